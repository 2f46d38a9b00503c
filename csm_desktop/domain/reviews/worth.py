"""What the work is worth in money: only by units whose value the customer confirmed (domain.md §9).

Gain is the change since day 1, times how often the unit is counted, times its value; cost is the
price paid. Our choices: a year has 365 days; units so far are rounded before they are priced, so
that what is printed can be reckoned again by hand; a measure that has passed its target counts
there as it stands; the price accrues by the day; amounts from 100 on are said in whole units of
their currency, for nobody knows their cents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from csm_desktop.domain.money.lifetime import lifetime_value
from csm_desktop.domain.money.movements import Movement, movements
from csm_desktop.domain.money.revenue_figures import arr_on, months_after
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import UnitWorth
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.domain.value.measured_change import MeasuredChange, measured_change, spans
from csm_desktop.values import dataclass

YEAR = 365
_FAR = 3650
"""Days after which a payback is no promise that anybody can be held to."""


@dataclass(frozen=True, slots=True)
class WorthLine:
    """One confirmed unit: what it brought so far, brings a year today, and a year at its goal."""

    unit: UnitWorth
    measured: MeasuredChange
    units_so_far: Decimal
    so_far: Money
    a_year: Money
    a_year_at_goal: Money


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A unit that is worth something and is not counted, and why."""

    words: str
    why: Message


@dataclass(frozen=True, slots=True)
class Price:
    """What the customer pays: a year now, so far, and since when; the last two where known."""

    a_year: Money
    so_far: Money | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class WorkWorth:
    """Gain, cost and payback of an account's work, in one currency.

    `price` is None where none is known in that currency. `paid_back_on` is past, or, at today's
    level, to come; None where it is neither. `lines` is never empty.
    """

    as_of: date
    since: date
    currency: str
    lines: tuple[WorthLine, ...]
    not_counted: tuple[NotCounted, ...]
    price: Price | None
    paid_back_on: date | None

    @property
    def read_on(self) -> date:
        """The day of the readings that today's level is of, the oldest where they differ."""
        return min(
            line.measured.steps[-1][0] if line.measured.steps else self.as_of for line in self.lines
        )

    def _sum(self, amounts: Iterable[Money]) -> Money:
        return sum(amounts, Money(0, self.currency))

    @property
    def so_far(self) -> Money:
        """What was gained from day 1 until today."""
        return self._sum(line.so_far for line in self.lines)

    @property
    def a_year(self) -> Money:
        """What a year at today's level brings."""
        return self._sum(line.a_year for line in self.lines)

    @property
    def at_goals(self) -> Money:
        """What a year brings once the goals are reached."""
        return self._sum(line.a_year_at_goal for line in self.lines)

    @property
    def is_paid_back(self) -> bool:
        """Whether it has paid for itself already."""
        return self.paid_back_on is not None and self.paid_back_on <= self.as_of

    @property
    def times_its_price(self) -> Decimal | None:
        """How many times its price a year is worth, to a tenth; None where nothing is paid."""
        if self.price is None or self.price.a_year.minor <= 0:
            return None
        ratio = Decimal(self.a_year.minor) / self.price.a_year.minor
        # Down, never up: 2.96 is not "three times".
        return Decimal(int(ratio * 10)) / 10


def is_confirmed(unit: UnitWorth, as_of: date) -> bool:
    """Whether somebody of the customer's confirmed the value, and where it is from is known."""
    told = unit.contact_id is not None and unit.confirmed_on is not None
    return bool(
        told
        and unit.confirmed_on
        and unit.confirmed_on <= as_of
        and unit.source.strip()
        and unit.value.minor > 0
    )


def worth_of(facts: AccountFacts) -> WorkWorth | None:
    """The worth of an account's work as of the day of its facts; None where no money can be said.

    Asks for the price, which is internal elsewhere: the facts must not be blanked yet.
    """
    story = movements(
        facts.subscriptions,
        facts.revenue_events,
        facts.as_of,
        {facts.account.id: facts.account.contract_start},
    )
    found, left = _lines(facts)
    paid = arr_on(story, facts.as_of)
    currency = _currency(found, [money.currency for money in paid])
    lines = tuple(line for line in found if line.unit.value.currency == currency)
    if not lines:
        return None
    foreign = say("its amount is in another currency, and no rate is known")
    left += [
        NotCounted(line.unit.words, foreign)
        for line in found
        if line.unit.value.currency != currency
    ]
    price = _price(story, paid, currency, facts.as_of)
    since = min(line.measured.steps[0][0] if line.measured.steps else facts.as_of for line in lines)
    made = WorkWorth(facts.as_of, since, currency, lines, tuple(left), price, None)
    return replace(made, paid_back_on=_payback(made, story))


def not_counted(facts: AccountFacts) -> tuple[NotCounted, ...]:
    """The units of an account that are worth something and are not counted yet, with their why."""
    worth = worth_of(facts)
    return worth.not_counted if worth is not None else tuple(_lines(facts)[1])


def _lines(facts: AccountFacts) -> tuple[list[WorthLine], list[NotCounted]]:
    found: list[WorthLine] = []
    left: list[NotCounted] = []
    goals = {goal.id: goal for goal in facts.goals}
    seen: set[tuple[str, int | None]] = set()
    for unit in sorted(facts.worths, key=lambda each: (each.position, each.id)):
        goal = goals.get(unit.goal_id or 0)
        metric = unit.metric_id or (goal.metric_id if goal else None)
        key = ("metric", metric) if metric else ("goal", unit.goal_id)
        measured = measured_change(facts, unit)
        if not is_confirmed(unit, facts.as_of):
            left.append(NotCounted(unit.words, say("nobody has confirmed its value yet")))
        elif measured is None:
            left.append(NotCounted(unit.words, say("its day 1 or its present value is not known")))
        # One gain under two names would be counted twice.
        elif key in seen:
            left.append(NotCounted(unit.words, say("what it is measured by is counted already")))
        else:
            seen.add(key)
            found.append(_line(unit, measured, facts.as_of))
    return found, left


def _line(unit: UnitWorth, measured: MeasuredChange, as_of: date) -> WorthLine:
    days = sum(
        ((end - start).days * change for start, end, change in spans(measured, as_of)), Decimal(0)
    )
    units = _plain(days * unit.times_a_year / YEAR)
    at_goal = measured.change if measured.at_goal is None else measured.at_goal
    return WorthLine(
        unit,
        measured,
        units,
        _priced(units, unit),
        _priced(measured.change * unit.times_a_year, unit),
        _priced(max(at_goal, measured.change) * unit.times_a_year, unit),
    )


def _priced(units: Decimal, unit: UnitWorth) -> Money:
    return _told(Money.of(units * unit.value.amount, unit.value.currency))


def _told(money: Money) -> Money:
    return Money.of(rounded(money.amount), money.currency) if abs(money.amount) >= 100 else money


def _plain(units: Decimal) -> Decimal:
    """Units as they are printed: whole where there are many, to a hundredth where there are few."""
    if abs(units) >= 100:
        return units.quantize(Decimal(1), ROUND_HALF_UP)
    return units.quantize(Decimal("0.1") if abs(units) >= 10 else Decimal("0.01"), ROUND_HALF_UP)


def _currency(lines: Sequence[WorthLine], paid: Sequence[str]) -> str:
    """That of the price; where no line is in a currency that is paid, the first line's."""
    used = [line.unit.value.currency for line in lines]
    return next((currency for currency in paid if currency in used), used[0] if used else "")


def _price(
    story: tuple[Movement, ...], paid: Sequence[Money], currency: str, as_of: date
) -> Price | None:
    # A second price in another currency would make every comparison too good.
    if len(paid) != 1 or paid[0].currency != currency:
        return None
    so_far = lifetime_value(story, as_of)
    spent = next((each for each in so_far.amounts if each.currency == currency), None)
    # What was paid once in another currency can not be added up either.
    if len(so_far.amounts) != 1:
        spent = None
    if spent is None:
        return Price(paid[0])
    return Price(paid[0], _told(spent), so_far.since)


def _payback(worth: WorkWorth, story: tuple[Movement, ...]) -> date | None:
    """The first day from which what was gained covers what was paid, and has done since."""
    price = worth.price
    if price is None or price.so_far is None or price.since is None:
        return None
    balance = _Balance(worth, story)
    days = balance.turns(price.since)
    held = {day: balance.on(day) for day in days}
    below = [index for index, day in enumerate(days) if held[day] < 0]
    if not below:
        return days[0] if held[days[-1]] > 0 else None
    last = below[-1]
    if last < len(days) - 1:
        start, end = days[last], days[last + 1]
        a_day = (held[end] - held[start]) / (end - start).days
        return start + timedelta(days=_whole_days(-held[start], a_day))
    a_day = Decimal(worth.a_year.minor - price.a_year.minor) / YEAR
    if a_day <= 0:
        return None
    to_go = _whole_days(-held[days[-1]], a_day)
    return worth.as_of + timedelta(days=to_go) if to_go <= _FAR else None


def _whole_days(deficit: Decimal, a_day: Decimal) -> int:
    return int((deficit / a_day).to_integral_value(ROUND_CEILING))


class _Balance:
    """What was gained less what was paid, in minor units: straight between its turns."""

    def __init__(self, worth: WorkWorth, story: tuple[Movement, ...]) -> None:
        self._worth, self._story = worth, story

    def turns(self, since: date) -> list[date]:
        """The days on which it can change its course, from the first price on until today."""
        end = self._worth.as_of
        days = {since, end, *(movement.on for movement in self._story)}
        days |= {day for line in self._worth.lines for day, _ in line.measured.steps}
        years = (end - since).days // YEAR + 1
        days |= {months_after(since, 12 * year) for year in range(years)}
        return sorted(day for day in days if since <= day <= end)

    def on(self, day: date) -> Decimal:
        gained = Decimal(0)
        for line in self._worth.lines:
            a_day = line.unit.times_a_year * line.unit.value.minor / YEAR
            for start, end, change in spans(line.measured, day):
                gained += (end - start).days * change * a_day
        return gained - sum(paid.minor for paid in lifetime_value(self._story, day).amounts)
