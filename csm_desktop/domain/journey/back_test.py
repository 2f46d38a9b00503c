"""What a journey would have said over the past year, had it spoken: asked before its trial ends
(domain.md §5)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.spread import Spread, spread

MONTHS = 12
SHORT_DAYS = 7
"""An alert whose cause is gone within so many days would rather have disturbed (our choice)."""


@dataclass(frozen=True, slots=True)
class PastMonth:
    """A day of the past: how many accounts would have stood where, and how many late milestones
    would have raised an alert in the month that ends there."""

    on: date
    standings: Mapping[Standing, int]
    alerts: int

    @property
    def id(self) -> int:
        """What tells it from the other months, for a list."""
        return self.on.toordinal()


@dataclass(frozen=True, slots=True)
class BackTest:
    """The past year. `days_open` spreads how long the alerts would have stood, `short` counts those
    that were gone within a week; `waiting` would be open today."""

    months: tuple[PastMonth, ...]
    days_open: Spread | None
    short: int
    waiting: int

    @property
    def alerts(self) -> int:
        """How many alerts there would have been."""
        return sum(month.alerts for month in self.months)


def month_ends(as_of: date) -> tuple[date, ...]:
    """The last days of the eleven months before, and the day itself, oldest first."""
    days = [as_of]
    while len(days) < MONTHS:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return tuple(reversed(days))


def back_test(accounts: Iterable[tuple[AccountFacts, Rules]], grace: int, as_of: date) -> BackTest:
    """Judge accounts as of each month's end, and count what late milestones would have raised.

    Milestones count with the days on which they stand now, and values typed without a day with what
    they are now: of neither is kept since when (our choice). A milestone is late from the day after
    its `grace` on.
    """
    days = month_ends(as_of)
    first = days[0].replace(day=1)
    standings: dict[date, Counter[Standing]] = {on: Counter() for on in days}
    raised: Counter[date] = Counter()
    lasted: list[int] = []
    waiting = 0
    for facts, rules in accounts:
        for on in days:
            if facts.account.contract_start is not None and facts.account.contract_start <= on:
                standings[on][standing_from(replace(facts, as_of=on), rules).standing] += 1
        for milestone in facts.milestones:
            since = late_from(milestone, grace, as_of)
            if since is None or since < first:
                continue
            raised[next(on for on in days if since <= on)] += 1
            end = milestone.reached_on
            if end is None or end > as_of:
                waiting += 1
            else:
                lasted.append((end - since).days)
    return BackTest(
        tuple(PastMonth(on, dict(standings[on]), raised[on]) for on in days),
        spread(map(Decimal, lasted)),
        sum(n <= SHORT_DAYS for n in lasted),
        waiting,
    )


def late_from(milestone: Milestone, grace: int, as_of: date) -> date | None:
    """The day on which a milestone would have raised an alert; None where it was never so late."""
    since = milestone.target_on + timedelta(days=grace + 1)
    reached = milestone.reached_on
    if since > as_of or (reached is not None and reached < since):
        return None
    return since
