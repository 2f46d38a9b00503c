"""Agreed versions of the joint impact plan: planned then, planned now, actual (domain.md §4)."""

from collections.abc import Iterable, Mapping
from datetime import date

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import (
    PLAN_ORIGINS,
    Action,
    ActionStatus,
    AgreedAction,
    AgreedGoal,
    AgreedMilestone,
    AgreedPlan,
)
from csm_desktop.values import dataclass


def agree(
    id_: int,
    facts: AccountFacts,
    agreed_on: date,
    agreed_with: tuple[str, ...] = (),
    note: str = "",
) -> AgreedPlan:
    """The next version, as the plan stands now: what both sides agree to, kept whole for good.

    Only the plan's own actions belong to it, and none that was dropped.
    """
    version = max((plan.version for plan in facts.agreed_plans), default=0) + 1
    return AgreedPlan(
        id=id_,
        account_id=facts.account.id,
        version=version,
        agreed_on=agreed_on,
        agreed_with=agreed_with,
        # Copies of the words and days, not references: later edits must not reach them.
        goals=tuple(AgreedGoal(g.id, g.statement, g.target, g.due_on) for g in facts.goals),
        milestones=tuple(
            AgreedMilestone(m.id, m.title, m.target_on, m.expected_percent)
            for m in facts.milestones
        ),
        actions=tuple(AgreedAction(a.id, a.title, a.side, a.due_on) for a in _plan_actions(facts)),
        note=note,
    )


def _plan_actions(facts: AccountFacts) -> Iterable[Action]:
    return (
        action
        for action in facts.actions
        if action.origin in PLAN_ORIGINS and action.status is not ActionStatus.DROPPED
    )


def version_on(plans: Iterable[AgreedPlan], as_of: date) -> AgreedPlan | None:
    """The version that was in force on a day."""
    agreed = [plan for plan in plans if plan.agreed_on <= as_of]
    return max(agreed, key=lambda plan: plan.version, default=None)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One goal, milestone or action: planned then, planned now, actual.

    `then` is None for what came in since; `in_plan` is False for what left the plan since.
    `moved` is by how many days the date was moved (later is positive); `late` by how many days it
    is, or was, later than what was agreed then (than now, for what came in since), and None while
    its day has not come.
    """

    thing_id: int
    title: str
    then: date | None
    now: date | None
    actual: date | None
    in_plan: bool
    moved: int | None
    late: int | None


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """A version against the plan as it stands; things that left the plan stand last."""

    version: int | None
    goals: tuple[PlanLine, ...]
    milestones: tuple[PlanLine, ...]
    actions: tuple[PlanLine, ...]


_Then = Mapping[int, tuple[str, date | None]]
_Now = Iterable[tuple[int, str, date | None, date | None]]


def compare(facts: AccountFacts, agreed: AgreedPlan | None) -> PlanComparison:
    """What was planned in the agreed version, what is planned now, and what came of it."""
    as_of = facts.as_of
    goals = ((g.id, g.statement, g.due_on, g.reached_on) for g in facts.goals)
    milestones = ((m.id, m.title, m.target_on, m.reached_on) for m in facts.milestones)
    actions = (
        (a.id, a.title, a.due_on, a.done_on if a.status is ActionStatus.DONE else None)
        for a in _plan_actions(facts)
    )
    then_goals: _Then = {}
    then_milestones: _Then = {}
    then_actions: _Then = {}
    if agreed is not None:
        then_goals = {g.goal_id: (g.statement, g.due_on) for g in agreed.goals}
        then_milestones = {m.milestone_id: (m.title, m.target_on) for m in agreed.milestones}
        then_actions = {a.action_id: (a.title, a.due_on) for a in agreed.actions}
    return PlanComparison(
        agreed.version if agreed else None,
        _lines(then_goals, goals, as_of),
        _lines(then_milestones, milestones, as_of),
        _lines(then_actions, actions, as_of),
    )


def _lines(then: _Then, now: _Now, as_of: date) -> tuple[PlanLine, ...]:
    lines = []
    for thing_id, title, planned, actual in now:
        agreed = then.get(thing_id, ("", None))[1]
        # What was reached after the day that is looked at was not known on it.
        done = actual if actual is not None and actual <= as_of else None
        moved = (planned - agreed).days if planned and agreed else None
        # What was agreed is the promise; a date moved since then is no excuse for being late.
        promised = agreed or planned
        late = None
        if promised and (done or as_of > promised):
            late = ((done or as_of) - promised).days
        lines.append(PlanLine(thing_id, title, agreed, planned, done, True, moved, late))
    # What was taken out since is told as well, or the comparison would hide the retreat.
    kept = {line.thing_id for line in lines}
    left = [
        PlanLine(thing_id, title, agreed, None, None, False, None, None)
        for thing_id, (title, agreed) in then.items()
        if thing_id not in kept
    ]
    return (*lines, *left)
