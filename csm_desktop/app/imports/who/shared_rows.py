"""Rows that may tell of several accounts at once: whose each is, by what it is met again, and where
it counts."""

from collections.abc import Sequence
from typing import Any, TypeVar

from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.digests import blake2b
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.plan import ImportNotice, ReadyRow
from csm_desktop.importers.values.choices import items

R = TypeVar("R")
_SIZE = 16  # bytes, as all marks have
_NOBODY = say("it belongs to no account of the book")


def accounts_named(
    taking: ImportRun, taken: ListResult, draft: ReadyRow
) -> tuple[Sequence[DirectoryEntry], str]:
    """Each account that the cell of a row names, else the one it refers to, and how it refers; of
    several the names that nobody has are told."""
    names = items(text_of(draft, "account_name"))
    if len(names) > 1 and not text_of(draft, "account_id"):
        each = [account_of(taking.directory, {"account_name": name})[0] for name in names]
        several = {entry.id: entry for entry in each if entry is not None}
        if len(several) > 1:
            for name, entry in zip(names, each, strict=True):
                if entry is None:
                    taken.remarks.append(ImportNotice(draft.line, "", _NOBODY, name))
            return tuple(several.values()), ""
    entry, reference = account_of(taking.directory, draft.values)
    return (() if entry is None else (entry,)), reference


def not_in_trash(
    taken: ListResult, draft: ReadyRow, whose: Sequence[DirectoryEntry]
) -> Sequence[DirectoryEntry]:
    """The accounts that a row can be taken in for; where there is none, the row is set aside, or
    known where its account lies in the trash."""
    found = [entry for entry in whose if not entry.in_trash]
    if whose and not found:
        taken.known.append(Known(draft.line, whose[0].name, in_trash=True))
    elif not found:
        taken.set_aside.append(aside(draft.line, _NOBODY, draft.cells))
    return found


def count(
    taken: ListResult, draft: ReadyRow, made: Sequence[tuple[bool, bool]], words: str
) -> None:
    """Put a row in its one place: stored where any of what it made is new, else known. Of each
    account `made` tells whether it is new, and whether it changed."""
    if any(is_new for is_new, _ in made):
        taken.stored += 1
    else:
        filled = any(changed for _, changed in made)
        taken.known.append(Known(draft.line, words, filled=filled))


def of_account(taking: ImportRun, kind: type[R], account_id: int) -> list[R]:
    """What the account had, and what this import made for it."""
    made: Any = taking.made[kind].values()
    new = (each for each in made if each.account_id == account_id)
    return [*taking.work.find(kind, account_id=account_id), *new]


def mark_of(taking: ImportRun, what: str, draft: ReadyRow, account_id: int) -> bytes | None:
    """What is met again by the id that its list gives it: its words may be mended."""
    id_ = text_of(draft, "external_id")
    said = "\x1e".join((what, taking.system, id_, str(account_id)))
    return blake2b(said.encode(), digest_size=_SIZE).digest() if id_ else None


def text_of(draft: ReadyRow, key: str) -> str:
    """The words of a cell; empty where there is none."""
    return str(draft.values.get(key) or "").strip()
