"""Why is it 62, what changed since last month, what would bring it to 75 (domain.md §8)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType

from csm_desktop.domain.health.factors import ENOUGH_EVENTS, FORMULAS
from csm_desktop.domain.health.inputs import HealthInputs
from csm_desktop.domain.health.score import Health, score
from csm_desktop.domain.health.words import where_from
from csm_desktop.domain.plan.actions import Punctuality
from csm_desktop.domain.records.health import Factor, FactorScore, HealthSide, HealthSnapshot
from csm_desktop.domain.records.rules import SIDE_OF, Rules
from csm_desktop.domain.text.message import Message, say


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor as a page shows it: value, weight, points, and where it comes from."""

    score: FactorScore
    side: HealthSide
    where_from: Message


def explained(inputs: HealthInputs, health: Health, rules: Rules) -> tuple[FactorLine, ...]:
    """Why the score is what it is: all factors in their order, those without data included."""
    return tuple(
        FactorLine(factor, SIDE_OF[factor.factor], where_from(factor.factor, inputs, rules))
        for factor in health.factors
    )


@dataclass(frozen=True, slots=True)
class FactorChange:
    """What one factor added to, or took from, the score since an earlier day, in points."""

    factor: Factor
    before: Decimal | None
    after: Decimal | None
    points: Decimal


def changes(
    before: Sequence[FactorScore], after: Sequence[FactorScore]
) -> tuple[FactorChange, ...]:
    """What changed between two days, the largest gain first and the largest loss last.

    The points of all factors together are the difference of the two scores, before rounding, also
    when a factor gained or lost its data and so changed the weights of its side.
    """
    earlier = {each.factor: each for each in before}
    found = []
    for now in after:
        then = earlier.get(now.factor, FactorScore(now.factor, None, Decimal(0), Decimal(0)))
        if now.points != then.points or now.value != then.value:
            found.append(FactorChange(now.factor, then.value, now.value, now.points - then.points))
    return tuple(sorted(found, key=lambda each: (-each.points, each.factor)))


def snapshot_on(snapshots: Iterable[HealthSnapshot], on: date) -> HealthSnapshot | None:
    """The snapshot that was in force on a day: the last one up to it."""
    known = [snapshot for snapshot in snapshots if snapshot.on <= on]
    return max(known, key=lambda each: (each.on, each.id), default=None)


@dataclass(frozen=True, slots=True)
class Lift:
    """What one factor could add, in points, and what would have to be done for it."""

    factor: Factor
    points: Decimal
    what: Message


@dataclass(frozen=True, slots=True)
class WayUp:
    """The few things that would bring the score to a line; `reaches` is where they lead to.

    `enough` is False when even all of them together fall short.
    """

    target: Decimal
    lifts: tuple[Lift, ...]
    reaches: Decimal
    enough: bool


def way_up(inputs: HealthInputs, rules: Rules, target: int | None = None) -> WayUp | None:
    """What would bring the score to `target` (by default the line of healthy), as cheaply as
    possible; None without a score or when it is there already.

    As few factors as possible; of as many, those with fewer of the customer's, since we can act on
    ours; then those that overshoot least (our choice). Only factors with data are lifted.
    """
    now = score(inputs, rules)
    goal = Decimal(rules.healthy_from if target is None else target)
    # Without a score there is no way to be counted, and above the line none is needed.
    if now.score is None or now.score >= goal:
        return None
    # From the exact points, not the shown score: rounding must not promise a step too few.
    exact = sum((factor.points for factor in now.factors), Decimal(0))
    lifts = sorted(_lifts(inputs, now, rules), key=lambda each: (-each.points, each.factor))
    count, reached = 0, exact
    # The largest lifts say how few can do it; which of so few is cheapest is tried next.
    while count < len(lifts) and reached < goal:
        reached += lifts[count].points
        count += 1
    # Even all of them do not reach it: then that is said, rather than a goal that is out of reach.
    if reached < goal:
        return WayUp(goal, tuple(lifts), reached, enough=False)
    chosen = min(
        (
            combination
            # A handful of factors, so every combination can be tried.
            for combination in combinations(lifts, count)
            if exact + _sum(combination) >= goal
        ),
        key=_cost,
    )
    return WayUp(goal, chosen, exact + _sum(chosen), enough=True)


def _sum(lifts: Iterable[Lift]) -> Decimal:
    return sum((lift.points for lift in lifts), Decimal(0))


def _cost(lifts: Sequence[Lift]) -> tuple[int, Decimal]:
    theirs = sum(SIDE_OF[lift.factor] is HealthSide.CUSTOMER for lift in lifts)
    return theirs, _sum(lifts)


def _lifts(inputs: HealthInputs, now: Health, rules: Rules) -> Iterable[Lift]:
    """What each factor with data would add if what can be done today were done."""
    for factor in now.factors:
        if factor.value is None or factor.value == 100:
            continue
        lifted, what = _LIFTED[factor.factor](inputs, rules)
        value = FORMULAS[factor.factor](lifted, rules)
        if value is not None and (gain := Decimal(value) / 10 - factor.value) > 0:
            yield Lift(factor.factor, gain * factor.weight, what)


_Lifting = Callable[[HealthInputs, Rules], tuple[HealthInputs, Message]]


def _meet(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    return replace(inputs, contacted_on=inputs.as_of), say("speak with them now")


def _send(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    counts = inputs.follow_ups
    sent = replace(counts, later=counts.later + counts.none, none=0)
    what = say("send the {n} missing follow-up", "send the {n} missing follow-ups", n=counts.none)
    return replace(inputs, follow_ups=sent), what


def _closed(actions: Punctuality) -> Punctuality:
    return replace(actions, done_late=actions.done_late + actions.open_late, open_late=0)


def _close_ours(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    what = say("close our {n} late action", "close our {n} late actions", n=inputs.ours.open_late)
    return replace(inputs, ours=_closed(inputs.ours)), what


def _close_theirs(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    what = say(
        "get their {n} late action closed",
        "get their {n} late actions closed",
        n=inputs.theirs.open_late,
    )
    return replace(inputs, theirs=_closed(inputs.theirs)), what


def _connect(inputs: HealthInputs, rules: Rules) -> tuple[HealthInputs, Message]:
    missing = rules.coverage_goal - (inputs.coverage or 0)
    what = say("bring {n} more connection to life", "bring {n} more connections to life", n=missing)
    return replace(inputs, coverage=rules.coverage_goal), what


def _review(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    return replace(inputs, reviewed_on=inputs.as_of), say("hold the review that is due")


def _champion(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    return replace(inputs, champion_on=inputs.as_of), say("speak with {name}", name=inputs.champion)


def _seats(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    idle = inputs.licensed - int(inputs.seats or 0)
    what = say("get the {n} idle seat used", "get the {n} idle seats used", n=idle)
    return replace(inputs, seats=Decimal(inputs.licensed)), what


def _use(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    back = tuple(replace(each, present=each.baseline) for each in inputs.usage)
    return replace(inputs, usage=back), say("bring usage back to its baseline")


def _reach(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    missing = inputs.milestones_due - inputs.milestones_reached
    what = say("reach the {n} late milestone", "reach the {n} late milestones", n=missing)
    return replace(inputs, milestones_reached=inputs.milestones_due), what


def _engage(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    counts = inputs.engagement
    missing = max(0, ENOUGH_EVENTS - counts.taken_part)
    more = replace(counts, trainings=counts.trainings + missing, ever=True)
    what = say("{n} more training or event", "{n} more trainings or events", n=missing)
    return replace(inputs, engagement=more), what


def _advocate(inputs: HealthInputs, _rules: Rules) -> tuple[HealthInputs, Message]:
    return replace(inputs, acts=inputs.acts + 1), say("one act of advocacy")


_LIFTED: Mapping[Factor, _Lifting] = MappingProxyType(
    {
        Factor.CONTACT_CADENCE: _meet,
        Factor.FOLLOW_UPS: _send,
        Factor.OUR_ACTIONS: _close_ours,
        Factor.COVERAGE: _connect,
        Factor.REVIEWS: _review,
        Factor.CHAMPION: _champion,
        Factor.LICENCE_USE: _seats,
        Factor.USAGE: _use,
        Factor.MILESTONES: _reach,
        Factor.THEIR_ACTIONS: _close_theirs,
        Factor.ENGAGEMENT: _engage,
        Factor.ADVOCACY: _advocate,
    }
)
