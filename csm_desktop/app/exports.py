"""Everything out of a book, as tables and as one JSON file: the data is the user's.

The JSON holds the stored records exactly and can be read by any program. The CSV files are for
people and spreadsheets: amounts in major units, lists joined, and no cell that a spreadsheet would
run as a formula (reliability.md E5).
"""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from csm_desktop import __version__
from csm_desktop.app.book import Book
from csm_desktop.domain.money import Money
from csm_desktop.files import AlreadyThereError, atomic_write, make_folder
from csm_desktop.storage import dump
from csm_desktop.storage.convert import Primitive, Record

Progress = Callable[[int, int], None]
# What a spreadsheet would run: at the start of a cell, or where another list separator than ours
# (";" in many countries, a tab), or a line break outside quotes, would begin a new one.
_FORMULA_STARTS = re.compile(
    r"\A(?=[^\S\t\r]*[=+\-@\t\r])|(?<=[;\t\r\n])(?=(?:[^\S\t\r\n]|\")*[=+\-@])"
)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and how many rows it holds."""

    path: Path
    rows: int


def export_book(book: Book, folder: Path, progress: Progress | None = None) -> tuple[Exported, ...]:
    """Write `<table>.csv` for every kind of thing, and `book.json`, into a folder.

    Raises AlreadyThereError where a file of a former export is: nothing is overwritten.
    """
    make_folder(folder)
    with book.reading() as connection:
        tables = dump.all_records(connection)
    targets = {table: folder / f"{table}.csv" for table in tables}
    whole = folder / "book.json"
    for target in (*targets.values(), whole):
        if target.exists():
            raise AlreadyThereError(target)
    names = {record["id"]: record["name"] for record in tables["account"]}
    written = []
    for done, (table, records) in enumerate(tables.items()):
        _write_csv(targets[table], [_readable(record, names) for record in records], table)
        written.append(Exported(targets[table], len(records)))
        if progress:
            progress(done + 1, len(tables) + 1)
    _write_json(whole, book, tables)
    total = sum(len(records) for records in tables.values())
    if progress:
        progress(len(tables) + 1, len(tables) + 1)
    return (*written, Exported(whole, total))


def export_rows(rows: Sequence[Sequence[Primitive]], target: Path) -> Exported:
    """Write a table as it is shown, its head first, for a spreadsheet; what was there is replaced.

    The user chose the file, and was asked about one that is there.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([neutral(value) for value in row] for row in rows)
    with atomic_write(target) as file:
        file.write(text.getvalue().encode("utf-8-sig"))
    return Exported(target, max(0, len(rows) - 1))


def neutral(value: Primitive) -> Primitive:
    """A cell that no spreadsheet runs: a number stays a number, other formula starts are quoted.

    Formula starts inside a text count, too: where a file is opened with another list separator
    than it was written with, a cell of its own begins there.
    """
    if not isinstance(value, str) or (guarded := _FORMULA_STARTS.sub("'", value)) == value:
        return value
    try:
        Decimal(value)
    except InvalidOperation:
        return guarded
    return value


def _write_csv(target: Path, rows: Sequence[Record], table: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    columns = _readable(dict.fromkeys(dump.columns(table)), {})
    writer.writerow(columns)
    for row in rows:
        writer.writerow([neutral(row[column]) for column in columns])
    with atomic_write(target) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def _readable(record: Record, names: dict[Primitive, Primitive]) -> Record:
    """The record for a person: amounts in major units, lists as text, the account's name."""
    row: Record = {}
    for column, value in record.items():
        if column.endswith("_minor"):
            name = column.removesuffix("_minor")
            currency = str(record[f"{name}_currency"])
            row[name] = str(Money(value, currency).amount) if isinstance(value, int) else None
        elif isinstance(value, str) and value.startswith("["):
            row[column] = _listed(value)
        else:
            row[column] = value
        if column == "account_id":
            row["account"] = names.get(value)
    return row


def _listed(text: str) -> str:
    try:
        items = json.loads(text)
    except ValueError:
        return text
    if not isinstance(items, list):
        return text
    return "; ".join(
        ": ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)
        for item in items
    )


def _write_json(target: Path, book: Book, tables: dict[str, list[Record]]) -> None:
    whole = {
        "format": "csm-desktop",
        "program": __version__,
        "exported_at": book.now().isoformat(timespec="seconds"),
        "tables": tables,
    }
    with atomic_write(target) as file:
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        file.write(text.encode("utf-8"))
