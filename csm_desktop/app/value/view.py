"""The value of an account as its tab shows it: what is measured, its readings, how far it came."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csm_desktop.app.accounts.view import AccountView
from csm_desktop.domain.records.metrics import AccountMetric, Metric, Reading
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.attainment import AchievedValue, GoalProgress
from csm_desktop.domain.value.course import Course, course
from csm_desktop.domain.value.readings import aimed_at, progress, series


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric of the account: how it is set up, and its readings in order of their days.

    `readings` hold one value a day (the latest entered), `entered` every row, the newest first, so
    that a correction can itself be corrected. `progress` is the share of the way from baseline to
    target, 0 to 1.5; `aimed` what the target path asks for today. None where that is unknown.
    """

    metric: Metric
    used: AccountMetric
    readings: tuple[Reading, ...]
    entered: tuple[Reading, ...]
    progress: Decimal | None
    aimed: Decimal | None

    @property
    def course(self) -> Course:
        """How it came from day 1 and through the last quarter."""
        return course(self.used.baseline, self.readings, self.metric.better)

    @property
    def latest(self) -> Reading | None:
        """The last reading."""
        return self.readings[-1] if self.readings else None

    @property
    def id(self) -> int:
        """The id of the account's metric: lists keep their selection by it."""
        return self.used.id


@dataclass(frozen=True, slots=True)
class ValueView:
    """What the Value tab shows; `more` are metrics of the book that the account does not use."""

    account_id: int
    as_of: date
    measured: tuple[Measured, ...]
    more: tuple[Metric, ...]
    goals: tuple[GoalProgress, ...]
    achieved: AchievedValue
    expected: Decimal | None
    events: tuple[tuple[date, Message], ...]


def value_view(view: AccountView) -> ValueView:
    """The value of an account, from its facts."""
    facts = view.facts
    metrics = {each.id: each for each in facts.metrics}
    used = sorted(facts.account_metrics, key=lambda each: (each.position, each.id))
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
    )


def _measured(view: AccountView, metric: Metric, used: AccountMetric) -> Measured:
    facts = view.facts
    found = series(facts.readings, metric.id, facts.as_of)
    share = None
    if found and used.baseline is not None and used.target is not None:
        share = progress(used.baseline, found[-1].value, used.target, metric.better)
    entered = sorted(
        (reading for reading in facts.readings if reading.metric_id == metric.id),
        key=lambda each: (each.on, each.id),
        reverse=True,
    )
    return Measured(metric, used, found, tuple(entered), share, aimed_at(used, facts.as_of))


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
