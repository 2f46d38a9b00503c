"""Columns of money: amounts with their currencies, in the period and the unit that are meant."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
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
    is_minor = unit.is_minor or _counts_minor_units(header, cells)
    may_be_minor = not is_minor and key in _BILLED and _may_count_minor_units(header, cells)
    if may_be_minor and not options.amounts:
        question = question or _cents(header, cells)
    return SourceColumn(
        header, list(values), bad, dict.fromkeys(found.doubled, _TWO_AMOUNTS), question,
        [codes[unit] for unit in found.units],
        next((each.sign for each in (unit, *set(found.units)) if each.sign), ""),
        notes, is_minor=is_minor or (may_be_minor and options.amounts == "cents"),
        answered="amounts" if may_be_minor and options.amounts else "",
    )  # fmt: skip


# So the objects of billing systems are called where their records are flattened.
_OF_A_PRICE = re.compile(
    r"(?:(?:plan|price)\.(?:amount|unit_amount)|subscription\.plan_(?:amount|unit_price))$",
    re.IGNORECASE,
)


def _counts_minor_units(header: str, cells: Sequence[Cell]) -> bool:
    """Whether a price is the raw one of a billing system, which counts cents and writes none."""
    if not _OF_A_PRICE.search(header):
        return False
    return all(text.isdigit() for cell in cells if (text := as_text(cell)))


_BILLED = frozenset(("mrr", "price", "net", "gross", "tax", "discount", "refunded"))
# What programs call the amounts of their records, and people seldom.
_RAW = re.compile(
    r"(?:[a-z0-9]+[_.])*(?:amount|price|total|subtotal|tax)(?:_[a-z0-9]+)*|"
    r"[a-z]+(?:[A-Z][a-z]+)*(?:Amount|Price|Total)"
)
_RAW_AT_ONCE = frozenset(("price", "amount", "tax"))  # people call columns so as well
_LEAST_CENTS = 3  # digits: whoever counts cents has no invoice below one unit of money


def _may_count_minor_units(header: str, cells: Sequence[Cell]) -> bool:
    """Whether amounts under a name that a program gave are all whole, as cents would be."""
    if header in _RAW_AT_ONCE or not _RAW.fullmatch(header):
        return False
    texts = [text for cell in cells if (text := as_text(cell)) not in ("", "0")]
    return bool(texts) and all(text.isdigit() and len(text) >= _LEAST_CENTS for text in texts)


def _cents(header: str, cells: Sequence[Cell]) -> Question:
    shown = next(each for cell in cells if (each := as_text(cell)) not in ("", "0"))
    text = say("Does “{column}” count cents, as programs do: is {value} in it {amount}?",
               column=header, value=shown, amount=Decimal(shown).scaleb(-2))  # fmt: skip
    return Question("amounts", (header,), text, ("--amounts cents", "--amounts whole"))


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
