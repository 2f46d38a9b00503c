"""The program's own export comes back whole: the same things, links and values, the same ids.

An export is a folder with `book.json` and a CSV file for each table; any of them can be read. It
comes into an empty book as one undoable step. What it lacks is named, never made up.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path

from csm_desktop.app.book import Book, Work
from csm_desktop.app.documents.exports import list_columns, listed_items, table_heads
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.formula_guards import unguarded
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.convert import (
    Primitive,
    Record,
    from_record,
    unusable_columns,
)
from csm_desktop.storage.former import CAME_SINCE, FORMER, as_kept_now, ids_of
from csm_desktop.storage.queries import dump
from csm_desktop.storage.rows import KIND_OF, ROWS, StoredColumn
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_WHOLE = "book.json"
_FORMAT = "csm-desktop"
_BIGGEST_CELL = 2**27


@dataclass(frozen=True, slots=True)
class RefusedRecord:
    """A row of an export that cannot be a thing again, and the columns that are why."""

    table: str
    id: Primitive
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearedLink:
    """A reference to something that the export does not hold: left empty."""

    table: str
    id: Primitive
    column: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What an export brought: rows by table, rows refused, links left empty, what is unknown."""

    rows: dict[str, int]
    refused: tuple[RefusedRecord, ...]
    cleared: tuple[ClearedLink, ...]
    unknown: tuple[str, ...]

    @property
    def stored(self) -> int:
        """Rows stored, of all tables."""
        return sum(self.rows.values())


Tables = dict[str, list[Record]]


def own_export(paths: Sequence[Path]) -> Tables | None:
    """The records of an export of this program by table; None for any other files.

    Of a folder the JSON file counts, for it loses nothing, else its CSV files; with a CSV file
    come those beside it that it refers to. Raises UserError for a folder that is no export.
    """
    found: Tables = {}
    for path in paths:
        tables = _folder(path) if path.is_dir() else _file(path)
        # One foreign file among them: then all are read as strangers' lists, with their questions.
        if tables is None:
            return None
        for table, records in tables.items():
            found.setdefault(table, []).extend(records)
    for path in paths:
        if path.suffix.casefold() == ".csv":
            _take_along(path.parent, found)
    return found


def _take_along(folder: Path, found: Tables) -> None:
    """Add the tables beside that the given ones refer to: a link must lead somewhere."""
    asked = list(found)
    while asked:
        for column in ROWS[asked.pop()].columns().values():
            if column.to and column.to not in found:
                tables = _file(folder / f"{column.to}.csv") or {}
                found |= tables
                asked += tables


def restore_export(book: Book, tables: Tables) -> Restored:
    """Take an export into an empty book. Raises UserError where the book holds something."""
    check_empty(book)
    return book.run(say("Import an export"), _restore, tables)


def check_empty(book: Book) -> None:
    """Raise UserError where a book holds something: ids that come back must be free."""
    if _holds_something(book):
        raise UserError(
            tr("An export of this program comes back whole into an empty book only."),
            tr("Nothing was imported. Name a new book, and it is made."),
        )


def _holds_something(book: Book) -> bool:
    if book.undo_label is not None:
        return True
    with book.reading() as connection:
        return any(next(dump.rows(connection, table), None) for table in ("account", "contact"))


def _folder(path: Path) -> Tables:
    # The folder holds the same twice, and the tables are for people: the whole file is exact.
    whole = path / _WHOLE
    tables = _file(whole) if whole.is_file() else None
    if tables is not None:
        return tables
    found: Tables = {}
    for table in dump.TABLES:
        sheet = path / f"{table}.csv"
        if sheet.is_file():
            found |= _file(sheet) or {}
    if not found:
        raise UserError(
            render(
                say(
                    "{name} is a folder, and no export of this program.",
                    name=path.name or str(path),
                )
            ),
            tr("Nothing was imported. Name the files that are to be imported."),
        )
    return found


def _file(path: Path) -> Tables | None:
    if path.suffix.casefold() == ".json":
        return _json(path)
    table = path.stem.casefold()
    if path.suffix.casefold() != ".csv" or table not in KIND_OF:
        return None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file, _long_cells():
            rows = csv.reader(file)
            heads = next(rows, None)
            if heads is None or not _is_ours(table, heads):
                return None
            return {table: [_record(table, heads, row) for row in rows if row]}
    except (OSError, UnicodeDecodeError, csv.Error):
        return None  # the reader of strangers' lists says what is wrong with it


def _is_ours(table: str, heads: Sequence[str]) -> bool:
    """Whether these are the heads of one of our sheets, in any order, perhaps of an earlier
    program, which knew less: columns that came since are empty."""
    ours = set(table_heads(table))
    may_lack = {name for name, column in ROWS[table].columns().items() if column.empty}
    theirs = set(heads).difference(FORMER)
    return len(heads) == len(set(heads)) and ours - may_lack - CAME_SINCE.keys() <= theirs <= ours


@contextmanager
def _long_cells() -> Iterator[None]:
    """Notes may be longer than the csv module's own limit for a cell."""
    before = csv.field_size_limit(_BIGGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _json(path: Path) -> Tables | None:
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError):
        return None
    # JSON of any kind may be called book.json.
    if not isinstance(whole, dict) or whole.get("format") != _FORMAT:
        return None
    tables = whole.get("tables")
    if not isinstance(tables, dict):
        return None
    return {
        str(table): [record for record in records if isinstance(record, dict)]
        for table, records in tables.items()
        if isinstance(records, list)
    }


def _record(table: str, heads: Sequence[str], row: Sequence[str]) -> Record:
    """A stored record from a row of a table's CSV file; what cannot be read stays as it is."""
    cells = dict(zip(heads, map(unguarded, row), strict=False))
    lists = list_columns(table)
    record: Record = {}
    for name, column in ROWS[table].columns().items():
        if name.endswith("_minor"):
            amount = name.removesuffix("_minor")
            record[name] = _minor(cells.get(amount, ""), cells.get(f"{amount}_currency", ""))
        elif name in lists:
            record[name] = _list(cells.get(name, ""), lists[name])
        else:
            record[name] = _value(cells.get(name, ""), column)
    if "ids" in record and "external_id" in cells:  # an export of an earlier program
        record["ids"] = ids_of(cells["external_id"])
    return record


def _value(cell: str, column: StoredColumn) -> Primitive:
    if not cell and column.empty:
        return None
    if column.kind in (int, bool):
        with suppress(ValueError):
            return int(cell)
    return cell


def _minor(amount: str, currency: str) -> Primitive:
    if not amount:
        return None
    try:
        return Money.of(Decimal(amount), currency).minor
    except (InvalidOperation, ValueError, OverflowError):
        return amount


def _list(cell: str, names: Sequence[str] | None) -> Primitive:
    try:
        items = listed_items(cell, names)
    except ValueError:
        return cell
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _restore(work: Work, tables: Tables) -> Restored:
    refused: list[RefusedRecord] = []
    sound = {
        table: list(_sound(table, tables[table], refused))
        for table in dump.TABLES
        if table in tables
    }
    # Before anything is added: a link that leads nowhere would refuse the whole act.
    cleared = _clear_links(sound, refused)
    for table, records in sound.items():
        kind = KIND_OF[table]
        work.add_all(from_record(kind, record) for record in records)
    unknown = tuple(table for table in tables if table not in KIND_OF)
    rows = {table: len(records) for table, records in sound.items() if records}
    return Restored(rows, tuple(refused), tuple(cleared), unknown)


def _sound(table: str, records: Iterable[Record], refused: list[RefusedRecord]) -> Iterator[Record]:
    """The records that make a thing, each id once; a column that is missing counts as empty."""
    kind, columns = KIND_OF[table], ROWS[table].columns()
    seen: set[Primitive] = set()
    for given in map(as_kept_now, records):
        record = {name: given.get(name, CAME_SINCE.get(name)) for name in columns}
        bad = unusable_columns(kind, record)
        # Two rows of one id: the first counts, as everywhere a file says a thing twice.
        if record["id"] in seen:
            bad = ("id",)
        if bad:
            refused.append(RefusedRecord(table, record["id"], bad))
            continue
        seen.add(record["id"])
        yield record


def _clear_links(sound: Tables, refused: list[RefusedRecord]) -> list[ClearedLink]:
    """Leave links empty that lead nowhere; a row that is nothing without its link is refused."""
    cleared: list[ClearedLink] = []
    before = -1
    while before != len(refused):  # a row that is refused takes along what belongs to it
        before = len(refused)
        ids = {table: {record["id"] for record in records} for table, records in sound.items()}
        for table, records in sound.items():
            links = {n: c for n, c in ROWS[table].columns().items() if c.to}
            kept = []
            for record in records:
                lost = [
                    name
                    for name, column in links.items()
                    if record[name] is not None and record[name] not in ids.get(column.to, ())
                ]
                bound = tuple(name for name in lost if not links[name].empty)
                if bound:
                    refused.append(RefusedRecord(table, record["id"], bound))
                    continue
                for name in lost:
                    record[name] = None
                    cleared.append(ClearedLink(table, record["id"], name))
                kept.append(record)
            sound[table] = kept
    return cleared
