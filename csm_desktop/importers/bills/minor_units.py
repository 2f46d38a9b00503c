"""Amounts that count the minor units of their currency (cents), as billing systems keep them.

A system that is known to count so is taken at its word where none of its amounts has a fraction;
of others it is asked, where a name that a program gave or the size of the amounts suggests it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from statistics import median

from csm_desktop.domain.records.money import minor_digits
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.systems import recognise_system
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.units import header_unit

TOPIC = "amounts"
_CENTS = "cents"
_KEEP_CENTS = frozenset(("Chargebee", "Paddle", "Stripe"))
# So the objects of billing systems are called where their records are flattened.
_OF_A_PRICE = re.compile(
    r"(?:(?:plan|price)\.(?:amount|unit_amount)|"
    r"subscriptions?\.(?:mrr|plan_(?:amount|unit_price)))$",
    re.IGNORECASE,
)
BILLED = frozenset(("mrr", "price", "net", "gross", "tax", "discount", "refunded"))
# What programs call the amounts of their records, and people seldom.
_RAW = re.compile(
    r"(?:[a-z0-9]+[_.])*(?:amount|price|total|subtotal|tax)(?:_[a-z0-9]+)*|"
    r"[a-z]+(?:[A-Z][a-z]+)*(?:Amount|Price|Total)"
)
_OF_A_RECORD = re.compile(r"[a-z0-9]+(?:[_.][a-z0-9]+)*")  # any name that a program gives
_RAW_AT_ONCE = frozenset(("price", "amount", "tax"))  # people call columns so as well
_LEAST_CENTS = 3  # digits: whoever counts cents has no invoice below one unit of money
_FAR = 50  # times as much as what else a list says of the same money
_A_YEAR = 12
_IN_A_YEAR = {"mrr": _A_YEAR, "price": 1, "arr": 1, "tcv": 1}
_OTHER_MONEY = frozenset(
    ("arr", "acv", "mrr", "tcv", "amount", "revenue", "price", "invoiced", "umsatz", "betrag",
     "montant", "importe", "金額")
)  # fmt: skip
# What of somebody's money is small beside it.
_A_PART = frozenset(
    ("discount", "tax", "vat", "fee", "setup", "credit", "refund", "overage", "seat", "user",
     "unit", "rabatt", "steuer", "remise", "descuento", "desconto")
)  # fmt: skip


def counts_minor_units(header: str, cells: Sequence[Cell]) -> bool:
    """Whether a price is the raw one of a billing system, which counts cents and writes none."""
    return bool(_OF_A_PRICE.search(header)) and _are_whole(cells)


def may_count_minor_units(header: str, cells: Sequence[Cell]) -> bool:
    """Whether amounts under a name that a program gave are all whole, as cents would be."""
    if header in _RAW_AT_ONCE or not _RAW.fullmatch(header):
        return False
    texts = [text for cell in cells if (text := as_text(cell)) not in ("", "0")]
    return bool(texts) and all(text.isdigit() and len(text) >= _LEAST_CENTS for text in texts)


def cents_question(header: str, cells: Sequence[Cell]) -> Question:
    """Whether a column counts cents, with its first amount as the example."""
    shown = next(each for cell in cells if (each := as_text(cell)) not in ("", "0"))
    text = say("Does “{column}” count cents, as programs do: is {value} in it {amount}?",
               column=header, value=shown, amount=Decimal(shown).scaleb(-2))  # fmt: skip
    return Question(TOPIC, (header,), text, (f"--{TOPIC} {_CENTS}", f"--{TOPIC} whole"))


def settle_minor_units(
    columns: Mapping[str, SourceColumn],
    cells: Mapping[str, Sequence[Cell]],
    others: Mapping[str, Sequence[Cell]],
    options: Options,
) -> None:
    """Mark the whole amounts of a system that keeps cents, and ask about those of others that are
    far above what else the list says.

    `cells` are those of `columns` by field, `others` the further columns by header.
    """
    money = {key: columns[key] for key in (*_IN_A_YEAR, *sorted(BILLED - {"mrr", "price"}))
             if key in columns}  # fmt: skip
    bare = {
        key: column
        for key, column in money.items()
        if not column.is_minor and _names_no_unit(column.header) and any(cells[key])
    }
    if not bare or not all(_are_whole(cells[key]) for key in bare):
        return
    raw = [column for column in bare.values() if _OF_A_RECORD.fullmatch(column.header)]
    if raw and _keeps_cents(columns, cells, others):
        for column in raw:
            column.is_minor = options.amounts != "whole"
            column.answered = TOPIC if options.amounts else column.answered
            if column.question is not None and column.question.topic == TOPIC:
                column.question = None
        return
    for key, column in bare.items():
        if column.question or column.answered == TOPIC or key not in _IN_A_YEAR:
            continue
        if _is_far_above(key, columns, others) and not _are_without_cents(columns):
            column.is_minor = options.amounts == _CENTS
            column.answered = TOPIC if options.amounts else ""
            column.question = None if options.amounts else cents_question(column.header, cells[key])


def _names_no_unit(header: str) -> bool:
    unit = header_unit(header)
    return not unit.currency and not unit.power


def _are_whole(cells: Sequence[Cell]) -> bool:
    return all(text.isdigit() for cell in cells if (text := as_text(cell)))


def _keeps_cents(
    columns: Mapping[str, SourceColumn],
    cells: Mapping[str, Sequence[Cell]],
    others: Mapping[str, Sequence[Cell]],
) -> bool:
    """Whether a list is of a system whose records count minor units."""
    named = {columns[key].header: own for key, own in cells.items() if key in columns}
    named |= others
    values = [[text for cell in own if (text := as_text(cell))] for own in named.values()]
    system = recognise_system(list(named), values)
    return system is not None and system.name in _KEEP_CENTS


def _is_far_above(
    key: str, columns: Mapping[str, SourceColumn], others: Mapping[str, Sequence[Cell]]
) -> bool:
    """Whether a year of an amount is far more than the other money of its rows."""
    own = [v * _IN_A_YEAR[key] if isinstance(v, Decimal) else None for v in columns[key].values]
    beside: list[Sequence[object]] = [
        [v * times if isinstance(v, Decimal) else None for v in columns[other].values]
        for other, times in _IN_A_YEAR.items()
        if other != key and other in columns
    ]
    beside += [
        list(map(_plain_amount, column))
        for header, column in others.items()
        if _OTHER_MONEY & (said := set(words(header).split()))
        and not _A_PART & said
        # Cents that are written are what whole amounts beside them lack.
        and any("." in as_text(cell) for cell in column)
    ]
    return any(_are_far_apart(own, other) for other in beside)


def _are_far_apart(own: Sequence[object], other: Sequence[object]) -> bool:
    ratios = [
        one / beside
        for one, beside in zip(own, other, strict=True)
        if isinstance(one, Decimal) and isinstance(beside, Decimal) and one > 0 and beside > 0
    ]
    return bool(ratios) and median(ratios) >= _FAR and min(ratios) > 1


def _plain_amount(cell: Cell) -> Decimal | None:
    text = as_text(cell).replace(",", "").strip(" €$£")
    return Decimal(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


def _are_without_cents(columns: Mapping[str, SourceColumn]) -> bool:
    """Whether all rows are in currencies that have no minor units."""
    codes: Collection[object] = columns["currency"].values if "currency" in columns else ()
    return bool(codes) and all(code and not minor_digits(str(code)) for code in codes)
