"""Columns of money: amounts with their currencies, in the period and the unit that are meant."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.bills.minor_units import (
    BILLED,
    cents_question,
    counts_minor_units,
    may_count_minor_units,
)
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.numbers import Numbers
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.units import SHARED_SIGNS, Unit, header_unit

_TWO_AMOUNTS = say("two amounts: the first one is taken, both are kept as a field of yours")
# Of a bill, which may be a credit.
_MAY_BE_BELOW = frozenset(("net", "gross", "tax", "discount", "refunded"))
_NO_AMOUNT = say("it is no amount: kept as a field of yours")
_NEGATIVE = say("it is less than nothing")
_OWED = say("it is less than nothing: kept as a field of yours")


def amounts(
    key: str,
    header: str,
    cells: Sequence[Cell],
    found: Numbers,
    question: Question | None,
    options: Options,
) -> SourceColumn:
    """Amounts with their currencies, each for the period that its field is about."""
    unit = header_unit(header)
    values, notes = _for_its_period(key, cells, found)
    # Money owed to the customer is no revenue.
    bad = dict(found.bad)
    if key not in _MAY_BE_BELOW:
        bad |= {i: _NEGATIVE for i, value in enumerate(values) if value is not None and value < 0}
    codes = {each: _currency(each, unit, options) for each in set(found.units)}
    is_raw = counts_minor_units(header, cells)
    is_minor = unit.is_minor or (is_raw and options.amounts != "whole")
    may_be_minor = (
        not is_minor and not is_raw and key in BILLED and may_count_minor_units(header, cells)
    )
    if may_be_minor and not options.amounts:
        question = question or cents_question(header, cells)
    return SourceColumn(
        header, list(values), bad, dict.fromkeys(found.doubled, _TWO_AMOUNTS), question,
        [codes[unit] for unit in found.units],
        next((each.sign for each in (unit, *set(found.units)) if each.sign), ""),
        notes, is_minor=is_minor or (may_be_minor and options.amounts == "cents"),
        answered="amounts" if (may_be_minor or is_raw) and options.amounts else "",
    )  # fmt: skip


def _for_its_period(
    key: str, cells: Sequence[Cell], found: Numbers
) -> tuple[list[Decimal | None], tuple[Message, ...]]:
    """A price "per month" in a yearly column is twelve times as much, which is told."""
    base = _PERIODS.get(key)
    if base is None or not any(unit.a_year for unit in set(found.units)):
        return found.values, ()
    values = list(found.values)
    told: dict[Decimal, Message] = {}
    for i, (value, unit) in enumerate(zip(found.values, found.units, strict=True)):
        if value is not None and unit.a_year and unit.a_year != base:
            values[i] = value * unit.a_year / base
            text = say("“{value}” is read as {amount}", value=as_text(cells[i]),
                       amount=f"{values[i]:f}")  # fmt: skip
            told.setdefault(unit.a_year, text)
    return values, tuple(told.values())


_PERIODS = {"arr": Decimal(1), "mrr": Decimal(12)}  # how often what is asked for comes in a year


def _currency(cell: Unit, header: Unit, options: Options) -> str:
    """The cell's own currency, else the header's; the user says which dollar a `$` is."""
    for unit in (cell, header):
        if unit.sign and options.currency in SHARED_SIGNS[unit.sign]:
            return options.currency
        if unit.currency:
            return unit.currency
    return ""


def kept_beside(column: SourceColumn) -> SourceColumn:
    """The column with its bad cells as values to be kept in the row, which stands without them."""
    reasons = {i: _OWED if why is _NEGATIVE else _NO_AMOUNT for i, why in column.bad.items()}
    values = [None if i in column.bad else value for i, value in enumerate(column.values)]
    return replace(column, values=values, bad={}, kept=column.kept | reasons)
