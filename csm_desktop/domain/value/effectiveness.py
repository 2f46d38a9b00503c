"""In which phase an account is, since when, and what leads to the next one (domain.md §9).

A phase is reached when it and all below it show at least 80 % of their behaviours (our choice).
Where readings measure a behaviour they alone say whether it is shown, from the first one on; else
what was last seen counts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.records.standing.effectiveness import Behaviour, BehaviourFinding
from csm_desktop.domain.value.effectiveness_models import LaidModel, LaidPhase
from csm_desktop.domain.value.readings import is_better, series
from csm_desktop.values import dataclass

DAY_1_WITHIN = 30
"""Days after the contract's start within which what was seen first is day 1 (our choice)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """That a behaviour was shown on a day, or not: by a reading or a finding."""

    on: date
    is_shown: bool
    value: Decimal | None = None
    finding: BehaviourFinding | None = None


@dataclass(frozen=True, slots=True)
class BehaviourState:
    """A behaviour as it stands: `is_shown` is None where nobody has looked yet.

    `since` is since when it is shown, or the day on which it was last seen not to be.
    `was_shown` says how it stood on day 1, `last` what says how it stands now.
    """

    behaviour: Behaviour
    metric: Metric | None
    is_shown: bool | None
    since: date | None
    was_shown: bool
    last: Seen | None
    practices: tuple[Action, ...] = ()

    @property
    def id(self) -> int:
        """That of the behaviour."""
        return self.behaviour.id

    @property
    def is_measured(self) -> bool:
        """Whether its readings say it."""
        return self.last is not None and self.last.value is not None


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase as it stands: how many of its behaviours are shown, and were on day 1."""

    number: int
    laid: LaidPhase
    behaviours: tuple[BehaviourState, ...]

    @property
    def shown(self) -> int:
        """How many are shown."""
        return sum(one.is_shown is True for one in self.behaviours)

    @property
    def shown_then(self) -> int:
        """How many were on day 1."""
        return sum(one.was_shown for one in self.behaviours)

    @property
    def to_go(self) -> int:
        """How many are missing to what it takes."""
        return max(self.laid.needed - self.shown, 0)


@dataclass(frozen=True, slots=True)
class PhaseEntered:
    """From a day on an account is in a phase; 0 is below the first."""

    on: date
    number: int


@dataclass(frozen=True, slots=True)
class Effectiveness:
    """An account judged by a model. `first_on` is when something was seen first, and day 1 where
    that was near the contract's start; `course` holds the phases since, the last one is today's."""

    laid: LaidModel
    as_of: date
    first_on: date
    is_day_1: bool
    phases: tuple[PhaseState, ...]
    course: tuple[PhaseEntered, ...]
    looked_on: tuple[date, ...]

    @property
    def number(self) -> int:
        """The phase today, counted from 1; 0 is below the first."""
        return self.course[-1].number

    @property
    def number_then(self) -> int:
        """The phase on day 1."""
        return self.course[0].number

    @property
    def next_phase(self) -> PhaseState | None:
        """The phase to reach next; None for who is in the last."""
        return self.phases[self.number] if self.number < len(self.phases) else None

    @property
    def practices(self) -> tuple[Action, ...]:
        """What is planned and still to do towards the next phase, by its day."""
        if self.next_phase is None:
            return ()
        found = [one for state in self.next_phase.behaviours for one in pending(state)]
        return tuple(sorted(found, key=_due))


def effectiveness(facts: AccountFacts, laid: LaidModel) -> Effectiveness | None:
    """An account judged by a model; None before anything was seen or read."""
    metrics = {metric.id: metric for metric in facts.metrics}
    seen = {one.id: _seen(facts, one, metrics) for phase in laid.phases for one in phase.behaviours}
    days = sorted({each.on for all_ in seen.values() for each in all_})
    if not days:
        return None
    looked = sorted({each.on for all_ in seen.values() for each in all_ if each.finding})
    # Readings may reach back before anybody looked: what was seen first by a person is day 1.
    first_on = looked[0] if looked else days[0]
    course: list[PhaseEntered] = []
    for day in [first_on, *(day for day in days if day > first_on)]:
        number = _phase_on(laid, seen, day)
        if not course or course[-1].number != number:
            course.append(PhaseEntered(day, number))
    planned = _planned(facts.actions)
    phases = tuple(
        PhaseState(
            number,
            phase,
            tuple(
                _state(one, metrics, seen[one.id], first_on, planned.get(one.id, ()))
                for one in phase.behaviours
            ),
        )
        for number, phase in enumerate(laid.phases, 1)
    )
    starts = [each.starts_on for each in facts.subscriptions if each.starts_on is not None]
    begun = facts.account.contract_start or min(starts, default=None)
    is_day_1 = begun is not None and (first_on - begun).days <= DAY_1_WITHIN
    return Effectiveness(
        laid, facts.as_of, first_on, is_day_1, phases, tuple(course), tuple(looked)
    )


def unseen(laid: LaidModel, facts: AccountFacts) -> tuple[PhaseState, ...]:
    """The phases of a model before anything was seen of an account."""
    metrics = {metric.id: metric for metric in facts.metrics}
    return tuple(
        PhaseState(
            number,
            phase,
            tuple(_state(one, metrics, (), facts.as_of, ()) for one in phase.behaviours),
        )
        for number, phase in enumerate(laid.phases, 1)
    )


def pending(state: BehaviourState) -> tuple[Action, ...]:
    """The practices towards a behaviour that are still to do."""
    open_ = (ActionStatus.OPEN, ActionStatus.DOING)
    return tuple(one for one in state.practices if one.status in open_)


def _due(action: Action) -> tuple[date, int]:
    return (action.due_on or date.max, action.id)


def _seen(
    facts: AccountFacts, behaviour: Behaviour, metrics: Mapping[int, Metric]
) -> tuple[Seen, ...]:
    """What says whether a behaviour is shown, by day: findings until the first reading, then
    readings alone, for a number needs no opinion."""
    measured: list[Seen] = []
    metric = metrics.get(behaviour.metric_id) if behaviour.metric_id is not None else None
    if metric is not None and behaviour.line is not None:
        line = behaviour.line
        measured = [
            Seen(on, not is_better(line, value, metric.better), value)
            for on, value in values_by_day(facts, metric.id)
        ]
    until = measured[0].on if measured else date.max
    found = {
        one.on: Seen(one.on, one.is_shown, None, one)
        for one in sorted(facts.findings, key=lambda each: each.id)
        if one.behaviour_id == behaviour.id and one.on <= facts.as_of and one.on < until
    }
    return (*(found[on] for on in sorted(found)), *measured)


def values_by_day(facts: AccountFacts, metric_id: int | None) -> list[tuple[date, Decimal]]:
    """The metric's values by day: the baseline of day 1, then its readings."""
    if metric_id is None:
        return []
    readings: Sequence[Reading] = series(facts.readings, metric_id, facts.as_of)
    values = {reading.on: reading.value for reading in readings}
    for used in facts.account_metrics:
        day = used.baseline_on
        if used.metric_id != metric_id or used.baseline is None or day is None:
            continue
        if day <= facts.as_of:
            values.setdefault(day, used.baseline)
    return sorted(values.items())


def _as_seen(seen: Sequence[Seen], on: date) -> Seen | None:
    """The last that was seen up to and with a day."""
    place = bisect_right(seen, on, key=lambda one: one.on)
    return seen[place - 1] if place else None


def _phase_on(laid: LaidModel, seen: Mapping[int, Sequence[Seen]], on: date) -> int:
    """The highest phase of which, and of all below it, enough is shown on a day."""
    reached = 0
    for number, phase in enumerate(laid.phases, 1):
        shown = 0
        for behaviour in phase.behaviours:
            last = _as_seen(seen[behaviour.id], on)
            shown += last is not None and last.is_shown
        if shown < phase.needed:
            break
        reached = number
    return reached


def _state(
    behaviour: Behaviour,
    metrics: Mapping[int, Metric],
    seen: Sequence[Seen],
    first_on: date,
    practices: Sequence[Action],
) -> BehaviourState:
    last = seen[-1] if seen else None
    then = _as_seen(seen, first_on)
    metric = metrics.get(behaviour.metric_id) if behaviour.metric_id is not None else None
    return BehaviourState(
        behaviour, metric, last.is_shown if last is not None else None, _since(seen),
        then is not None and then.is_shown, last, tuple(sorted(practices, key=_due)),
    )  # fmt: skip


def _since(seen: Sequence[Seen]) -> date | None:
    """Where the present run of being shown began; of what is not shown, when that was seen last."""
    since = seen[-1].on if seen else None
    for one in reversed(seen):
        if not one.is_shown:
            break
        since = one.on
    return since


def _planned(actions: Iterable[Action]) -> dict[int, list[Action]]:
    """The practices by the behaviour that they lead to, dropped ones left out."""
    found: dict[int, list[Action]] = {}
    for action in actions:
        if action.origin is not ActionOrigin.PRACTICE or action.origin_id is None:
            continue
        if action.status is not ActionStatus.DROPPED:
            found.setdefault(action.origin_id, []).append(action)
    return found
