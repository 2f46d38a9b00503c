"""The amounts of a list with their currencies: the cell's, else the row's, else the one said."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import repeat as forever

from csm_desktop.domain.records.money import minor_digits
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportNotice, Options, Question
from csm_desktop.importers.values.columns import read_column
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.units import SHARED_SIGNS, header_unit, without_units

_KINDS = (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS)
_USUAL = ("--currency EUR", "--currency USD", "--currency GBP")


def join_currency(
    key: str,
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    options: Options,
    questions: list[Question],
    remarks: list[ImportNotice],
) -> None:
    """One currency for a row's amounts: the cell's, else the row's, else the one the user said."""
    money, size = columns[key], len(lines)
    named = money.currencies or [""] * size
    own = columns["currency"].values if "currency" in columns else list(forever(None, size))
    # The nearest word counts: in the cell, in the row, said by the user.
    codes = [str(cell or row or options.currency) for cell, row in zip(named, own, strict=True)]
    apart = [i for i in range(size) if named[i] and own[i] and named[i] != own[i]]
    if apart and money.values[apart[0]] is not None:
        text = say("the cell says {cell}, the row {row}: the cell counts", cell=named[apart[0]],
                   row=str(own[apart[0]]))  # fmt: skip
        remarks.append(ImportNotice(lines[apart[0]], money.header, text))
    rows = zip(money.values, named, own, strict=True)
    is_needed = money.sign or any(n is not None and not cell and not row for n, cell, row in rows)
    answered = "currency" if options.currency and is_needed else ""
    columns["amount_currency"] = SourceColumn(money.header, list(codes), answered=answered)
    if money.is_minor:
        remarks += _in_major_units(money, codes, lines)
        if after := columns.get("arr_after"):
            _in_major_units(after, codes, lines)
    bare = [
        line
        for line, value, code in zip(lines, money.values, codes, strict=True)
        if value is not None and not code
    ]
    if bare:
        text = say('In which currency is column "{column}"?', column=money.header)
        if any(codes):
            text = say(
                (
                    'In which currency is column "{column}" where the row names none ({n} row, '
                    "first in line {line})?"
                ),
                (
                    'In which currency is column "{column}" where the row names none ({n} '
                    "rows, first in line {line})?"
                ),
                column=money.header,
                n=len(bare),
                line=str(bare[0]),
            )
        questions.append(Question("currency", (money.header,), text, _USUAL))
    # "$" is several currencies, so that it was taken for one is said.
    if SHARED_SIGNS.get(money.sign, frozenset()) & set(codes) and not options.currency:
        text = say(
            '"{sign}" is read as {code}; --currency says otherwise',
            sign=money.sign,
            code=next((code for code in codes if code in SHARED_SIGNS[money.sign]), ""),
        )
        remarks.append(ImportNotice(0, money.header, text))


def _in_major_units(
    money: SourceColumn, codes: Sequence[str], lines: Sequence[int]
) -> list[ImportNotice]:
    """Make cents euros, by each row's currency; the first of them is told."""
    told: list[ImportNotice] = []
    for i, value in enumerate(money.values):
        if not isinstance(value, Decimal) or not codes[i]:
            continue
        whole = value.scaleb(-minor_digits(codes[i]))
        money.values[i] = whole
        if not told:
            text = say("the column counts minor units: {value} is {amount} {code}",
                       value=f"{value:f}", amount=f"{whole:f}", code=codes[i])  # fmt: skip
            told.append(ImportNotice(lines[i], money.header, text))
    return told


def fill_from_other_currencies(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    spare: Mapping[str, Sequence[Cell]],
    options: Options,
    remarks: list[ImportNotice],
) -> None:
    """Give rows without an amount the one that stands in a column of another currency: "ARR USD"
    beside "ARR EUR", where each account has one of them."""
    for key in ("arr", "mrr") if kind in _KINDS else ():
        money = columns.get(key)
        code = header_unit(money.header).currency if money is not None else ""
        for header, cells in spare.items():
            other = header_unit(header).currency
            if money is None or not code or not other or other == code:
                continue
            if without_units(header).strip() == without_units(money.header).strip():
                _fill(money, read_column(kind, key, header, cells, options), remarks)


def _fill(money: SourceColumn, other: SourceColumn, remarks: list[ImportNotice]) -> None:
    filled = [
        i
        for i, value in enumerate(money.values)
        if value is None and i not in money.bad and isinstance(other.values[i], Decimal)
    ]
    if not filled:
        return
    codes = list(money.currencies or [""] * len(money.values))
    for i in filled:
        money.values[i] = other.values[i]
        codes[i] = other.currencies[i] if other.currencies else header_unit(other.header).currency
    money.currencies = codes
    text = say("it fills {column} where that is empty ({n} row)",
               "it fills {column} where that is empty ({n} rows)",
               n=len(filled), column=money.header)  # fmt: skip
    remarks.append(ImportNotice(0, other.header, text))
