"""What a line of an invoice comes to without tax, with the arithmetic of the first of each sort."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.bills.phrases import is_credit
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.choices import InvoiceState
from csm_desktop.importers.values.source_column import SourceColumn

# Names that say nothing of the tax.
_BARE = frozenset(
    ("amount", "betrag", "montant", "importe", "valor", "bedrag", "importo", "price", "金額")
)
_AFTER_DISCOUNT = frozenset(("line amount", "line total"))
_USUAL = "5 5.5 6 7 7.7 8 8.1 8.5 9 10 12 13 13.5 14 15 16 17 18 19 20 21 22 23 24 25 25.5 26 27"
_RATES = frozenset(map(Decimal, _USUAL.split()))  # percent
_CENT, _PART = Decimal("0.01"), Decimal("0.1")
Columns = dict[str, SourceColumn]


def net_amounts(
    columns: Columns, lines: Sequence[int], notices: list[ImportNotice]
) -> SourceColumn:
    """The amounts without tax, discount and what was paid back; credits are below nothing."""
    own, gross, tax, less, back = (
        columns.pop(key, None) for key in ("net", "gross", "tax", "discount", "refunded")
    )
    if tax is not None and _are_rates(own or gross, tax):
        tax = _amounts_of(tax, gross)
    if own is not None and tax is not None and words(own.header) in _BARE:
        if _is_with_tax(own, tax):
            own, gross = None, gross or own
        else:
            text = say("“{column}” is read as the amount without tax; --map says otherwise",
                       column=own.header)  # fmt: skip
            notices.append(ImportNotice(0, own.header, text))
    if less is not None and own is not None and _is_off_already(own, gross, tax, less):
        less = None
    base = own or gross
    assert base is not None  # a list without either is refused as a whole
    whole = gross or own
    values: list[object] = []
    bad: dict[int, object] = {}
    shown: set[str] = set()
    for i, line in enumerate(lines):
        amount, sort, told = _line(i, own, gross, tax, less)
        returned = _number(back, i)
        paid = _number(whole, i)
        if amount is not None and returned and paid and not _is_refunded(columns, i):
            share = (1 - abs(returned) / abs(paid)).quantize(Decimal("0.0001"))
            sort, told = "back", f"{amount:f} × {share.normalize():f}"
            amount = (amount * max(share, Decimal(0))).quantize(_CENT)
        if amount is not None and amount > 0 and _says_credit(columns, i):
            amount = -amount
        values.append(amount)
        for column in (own if own and own.values[i] is not None else gross or own, tax):
            if column is not None and i in column.bad:
                bad.setdefault(i, column.bad[i])
        if amount is not None and told and sort not in shown:
            shown.add(sort)
            text = say("without tax, discount and what was paid back: {told}",
                       told=f"{told} = {amount:f}")  # fmt: skip
            notices.append(ImportNotice(line, base.header, text))
    if tax is None and (own is None or words(own.header) in _BARE):
        notices.append(ImportNotice(0, base.header, _untaxed(base, is_gross=own is None)))
    return SourceColumn(
        base.header, values, dict(bad),  # type: ignore[arg-type]
        currencies=base.currencies, sign=base.sign, is_minor=base.is_minor,
    )  # fmt: skip


def _untaxed(amounts: SourceColumn, *, is_gross: bool) -> Message:
    """What the amounts are where no column tells the tax."""
    if is_gross and words(amounts.header) not in _BARE:
        return say("only amounts with tax stand there: they count with it")
    return say("no column tells the tax: the amounts are taken as they stand")


def _line(
    i: int,
    own: SourceColumn | None,
    gross: SourceColumn | None,
    tax: SourceColumn | None,
    less: SourceColumn | None,
) -> tuple[Decimal | None, str, str]:
    """What a line comes to, which sort of arithmetic that took, and the arithmetic."""
    net = _number(own, i)
    if net is not None:
        return _minus(net, _number(less, i), "less")
    paid = _number(gross, i)
    return (None, "", "") if paid is None else _minus(paid, _number(tax, i), "tax")


def _minus(amount: Decimal, off: Decimal | None, sort: str) -> tuple[Decimal, str, str]:
    """What is left of an amount; lists write what comes off a credit with either sign."""
    if not off:
        return amount, "", ""
    off = abs(off).copy_sign(amount)
    return amount - off, sort, f"{amount:f} − {off:f}".replace("− -", "+ ")


def _number(column: SourceColumn | None, i: int) -> Decimal | None:
    value = column.values[i] if column is not None else None
    return value if isinstance(value, Decimal) else None


def _is_off_already(
    own: SourceColumn, gross: SourceColumn | None, tax: SourceColumn | None, less: SourceColumn
) -> bool:
    """Whether the amounts without tax are those after the discount: they come to the total with
    their tax as they stand, or are the lines' own, which come after it."""
    as_they_stand = without = 0
    for i in range(len(own.values)):
        net, paid, off = _number(own, i), _number(gross, i), _number(less, i)
        if net and paid and off:
            taxed = _number(tax, i) or Decimal(0)
            as_they_stand += net + taxed == paid
            without += _minus(net, off, "")[0] + taxed == paid
    if as_they_stand or without:
        return as_they_stand > without
    return words(own.header) in _AFTER_DISCOUNT


def _is_with_tax(amounts: SourceColumn, tax: SourceColumn) -> bool:
    """Whether the tax is a usual share of the amounts without it, and of the amounts none."""
    pairs = [
        (paid, taxed)
        for i in range(len(amounts.values))
        if (paid := _number(amounts, i)) and (taxed := _number(tax, i)) and paid != taxed
    ]
    of_net = [_off(taxed, paid) for paid, taxed in pairs]
    of_gross = [_off(taxed, paid - taxed) for paid, taxed in pairs]
    # 19 in 119 is nearly 16 % of it, and exactly 19 % of the rest.
    return bool(pairs) and max(of_gross) <= _PART / 2 and sum(of_gross) < sum(of_net)


def _are_rates(amounts: SourceColumn | None, tax: SourceColumn) -> bool:
    """Whether a column of taxes tells their rates: usual ones, which would be odd amounts."""
    assert amounts is not None
    pairs = [
        (paid, rate)
        for i in range(len(tax.values))
        if (rate := _number(tax, i)) and (paid := _number(amounts, i)) and paid != rate
    ]
    return bool(pairs) and all(
        rate in _RATES and not _RATES & {_rate(rate, paid), _rate(rate, paid - rate)}
        for paid, rate in pairs
    )


def _amounts_of(rates: SourceColumn, gross: SourceColumn | None) -> SourceColumn | None:
    """The taxes in amounts that are within what is paid with them."""
    if gross is None:
        return None
    taxes: list[object] = []
    for i in range(len(rates.values)):
        paid, rate = _number(gross, i), _number(rates, i)
        known = paid is not None and rate is not None
        taxes.append((paid * rate / (100 + rate)).quantize(_CENT) if known else None)  # type: ignore[operator]
    return replace(rates, values=taxes)


def _rate(tax: Decimal, amount: Decimal) -> Decimal:
    return (abs(tax) / abs(amount) * 100).quantize(_PART).normalize() + 0


def _off(tax: Decimal, amount: Decimal) -> Decimal:
    """How far a tax is from the next usual rate of an amount, in percent of that."""
    rate = abs(tax) / abs(amount) * 100
    return min(abs(rate - usual) for usual in _RATES).quantize(_CENT)


def _is_refunded(columns: Columns, i: int) -> bool:
    status = columns.get("status")
    return status is not None and status.values[i] is InvoiceState.REFUNDED


def _says_credit(columns: Columns, i: int) -> bool:
    return is_credit(text_of(columns, "kind", i)) or is_credit(
        text_of(columns, "description", i), begins=True
    )


def text_of(columns: Columns, key: str, i: int) -> str:
    """What a row says in a column of text; empty without one."""
    return str(columns[key].values[i] or "") if key in columns else ""
