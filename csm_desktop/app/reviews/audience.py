"""For whom a review is made, by role, who of them must still be invited, and the invitations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from csm_desktop.app.correspondence.voices import greeting, language_of, letter_voice
from csm_desktop.app.meetings.acts import new_meeting
from csm_desktop.app.meetings.guests import invite_contact
from csm_desktop.app.reviews.acts import plan_review
from csm_desktop.domain.correspondence.salutations import addressee
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.reviews import AgendaPoint, Review
from csm_desktop.domain.reviews.cycle import ASKED_ROLES, asked
from csm_desktop.domain.text.instants import instant_of, is_zone
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.reports.ebr.agenda import point_words, review_meeting
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import day, render, tr

_BEGINS = time(10)  # of a review whose meeting nobody planned yet (our choice)


@dataclass(frozen=True, slots=True)
class ReviewGuest:
    """Somebody for whom the pack may be prepared, and whether it is; `role` is the first of those
    that a review is made for, `invited` whether they are asked to its meeting."""

    id: int
    name: str
    title: str
    wanted: bool
    role: ContactRole | None = None
    invited: bool = False


def guests_of(facts: AccountFacts, review: Review) -> tuple[ReviewGuest, ...]:
    """Everybody for whom it may be made, those for whom it is first."""
    wanted = review.prepared_for or tuple(each.id for each in asked(facts.contacts, facts.as_of))
    meeting = review_meeting(facts, review)
    invited = {
        attendance.contact_id
        for attendance in facts.attendances
        if meeting is not None
        and attendance.meeting_id == meeting.id
        and attendance.attended is not False
    }
    there = [
        contact
        for contact in facts.contacts
        # Whom it was prepared for stays listed, also after leaving.
        if is_there(contact, facts.as_of) or contact.id in wanted
    ]
    there.sort(key=lambda each: (each.id not in wanted, each.name.casefold(), each.id))
    return tuple(
        ReviewGuest(
            contact.id,
            contact.name,
            contact.title,
            contact.id in wanted,
            next((role for role in ASKED_ROLES if role in contact.roles), None),
            contact.id in invited,
        )
        for contact in there
    )


@dataclass(frozen=True, slots=True)
class InvitedGuests:
    """What became of an invitation: the meeting, drafts in the outbox, who has no address."""

    meeting: Meeting
    drafts: tuple[OutboxMail, ...]
    without_address: tuple[str, ...]


def invite_guests(
    work: Work,
    /,
    account_id: int,
    contact_ids: Sequence[int],
    points: Sequence[AgendaPoint],
    here: str = "UTC",
) -> InvitedGuests:
    """Ask people to the meeting of the review, which is planned where there is none, and put an
    invitation to each into the outbox as a draft, in their language, with the agenda.

    `here` is the zone of the user's clock, for accounts whose own is not known. Raises UserError
    where nobody is to be invited.
    """
    if not contact_ids:
        raise UserError(tr("Nobody is left to invite."), tr("Nothing was changed."))
    review = plan_review(work, account_id)
    facts = account_facts(work.connection, account_id, work.today())
    meeting = review_meeting(facts, review) or _planned(work, facts, review, points, here)
    if review.meeting_id != meeting.id:
        review = work.put(replace(review, meeting_id=meeting.id))
    people = [work.get(Contact, contact_id) for contact_id in contact_ids]
    for person in people:
        invite_contact(work, meeting.id, person.id)
    me = next((member.name for member in facts.team if member.is_me), "")
    drafts = tuple(
        work.add(_draft(work, facts, review, meeting, person, points, me))
        for person in people
        if person.email.strip()
    )
    return InvitedGuests(meeting, drafts, tuple(p.name for p in people if not p.email.strip()))


def _planned(
    work: Work, facts: AccountFacts, review: Review, points: Iterable[AgendaPoint], here: str
) -> Meeting:
    zone = facts.account.time_zone if is_zone(facts.account.time_zone) else here
    return new_meeting(
        work,
        facts.account.id,
        MeetingKind.EBR,
        instant_of(datetime.combine(review.on, _BEGINS), zone),
        zone,
        title=render(say("Executive business review {n}", n=review.number)),
        minutes=review.minutes,
        agenda=tuple(_words(point) for point in points),
    )


def _words(point: AgendaPoint) -> str:
    return point.text or point_words(point.part)


def _draft(
    work: Work,
    facts: AccountFacts,
    review: Review,
    meeting: Meeting,
    person: Contact,
    points: Iterable[AgendaPoint],
    me: str,
) -> OutboxMail:
    language = language_of("", (person,), facts.account)
    # In the reader's language; the user's own points stay as they were typed.
    with letter_voice(language).spoken():
        subject = render(
            say("Executive business review {n} on {on}", n=review.number, on=day(review.on))
        )
        asks = say(
            "I would like to review with you what was achieved, and what comes next: on {on}, for"
            " {n} minutes.",
            on=day(review.on),
            n=review.minutes,
        )  # fmt: skip
        listed = [f"- {_words(point)} ({point.minutes})" for point in points]
        told = (
            greeting((addressee(person),)),
            render(asks),
            "\n".join([tr("What the minutes are for:"), *listed]),
            tr("What should we speak about that is missing here?"),
            me,
        )
    return OutboxMail(
        work.new_id(),
        facts.account.id,
        meeting.id,
        contact_id=person.id,
        to=(person.email.strip(),),
        subject=subject,
        body="\n\n".join(part for part in told if part),
        language=language,
    )
