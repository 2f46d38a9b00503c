"""A sheet of an export as stored records, also where a spreadsheet or a script has saved it again.

Such programs write 100 as 100.0, a day as a date of theirs, and an id of 18 digits as
4.57621831344456E+17. What is whole in that is taken; an id of which digits are gone is known again
only where a single thing can be meant.
"""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from itertools import count

from csm_desktop.app.documents.exports import list_columns, listed_items, table_heads
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.formula_guards import unguarded
from csm_desktop.storage.convert import Primitive, Record
from csm_desktop.storage.former import CAME_SINCE, FORMER, ids_of
from csm_desktop.storage.rows import KIND_OF, ROWS, StoredColumn

Tables = dict[str, list[Record]]
Cell = str | int | float | bool | date
_ROUNDED = re.compile(r"\d(?:\.(\d+))?[eE]\+?0?1\d")
_EXACT = 10**15  # beyond it spreadsheets keep no digit


def table_of(heads: Sequence[str], name: str = "") -> str | None:
    """The table whose sheet has these heads, by its name or else by them alone: files are renamed.

    The heads may stand in any order, and be those of an earlier program, which knew less.
    """
    if len(heads) != len(set(heads)):
        return None
    if name in KIND_OF:
        return name if _is_ours(name, heads) else None
    found = [table for table in KIND_OF if _is_ours(table, heads)]
    # Of tables with the same heads the one that is named in it, as in "goal (1)".
    named = [table for table in found if name.startswith(table)] if len(found) > 1 else found
    return max(named, key=len, default=None)


def _is_ours(table: str, heads: Sequence[str]) -> bool:
    ours = set(table_heads(table))
    may_lack = {name for name, column in ROWS[table].columns().items() if column.empty}
    theirs = set(heads).difference(FORMER)
    return ours - may_lack - CAME_SINCE.keys() <= theirs <= ours


def record_of(table: str, heads: Sequence[str], row: Sequence[Cell]) -> Record:
    """A stored record from a row of a table's sheet; what cannot be read stays as it is."""
    cells = dict(zip(heads, (unguarded(_text(cell)) for cell in row), strict=False))
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


def links_known_again(tables: Tables) -> bool:
    """Put whole ids in place of those that were rounded; False where rows are told apart no more.

    A rounded id is that of the one thing whose id is rounded alike.
    """
    for records in tables.values():
        ids = [record["id"] for record in records if _is_rounded(record.get("id"))]
        if len(set(ids)) != len(ids):
            return False
    for records in tables.values():
        for record in records:
            if _is_rounded(record.get("id")):
                record["id"] = int(_value_of(record["id"]))
    for table, records in tables.items():
        for name, column in ROWS[table].columns().items():
            rounded = {value for record in records if _is_rounded(value := record.get(name))}
            if column.to and rounded:
                whole = _meant(rounded, tables.get(column.to, ()))
                for record in records:
                    record[name] = whole.get(record.get(name), record.get(name))
    return True


def _meant(rounded: set[Primitive], records: Sequence[Record]) -> dict[Primitive, Primitive]:
    """The one id that each rounded one can mean; an id of nothing where it can mean several, so
    that the link is told to be lost and its row stays."""
    ids = [id_ for record in records if isinstance(id_ := record.get("id"), int)]
    nothing = next(number for number in count(1) if number not in set(ids))
    found: dict[Primitive, Primitive] = {}
    for text in rounded:
        alike = [id_ for id_ in ids if _value_of(f"{id_:.{_places(text)}e}") == _value_of(text)]
        found[text] = alike[0] if len(alike) == 1 else nothing
    return found


def _value_of(rounded: Primitive) -> Decimal:
    return Decimal(str(rounded))


def _places(rounded: Primitive) -> int:
    match = _ROUNDED.fullmatch(str(rounded))
    return len(match[1] or "") if match else 0


def _is_rounded(value: Primitive) -> bool:
    return isinstance(value, str) and _ROUNDED.fullmatch(value) is not None


def _text(cell: Cell) -> str:
    """What a sheet that a spreadsheet has typed means as text."""
    match cell:
        case str():
            return cell
        case bool() | int():
            return str(int(cell))
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case _:
            return cell.isoformat()


def _value(cell: str, column: StoredColumn) -> Primitive:
    if not cell and column.empty:
        return None
    if column.kind in (int, bool):
        with suppress(ValueError):
            return int(cell)
        with suppress(ArithmeticError):
            number = Decimal(cell)
            if abs(number) < _EXACT and number == int(number):
                return int(number)
    return cell


def _minor(amount: str, currency: str) -> Primitive:
    if not amount:
        return None
    try:
        return Money.of(Decimal(amount), currency).minor
    except (ArithmeticError, ValueError):
        return amount


def _list(cell: str, names: Sequence[str] | None) -> Primitive:
    try:
        items = listed_items(cell, names)
    except ValueError:
        return cell
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))
