"""What stands in several places of an account and means one thing: a milestone that is a review of
the studio, or a goal (our choice; domain.md names each of them, but no link between them).

The link is read from the words, so that it needs no act of its own: "EBR 2", "Executive review 2"
and "Second business review" are the second review; "First value" is the first value goal; and a
milestone that is worded like a goal is that goal. Other words mean something of their own.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.reviews import Review, ReviewStatus
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.text.plain_letters import plain_letters

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_REVIEW = r"(?:ebr|qbr|(?:executive|business)(?: business)? review)"
_NUMBER_LAST = re.compile(rf"(?:quarterly )?{_REVIEW} (?:no )?(\d{{1,3}})")
_NUMBER_FIRST = re.compile(rf"(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)})) {_REVIEW}")
_NAMES = {
    Horizon.FIRST_VALUE: ("first value", "first value goal", "first value reached"),
    Horizon.TWELVE_MONTHS: ("twelve month goal", "twelve months goal", "12 month goal"),
}


def review_meant(title: str) -> int | None:
    """The number of the review that a milestone's title names; None where it names none."""
    words = _words(title)
    if found := _NUMBER_LAST.fullmatch(words):
        return int(found[1])
    if found := _NUMBER_FIRST.fullmatch(words):
        # "2nd" is a number, "second" a word: whichever of the two stands there.
        return int(found[1]) if found[1] else _ORDINALS.index(found[2]) + 1
    return None


def horizon_meant(title: str) -> Horizon | None:
    """Which of the two goals of the orchestration a milestone's title names."""
    words = _words(title)
    return next((horizon for horizon, names in _NAMES.items() if words in names), None)


def goal_meant(title: str, goals: Iterable[Goal]) -> Goal | None:
    """The goal that a milestone's title names; of several the first."""
    horizon, words = horizon_meant(title), _words(title)
    for goal in goals:
        if goal.horizon is horizon or (words and _words(goal.statement) == words):
            return goal
    return None


def milestones_of_goal(
    goal: Goal, goals: Iterable[Goal], milestones: Iterable[Milestone]
) -> tuple[Milestone, ...]:
    """The milestones that mean this goal."""
    known = tuple(goals)
    return tuple(
        milestone for milestone in milestones if goal_meant(milestone.title, known) == goal
    )


def milestones_of_review(number: int, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones that mean the review with this number."""
    return tuple(milestone for milestone in milestones if review_meant(milestone.title) == number)


def moves_with(
    milestone: Milestone, goals: Iterable[Goal], reviews: Iterable[Review]
) -> Message | None:
    """What a milestone shares its days with, for the page that shows it; None where with nothing.

    A review that nobody has planned yet takes the milestone's day when it is.
    """
    number = review_meant(milestone.title)
    if number is not None:
        known = next((review for review in reviews if review.number == number), None)
        if known is not None and known.status is ReviewStatus.HELD:
            return say("EBR {n}, held on {on}", n=number, on=known.on)
        return say("EBR {n}", n=number)
    goal = goal_meant(milestone.title, goals)
    return None if goal is None else say("{goal}", goal=goal.statement)


def with_shared_days(
    milestone: Milestone, goals: Iterable[Goal], reviews: Iterable[Review]
) -> Milestone:
    """The milestone with the days of the review or the goal that it means."""
    number = review_meant(milestone.title)
    if number is not None:
        by_number = {review.number: review for review in reviews}
        # The one before says in its own page when this one shall be.
        review, last = by_number.get(number), by_number.get(number - 1)
        # Held is a fact: its day is told, and the plan for it is history.
        if review is not None and review.status is ReviewStatus.HELD:
            return replace(milestone, reached_on=review.on)
        on = review.on if review is not None else last.next_on if last is not None else None
        return replace(milestone, target_on=on or milestone.target_on)
    goal = goal_meant(milestone.title, goals)
    if goal is None:
        return milestone
    return replace(
        milestone,
        target_on=goal.due_on or milestone.target_on,
        reached_on=goal.reached_on or milestone.reached_on,
    )


def meeting_elsewhere(review: Review, meetings: Iterable[Meeting]) -> date | None:
    """The day of a planned review's own meeting, where that is another; None where they agree."""
    for meeting in meetings:
        if meeting.id == review.meeting_id and meeting.is_awaited:
            on = day_in(meeting.starts_at, meeting.zone)
            # Only another day is told: the same day twice would be noise.
            return on if on != review.on else None
    return None


def _words(title: str) -> str:
    return " ".join(re.findall(r"\w+", plain_letters(title)))
