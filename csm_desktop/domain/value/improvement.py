"""The improvement plan: practices that lead to the next phase, targets raised step by step (§9)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.domain.records.metrics import AccountMetric
from csm_desktop.domain.value.effectiveness import BehaviourState, Effectiveness, pending
from csm_desktop.domain.value.readings import target_path
from csm_desktop.values import dataclass

DAYS, STEPS = 90, 3
"""A plan looks a quarter ahead, and a target is raised once a month (our choice)."""


@dataclass(frozen=True, slots=True)
class ProposedPractice:
    """A step towards a behaviour, by a day; `target` is the value to reach where it is measured."""

    state: BehaviourState
    due_on: date
    target: Decimal | None = None


def proposed_practices(found: Effectiveness) -> tuple[ProposedPractice, ...]:
    """What is missing to the next phase and not planned yet: as many behaviours as it takes."""
    phase = found.next_phase
    if phase is None:
        return ()
    lacking = [one for one in phase.behaviours if not one.is_shown]
    free = [one for one in lacking if not pending(one)]
    missing = phase.to_go - (len(lacking) - len(free))
    chosen = free[: max(missing, 0)]
    plan = (
        step
        for place, state in enumerate(chosen, 1)
        for step in _steps(state, found.as_of, DAYS * place // len(chosen))
    )
    return tuple(sorted(plan, key=lambda step: step.due_on))


def _steps(state: BehaviourState, today: date, days: int) -> Iterator[ProposedPractice]:
    """One step by its day; of a number three equal ones over the whole quarter."""
    last, line = state.last, state.behaviour.line
    if last is None or last.value is None or line is None or state.metric is None:
        yield ProposedPractice(state, today + timedelta(days=days))
        return
    way = AccountMetric(
        0, 0, state.metric.id, last.value, today, line, today + timedelta(days=DAYS)
    )
    for point in target_path(way, STEPS)[1:]:
        yield ProposedPractice(state, point.on, point.value)


def shown_then(found: Effectiveness, upto: int) -> int:
    """How many behaviours the next phase shows once the first so many practices are done."""
    phase = found.next_phase
    if phase is None:
        return 0
    added = {action.origin_id for action in found.practices[:upto]}
    return phase.shown + sum(not one.is_shown for one in phase.behaviours if one.id in added)
