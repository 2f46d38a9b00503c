"""Goals, milestones and reviews that mean one thing keep one day, whichever of them is changed
(`domain.same_thing` says which do).

Each function is called by the use case that has just stored the change, inside its step: so one
Undo takes all of it back.
"""

from dataclasses import replace
from datetime import date

from csm_desktop.domain.plan.same_thing import (
    goal_meant,
    horizon_meant,
    milestones_of_goal,
    milestones_of_review,
    review_meant,
    with_shared_days,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.reviews import Review, ReviewGoal, ReviewStatus
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def follow_goal(work: Work, goal: Goal, before: Goal | None) -> Goal:
    """A goal was changed, or is new (`before` None): its milestones take its days. One that means
    something else now counts as new.

    A new goal without a day takes that of its milestone. The first value goal also says when the
    account saw first value. The goal as it is stored then.
    """
    if before is not None and _meaning(goal) != _meaning(before):
        # Renamed: what it meant before keeps its days, what it means now gives its own.
        before = None  # other milestones may be meant now
    goals = work.find(Goal, account_id=goal.account_id)
    same = milestones_of_goal(goal, goals, work.find(Milestone, account_id=goal.account_id))
    # A new goal takes the day of what is there; there is no older word of the goal's own.
    if before is None and same:
        due = goal.due_on or same[0].target_on
        reached = goal.reached_on or same[0].reached_on
        goal = work.put(replace(goal, due_on=due, reached_on=reached))
    if goal.due_on is not None and (before is None or goal.due_on != before.due_on):
        _move(work, same, goal.due_on)
        # Read again: they have just been moved.
        same = tuple(work.get(Milestone, milestone.id) for milestone in same)
    if goal.reached_on != (before.reached_on if before else None):
        _reach(work, same, goal.reached_on)
        if goal.horizon is Horizon.FIRST_VALUE:
            _say_first_value(work, goal.account_id, goal.reached_on)
    return goal


def follow_milestone(work: Work, milestone: Milestone, before: Milestone | None) -> Milestone:
    """A milestone was changed, or is new: the review or the goal that it means takes its days.

    One that was only given another title takes the days of what it means now. Raises UserError
    where a review says another day, and can not be moved.
    """
    if before is not None and before.title != milestone.title:
        # A title that means something new takes the day of that before it can give one.
        milestone = work.put(as_meant(work, milestone))
    number = review_meant(milestone.title)
    if number is not None:
        _follow_to_review(work, milestone, before, number)
        return milestone
    goal = goal_meant(milestone.title, work.find(Goal, account_id=milestone.account_id))
    moved = before is None or milestone.target_on != before.target_on
    ticked = milestone.reached_on != (before.reached_on if before else None)
    if goal is not None and (moved or ticked):
        reached = milestone.reached_on if ticked else goal.reached_on
        due = milestone.target_on if moved else goal.due_on
        work.put(replace(goal, due_on=due, reached_on=reached))
    first = goal.horizon if goal is not None else horizon_meant(milestone.title)
    if ticked and first is Horizon.FIRST_VALUE:
        _say_first_value(work, milestone.account_id, milestone.reached_on)
    return milestone


def follow_review(work: Work, review: Review, before: Review | None) -> Review:
    """A review was planned, moved or held: its milestone says the same, and so do the goals that
    were to be kept until then. The day agreed for the next one is that of the next milestone."""
    milestones = work.find(Milestone, account_id=review.account_id)
    own = milestones_of_review(review.number, milestones)
    if review.status is ReviewStatus.HELD:
        _reach(work, own, review.on)
    elif before is None or review.on != before.on:
        _move(work, own, review.on)
        last = _numbered(work, review.account_id, review.number - 1)
        # Goals hang on the day that was planned before; a new review has moved nothing yet.
        if before is not None and last is not None:
            _move_goals(work, last, before.on, review.on)
    if review.next_on is not None and (before is None or review.next_on != before.next_on):
        # A next review that is planned already has a day of its own, which people were asked for.
        if _numbered(work, review.account_id, review.number + 1) is None:
            _move(work, milestones_of_review(review.number + 1, milestones), review.next_on)
        if before is not None and before.next_on is not None:
            _move_goals(work, review, before.next_on, review.next_on)
    return review


def follow_meeting(work: Work, meeting: Meeting, before: Meeting) -> None:
    """The meeting of a planned review was moved: the review is on its day, unless the next one
    would come first. (The review moves no meeting: people were asked to come.)"""
    on = day_in(meeting.starts_at, meeting.zone)
    if meeting.ended_at is not None or on == day_in(before.starts_at, before.zone):
        return
    for review in work.find(Review, meeting_id=meeting.id):
        fits = review.next_on is None or on < review.next_on
        if review.status is ReviewStatus.PLANNED and fits:
            follow_review(work, work.put(replace(review, on=on)), review)


def follow_first_value(work: Work, account: Account, before: Account) -> None:
    """The day of first value was typed: the first value goal and its milestone were reached then.

    Where it was taken away, they were not, as far as they had said the same day.
    """
    on = account.first_value_on
    if on == before.first_value_on:
        return
    goals = work.find(Goal, account_id=account.id)
    for goal in goals:
        # Emptied, only those are reopened that were reached by this very day.
        if goal.horizon is Horizon.FIRST_VALUE and (on or goal.reached_on == before.first_value_on):
            work.put(replace(goal, reached_on=on))
    for milestone in work.find(Milestone, account_id=account.id):
        meant = goal_meant(milestone.title, goals)
        horizon = meant.horizon if meant else horizon_meant(milestone.title)
        if horizon is Horizon.FIRST_VALUE and (on or milestone.reached_on == before.first_value_on):
            work.put(replace(milestone, reached_on=on))


def as_meant(work: Work, milestone: Milestone) -> Milestone:
    """The milestone with the days of the review or the goal that it means; not stored by this."""
    goals = work.find(Goal, account_id=milestone.account_id)
    return with_shared_days(milestone, goals, work.find(Review, account_id=milestone.account_id))


def _follow_to_review(
    work: Work, milestone: Milestone, before: Milestone | None, number: int
) -> None:
    review = _numbered(work, milestone.account_id, number)
    if milestone.reached_on != (before.reached_on if before else None):
        _refuse_other_than_held(milestone, review)
    # Only a move counts: a milestone that is new takes the review's day instead.
    if before is not None and milestone.target_on == before.target_on:
        return
    if review is not None and review.status is ReviewStatus.PLANNED:
        # Reviews keep their order, whichever end they are moved by.
        if review.next_on is not None and review.next_on <= milestone.target_on:
            words = say("EBR {n} would be on {on} then, before this one.",
                        n=number + 1, on=review.next_on)  # fmt: skip
            raise UserError(render(words), tr("Nothing was changed."))
        follow_review(work, work.put(replace(review, on=milestone.target_on)), review)
    elif review is None:
        last = _numbered(work, milestone.account_id, number - 1)
        # A review that is not planned yet has its day with the one before it.
        if last is not None and milestone.target_on > last.on:
            work.put(replace(last, next_on=milestone.target_on))
            if last.next_on is not None:
                _move_goals(work, last, last.next_on, milestone.target_on)


def _refuse_other_than_held(milestone: Milestone, review: Review | None) -> None:
    """A review is held in the studio, where it is kept who was there: its milestone says it too."""
    if review is None:
        return
    if review.status is ReviewStatus.PLANNED and milestone.reached_on is not None:
        raise UserError(
            render(say("EBR {n} is planned, but not held yet.", n=review.number)),
            tr("Say in the EBR studio that it was held: this milestone is reached with it."),
        )
    if review.status is ReviewStatus.HELD and milestone.reached_on != review.on:
        raise UserError(
            render(say("EBR {n} was held on {on}.", n=review.number, on=review.on)),
            tr("Its milestone was reached on the same day. Nothing was changed."),
        )


def _meaning(goal: Goal) -> tuple[Horizon, str]:
    return goal.horizon, goal.statement


def _numbered(work: Work, account_id: int, number: int) -> Review | None:
    reviews = work.find(Review, account_id=account_id)
    return next((review for review in reviews if review.number == number), None)


def _move(work: Work, milestones: tuple[Milestone, ...], on: date) -> None:
    """What was reached keeps the day that was planned for it."""
    for milestone in milestones:
        if milestone.reached_on is None:
            work.put(replace(milestone, target_on=on))


def _reach(work: Work, milestones: tuple[Milestone, ...], on: date | None) -> None:
    for milestone in milestones:
        work.put(replace(milestone, reached_on=on))


def _move_goals(work: Work, review: Review, old: date, new: date) -> None:
    for goal in work.find(ReviewGoal, review_id=review.id):
        if goal.due_on == old:
            work.put(replace(goal, due_on=new))


def _say_first_value(work: Work, account_id: int, on: date | None) -> None:
    work.put(replace(work.get(Account, account_id), first_value_on=on))
