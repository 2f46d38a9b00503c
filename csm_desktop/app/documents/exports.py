"""Everything out of a book, as tables and as one JSON file: the data is the user's.

The JSON holds the stored records exactly and can be read by any program. The CSV files are for
people and spreadsheets: amounts in major units, lists joined, and no cell that a spreadsheet would
run as a formula (reliability.md E5).
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO, get_args, get_origin

from csm_desktop import __version__
from csm_desktop.app.book import Book, BookConnection
from csm_desktop.domain.limits.bounds import without_none
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.formula_guards import guarded
from csm_desktop.files import atomic_write, check_target, make_folder
from csm_desktop.storage.convert import Primitive
from csm_desktop.storage.queries import dump
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.values import dataclass

Progress = Callable[[int, int], None]
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and how many rows it holds."""

    path: Path
    rows: int


def export_book(
    book: Book, folder: Path, progress: Progress | None = None, *, overwrite: bool = False
) -> tuple[Exported, ...]:
    """Write `<table>.csv` for every kind of thing, and `book.json`, into a folder.

    Raises AlreadyThereError where a file of a former export is that is not to be replaced, before
    anything is written.
    """
    make_folder(folder)
    targets = {table: folder / f"{table}.csv" for table in dump.TABLES}
    whole = folder / "book.json"
    # All names are looked at before the first is written: half an export is none.
    for target in (*targets.values(), whole):
        check_target(target, overwrite=overwrite)
    written = []
    # One reading transaction: tables of two moments would not fit together.
    with book.reading() as connection, atomic_write(whole, overwrite=overwrite) as file:
        names = _account_names(connection)
        file.write(_json_head(book))
        for done, (table, target) in enumerate(targets.items()):
            file.write(f"{',' if done else ''}\n  {json.dumps(table)}: [".encode())
            with atomic_write(target, overwrite=overwrite) as sheet:
                number = _write_table(connection, table, sheet, file, names)
            file.write(b"\n  ]")
            written.append(Exported(target, number))
            if progress:
                progress(done + 1, len(targets) + 1)
        file.write(b"\n }\n}\n")
    if progress:
        progress(len(targets) + 1, len(targets) + 1)
    return (*written, Exported(whole, sum(exported.rows for exported in written)))


def table_heads(table: str) -> tuple[str, ...]:
    """The column names of a table's CSV file."""
    return tuple(_Cells(table, {}).heads)


@cache
def list_columns(table: str) -> dict[str, list[str] | None]:
    """The columns of a table that hold lists, with the parts of their items where they have any."""
    found: dict[str, list[str] | None] = {}
    for field in fields(KIND_OF[table]):
        declared = without_none(field.type)
        if get_origin(declared) is tuple:
            item = get_args(declared)[0]
            found[field.name] = [part.name for part in fields(item)] if is_dataclass(item) else None
    return found


def _account_names(connection: BookConnection) -> dict[Primitive, Primitive]:
    at = [dump.columns("account").index(column) for column in ("id", "name")]
    return {row[at[0]]: row[at[1]] for rows in dump.rows(connection, "account") for row in rows}


def _json_head(book: Book) -> bytes:
    about = {
        "format": "csm-desktop",
        "program": __version__,
        "exported_at": book.now().isoformat(timespec="seconds"),
    }
    return (json.dumps(about, indent=1).removesuffix("\n}") + ',\n "tables": {').encode()


def _write_table(
    connection: BookConnection,
    table: str,
    sheet: BinaryIO,
    whole: BinaryIO,
    names: dict[Primitive, Primitive],
) -> int:
    """Write one table's rows into its CSV file and into the JSON file; how many there are.

    Both at once and portion by portion: a book of any size takes the memory of a thousand rows.
    """
    columns, number = dump.columns(table), 0
    cells = _Cells(table, names)
    text = io.TextIOWrapper(sheet, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(cells.heads)
    for rows in dump.rows(connection, table):
        # Encoded once and written portion by portion: a whole book as text would not fit in memory.
        lines = [_JSON.encode(dict(zip(columns, row, strict=True))) for row in rows]
        between = ",\n   " if number else "\n   "
        whole.write((between + ",\n   ".join(lines)).encode())
        writer.writerows(map(cells.of, rows))
        number += len(rows)
    text.flush()
    text.detach()  # the file is synced and closed by whoever opened it
    return number


def export_rows(
    rows: Sequence[Sequence[Primitive]], target: Path, *, overwrite: bool = False
) -> Exported:
    """Write a table as it is shown, its head first, for a spreadsheet.

    Raises AlreadyThereError where a file is that the user was not asked about.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([neutral(value) for value in row] for row in rows)
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(text.getvalue().encode("utf-8-sig"))
    return Exported(target, max(0, len(rows) - 1))


def export_picture(content: bytes, target: Path, *, overwrite: bool = False) -> Path:
    """Write a picture that was drawn; errors as in `export_rows`."""
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(content)
    return target


def neutral(value: Primitive) -> Primitive:
    """A cell that no spreadsheet runs: a number stays a number, other formula starts are quoted.

    Formula starts inside a text count, too: where a file is opened with another list separator
    than it was written with, a cell of its own begins there.
    """
    if not isinstance(value, str) or (value[:1].isalnum() and not _begins_cells(value)):
        return value  # most are: looked at more closely they would take half of an export
    # A number in one piece stays one; "\r-1" is cut into two cells by some programs.
    if (safe := guarded(value)) == value or _begins_cells(value):
        return safe
    try:
        Decimal(value)
    except InvalidOperation:
        return safe
    return value


def _begins_cells(text: str) -> bool:
    """Whether a text holds what some list separator of a country would cut it at."""
    return ";" in text or "\n" in text or "\r" in text or "\t" in text


class _Cells:
    """A table's rows for a person: amounts in major units, lists as text, the account's name."""

    def __init__(self, table: str, names: dict[Primitive, Primitive]) -> None:
        columns, lists = dump.columns(table), list_columns(table)
        self._names = names
        self.heads: list[str] = []
        self._parts: list[tuple[_Part, int]] = []
        for index, column in enumerate(columns):
            # The two columns of an amount become one that a spreadsheet can add up.
            if column.endswith("_minor"):
                name = column.removesuffix("_minor")
                currency = columns.index(f"{name}_currency")
                self._add(name, partial(_amount, currency=currency), index)
            else:
                self._add(column, _list if column in lists else _text, index)
            if column == "account_id":
                self._add("account", self._account, index)

    def _add(self, head: str, part: "_Part", index: int) -> None:
        self.heads.append(head)
        self._parts.append((part, index))

    def _account(self, row: Sequence[Primitive], index: int) -> Primitive:
        return neutral(self._names.get(row[index]))

    def of(self, row: Sequence[Primitive]) -> list[Primitive]:
        """The cells of one row, none of which a spreadsheet runs."""
        return [part(row, index) for part, index in self._parts]


_Part = Callable[[Sequence[Primitive], int], Primitive]


def _amount(row: Sequence[Primitive], index: int, currency: int) -> Primitive:
    minor = row[index]
    return str(Money(minor, str(row[currency])).amount) if isinstance(minor, int) else None


def _text(row: Sequence[Primitive], index: int) -> Primitive:
    return neutral(row[index])


def _list(row: Sequence[Primitive], index: int) -> Primitive:
    value = row[index]
    return neutral(_listed(value)) if isinstance(value, str) and value != "[]" else ""


def _listed(text: str) -> str:
    """A list as people write one; as JSON where that could not be taken apart again."""
    try:
        items = json.loads(text)
    except ValueError:
        return text
    if not isinstance(items, list):
        return text
    joined = "; ".join(
        ": ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)
        for item in items
    )
    # Joined with "; " it must come back as the same list, or it is kept as JSON.
    return joined if not joined.startswith("[") and _taken_apart(joined, items) else text


def _taken_apart(joined: str, items: list[Any]) -> bool:
    names = list(items[0]) if isinstance(items[0], dict) else None
    try:
        return listed_items(joined, names) == items
    except ValueError:
        return False


def listed_items(cell: str, names: Sequence[str] | None) -> list[Any]:
    """The items of a list's cell: texts, or things of two parts so named. Raises ValueError."""
    if cell.startswith("["):
        items = json.loads(cell)
        if not isinstance(items, list):
            raise ValueError(cell)
        return items
    parts = cell.split("; ") if cell else []
    if names is None:
        return list(parts)
    return [dict(zip(names, part.split(": "), strict=True)) for part in parts]
