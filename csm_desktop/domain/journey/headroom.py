"""What a customer could still get out of what they have: first more value, then expansion
(domain.md §5): internal."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from csm_desktop.domain.people.roles import role_coverage
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import EngagementKind
from csm_desktop.domain.records.plan import ActionStatus, Horizon
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.domain.value.attainment import goal_progress
from csm_desktop.domain.value.readings import is_better
from csm_desktop.domain.value.use import breadth, measured_use
from csm_desktop.values import dataclass

_CARRIERS = (ContactRole.SPONSOR, ContactRole.CHAMPION, ContactRole.END_USER)


class HeadroomKind(StrEnum):
    """The points of the checklist, in the order in which they are asked."""

    SEATS = "seats"
    FEATURES = "features"
    GOALS = "goals"
    MILESTONES = "milestones"
    GAPS = "gaps"
    PEOPLE = "people"
    TRAINING = "training"


class HeadroomState(StrEnum):
    """Whether a point leaves anything to be got; what nobody knows is neither."""

    OPEN = "open"
    USED = "used"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Headroom:
    """One point of the checklist, by the facts; `place` is the tab where more is seen of it."""

    kind: HeadroomKind
    state: HeadroomState
    why: Message
    place: str


def headroom(facts: AccountFacts, rules: Rules) -> tuple[Headroom, ...]:
    """All points of the checklist (our choice), each answered from what the book knows.

    A point that cannot be answered says so, and never counts as used.
    """
    return (
        _seats(facts, rules),
        _features(facts, rules),
        _goals(facts),
        _milestones(facts),
        _gaps(facts),
        _people(facts),
        _training(facts, rules),
    )


def conclusion(points: Sequence[Headroom]) -> Message:
    """What follows from the checklist: more value first, and an expansion only then."""
    left = sum(point.state is HeadroomState.OPEN for point in points)
    unknown = sum(point.state is HeadroomState.UNKNOWN for point in points)
    if left:
        return say(
            "First more value: {n} point of {all} leaves more to get. An expansion comes after.",
            "First more value: {n} points of {all} leave more to get. An expansion comes after.",
            n=left,
            all=len(points),
        )
    if unknown:
        return say(
            "Nothing is left that is known, but {n} point cannot be answered yet.",
            "Nothing is left that is known, but {n} points cannot be answered yet.",
            n=unknown,
        )
    return say("They use what they have. An expansion is the next step.")


def _point(kind: HeadroomKind, place: str, *, left: bool | None, why: Message) -> Headroom:
    if left is None:
        return Headroom(kind, HeadroomState.UNKNOWN, why, place)
    return Headroom(kind, HeadroomState.OPEN if left else HeadroomState.USED, why, place)


def _seats(facts: AccountFacts, rules: Rules) -> Headroom:
    share = breadth(facts, rules).licences
    if share is None:
        why = say("nobody reads how many seats are in use")
        return _point(HeadroomKind.SEATS, "value", left=None, why=why)
    why = say("{percent} % of the seats in use", percent=rounded(share * 100))
    return _point(HeadroomKind.SEATS, "value", left=share < rules.champion_breadth, why=why)


def _features(facts: AccountFacts, rules: Rules) -> Headroom:
    held = [
        (used.metric.name, used.reading.value, used.norm.value, used.metric.better)
        for used in measured_use(facts, rules)
        # Against its own past an account says how it did, and not what others get out of it.
        if used.norm is not None and used.norm.of_segment
    ]
    if not held:
        why = say("no use is read for which the segment has a norm")
        return _point(HeadroomKind.FEATURES, "value", left=None, why=why)
    below = tuple(name for name, value, norm, better in held if is_better(norm, value, better))
    why = (
        say("below the segment's norm: {names}", names=below)
        if below
        else say("use reaches the norm of the segment")
    )
    return _point(HeadroomKind.FEATURES, "value", left=bool(below), why=why)


def _goals(facts: AccountFacts) -> Headroom:
    goals = goal_progress(facts, Horizon.TWELVE_MONTHS)
    if not goals:
        why = say("no twelve-month goal can be measured")
        return _point(HeadroomKind.GOALS, "plan", left=None, why=why)
    open_ones = tuple(goal.statement for goal in goals if goal.share < 1)
    why = say("not reached yet: {goals}", goals=open_ones) if open_ones else say("all are reached")
    return _point(HeadroomKind.GOALS, "plan", left=bool(open_ones), why=why)


def _milestones(facts: AccountFacts) -> Headroom:
    due = [milestone for milestone in facts.milestones if milestone.target_on <= facts.as_of]
    if not due:
        why = say("no milestone is due yet")
        return _point(HeadroomKind.MILESTONES, "plan", left=None, why=why)
    late = tuple(
        milestone.title
        for milestone in due
        if milestone.reached_on is None or milestone.reached_on > facts.as_of
    )
    why = say("not reached yet: {titles}", titles=late) if late else say("all are reached")
    return _point(HeadroomKind.MILESTONES, "plan", left=bool(late), why=why)


def _gaps(facts: AccountFacts) -> Headroom:
    done = {action.id for action in facts.actions if action.status is ActionStatus.DONE}
    left = tuple(
        gap.statement for gap in facts.gaps if not gap.accepted and gap.action_id not in done
    )
    why = say("neither bridged nor accepted: {gaps}", gaps=left) if left else say("none is open")
    return _point(HeadroomKind.GAPS, "plan", left=bool(left), why=why)


def _people(facts: AccountFacts) -> Headroom:
    if not facts.contacts:
        why = say("nobody of theirs is in the book")
        return _point(HeadroomKind.PEOPLE, "contacts", left=None, why=why)
    missing = tuple(
        found.role for found in role_coverage(facts) if found.role in _CARRIERS and found.missing
    )
    why = say("missing: {roles}", roles=missing) if missing else say("somebody is in each role")
    return _point(HeadroomKind.PEOPLE, "contacts", left=bool(missing), why=why)


def _training(facts: AccountFacts, rules: Rules) -> Headroom:
    took = [event.on for event in facts.engagement if event.kind is EngagementKind.TRAINING]
    took = [on for on in took if on <= facts.as_of]
    if not took:
        why = say("no training is noted")
        return _point(HeadroomKind.TRAINING, "overview", left=None, why=why)
    last = max(took)
    # As long as a survey speaks for the present, so does what somebody learnt (our choice).
    old = last <= facts.as_of - timedelta(days=rules.survey_days)
    return _point(HeadroomKind.TRAINING, "overview", left=old, why=say("last on {on}", on=last))
