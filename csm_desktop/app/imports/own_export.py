"""The program's own export comes back whole: the same things, links and values, the same ids.

What `exported.files` read comes into an empty book as one undoable step. What it lacks is named,
never made up.
"""

from collections.abc import Iterable, Iterator

from csm_desktop.app.book import Book, Work
from csm_desktop.app.imports.exported.records import Tables
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.convert import Primitive, Record, from_record, unusable_columns
from csm_desktop.storage.former import CAME_SINCE, as_kept_now
from csm_desktop.storage.queries import dump
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


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
