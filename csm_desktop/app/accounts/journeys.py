"""What can be done with a segment and with its journey, step by step (domain.md §1, §5).

An account's milestones are its own once they are made. A step that is moved takes along those alone
that stand where it put them and that no customer confirmed.
"""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.lists.step_moves import facts_on_journey
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.journey.step_moves import step_moves
from csm_desktop.domain.limits.bounds import OF_FIELD
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.journeys import (
    DEFAULT_STEPS,
    JourneyStep,
    JourneyStepFields,
    JourneyTemplate,
)
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.segments import (
    CONTACT_CADENCE_DAYS,
    REVIEW_CADENCE_DAYS,
    Engagement,
    Segment,
    SegmentFields,
    new_segment,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr

MANY_JOURNEYS = 3
"""Two or three segments with a journey of their own are the recommended most (domain.md §1)."""


def enter_segment(work: Work, /, name: str) -> Segment:
    """Make a segment with a journey of its own, in the low-touch model until it is said otherwise.

    Raises UserError without a name, and for one that is there already.
    """
    named = _name(work, name, None)
    others = work.find(Segment)
    segment = replace(
        new_segment(work.new_id(), named, Engagement.LOW_TOUCH),
        position=max((other.position for other in others), default=0) + 1,
    )
    return give_journey(work, work.add(segment).id)


def edit_segment(work: Work, /, segment_id: int, **fields: Unpack[SegmentFields]) -> Segment:
    """Change fields of a segment; cadences that were those of the former model become those of the
    new one. Errors as in `enter_segment`, and for cadences and targets beyond their bounds."""
    before = work.get(Segment, segment_id)
    if "name" in fields:
        fields["name"] = _name(work, fields["name"], segment_id)
    after = replace(before, **fields)
    sizes = after.least_employees, after.most_employees
    if sizes[0] is not None and sizes[1] is not None and sizes[0] > sizes[1]:
        raise UserError(tr("No customer is that large and that small."), tr("Nothing was changed."))
    if after.engagement is not before.engagement:
        # Only what nobody touched follows the model: a typed cadence is the user's own.
        if after.cadence_days == CONTACT_CADENCE_DAYS[before.engagement]:
            after = replace(after, cadence_days=CONTACT_CADENCE_DAYS[after.engagement])
        if after.review_cadence_days == REVIEW_CADENCE_DAYS[before.engagement]:
            after = replace(after, review_cadence_days=REVIEW_CADENCE_DAYS[after.engagement])
    return work.put(after)


def move_segment(work: Work, /, segment_id: int, by: int) -> Segment:
    """Put a segment that many places further down: of several that fit an account the first is
    proposed (domain.md §1)."""
    others = sorted(work.find(Segment), key=lambda one: (one.position, one.id))
    at = next(n for n, one in enumerate(others) if one.id == segment_id)
    others.insert(min(max(0, at + by), len(others) - 1), others.pop(at))
    for position, one in enumerate(others):
        if one.position != position:
            work.put(replace(one, position=position))
    return work.get(Segment, segment_id)


def give_journey(work: Work, /, segment_id: int) -> Segment:
    """Give a segment that has none the default journey, as its own: one that came by a list has
    none."""
    segment = work.get(Segment, segment_id)
    # One that has a journey keeps it: accounts have milestones of its steps.
    if segment.journey_id is not None:
        return segment
    journey = work.add(JourneyTemplate(work.new_id(), segment.name))
    work.add_all(
        JourneyStep(work.new_id(), journey.id, render(title), day, percent, position=position)
        for position, (title, day, percent) in enumerate(DEFAULT_STEPS)
    )
    return work.put(replace(segment, journey_id=journey.id))


def try_silently(work: Work, /, segment_id: int, until: date | None) -> JourneyTemplate:
    """Put the journey of a segment on trial until a day, on which it begins to raise alerts; None
    ends the trial at once. Raises UserError without a journey, and for a day that is past."""
    segment = work.get(Segment, segment_id)
    if segment.journey_id is None:
        raise UserError(tr("This segment has no journey."), tr("Nothing was changed."))
    if until is not None and until <= work.today():
        raise UserError(
            tr("A trial ends on a day that is still to come."), tr("Empty it to end the trial now.")
        )
    return work.put(replace(work.get(JourneyTemplate, segment.journey_id), silent_until=until))


def remove_segment(work: Work, /, segment_id: int) -> None:
    """Take out a segment that no account is in; its journey stays, others may follow it.

    Raises UserError where accounts are in it.
    """
    n = len(work.find(Account, segment_id=segment_id))
    if n:
        there = say("{n} account is in this segment.", "{n} accounts are in this segment.", n=n)
        raise UserError(render(there), tr("Put them into another one first."))
    work.remove(work.get(Segment, segment_id))


def add_step(work: Work, /, journey_id: int, title: str, day: int) -> JourneyStep:
    """Add a step to a journey. Raises UserError without a title."""
    work.get(JourneyTemplate, journey_id)
    position = len(work.find(JourneyStep, journey_id=journey_id))
    return work.add(JourneyStep(work.new_id(), journey_id, _title(title), day, position=position))


def edit_step(work: Work, /, step_id: int, **fields: Unpack[JourneyStepFields]) -> JourneyStep:
    """Change a step; the milestones that accounts have of it stay as they are. Raises UserError
    without a title, for a line without a metric, and for days beyond their bounds."""
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    after = replace(work.get(JourneyStep, step_id), **fields)
    if after.metric_id is None and fields.get("metric_line") is not None:
        raise UserError(tr("A line is one of a metric."), tr("First choose the metric."))
    # A line belongs to the metric that it was typed for.
    if "metric_id" in fields and "metric_line" not in fields:
        after = replace(after, metric_line=None)
    return work.put(after)


def move_step(work: Work, /, step_id: int, day: int) -> int:
    """Move a step to another day, and with it the milestones that nobody confirmed (see
    `domain.journey.step_moves`); how many were taken along. Raises UserError for a day beyond its
    bounds."""
    step = work.get(JourneyStep, step_id)
    bounds = OF_FIELD["day"]
    if not bounds.allow(day):
        raise UserError(tr("On which day after the contract’s start?"), render(bounds.why))
    accounts = facts_on_journey(work.connection, step.journey_id, work.today())
    moved = [move.moved for move in step_moves(step, day, accounts) if move.stays is None]
    for milestone in moved:
        work.put(milestone)
    work.put(replace(step, day=day))
    return len(moved)


def remove_step(work: Work, /, step_id: int) -> None:
    """Take a step out; the milestones that accounts have of it stay, as milestones of their own."""
    for milestone in work.find(Milestone, journey_step_id=step_id):
        # What was agreed with customers is theirs, and outlasts the step that it came from.
        work.put(replace(milestone, journey_step_id=None))
    work.remove(work.get(JourneyStep, step_id))


def _title(text: str) -> str:
    return needed(text, tr("A step needs a title."))


def _name(work: Work, text: str, own_id: int | None) -> str:
    named = needed(text, tr("A segment needs a name."))
    for other in work.find(Segment):
        if other.id != own_id and other.name.casefold() == named.casefold():
            raise UserError(
                render(say("There is a segment {name} already.", name=other.name)),
                tr("Nothing was changed."),
            )
    return named
