"""What is restated at the beginning of a review: objectives, promises, and the plan to improve
(domain.md §7)."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from csm_desktop.app.plan.acts import edit_goal
from csm_desktop.domain.plan.actions import is_pending, ordered
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.plan import Action, ActionOrigin, Goal
from csm_desktop.domain.records.reviews import GoalResult, Review, ReviewGoal
from csm_desktop.domain.reviews.cycle import goals_of, last_held
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.value.attainment import goal_progress
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass

_MOST = 4
"""Actions that are gone through where there is no plan to improve; others are on the Plan."""


@dataclass(frozen=True, slots=True)
class Restated:
    """The goals with the share of each that is reached, what the last `review` before the meeting
    promised, and the actions of the improvement plan, or without one those that are due next."""

    goals: tuple[Goal, ...]
    shares: Mapping[int, Decimal]
    review: Review | None
    promised: tuple[ReviewGoal, ...]
    actions: tuple[Action, ...]
    is_improvement: bool


def restated(facts: AccountFacts, meeting: Meeting) -> Restated:
    """What is gone through in a meeting. What was ticked in it stays until its day is over."""
    on = day_in(meeting.starts_at, meeting.zone)
    # The review that the meeting itself is, promises what comes after it.
    earlier = [each for each in facts.reviews if each.meeting_id != meeting.id and each.on <= on]
    review = last_held(earlier, facts.as_of)
    now = [each for each in facts.actions if is_pending(each) or each.done_on == on]
    improving = [each for each in now if each.origin is ActionOrigin.IMPROVEMENT]
    return Restated(
        facts.goals,
        {progress.goal_id: progress.share for progress in goal_progress(facts)},
        review,
        goals_of(facts.review_goals, review),
        tuple(ordered(improving) if improving else ordered(now)[:_MOST]),
        bool(improving),
    )


def verify_goal(work: Work, /, goal_id: int) -> Goal:
    """Say that the customer confirmed a goal today; said again, that was a slip."""
    goal = work.get(Goal, goal_id)
    on = None if goal.verified_on == work.today() else work.today()
    return work.put(replace(goal, verified_on=on))


def reword_goal(work: Work, /, goal_id: int, statement: str) -> Goal:
    """Word a goal as the customer says it now: it is verified. Raises UserError without words."""
    return edit_goal(work, goal_id, statement=statement, verified_on=work.today())


NEXT_RESULT = {
    GoalResult.OPEN: GoalResult.KEPT,
    GoalResult.KEPT: GoalResult.MISSED,
    GoalResult.MISSED: GoalResult.OPEN,
    GoalResult.DROPPED: GoalResult.OPEN,
}
"""What a press says of a promise next."""
