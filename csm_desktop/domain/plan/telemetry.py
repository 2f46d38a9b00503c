"""Readings that say that a milestone was reached: they propose the day, somebody takes it
(domain.md §5)."""

from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.value.readings import is_better, series
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Crossing:
    """The first reading with which a metric came to the line of a milestone's step, or past it."""

    milestone: Milestone
    metric: Metric
    line: Decimal
    reading: Reading

    @property
    def on(self) -> date:
        """The day that it proposes."""
        return self.reading.on


def crossings(facts: AccountFacts) -> tuple[Crossing, ...]:
    """What readings say of milestones that nobody has ticked yet, in the order of the plan.

    A line is crossed in the metric's better direction, and reached by a reading that lies on it.
    Readings of before the contract tell of another time, and count for nothing (our choice).
    """
    steps = {step.id: step for step in facts.journey_steps}
    metrics = {metric.id: metric for metric in facts.metrics}
    start = facts.account.contract_start
    found = []
    for milestone in facts.milestones:
        step = steps.get(milestone.journey_step_id or 0)
        metric = metrics.get(step.metric_id or 0) if step is not None else None
        if milestone.reached_on is not None or step is None or metric is None:
            continue
        line = step.metric_line
        if line is None:
            continue
        first = next(
            (
                reading
                for reading in series(facts.readings, metric.id, facts.as_of)
                if (start is None or reading.on >= start)
                and not is_better(line, reading.value, metric.better)
            ),
            None,
        )
        if first is not None:
            found.append(Crossing(milestone, metric, line, first))
    return tuple(found)
