"""Whether a book is whole: a quick look at every opening, and a thorough one when asked.

The quick look compares the seal (storage.seal): some 2 GB a second. A book without a seal was
not closed properly; it gets `integrity_check` (some 140 MB a second, measured), and its texts
are decoded, which finds most of what that check cannot see.
"""

from collections.abc import Callable, Iterator
from itertools import chain, repeat
from operator import contains
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.engine import READ_FAULTS, BrokenBookError, bare
from csm_desktop.storage.file.seal import has_seal, sealed
from csm_desktop.storage.file.stamp import Stamp, read_stamp
from csm_desktop.storage.file.stopped import stopped_by
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_HEAD = "*** in database main ***"  # before SQLite's findings
_AT_MOST = 20  # findings of one kind: enough to act on, few enough to read
# Summed in some 30 ms, which opening a book may take; a book of this size has 25,000 long notes.
QUICK_BYTES = 64_000_000
# No text of a person holds eight NULs in a row; a block of a disk that was wiped does.
WIPED = "\0" * 8


class DamagedBookError(UserError):
    """A book or backup is damaged; `finding` is the sentence that says what was seen first."""

    def __init__(self, path: Path, finding: str, advice: str) -> None:
        super().__init__(
            render(say("{name} is damaged.", name=path.name)),
            render(say("{finding} {advice}", finding=finding, advice=advice)),
        )
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Report:
    """What a thorough look found, as sentences for the user; none if the book is sound.

    `findings` are damage of the file, `unusable` what in it is missing or cannot be used
    (`storage.contents`).
    """

    path: Path
    size: int
    stamp: Stamp | None
    sqlite: str
    counts: tuple[tuple[str, int], ...]
    findings: tuple[str, ...]
    unusable: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Nothing was found."""
        return not self.findings and not self.unusable


def damage(
    path: Path, *, quick: bool = False, waiting: Callable[[], object] | None = None
) -> str | None:
    """The first sign of damage in a book that nobody has open for writing; None if there is none.

    `quick` takes the seal of a large book on trust: a backup looks through it within half an hour.
    `waiting` is called again and again meanwhile; what it raises ends the look.
    Raises UserError when the file cannot be opened at all.
    """
    # A seal that is kept but not looked at; a large file is summed behind, while it is read.
    if quick and path.stat().st_size > QUICK_BYTES and has_seal(path):
        return None
    state = sealed(path)
    if state is True:
        return None
    with bare(path, read_only=True) as connection, stopped_by(waiting, connection):
        # Texts only where the structure holds: they are read through it.
        findings = (
            list(_broken_pages(connection, 1))
            or list(_structure(connection, 1))
            or list(_texts(connection))[:1]
        )
    if findings:
        return findings[0]
    return _changed_outside() if state is False else None


def takes_long(path: Path) -> bool:
    """Whether a book must be looked through and that takes longer than opening it may."""
    return path.stat().st_size > QUICK_BYTES and not has_seal(path)


def check(path: Path) -> Report:
    """A thorough look: structure, search index, references, texts, seal. Changes nothing.

    Raises UserError when the file is no book, or may not be read.
    """
    try:
        return _looked_through(path)
    except (BrokenBookError, *READ_FAULTS) as error:
        below = error.__cause__ if isinstance(error, BrokenBookError) else error
        broken = render(say("Its list of tables is broken ({detail}).", detail=str(below)))
        size = path.stat().st_size
        return Report(path, size, None, driver.sqlite_version, (), (broken,))


def _looked_through(path: Path) -> Report:
    state = sealed(path)
    with bare(path, read_only=True) as connection:
        findings = list(problems(connection))
        if state is False and not findings:
            # A finding says more than that the sum is another, so it stands alone.
            findings.append(_changed_outside())
        try:
            counted = tuple(counts(connection).items())
        except READ_FAULTS:
            counted = ()  # what cannot be counted has been found above
        return Report(
            path,
            path.stat().st_size,
            read_stamp(connection),
            driver.sqlite_version,
            counted,
            tuple(findings),
        )


def problems(connection: Any) -> Iterator[str]:
    """What is wrong with the book behind a driver connection, as sentences for the user."""
    if broken := list(_broken_pages(connection, _AT_MOST)):
        # Nothing more is answered once such a page was met, so nothing more can be said.
        yield from broken
        return
    yield from _structure(connection, _AT_MOST)
    yield from _references(connection)
    yield from _texts(connection)


def counts(connection: Any) -> dict[str, int]:
    """How many rows each table holds; the search index and SQLite's own tables left out."""
    return {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in _tables(connection)
    }


def _changed_outside() -> str:
    return tr("Its content has changed since it was last closed, and not by this program.")


def _tables(connection: Any) -> list[str]:
    rows = connection.execute("PRAGMA main.table_list").fetchall()
    return sorted(
        name for _, name, kind, *_ in rows if kind == "table" and not name.startswith("sqlite_")
    )


def _broken_pages(connection: Any, at_most: int) -> Iterator[str]:
    """The cipher's own check of an encrypted file: each page carries a signature. It sees what
    SQLite's cannot, pages that nothing leads to, and none of what that sees in whole pages."""
    for (text,) in connection.execute("PRAGMA cipher_integrity_check").fetchmany(at_most):
        yield render(say("Its pages are broken ({detail}).", detail=text))


def _structure(connection: Any, at_most: int) -> Iterator[str]:
    """SQLite's own check, which since 3.44 looks into the search index as well."""
    try:
        for (text,) in connection.execute(f"PRAGMA integrity_check({at_most})"):
            if text != "ok":
                # SQLite puts a heading before its findings, which no reader of ours needs.
                detail = " ".join(text.replace(_HEAD, "").split())
                yield render(say("Its structure is broken ({detail}).", detail=detail))
    except READ_FAULTS as error:
        yield render(say("Its structure is broken ({detail}).", detail=str(error)))


def _references(connection: Any) -> Iterator[str]:
    # Summed up by table: one lost account may leave thousands of rows without theirs.
    missing: dict[tuple[str, str], int] = {}
    try:
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            missing[table, parent] = missing.get((table, parent), 0) + 1
    except READ_FAULTS as error:
        yield render(say("Its references cannot be read ({detail}).", detail=str(error)))
    for (table, parent), number in missing.items():
        yield render(
            say(
                "{n} row of {table} refers to a missing {parent}.",
                "{n} rows of {table} refer to a missing {parent}.",
                n=number,
                table=table,
                parent=parent,
            )
        )


def _texts(connection: Any) -> Iterator[str]:
    """Tables with a text that no program wrote: bytes that are not UTF-8, or wiped blocks."""
    try:
        tables = _tables(connection)
    except READ_FAULTS:
        return  # the structure is broken, and has been found so
    for table in tables:
        try:
            broken = _has_broken_text(connection, table)
        except READ_FAULTS:
            broken = True
        if broken:
            yield render(say("Texts in {table} cannot be read.", table=table))


def _has_broken_text(connection: Any, table: str) -> bool:
    """Whether a text holds a wiped block; raises driver.Error for one that is not UTF-8.

    SQLite puts the texts of a row together and the driver decodes them; no value passes through a
    line of Python, because a backup of a large book would spend most of its time here.
    """
    declared = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    # Numbers have no encoding to be wrong, and bytes have none.
    named = [(f'"{name}"', kind.upper()) for _, name, kind, *_ in declared]
    texts = [name for name, kind in named if "INT" not in kind and "BLOB" not in kind]
    for name, kind in named:
        wiped = f"instr({name}, x'{WIPED.encode().hex()}')"
        if (
            "BLOB" in kind
            and connection.execute(f'SELECT 1 FROM "{table}" WHERE {wiped} LIMIT 1').fetchone()
        ):
            return True
    if not texts:
        return False
    # Line by line, so that what is broken at the end of one is not mended by the next.
    rows = connection.execute(f'SELECT concat_ws(char(10), {", ".join(texts)}) FROM "{table}"')
    return any(map(contains, chain.from_iterable(rows), repeat(WIPED)))
