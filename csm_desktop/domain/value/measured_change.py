"""How what a unit is counted by has moved since day 1, in units and in time (domain.md §9).

A reading holds from its day until the next (our choice).
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Better, UnitWorth
from csm_desktop.domain.records.plan import Goal
from csm_desktop.domain.value.readings import aimed_direction, series
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class MeasuredChange:
    """How a unit moved, better being positive: `steps` are the change from a day on.

    `at_goal` is the change where its target is reached; None without one. `baseline`, `present`
    and `target` are the figures it is made of, None for a goal that is one unit once reached.
    """

    name: str
    unit: str
    steps: tuple[tuple[date, Decimal], ...]
    change: Decimal
    at_goal: Decimal | None = None
    baseline: Decimal | None = None
    present: Decimal | None = None
    target: Decimal | None = None


def measured_change(facts: AccountFacts, unit: UnitWorth) -> MeasuredChange | None:
    """How what a unit is counted by has moved since day 1; None where that is not known."""
    if unit.metric_id is not None:
        return _of_metric(facts, unit.metric_id)
    goal = next((goal for goal in facts.goals if goal.id == unit.goal_id), None)
    if goal is None:
        return None
    return _of_metric(facts, goal.metric_id, goal) if goal.metric_id else _of_goal(facts, goal)


def _of_metric(
    facts: AccountFacts, metric_id: int, goal: Goal | None = None
) -> MeasuredChange | None:
    metric = next((metric for metric in facts.metrics if metric.id == metric_id), None)
    values = series(facts.readings, metric_id, facts.as_of)
    if metric is None or not values:
        return None
    used = next((used for used in facts.account_metrics if used.metric_id == metric_id), None)
    baseline = goal.baseline if goal and goal.baseline is not None else None
    since: date | None = None
    if used is not None:
        baseline = used.baseline if baseline is None else baseline
        since = used.baseline_on
    target = goal.target if goal and goal.target is not None else used.target if used else None
    # Without a typed day 1 the first reading is the earliest that is known, as in the pack.
    if baseline is None:
        if len(values) < 2:
            return None
        baseline, since = values[0].value, values[0].on
    better = aimed_direction(metric.better, baseline, target)
    # A gain in money needs a way that somebody called better.
    if better is Better.UNKNOWN:
        return None
    sign = -1 if better is Better.LOWER else 1
    # What was read before day 1 tells nothing of what came since.
    counted = [reading for reading in values if since is None or reading.on >= since]
    start = since or values[0].on
    steps = [(start, Decimal(0))] if not counted or counted[0].on > start else []
    steps += [(reading.on, sign * (reading.value - baseline)) for reading in counted]
    if not counted:
        return None
    return MeasuredChange(
        metric.name,
        metric.unit,
        tuple(steps),
        steps[-1][1],
        None if target is None else sign * (target - baseline),
        baseline,
        counted[-1].value,
        target,
    )


def _of_goal(facts: AccountFacts, goal: Goal) -> MeasuredChange | None:
    """A goal of typed figures, else one unit from the day on which it was reached."""
    reached = goal.reached_on if goal.reached_on and goal.reached_on <= facts.as_of else None
    if goal.baseline is not None and goal.actual is not None:
        aim = goal.target
        sign = -1 if aim is not None and aim < goal.baseline else 1
        change = sign * (goal.actual - goal.baseline)
        return MeasuredChange(
            goal.statement,
            goal.unit,
            # Nobody wrote down since when it stands so: without a day nothing is counted so far.
            ((reached, change),) if reached else (),
            change,
            None if aim is None else sign * (aim - goal.baseline),
            goal.baseline,
            goal.actual,
            aim,
        )
    done = Decimal(1 if reached else 0)
    steps = ((reached, done),) if reached else ()
    return MeasuredChange(goal.statement, "", steps, done, Decimal(1))


def spans(measured: MeasuredChange, until: date) -> list[tuple[date, date, Decimal]]:
    """From when to when which change held, up to a day that itself does not count yet."""
    days = [*(day for day, _ in measured.steps), until]
    return [
        (start, min(end, until), change)
        for (start, end), (_, change) in zip(pairwise(days), measured.steps, strict=True)
        if start < until
    ]
