"""The round of reviews: what was promised last time, when the next is due, who is asked, and what
there is to show (domain.md §10)."""

from collections.abc import Iterable
from datetime import date, timedelta

from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.plan.same_thing import milestones_of_review
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import (
    GoalResult,
    Review,
    ReviewGoal,
    ReviewStatus,
)
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

ASKED_ROLES = (ContactRole.SPONSOR, ContactRole.COMMERCIAL_BUYER, ContactRole.STAKEHOLDER)
"""For whom a review is made, in order of precedence."""


def last_held(
    reviews: Iterable[Review], as_of: date, before: Review | None = None
) -> Review | None:
    """The last review held up to a day; `before` one, when that one is being prepared or read."""
    held = [
        review
        for review in reviews
        if review.status is ReviewStatus.HELD
        and review.on <= as_of
        # Two reviews of one day are told apart by their number.
        and (before is None or (review.on, review.number) < (before.on, before.number))
        and (before is None or review.id != before.id)
    ]
    return max(held, key=lambda each: (each.on, each.number, each.id), default=None)


def planned(reviews: Iterable[Review]) -> Review | None:
    """The review that is being prepared: the earliest that has not been held."""
    waiting = (review for review in reviews if review.status is ReviewStatus.PLANNED)
    return min(waiting, key=lambda each: (each.on, each.id), default=None)


def next_number(reviews: Iterable[Review]) -> int:
    """The number of a new review."""
    return max((review.number for review in reviews), default=0) + 1


@dataclass(frozen=True, slots=True)
class NextReview:
    """When the next review is due, and why then; `late` is by how many days that has passed."""

    on: date
    number: int
    late: int
    why: Message


def next_review(facts: AccountFacts) -> NextReview | None:
    """When the next review is due.

    A planned review says so itself; else the date agreed in the last one; else its milestone in
    the plan; else the last one's date, or the contract's start, plus the segment's cadence. None
    where none of it is known.
    """
    waiting = planned(facts.reviews)
    number = waiting.number if waiting else next_number(facts.reviews)
    found = _due(facts, waiting)
    if found is None:
        return None
    on, why = found
    return NextReview(on, number, max(0, (facts.as_of - on).days), why)


def _due(facts: AccountFacts, waiting: Review | None) -> tuple[date, Message] | None:
    # A date that people were asked for beats every rule.
    if waiting is not None:
        return waiting.on, say("planned for {on}", on=waiting.on)
    last = last_held(facts.reviews, facts.as_of)
    # What the customer agreed to in the room comes before the plan, which was written earlier.
    if last is not None and last.next_on is not None:
        return last.next_on, say("agreed in EBR {n}", n=last.number)
    in_plan = [
        milestone.target_on
        for milestone in milestones_of_review(next_number(facts.reviews), facts.milestones)
        if milestone.reached_on is None
    ]
    if in_plan:
        return min(in_plan), say("as the joint impact plan says")
    return _due_by_cadence(facts, last)


def _due_by_cadence(facts: AccountFacts, last: Review | None) -> tuple[date, Message] | None:
    if facts.segment is None:
        return None
    days = facts.segment.review_cadence_days
    if last is not None:
        why = say("{days} days after EBR {n}", days=days, n=last.number)
        return last.on + timedelta(days=days), why
    start = facts.account.contract_start
    if start is None:
        return None
    return start + timedelta(days=days), say("{days} days after the contract's start", days=days)


def due_after(segment: Segment | None, review: Review, held_on: date) -> date | None:
    """When the review after one that is held on a day is due: as agreed there, else after the
    segment's cadence. An agreed day that has passed by then counts as none; None without either."""
    # A review that was moved beyond the day agreed for the next one takes that day with it.
    if review.next_on is not None and review.next_on > held_on:
        return review.next_on
    return held_on + timedelta(days=segment.review_cadence_days) if segment is not None else None


def goals_of(goals: Iterable[ReviewGoal], review: Review | None) -> tuple[ReviewGoal, ...]:
    """The goals that a review set, in order: they come back in the next one with their result."""
    if review is None:
        return ()
    own = (goal for goal in goals if goal.review_id == review.id)
    return tuple(sorted(own, key=lambda goal: (goal.position, goal.id)))


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of goals: dropped ones are counted, but not held against anyone."""

    kept: int
    missed: int
    open: int
    dropped: int

    @property
    def judged(self) -> int:
        """Kept, missed or still open."""
        return self.kept + self.missed + self.open

    @property
    def why(self) -> Message:
        """The counts in words."""
        if not self.judged:
            return say("no goals were set")
        return say(
            "{kept} of {n} goal kept", "{kept} of {n} goals kept", kept=self.kept, n=self.judged
        )


def promises(goals: Iterable[ReviewGoal]) -> Promises:
    """How many of the goals were kept, missed, are open, were dropped."""
    counts = dict.fromkeys(GoalResult, 0)
    for goal in goals:
        counts[goal.result] += 1
    return Promises(
        counts[GoalResult.KEPT],
        counts[GoalResult.MISSED],
        counts[GoalResult.OPEN],
        counts[GoalResult.DROPPED],
    )


def asked(contacts: Iterable[Contact], as_of: date) -> tuple[Contact, ...]:
    """For whom the review is made: sponsors, then commercial buyers, then stakeholders, who are
    still there; each once, under the first of these roles."""
    there = [
        (_precedence(contact), contact.name.casefold(), contact.id, contact)
        for contact in contacts
        if is_there(contact, as_of) and _precedence(contact) < len(ASKED_ROLES)
    ]
    # Without the contact itself, for people have no order beside name and id.
    return tuple(entry[-1] for entry in sorted(there, key=lambda entry: entry[:3]))


def _precedence(contact: Contact) -> int:
    return next(
        (n for n, role in enumerate(ASKED_ROLES) if role in contact.roles), len(ASKED_ROLES)
    )


def missing_roles(contacts: Iterable[Contact], as_of: date) -> tuple[ContactRole, ...]:
    """The roles that a review is made for and that nobody at the customer holds."""
    there = [contact for contact in contacts if is_there(contact, as_of)]
    return tuple(
        role for role in ASKED_ROLES if not any(role in contact.roles for contact in there)
    )
