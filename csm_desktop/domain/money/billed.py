"""What was billed for periods of service, as what a customer pays a year at each time (§1).

Each bill counts at its yearly rate for as long as its period lasts; bills of one time add up, and a
credit of the same period is taken off. A pause between two periods that is no longer than the days
of grace is none: the next bill was late.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from csm_desktop.domain.records.money import Money
from csm_desktop.values import dataclass

A_YEAR = 12  # months
_SLIP = timedelta(days=3)  # periods that touch are often written a day or two apart
_NEARLY = Decimal("0.01")  # of a rate: what is reckoned by the day comes back a little off
_SHORT = timedelta(days=32)


@dataclass(frozen=True, slots=True)
class Period:
    """Service from `start` until the day before `end`, which are so many `months`."""

    start: date
    end: date
    months: Decimal

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bill:
    """An amount without tax for a period; a credit is below nothing. `line` is where it stands."""

    period: Period
    net: Decimal
    line: int = 0

    @property
    def a_year(self) -> Decimal:
        """What it comes to in twelve months."""
        return self.net * A_YEAR / self.period.months


@dataclass(frozen=True, slots=True)
class PaidTime:
    """A time in which the same is paid a year, from `start` until the day before `end`, and the
    bills that say so last."""

    start: date
    end: date
    arr: Money
    bills: tuple[Bill, ...]


def whole_period(start: date, last: date, *, names_day_after: bool = False) -> Period | None:
    """The period from a day to another, its last day included; None where it ends before.

    Systems that name the day after as the end ("1 Jan to 1 Feb") mean whole months, too; parts of
    a month end a day earlier only where the whole list `names_day_after`.
    """
    if last < start:
        return None
    after = last + timedelta(days=1)
    for end in (last, after) if names_day_after else (after, last):
        if is_same_day(start, end):
            months = (end.year - start.year) * A_YEAR + end.month - start.month
            return Period(start, end, Decimal(months))
    end = last if names_day_after and last > start else after
    return Period(start, end, _months(start, end))


def is_same_day(start: date, end: date) -> bool:
    """Whether whole months lie between two days: what begins on the 31st is billed on the last of
    shorter months, and on the 31st again after them."""
    if end <= start:
        return False
    is_last, was_last = _is_last(end) and end.day < start.day, _is_last(start)
    return end.day == start.day or is_last or (was_last and end.day > start.day)


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def months_from(start: date, months: int) -> Period:
    """The period of so many whole months from a day on."""
    return Period(start, _later(start, months), Decimal(months))


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * A_YEAR + day.month - 1 + months, A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(start: date, end: date) -> Decimal:
    """Whole months, and what is left as a share of the month in which it lies."""
    whole = (end.year - start.year) * A_YEAR + end.month - start.month
    if _later(start, whole) > end:
        whole -= 1
    rest = (end - _later(start, whole)).days
    return whole + Decimal(rest) / monthrange(_later(start, whole).year,
                                              _later(start, whole).month)[1]  # fmt: skip


def stretches(bills: Iterable[Bill], currency: str, grace: timedelta) -> tuple[PaidTime, ...]:
    """What was paid a year and when, in the order of time; times with nothing are left out."""
    touching = _touching(sorted(bills, key=lambda bill: (bill.period.start, bill.line)))
    days = sorted({day for bill in touching for day in (bill.period.start, bill.period.end)})
    found: list[PaidTime] = []
    for start, end in pairwise(days):
        own = tuple(b for b in touching if b.period.start <= start and b.period.end >= end)
        rate = sum((bill.a_year for bill in own), Decimal(0))
        arr = Money.of(rate.quantize(Decimal("0.01")), currency)
        before = sum((bill.a_year for bill in own if bill.net > 0), Decimal(0))
        # A credit for the days left leaves cents of what it takes off, for days are rounded.
        if arr.minor > 0 and rate > before * _NEARLY:
            found.append(PaidTime(start, end, arr, own))
    return tuple(_joined(_level(found), grace))


def _touching(bills: Sequence[Bill]) -> list[Bill]:
    """The bills, each until the next one's start where that is a few days off its end."""
    starts = sorted({bill.period.start for bill in bills})
    result = []
    for bill in bills:
        period = bill.period
        near = [s for s in starts if period.start < s and abs(s - period.end) <= _SLIP]
        if near and period.end not in near:
            period = Period(period.start, near[0], period.months)
        result.append(Bill(period, bill.net, bill.line))
    return result


def _level(found: Sequence[PaidTime]) -> list[PaidTime]:
    """A part of a month that was reckoned by the day pays what the whole one behind it does."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        one, after = result[i], result[i + 1]
        is_near = abs(one.arr.minor - after.arr.minor) <= after.arr.minor * _NEARLY
        if one.end == after.start and is_near and one.end - one.start < _SHORT:
            result[i] = PaidTime(one.start, one.end, after.arr, one.bills)
    return result


def _joined(found: Sequence[PaidTime], grace: timedelta) -> list[PaidTime]:
    """Neighbours that pay the same as one, and short pauses closed."""
    result: list[PaidTime] = []
    for each in found:
        if result and result[-1].end < each.start <= result[-1].end + grace:
            last = result[-1]
            result[-1] = PaidTime(last.start, each.start, last.arr, last.bills)
        if result and result[-1].end == each.start and result[-1].arr == each.arr:
            result[-1] = PaidTime(result[-1].start, each.end, each.arr, each.bills)
        else:
            result.append(each)
    return result


def runs(found: Sequence[PaidTime]) -> list[list[PaidTime]]:
    """The stretches that follow one another without a pause: each run is a contract."""
    result: list[list[PaidTime]] = []
    for each in found:
        if result and result[-1][-1].end == each.start:
            result[-1].append(each)
        else:
            result.append([each])
    return result


def rhythm(days: Iterable[date]) -> int:
    """How many months lie between two bills of one customer, by their days: 1, 3, 6 or 12; 0 where
    they come at no regular time, or there are too few to tell."""
    own = sorted(set(days))
    gaps = [(later - earlier).days for earlier, later in pairwise(own)]
    for months, (least, most) in _REGULAR.items():
        if gaps and all(least <= gap <= most for gap in gaps):
            return months
    return 0


def likely_interval(net: Decimal, a_year: Decimal) -> int:
    """For how many months a bill of a contract is that earns so much a year: 1, 3, 6 or 12; 0 where
    none of them is near."""
    if net <= 0 or a_year <= 0:
        return 0
    near = {months: net * A_YEAR / months / a_year for months in _REGULAR}
    return next((months for months, share in near.items() if _LEAST < share < 1 / _LEAST), 0)


_LEAST = Decimal("0.71")  # half way to the next interval, which is twice or three times as long
_REGULAR = {1: (24, 38), 3: (80, 104), 6: (170, 198), 12: (345, 386)}
