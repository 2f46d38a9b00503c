"""Executive reviews of the sample: the goals that come back, what was asked, what it means."""

from collections.abc import Sequence
from decimal import Decimal

from csm_desktop.app.sample.story import Story
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.reviews import (
    GoalResult,
    PageTitle,
    Review,
    ReviewAsk,
    ReviewGoal,
    ReviewMeasure,
    ReviewStatus,
)
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class SamplePromise:
    """A goal until the next review: what, who of them, who of us, and what became of it."""

    text: str
    theirs: Contact
    ours: TeamMember
    metric: Metric | None = None
    target: int | None = None
    result: GoalResult = GoalResult.OPEN
    note: str = ""


def add_review(
    story: Story,
    number: int,
    meeting: Meeting,
    people: Sequence[Contact],
    next_in: int,
    titles: tuple[PageTitle, ...] = (),
) -> Review:
    """The review of a meeting, held when the meeting is over."""
    return story.add(
        Review,
        number=number,
        on=meeting.starts_at.date(),
        status=ReviewStatus.HELD if meeting.ended_at else ReviewStatus.PLANNED,
        prepared_for=tuple(person.id for person in people),
        next_on=story.workday(next_in),
        titles=titles,
        meeting_id=meeting.id,
    )


def add_promises(story: Story, review: Review, *promises: SamplePromise) -> None:
    """The goals that a review set, due at the next one."""
    for position, promise in enumerate(promises):
        story.add(
            ReviewGoal,
            review_id=review.id,
            text=promise.text,
            contact_id=promise.theirs.id,
            team_member_id=promise.ours.id,
            metric_id=promise.metric.id if promise.metric else None,
            target=None if promise.target is None else Decimal(promise.target),
            due_on=review.next_on,
            result=promise.result,
            result_note=promise.note,
            position=position,
        )


def add_asks(story: Story, review: Review, *asks: tuple[str, str, int | None]) -> None:
    """What we ask of the executives: verb, text, and by when, in days from today."""
    for position, (verb, text, due) in enumerate(asks):
        story.add(
            ReviewAsk,
            review_id=review.id,
            verb=verb,
            text=text,
            due_on=None if due is None else story.workday(due),
            position=position,
        )


def add_meanings(story: Story, review: Review, *texts: tuple[Metric, str, str]) -> None:
    """What each measure means, and how it was taken."""
    for position, (metric, meaning, method) in enumerate(texts):
        story.add(
            ReviewMeasure,
            review_id=review.id,
            metric_id=metric.id,
            meaning=meaning,
            method=method,
            position=position,
        )
