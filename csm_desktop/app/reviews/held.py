"""A review was held: who was there and when is kept, and the next one is planned (domain.md §10).

Its goals need no act of their own: they belong to the review that set them, so they stand as
promises in the next one as soon as this one is held.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from csm_desktop.app.meetings.acts import new_meeting
from csm_desktop.app.meetings.guests import invite_contact, invite_member, say_came
from csm_desktop.app.meetings.notes import store_noted
from csm_desktop.app.plan.shared_days import follow_review
from csm_desktop.app.reviews.acts import begin_review, review_to_plan
from csm_desktop.domain.meetings.end import entered_late
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind
from csm_desktop.domain.records.reviews import Review, ReviewStatus
from csm_desktop.domain.reviews.cycle import asked, due_after, last_held, next_number, planned
from csm_desktop.domain.text.instants import day_in, instant_of, is_zone
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

_STARTS = time(10)  # of a review whose clock time nobody noted (our choice)


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who may have been at a review; `ours` says on which side."""

    id: int
    name: str
    title: str
    ours: bool
    came: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """What is proposed when a review is marked as held; all of it can be changed."""

    number: int
    on: date
    next_on: date | None
    people: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The review that was held, and the one that is planned now, where a day for it is known."""

    review: Review
    next: Review | None


def holding(facts: AccountFacts) -> Holding:
    """What is likely: on the planned day, though not in the future; those it was prepared for and
    the user were there; the next one on the agreed day, else after the segment's cadence."""
    review = planned(facts.reviews) or review_to_plan(facts)
    on = min(review.on, facts.as_of)
    meeting = _meeting_of(review, on, facts.meetings, facts.reviews)
    return Holding(
        review.number, on, due_after(facts.segment, review, on), _people(facts, review, meeting)
    )


def hold_review(
    work: Work,
    /,
    account_id: int,
    on: date,
    contact_ids: Collection[int] = (),
    member_ids: Collection[int] = (),
    next_on: date | None = None,
    here: str = "UTC",
) -> Held:
    """Say that the planned review was held on a day, with these people; plan the next one.

    Its milestone in the plan is reached with it.
    Its meeting is the one of that day, else one is made, so that who was there counts as a touch;
    `here` is the zone of the user's clock, for accounts whose own is not known.
    Without `next_on` the next review is due after the segment's cadence; without a segment none is
    planned. Raises UserError for a day that lies ahead or before the last review, and where the
    next one would not come after it.
    """
    review = begin_review(work, account_id)
    facts = account_facts(work.connection, account_id, work.today())
    # Everything that can be refused is refused before the first write.
    _refuse_unfit(facts, review, on, next_on)
    meeting = _meeting(work, facts, review, on, here)
    _note_who_came(work, meeting, contact_ids, member_ids)
    held = work.put(
        replace(
            review,
            on=on,
            status=ReviewStatus.HELD,
            next_on=next_on or due_after(facts.segment, review, on),
            meeting_id=meeting.id,
        )
    )
    # The next one is planned in the same act, so that one step takes both back.
    return Held(follow_review(work, held, review), _next(work, held))


def _people(facts: AccountFacts, review: Review, meeting: Meeting | None) -> tuple[Someone, ...]:
    """Both sides, those who are likely to have come first."""
    known = [
        attendance
        for attendance in facts.attendances
        if meeting and attendance.meeting_id == meeting.id
    ]
    guests = set(review.prepared_for) or {
        contact.id for contact in asked(facts.contacts, facts.as_of)
    }
    hosts = {member.id for member in facts.team if member.is_me}
    # What is recorded of the meeting says more than who was to come.
    if known:
        came = [attendance for attendance in known if attendance.attended is not False]
        guests = {attendance.contact_id for attendance in came if attendance.contact_id is not None}
        hosts = {
            attendance.team_member_id
            for attendance in came
            if attendance.team_member_id is not None
        }
    people = [
        Someone(contact.id, contact.name, contact.title, False, contact.id in guests)
        for contact in facts.contacts
        if contact.id in guests or is_there(contact, facts.as_of)
    ]
    people += [
        Someone(
            member.id, member.name, member.title or label(member.role), True, member.id in hosts
        )
        for member in facts.team
        if member.id in hosts or member.active
    ]
    return tuple(sorted(people, key=lambda each: (each.ours, not each.came, each.name.casefold())))


def _refuse_unfit(facts: AccountFacts, review: Review, on: date, next_on: date | None) -> None:
    if on > facts.as_of:
        raise UserError(
            tr("A review cannot have been held in the future."), tr("Nothing was changed.")
        )
    before = last_held(facts.reviews, facts.as_of)
    if before is not None and on <= before.on:
        words = say("EBR {n} was held on {on}.", n=before.number, on=before.on)
        raise UserError(
            render(words),
            render(say("EBR {n} must come after it. Nothing was changed.", n=review.number)),
        )
    if next_on is not None and next_on <= on:
        raise UserError(tr("The next review must come after this one."), tr("Nothing was changed."))


def _meeting_of(
    review: Review, on: date, meetings: Iterable[Meeting], reviews: Iterable[Review]
) -> Meeting | None:
    """The meeting at which a review is held: its own, else an EBR of that day."""
    # A meeting holds one review: the other's is not taken for this one.
    taken = {each.meeting_id for each in reviews if each.id != review.id}
    there = [
        meeting
        for meeting in meetings
        if meeting.id == review.meeting_id
        or (
            meeting.kind is MeetingKind.EBR
            and meeting.id not in taken
            and day_in(meeting.starts_at, meeting.zone) == on
        )
    ]
    # Its own meeting before any other of that day.
    return min(there, key=lambda each: (each.id != review.meeting_id, each.id), default=None)


def _meeting(work: Work, facts: AccountFacts, review: Review, on: date, here: str) -> Meeting:
    """The review's meeting, ended; made where there is none."""
    known = _meeting_of(review, on, facts.meetings, facts.reviews)
    if known is None:
        zone = facts.account.time_zone if is_zone(facts.account.time_zone) else here
        title = render(say("Executive business review {n}", n=review.number))
        starts = _start(work, on, zone)
        known = new_meeting(work, facts.account.id, MeetingKind.EBR, starts, zone, title=title)
    elif day_in(known.starts_at, known.zone) != on:
        known = work.put(replace(known, starts_at=_start(work, on, known.zone)))
    # Ended by hand already: then its end and its actions stand.
    if known.ended_at is not None:
        return known
    store_noted(work, known.id)
    over = known.starts_at + timedelta(minutes=known.minutes)
    # Said on the day itself, it is over now, as a call that is ended: the follow-up has its time.
    ended = work.now() if on == work.today() else min(over, work.now())
    # Said later: its recap has a business day from now on.
    return work.put(replace(known, ended_at=ended, closed_at=entered_late(ended, work.now())))


def _start(work: Work, on: date, zone: str) -> datetime:
    """When a review began of which only the day is known: not after the present instant."""
    if on < work.today():
        return instant_of(datetime.combine(on, _STARTS), zone)
    midnight = instant_of(datetime.combine(on, time()), zone)
    return min(work.now(), max(midnight, work.now() - timedelta(hours=1)))


def _note_who_came(
    work: Work, meeting: Meeting, contact_ids: Collection[int], member_ids: Collection[int]
) -> None:
    for contact_id in contact_ids:
        invite_contact(work, meeting.id, contact_id)
    for member_id in member_ids:
        invite_member(work, meeting.id, member_id)
    for each in work.find(Attendance, meeting_id=meeting.id):
        came = each.contact_id in contact_ids or each.team_member_id in member_ids
        if each.attended is not came:
            say_came(work, each.id, came)


def _next(work: Work, held: Review) -> Review | None:
    """The review after: one that is planned already, else made for the agreed day."""
    reviews = work.find(Review, account_id=held.account_id)
    waiting = planned(reviews)
    if waiting is not None or held.next_on is None:
        return waiting
    account = work.get(Account, held.account_id)
    made = Review(work.new_id(), account.id, next_number(reviews), held.next_on)
    return follow_review(work, work.add(made), None)
