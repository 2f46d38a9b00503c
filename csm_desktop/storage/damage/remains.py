"""What can still be read of a damaged book: row by row, around what is broken.

SQLite gives up a whole query at the first broken page. So a table is read upwards from its first
row until that happens, then downwards from its last; what lies between is asked for one by one, by
the ids that indexes, other tables and the journal still know. The reader works on a copy, whose
schema is put right first: a table is where it was, whatever became of its description.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.cipher import BookKey, unlock
from csm_desktop.storage.file.engine import READ_FAULTS, key_of, readable_text
from csm_desktop.storage.file.stamp import MADE_BY, read_stamp
from csm_desktop.storage.file.strays import LOG as LOG_END
from csm_desktop.storage.file.strays import strays
from csm_desktop.storage.former import FORMER
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.storage.schema import described
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_FIRST, _LAST = -(2**63), 2**63 - 1
OF_THE_BOOK = ("change_set", "change", "import_mark", "final_act")
"""What a book holds beside facts: the journal, and what imports have taken in."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Loss:
    """What of a table could not be read; `rows` is None where nobody knows how many there were."""

    table: str
    rows: int | None
    where: Message


@dataclass(frozen=True, slots=True)
class Remains:
    """The rows of one table that could be read, by id, and what could not."""

    table: str
    rows: tuple[Row, ...]
    loss: Loss | None = None


@contextmanager
def opened_remains(book: Path) -> Iterator[Any]:
    """A driver connection to a copy of a damaged book, with every table where it can be found.

    Raises UserError where not even the first page is that of a book.
    """
    with tempfile.TemporaryDirectory(prefix="csm-salvage-") as folder:
        # A copy, for mending the schema writes; the damaged file itself is evidence.
        copy = Path(folder) / "book.csm"
        # Its own log holds the last edits; a stray one would be applied, and break more.
        for end in ("",) if strays(book) else ("", LOG_END):
            part = book.with_name(book.name + end)
            if part.is_file():
                shutil.copyfile(part, copy.with_name(copy.name + end))
        connection = _Again(copy, key_of(book))
        try:
            try:
                _mend_schema(connection)
            except READ_FAULTS as error:
                raise UserError(
                    render(say("Nothing of {name} can be read.", name=book.name)),
                    tr("Its first page is broken. The file was not changed; restore a backup."),
                ) from error
            yield connection
        finally:
            connection.close()


class _Again:
    """A connection to the copy, made anew where it has met a broken page of an encrypted book:
    SQLCipher answers nothing more on such a one (docs/decisions/024)."""

    def __init__(self, copy: Path, key: BookKey | None) -> None:
        self._copy, self._key = copy, key
        self._connection = self._connected()

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        """Run a statement; its cursor."""
        if self._key is not None:
            try:
                self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except driver.Error:
                self.close()
                self._connection = self._connected()
        return self._connection.execute(sql, values)

    def close(self) -> None:
        """Close the copy."""
        self._connection.close()

    def _connected(self) -> Any:
        connection = driver.connect(str(self._copy), isolation_level=None)
        # Damaged texts come as they can: a name with one broken letter is still a name.
        connection.text_factory = readable_text
        unlock(connection, self._key)
        return connection


def all_remains(book: Path) -> tuple[Remains, ...]:
    """What can be read of a damaged book, in the order in which a book is written.

    Raises UserError where not even the first page is that of a book.
    """
    with opened_remains(book) as connection:
        return tuple(remains(connection, (*KIND_OF, *OF_THE_BOOK)))


def remains(connection: Any, tables: tuple[str, ...]) -> Iterator[Remains]:
    """What can be read of these tables, behind the connection of `opened_remains`."""
    known = _known_ids(connection, tables)
    for table in tables:
        yield _of_table(connection, table, known.get(table, set()))


def _mend_schema(connection: Any) -> None:
    """Put our own description of each table in the place of one that cannot be understood."""
    # `cell_size_check` would refuse whole pages for one cell that is too long.
    for pragma in ("writable_schema=ON", "cell_size_check=OFF", "query_only=OFF"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    ours = described()
    found = connection.execute(
        "SELECT rowid, type, name, tbl_name, rootpage FROM sqlite_schema"
    ).fetchall()
    # Only what cannot be understood is replaced: a sound description may be of another version.
    broken = [name for name in ours if not _is_described(connection, name)]
    for rowid, kind, name, table, root in found:
        target = name if name in ours else table
        if kind == "table" and target in broken and isinstance(root, int):
            connection.execute(
                "UPDATE sqlite_schema SET type = 'table', name = ?, tbl_name = ?, sql = ?"
                " WHERE rowid = ?",
                (target, target, ours[target], rowid),
            )
            broken.remove(target)
    if broken or any(kind not in ("table", "index") for _, kind, *_ in found):
        # Triggers, views and the search index are not needed, and a broken one stops every
        # statement.
        with suppress(*READ_FAULTS):
            connection.execute("DELETE FROM sqlite_schema WHERE type NOT IN ('table', 'index')")
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    with suppress(*READ_FAULTS):
        # SQLite keeps its first reading of the schema until this number changes.
        connection.execute(f"PRAGMA schema_version={version + 1}")  # read the schema anew


def _is_described(connection: Any, table: str) -> bool:
    """Whether the schema names a table's columns; as many others than ours are ours, misspelt."""
    try:
        there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    except READ_FAULTS:
        return False
    ours = set(ROWS[table].columns())
    # A book of an earlier version may have as many under names of then.
    known = there == ours or not there.isdisjoint(FORMER)
    return bool(there) and (len(there) != len(ours) or known)


def _is_understood(connection: Any, table: str) -> bool:
    try:
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    except READ_FAULTS:
        return False
    ours = set(ROWS[table].columns())
    # An older book may lack half of what a table has today: what it has is ours then.
    return len(ours & columns) * 2 > min(len(ours), len(columns))


def _of_table(connection: Any, table: str, known: set[int]) -> Remains:
    if not _is_understood(connection, table):
        stamp = read_stamp(connection)
        if stamp is not None and stamp.revision < MADE_BY.get(table, ""):
            return Remains(table, ())
        return Remains(table, (), Loss(table, None, say("the table is gone")))
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
    columns = tuple(column for column in (*ROWS[table].columns(), *FORMER) if column in there)
    names = ", ".join(f'"{column}"' for column in columns)
    if not ROWS[table].with_rowid or "id" not in columns:
        return _in_order(connection, table, columns, names)
    found: dict[int, Row] = {}
    select = f'SELECT rowid, {names} FROM "{table}" NOT INDEXED'
    # From both ends to the broken page: what lies behind it is not lost with it.
    last = _walk(connection, select, columns, found, _FIRST, ascending=True)
    if last is None:
        return Remains(table, tuple(found.values()))
    first = _walk(connection, select, columns, found, _LAST, ascending=False)
    # Rows between the two ends are asked for by name, as far as anything names them.
    missing = {id_ for id_ in known if last < id_ < (first or _LAST)} - found.keys()
    lost = 0
    for id_ in sorted(missing):
        lost += not _asked_for(connection, select, columns, found, id_)
    rows = tuple(found[id_] for id_ in sorted(found))
    where = _between(last, first)
    return Remains(table, rows, Loss(table, lost or None, where))


def _between(last: int, first: int | None) -> Message:
    """Where what is lost was: behind the last row read from above, before the first from below."""
    if last == _FIRST and first in (None, _LAST):
        return say("the whole table")
    if last == _FIRST:
        return say("before row {first}", first=str(first))
    if first in (None, _LAST):
        return say("after row {last}", last=str(last))
    return say("between row {last} and row {first}", last=str(last), first=str(first))


def _walk(
    connection: Any, select: str, columns: tuple[str, ...], found: dict[int, Row], start: int,
    *, ascending: bool,
) -> int | None:  # fmt: skip
    """Take rows in one direction until a page is broken; the last id before it, None if none is."""
    sign, order, limit = (">=", "ASC", start) if ascending else ("<=", "DESC", start)
    at = limit
    try:
        rows = connection.execute(f"{select} WHERE rowid {sign} ? ORDER BY rowid {order}", (at,))
        # An index may be whole where its table is torn, so none is used.
        for row_id, *values in rows:
            found[row_id] = dict(zip(columns, values, strict=True))
            at = row_id
    except READ_FAULTS:
        return at
    return None


def _asked_for(
    connection: Any, select: str, columns: tuple[str, ...], found: dict[int, Row], id_: int
) -> bool:
    """Ask for one row; whether it is there to be had, or never was."""
    try:
        row = connection.execute(f"{select} WHERE rowid = ?", (id_,)).fetchone()
    except READ_FAULTS:
        return False
    if row is not None:
        found[id_] = dict(zip(columns, row[1:], strict=True))
    return True


def _in_order(connection: Any, table: str, columns: tuple[str, ...], names: str) -> Remains:
    """A table without ids of its own: as far as it goes from its first row."""
    found: list[Row] = []
    try:
        for row in connection.execute(f'SELECT {names} FROM "{table}"'):
            found.append(dict(zip(columns, row, strict=True)))
    except READ_FAULTS:
        where = say("after row {n}", n=str(len(found)))
        return Remains(table, tuple(found), Loss(table, None, where))
    return Remains(table, tuple(found))


def _known_ids(connection: Any, tables: tuple[str, ...]) -> dict[str, set[int]]:
    """Ids that indexes, references and the journal name, by table, as far as they can be read."""
    # Ids only: each is a row to ask for, and being wrong costs one question.
    known: dict[str, set[int]] = {table: set() for table in tables}
    for table in tables:
        for name, column in ROWS[table].columns().items():
            if column.index and "id" in ROWS[table].columns():
                _gather(connection, f'SELECT rowid FROM "{table}" ORDER BY "{name}"', known[table])
            if column.to in known:
                sql = f'SELECT "{name}" FROM "{table}"'
                _gather(connection, sql, known[column.to])
    for sql in ("SELECT row_id, table_name FROM change", "SELECT rowid, kind FROM search"):
        with suppress(*READ_FAULTS):
            for row_id, table in connection.execute(sql):
                if table in known and isinstance(row_id, int):
                    known[table].add(row_id)
    return known


def _gather(connection: Any, sql: str, into: set[int]) -> None:
    with suppress(*READ_FAULTS):
        into.update(row[0] for row in connection.execute(sql) if isinstance(row[0], int))
