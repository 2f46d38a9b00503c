"""The value of an account as its tab shows it: what is measured, its readings, how far it came."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from csm_desktop.app.accounts.view import AccountView
from csm_desktop.domain.records.metrics import AccountMetric, Better, Metric, Reading, UnitWorth
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.reviews.worth import WorkWorth, not_counted, worth_of
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.attainment import AchievedValue, GoalProgress
from csm_desktop.domain.value.course import Course, course
from csm_desktop.domain.value.readings import aimed_direction, progress, series
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric of the account: how it is set up, and its readings in order of their days.

    `readings` hold one value a day (the latest entered), `entered` every row, the newest first, so
    that a correction can itself be corrected. `progress` is the share of the way from baseline to
    target, 0 to 1.5; None where that is unknown.
    """

    metric: Metric
    used: AccountMetric
    readings: tuple[Reading, ...]
    entered: tuple[Reading, ...]
    progress: Decimal | None

    @property
    def better(self) -> Better:
        """Which way is better: that of the agreed target, else what is said of the metric."""
        return aimed_direction(self.metric.better, self.used.baseline, self.used.target)

    @property
    def course(self) -> Course:
        """How it came from day 1 and through the last quarter."""
        return course(self.used.baseline, self.readings, self.better)

    @property
    def latest(self) -> Reading | None:
        """The last reading."""
        return self.readings[-1] if self.readings else None

    @property
    def id(self) -> int:
        """The id of the account's metric: lists keep their selection by it."""
        return self.used.id


@dataclass(frozen=True, slots=True)
class UnitWorthLine:
    """What a unit is worth, and why it is not counted; None where it is."""

    unit: UnitWorth
    why_not: Message | None

    @property
    def id(self) -> int:
        """That of the unit."""
        return self.unit.id

    @property
    def counted_by(self) -> str:
        """What it is measured by, as one value."""
        return counted_by(self.unit.metric_id, self.unit.goal_id)


@dataclass(frozen=True, slots=True)
class ValueView:
    """What the Value tab shows; `more` are metrics of the book that the account does not use.

    `worth` is what the confirmed `worths` come to; `countable` what a unit can be measured by, and
    `people` who can confirm it, both with their names.
    """

    account_id: int
    as_of: date
    measured: tuple[Measured, ...]
    more: tuple[Metric, ...]
    goals: tuple[GoalProgress, ...]
    achieved: AchievedValue
    expected: Decimal | None
    events: tuple[tuple[date, Message], ...]
    worths: tuple[UnitWorthLine, ...]
    worth: WorkWorth | None
    countable: tuple[tuple[str, str], ...]
    people: tuple[tuple[int, str], ...]


def value_view(view: AccountView) -> ValueView:
    """The value of an account, from its facts."""
    facts = view.facts
    metrics = {each.id: each for each in facts.metrics}
    used = sorted(facts.account_metrics, key=lambda each: (each.position, each.id))
    # What is measured already is not offered a second time.
    taken = {used_metric.metric_id for used_metric in used}
    return ValueView(
        facts.account.id,
        facts.as_of,
        tuple(_measured(view, metrics[used_metric.metric_id], used_metric) for used_metric in used),
        tuple(
            sorted(
                (each for each in facts.metrics if each.id not in taken),
                key=lambda metric: (metric.name.casefold(), metric.id),
            )
        ),
        view.goals,
        view.value,
        view.standing.expected,
        _events(view),
        _worths(view),
        worth_of(facts),
        tuple(_countable(view)),
        tuple((contact.id, contact.name) for contact in facts.contacts),
    )


def _worths(view: AccountView) -> tuple[UnitWorthLine, ...]:
    facts = view.facts
    why = {left.words: left.why for left in not_counted(facts)}
    ranked = sorted(facts.worths, key=lambda each: (each.position, each.id))
    return tuple(UnitWorthLine(unit, why.get(unit.words)) for unit in ranked)


def _countable(view: AccountView) -> Iterator[tuple[str, str]]:
    """Its metrics and those of its goals that no metric measures: a gain is counted once."""
    facts = view.facts
    metrics = {each.id: each.name for each in facts.metrics}
    for used in facts.account_metrics:
        if used.metric_id in metrics:
            yield counted_by(used.metric_id, None), metrics[used.metric_id]
    for goal in facts.goals:
        if goal.metric_id is None:
            yield counted_by(None, goal.id), goal.statement


def counted_by(metric_id: int | None, goal_id: int | None) -> str:
    """A metric or goal as one value, for a list to choose from."""
    return f"goal:{goal_id}" if metric_id is None else f"metric:{metric_id}"


def _measured(view: AccountView, metric: Metric, used: AccountMetric) -> Measured:
    facts = view.facts
    found = series(facts.readings, metric.id, facts.as_of)
    share = None
    if found and used.baseline is not None and used.target is not None:
        share = progress(used.baseline, found[-1].value, used.target, metric.better)
    # All of them, corrections and what they corrected: the table is where slips are found.
    entered = sorted(
        (reading for reading in facts.readings if reading.metric_id == metric.id),
        key=lambda each: (each.on, each.id),
        reverse=True,
    )
    return Measured(metric, used, found, tuple(entered), share)


def _events(view: AccountView) -> tuple[tuple[date, Message], ...]:
    """What may have moved the values: milestones that were reached, and reviews."""
    facts = view.facts
    reached = [
        (milestone.reached_on, say("{title}", title=milestone.title))
        for milestone in facts.milestones
        if milestone.reached_on is not None and milestone.reached_on <= facts.as_of
    ]
    held = [
        (review.on, say("EBR {n}", n=review.number))
        for review in facts.reviews
        if review.status is ReviewStatus.HELD and review.on <= facts.as_of
    ]
    return tuple(sorted([*reached, *held], key=lambda each: each[0]))
