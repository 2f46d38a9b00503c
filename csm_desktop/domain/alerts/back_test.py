"""What a journey and its alerts would have said over the past year, had they spoken: asked before
a trial ends, or a trigger is switched on (domain.md §5)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.past_alerts import PastAlert, past_alerts
from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.records.alerts import AlertRule, Trigger
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.spread import Spread, spread
from csm_desktop.values import dataclass

MONTHS = 12
SHORT_DAYS = 7
"""An alert whose cause is gone within so many days would rather have disturbed (our choice)."""


@dataclass(frozen=True, slots=True)
class PastMonth:
    """A day of the past: how many accounts would have stood where, and how many alerts of each
    trigger would have begun in the month that ends there."""

    on: date
    standings: Mapping[Standing, int]
    raised: Mapping[Trigger, int]

    @property
    def id(self) -> int:
        """What tells it from the other months, for a list."""
        return self.on.toordinal()

    @property
    def alerts(self) -> int:
        """How many alerts, of whichever trigger."""
        return sum(self.raised.values())


@dataclass(frozen=True, slots=True)
class PastTrigger:
    """The alerts of a trigger over the year. `days_open` spreads how long those stood that are
    gone, `short` counts those that were gone within a week; `waiting` would be open today."""

    trigger: Trigger
    alerts: int
    days_open: Spread | None
    short: int
    waiting: int

    @property
    def id(self) -> int:
        """What tells it from the other triggers, for a list."""
        return list(Trigger).index(self.trigger)


@dataclass(frozen=True, slots=True)
class BackTest:
    """The past year, by the month, and by the trigger where one would have called."""

    months: tuple[PastMonth, ...]
    triggers: tuple[PastTrigger, ...]

    @property
    def alerts(self) -> int:
        """How many alerts there would have been."""
        return sum(month.alerts for month in self.months)

    @property
    def short(self) -> int:
        """How many of them would have been gone within a week."""
        return sum(one.short for one in self.triggers)

    @property
    def waiting(self) -> int:
        """How many of them would be open today."""
        return sum(one.waiting for one in self.triggers)


def month_ends(as_of: date) -> tuple[date, ...]:
    """The last days of the eleven months before, and the day itself, oldest first."""
    days = [as_of]
    while len(days) < MONTHS:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return tuple(reversed(days))


def back_test(
    accounts: Iterable[tuple[AccountFacts, Rules]], alert_rules: Sequence[AlertRule], as_of: date
) -> BackTest:
    """Judge accounts as of each month's end, and count the alerts that would have begun.

    Milestones count with the days on which they stand now, and values typed without a day with what
    they are now: of neither is kept since when (our choice). See `past_alerts` for the alerts.
    """
    days = month_ends(as_of)
    standings: dict[date, Counter[Standing]] = {on: Counter() for on in days}
    found: list[PastAlert] = []
    for facts, rules in accounts:
        for on in days:
            if facts.account.contract_start is not None and facts.account.contract_start <= on:
                standings[on][standing_from(replace(facts, as_of=on), rules).standing] += 1
        found += past_alerts(facts, rules, alert_rules, days[0].replace(day=1))
    raised: dict[date, Counter[Trigger]] = {on: Counter() for on in days}
    of_trigger: dict[Trigger, list[PastAlert]] = defaultdict(list)
    for alert in found:
        raised[next(on for on in days if alert.since <= on)][alert.trigger] += 1
        of_trigger[alert.trigger].append(alert)
    return BackTest(
        tuple(PastMonth(on, dict(standings[on]), dict(raised[on])) for on in days),
        tuple(_of(trigger, of_trigger[trigger]) for trigger in Trigger if trigger in of_trigger),
    )


def _of(trigger: Trigger, alerts: Sequence[PastAlert]) -> PastTrigger:
    lasted = [(one.ended - one.since).days for one in alerts if one.ended is not None]
    return PastTrigger(
        trigger,
        len(alerts),
        spread(map(Decimal, lasted)),
        sum(n <= SHORT_DAYS for n in lasted),
        len(alerts) - len(lasted),
    )
