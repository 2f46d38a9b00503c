"""What was agreed and what came of it: readings that mattered, goals, milestones, reviews, actions.

Which readings matter is our choice: the first, the one that reaches its target, and every one that
has moved by a fifth since the last that was told. A weekly counter tells so a handful of times a
year, and not fifty.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Better, Metric, Reading
from csm_desktop.domain.records.plan import ActionStatus, Side
from csm_desktop.domain.records.reviews import ReviewStatus
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind
from csm_desktop.domain.value.readings import aimed_direction

_FIFTH = Decimal("0.2")


def readings_that_mattered(facts: AccountFacts) -> Iterator[Occurrence]:
    """The readings of each metric that a reader would want to know of, by the rule above."""
    measured = {own.metric_id: own for own in facts.account_metrics}
    for metric in facts.metrics:
        readings = [reading for reading in facts.readings if reading.metric_id == metric.id]
        yield from _of_metric(metric, readings, measured.get(metric.id))


def _of_metric(
    metric: Metric, readings: Iterable[Reading], own: AccountMetric | None
) -> Iterator[Occurrence]:
    told: Decimal | None = None
    is_reached = False
    for reading in readings:
        value = {"metric": metric.name, "value": reading.value, "unit": metric.unit}
        reaches = not is_reached and _reaches(metric, own, reading.value)
        if reaches:
            what = say("{metric} reached its target: {value} {unit}", **value)
        elif told is None:
            what = say("{metric} first read: {value} {unit}", **value)
        elif _moved(told, reading.value):
            what = say("{metric} went from {before} to {value} {unit}", before=told, **value)
        else:
            continue
        # Once reached is told once: a value that dances about its target is told by its moves.
        is_reached = is_reached or reaches
        told = reading.value
        yield Occurrence(reading.on, TimelineKind.VALUE, what, reading)


def _reaches(metric: Metric, own: AccountMetric | None, value: Decimal) -> bool:
    if own is None or own.target is None:
        return False
    better = aimed_direction(metric.better, own.baseline, own.target)
    return value <= own.target if better is Better.LOWER else value >= own.target


def _moved(before: Decimal, value: Decimal) -> bool:
    # From nothing, every value is a move.
    return value != before and abs(value - before) >= abs(before) * _FIFTH


def plan_kept(facts: AccountFacts) -> Iterator[Occurrence]:
    """Goals and milestones that were reached, plans agreed, and actions done by either side."""
    for goal in facts.goals:
        if goal.reached_on is not None:
            reached = say("Goal reached: {statement}", statement=goal.statement)
            yield Occurrence(goal.reached_on, TimelineKind.VALUE, reached, goal)
    for milestone in facts.milestones:
        if milestone.reached_on is not None:
            # Early or on the day needs no word; late is what a reader has to see.
            late = (milestone.reached_on - milestone.target_on).days
            passed = say("Milestone reached: {title}", title=milestone.title)
            if late > 0:
                passed = say(
                    "Milestone reached: {title}, {n} day late",
                    "Milestone reached: {title}, {n} days late",
                    n=late,
                    title=milestone.title,
                )
            yield Occurrence(
                milestone.reached_on, TimelineKind.VALUE, passed, milestone, milestone.proof
            )
    for plan in facts.agreed_plans:
        agreed = say("Plan agreed: version {number}", number=str(plan.version))
        yield Occurrence(
            plan.agreed_on, TimelineKind.VALUE, agreed, plan, ", ".join(plan.agreed_with)
        )
    for action in facts.actions:
        if action.status is ActionStatus.DONE and action.done_on is not None:
            done = (
                say("We did: {title}", title=action.title)
                if action.side is Side.US
                else say("The customer did: {title}", title=action.title)
            )
            yield Occurrence(action.done_on, TimelineKind.ACTION, done, action, action.evidence)


def reviews_held(facts: AccountFacts) -> Iterator[Occurrence]:
    """The executive business reviews that took place."""
    for review in facts.reviews:
        if review.status is ReviewStatus.HELD:
            held = say("Executive business review {number}", number=str(review.number))
            yield Occurrence(review.on, TimelineKind.VALUE, held, review)
