"""Which account of a group each belongs to, as a list of accounts says it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from csm_desktop.app.imports.report import Difference
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.domain.lists.chains import leads_back
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.plan import ImportNotice, ImportPlan
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ParentReference:
    """What a row calls the account that its own belongs to: an id, a web domain or a name."""

    line: int
    account_id: int
    text: str


def settle_parents(
    taking: ImportRun, plan: ImportPlan, taken: ListResult, references: Iterable[ParentReference]
) -> None:
    """Let each account belong to what its row names, once all rows have been gone through.

    What leads nowhere, or round in a circle, stays beside the account as a field of the user's own,
    and is told.
    """
    header = next((mapped.header for mapped in plan.mapping if mapped.field == "parent"), "")
    open_: list[ParentReference] = []
    circles: list[ParentReference] = []
    filled: set[int] = set()
    for reference in references:
        entry = taking.directory.referred([reference.text])
        if entry is None or entry.in_trash:
            open_.append(reference)
        elif entry.id == reference.account_id:  # the top of a group, as many systems write it
            continue
        elif leads_back(entry.id, frozenset((reference.account_id,)), _above(taking)):
            circles.append(reference)
        elif _belongs(taking, taken, reference, entry, header):
            filled.add(reference.line)
    taken.proposals[:] = [
        each for each in taken.proposals if not _are_related(taking, each.account_id, each.like_id)
    ]
    for left in (*open_, *circles):
        _keep(taking, left, header)
    taken.known[:] = [replace(row, filled=row.filled or row.line in filled) for row in taken.known]
    if open_:
        taken.remarks.append(ImportNotice(0, "", _told_open(open_)))
    if circles:
        taken.remarks.append(ImportNotice(0, "", _told_circles(circles)))


def _above(taking: ImportRun) -> Callable[[int], int | None]:
    return lambda account_id: taking.fetch(Account, account_id).parent_id


def _are_related(taking: ImportRun, one: int, other: int) -> bool:
    """Whether one account belongs to the other, or both to a third: then they are not the same."""
    first, second = (taking.fetch(Account, id_).parent_id for id_ in (one, other))
    return other == first or one == second or (first is not None and first == second)


def _belongs(
    taking: ImportRun,
    taken: ListResult,
    each: ParentReference,
    entry: DirectoryEntry,
    header: str,
) -> bool:
    """Whether the account has come to belong to another; a parent that is known stays unasked."""
    account = taking.fetch(Account, each.account_id)
    if account.parent_id == entry.id:
        return False
    if account.parent_id is not None:
        ours = taking.fetch(Account, account.parent_id).name
        taken.differences.append(Difference(each.line, account.name, "parent", ours, entry.name))
        if not taking.update:
            return False
    # What an earlier list left open is no longer.
    open_ = CustomField(header, each.text)
    custom = tuple(own for own in account.custom if own != open_)
    taking.put(replace(account, parent_id=entry.id, custom=custom))
    return True


def _keep(taking: ImportRun, left: ParentReference, header: str) -> None:
    account = taking.fetch(Account, left.account_id)
    if all(own.name != header for own in account.custom):
        custom = (*account.custom, CustomField(header, left.text))
        taking.put(replace(account, custom=custom))


def _told_open(left: list[ParentReference]) -> Message:
    return say(
        "“{reference}” is no account of the book that anything could belong to: kept as a field of"
        " yours ({n} such row)",
        "“{reference}” is no account of the book that anything could belong to: kept as a field of"
        " yours ({n} such rows)",
        n=len(left), reference=left[0].text,
    )  # fmt: skip


def _told_circles(left: list[ParentReference]) -> Message:
    return say(
        "with “{reference}” above it an account would belong to itself: kept as a field of yours"
        " ({n} such row)",
        "with “{reference}” above it an account would belong to itself: kept as a field of yours"
        " ({n} such rows)",
        n=len(left), reference=left[0].text,
    )  # fmt: skip
