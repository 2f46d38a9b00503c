"""Amounts of billing systems as annual recurring revenue, with the arithmetic that made it.

An amount counts for its interval, and a unit's price as often as there are units; a discount is
taken off a price, and not off what is called ARR or MRR, which is what is paid. An interval that is
not understood refuses its row: a guess would be twelve times too much, or too little.
"""

from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import spoken_names, words
from csm_desktop.importers.meaning.kind_words import PRICES, UNIT_PRICES
from csm_desktop.importers.meaning.periodic_amounts import periodic_amount, unit_period
from csm_desktop.importers.plan import ImportNotice, Options, Question
from csm_desktop.importers.values.discounts import Discount
from csm_desktop.importers.values.intervals import times_a_year
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.importers.values.units import without_units
from csm_desktop.values import dataclass

_UNITS = frozenset(
    ("quantity", "qty", "units", "number of units", "menge", "anzahl", "quantité", "cantidad")
)
_BEFORE_DISCOUNT = frozenset(("list", "gross", "price", "amount", "fee", "before"))
_AFTER_DISCOUNT = frozenset(("net", "after", "discounted", "netto"))
_DUE = "reduced"  # the answer that a discount is still to be taken off
_MONTHLY = frozenset(("mrr", "monthly", "monatlich", "mensuel", "mensual"))
_CENT = Decimal("0.01")
_UNCOUNTED = say("what one costs: how many are paid for is not known")


@dataclass(frozen=True, slots=True)
class _Billed:
    """What stands beside the amounts of a list and makes them yearly."""

    amounts: SourceColumn
    interval: SourceColumn | None
    intervals: SourceColumn | None
    units: SourceColumn | None
    discount: SourceColumn | None

    def often(self, i: int) -> Decimal | None:
        """How often a year the amount of a row comes; None where its interval is not known."""
        spoken = str(self.interval.values[i] or "") if self.interval else ""
        often = times_a_year(spoken) if spoken else Decimal(12)
        between = self.intervals.values[i] if self.intervals else None
        return often / between if often and isinstance(between, int) and between else often

    def unit_count(self, i: int) -> Decimal | None:
        """How many units a row is about, where its amount is the price of one."""
        count = self.units.values[i] if self.units else None
        return Decimal(count) if isinstance(count, int) else None


def _fill_gaps(
    own: SourceColumn, monthly: SourceColumn, lines: Sequence[int], notices: list[ImportNotice]
) -> None:
    """Give the rows that name no ARR what their MRR makes a year; the first is told."""
    is_told = False
    for i, value in enumerate(own.values):
        if value is not None or i in own.bad:
            continue
        if i in monthly.bad:
            own.bad[i] = monthly.bad[i]
        if not isinstance(found := monthly.values[i], Decimal):
            continue
        own.values[i] = found
        code = monthly.currencies[i] if monthly.currencies else ""
        if code:
            own.currencies = own.currencies or [""] * len(own.values)
            own.currencies[i] = code
        if not is_told:
            text = say("no {arr} stands there: twelve months of {mrr} are {value}", arr=own.header,
                       mrr=monthly.header, value=f"{found:f}")  # fmt: skip
            notices.append(ImportNotice(lines[i], own.header, text))
            is_told = True


def settle_unit_prices(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    notices: list[ImportNotice],
) -> None:
    """Take what one unit costs a month or a year as often as there are units; the first row is
    told. Where their number is not known, neither is what the customer pays: an account is one
    without its revenue, a contract is none."""
    seats = columns.get("licensed_seats")
    for key in ("arr", "mrr"):
        price = columns.get(key)
        if price is None or not unit_period(without_units(price.header)):
            continue
        is_told = False
        for i, value in enumerate(price.values):
            if not isinstance(value, Decimal):
                continue
            count = seats.values[i] if seats else None
            if not isinstance(count, int):
                unknown = price.kept if kind is ListKind.ACCOUNTS else price.bad
                unknown.setdefault(i, _UNCOUNTED)
                price.values[i] = None
                continue
            price.values[i] = value * count
            if not is_told:
                is_told = True
                text = say("what one costs, by their number: {told}",
                           told=f"{value:f} × {count} = {value * count:f}")  # fmt: skip
                notices.append(ImportNotice(lines[i], price.header, text))


def annualised(
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    notices: list[ImportNotice],
    options: Options,
    questions: list[Question],
) -> None:
    """Put `arr` in the place of `mrr`: twelve months a year, or what the interval beside it says.

    Where the amount is a unit's price and the units stand beside it, they are multiplied; a
    discount is taken off. `arr_after` is what is earned when the discount is over. What was
    reckoned is told, the first row of each sort as the example.
    """
    monthly = columns.pop("mrr")
    interval, count = columns.pop("interval", None), columns.pop("interval_count", None)
    # What is called MRR counts for a month, however often it is billed.
    is_monthly = periodic_amount(without_units(monthly.header))[0] == "mrr"
    if is_monthly or _MONTHLY & set(" ".join(_names(monthly.header)).split()):
        interval = count = None
    billed = _Billed(
        monthly, interval, count, _units(columns, monthly),
        _discount(columns, monthly, notices, options, questions),
    )  # fmt: skip
    yearly: list[object] = []
    after: list[object] = []
    shown: set[bool] = set()
    for i, value in enumerate(monthly.values):
        reckoned = _reckoned(billed, i) if isinstance(value, Decimal) else None
        if reckoned is None:
            if isinstance(value, Decimal):
                spoken = str(billed.interval.values[i] if billed.interval else "")
                unknown = say("its interval is not known: “{said}”", said=spoken)
                monthly.bad.setdefault(i, unknown)
            yearly.append(None)
            after.append(None)
            continue
        result, whole, arithmetic = reckoned
        yearly.append(result)
        after.append(whole if whole != result else None)
        if (billed.interval or billed.units or whole != result) and (whole != result) not in shown:
            shown.add(whole != result)
            notices.append(ImportNotice(lines[i], monthly.header, _told(arithmetic, result)))
    reckoned_column = SourceColumn(
        monthly.header, yearly, monthly.bad, monthly.kept, currencies=monthly.currencies,
        sign=monthly.sign, is_minor=monthly.is_minor,
    )  # fmt: skip
    if own := columns.get("arr"):
        _fill_gaps(own, reckoned_column, lines, notices)
        return
    columns["arr"] = reckoned_column
    if any(value is not None for value in after):
        columns["arr_after"] = SourceColumn(monthly.header, after)


def _told(arithmetic: str, result: Decimal) -> Message:
    return say("reckoned for a year, by its interval and number of units: {told}",
               told=f"{arithmetic} = {result.normalize():f}")  # fmt: skip


def _reckoned(billed: _Billed, i: int) -> tuple[Decimal, Decimal, str] | None:
    """What a row earns a year, the same without its discount, and the arithmetic of the first."""
    value, often, count = billed.amounts.values[i], billed.often(i), billed.unit_count(i)
    if not isinstance(value, Decimal) or often is None:
        return None
    factors = [value, often.normalize() + 0, *([count] if count is not None else [])]
    whole = value * often * (count if count is not None else 1)
    arithmetic = " × ".join(f"{factor:f}" for factor in factors)
    discount = billed.discount.values[i] if billed.discount else None
    if not isinstance(discount, Discount) or value <= 0:
        return whole, whole, arithmetic
    # A percentage is of all that is billed, an amount comes off each bill.
    result = discount.off(value * (count if count is not None else 1)) * often
    taken = f" − {discount.told}" + (f" × {factors[1]:f}" if discount.amount else "")
    return result.quantize(_CENT), whole, arithmetic + taken


def _discount(
    columns: dict[str, SourceColumn],
    amounts: SourceColumn,
    notices: list[ImportNotice],
    options: Options,
    questions: list[Question],
) -> SourceColumn | None:
    """The discounts, where the amounts beside them are still without; asked where none says so."""
    discount = columns.pop("discount", None)
    if discount is None or not any(discount.values):
        return None
    spoken = set(words(amounts.header).split())
    is_paid = bool(spoken & _AFTER_DISCOUNT)
    if (spoken & _BEFORE_DISCOUNT and not is_paid) or options.discount == _DUE:
        return discount
    if not is_paid and not options.discount:
        text = say("Is “{column}” what is paid, or does “{discount}” still come off?",
                   column=amounts.header, discount=discount.header)  # fmt: skip
        choices = ("--discount paid", f"--discount {_DUE}")
        questions.append(Question("discount", (amounts.header, discount.header), text, choices))
    text = say("not taken off: “{column}” is read as what is paid", column=amounts.header)
    notices.append(ImportNotice(0, discount.header, text))
    return None


def settle_discount(
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    notices: list[ImportNotice],
    options: Options,
    questions: list[Question],
) -> None:
    """Take the discounts off yearly amounts that are called a list price; else tell why not."""
    arr = columns["arr"]
    discount = _discount(columns, arr, notices, options, questions)
    if discount is None:
        return
    after: list[object] = [None] * len(arr.values)
    for i, (value, less) in enumerate(zip(arr.values, discount.values, strict=True)):
        # A discount on nothing, or on a credit, would make up money.
        if not isinstance(value, Decimal) or value <= 0 or not isinstance(less, Discount):
            continue
        after[i], arr.values[i] = value, less.off(value)
        # Told once a column, with one row worked out: each further one would say the same.
        if not any(notice.column == discount.header for notice in notices):
            text = say("taken off: {told}", told=f"{value:f} − {less.told} = {arr.values[i]:f}")
            notices.append(ImportNotice(lines[i], discount.header, text))
    columns["arr_after"] = SourceColumn(arr.header, after)


def _units(columns: dict[str, SourceColumn], monthly: SourceColumn) -> SourceColumn | None:
    seats = columns.get("licensed_seats")
    spoken = _names(without_units(monthly.header))
    if seats is None or not spoken & PRICES:
        return None
    return seats if spoken & UNIT_PRICES or _names(seats.header) & _UNITS else None


def _names(header: str) -> set[str]:
    return set(spoken_names(ListKind.SUBSCRIPTIONS, header))
