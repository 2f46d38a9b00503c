"""What a joint impact plan still lacks: hints before it is agreed, never gates (domain.md §4)."""

from collections.abc import Iterable, Sequence

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import (
    Action,
    ActionOrigin,
    ActionStatus,
    Goal,
    Horizon,
    Milestone,
    Side,
    SuccessGap,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.attainment import measurable


def is_bridged(gap: SuccessGap, actions: Iterable[Action]) -> bool:
    """Whether an action bridges the gap; a dropped one no longer does."""
    return any(
        action.id == gap.action_id and action.status is not ActionStatus.DROPPED
        for action in actions
    )


def open_gaps(gaps: Iterable[SuccessGap], actions: Sequence[Action]) -> tuple[SuccessGap, ...]:
    """The success gaps that are neither bridged by an action nor accepted."""
    return tuple(gap for gap in gaps if not gap.accepted and not is_bridged(gap, actions))


def plan_problems(facts: AccountFacts) -> tuple[Message, ...]:
    """What is missing, in the order in which a plan is made: goals, milestones, actions, gaps."""
    actions = [
        action
        for action in facts.actions
        if action.origin is ActionOrigin.PLAN and action.status is not ActionStatus.DROPPED
    ]
    found = [*_goal_problems(facts.goals), *_milestone_problems(facts.milestones)]
    found += _action_problems(actions)
    found += [
        say("The gap “{gap}” is neither bridged nor accepted", gap=gap.statement)
        for gap in open_gaps(facts.gaps, facts.actions)
    ]
    return tuple(found)


def _goal_problems(goals: Sequence[Goal]) -> Iterable[Message]:
    horizons = {goal.horizon for goal in goals}
    if Horizon.FIRST_VALUE not in horizons:
        yield say("No first value goal: what does success look like when onboarding ends?")
    if Horizon.TWELVE_MONTHS not in horizons:
        yield say("No twelve-month goal")
    for goal in goals:
        if not measurable(goal):
            yield say("The goal “{goal}” does not say how it is measured", goal=goal.statement)
        if goal.due_on is None:
            yield say("The goal “{goal}” has no date", goal=goal.statement)


def _milestone_problems(milestones: Sequence[Milestone]) -> Iterable[Message]:
    if not milestones:
        yield say("No success milestones yet")
    for milestone in milestones:
        # Once it is reached nobody has to say any more how it would be proven.
        if not milestone.proof.strip() and milestone.reached_on is None:
            yield say(
                "The milestone “{title}” does not say how it is proven", title=milestone.title
            )


def _action_problems(actions: Sequence[Action]) -> Iterable[Message]:
    # A plan is joint only when both sides have something to do.
    for side, missing in (
        (Side.US, say("Nothing that we do is in the plan")),
        (Side.CUSTOMER, say("Nothing that the customer does is in the plan")),
    ):
        if not any(action.side is side for action in actions):
            yield missing
    for action in actions:
        # By the side that has to do it: a name of the other side does not answer for it.
        owner = action.team_member_id if action.side is Side.US else action.contact_id
        if owner is None:
            yield say("Nobody is named for “{title}”", title=action.title)
        if action.due_on is None:
            yield say("“{title}” has no date", title=action.title)
