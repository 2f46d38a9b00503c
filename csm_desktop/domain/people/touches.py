"""Who of us last had to do with whom of them, and when (domain.md §6).

A touch is a meeting that both attended, a follow-up or another mail that was sent to the contact, a
call or mail that was logged, or a date that was typed. Being invited is no touch: whether somebody
came must have been said, for a relationship that is only believed alive is worse than one known to
have lapsed (our choice).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import product

from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Attendance, Meeting, MeetingKind
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.reach import ReachKind

_ZONES = timedelta(days=2)
"""So far apart, two instants are in the same order as their days, in whichever zones."""

Touches = Mapping[tuple[int, int], date]
"""The last touch of each (team member id, contact id) that has one."""


def last_touches(facts: AccountFacts) -> dict[tuple[int, int], date]:
    """The last touch of each pair up to `facts.as_of`; what lies in the future is no touch yet."""
    as_of = facts.as_of
    touched: dict[tuple[int, int], date] = {}
    for connection in facts.connections:
        if connection.touched_on is not None and connection.touched_on <= as_of:
            _note(touched, connection.team_member_id, connection.contact_id, connection.touched_on)
    _note_meetings(touched, facts.meetings, facts.attendances, as_of)
    me = next((member.id for member in facts.team if member.is_me), None)
    if me is not None:
        _note_mails(touched, facts, me)
        _note_logged(touched, facts, me)
    return touched


def addresses(contact: Contact) -> frozenset[str]:
    """Every e-mail address of a contact, compared without case."""
    further = (point.text for point in contact.reach if point.kind is ReachKind.EMAIL)
    return frozenset(text.casefold() for text in (contact.email, *further) if text)


def last_met(touches: Touches) -> dict[int, date]:
    """When each contact last had to do with anybody of ours."""
    met: dict[int, date] = {}
    for (_, contact_id), on in touches.items():
        if contact_id not in met or met[contact_id] < on:
            met[contact_id] = on
    return met


def _note(touched: dict[tuple[int, int], date], ours: int, theirs: int, on: date) -> None:
    before = touched.get((ours, theirs))
    if before is None or before < on:
        touched[ours, theirs] = on


def _note_meetings(
    touched: dict[tuple[int, int], date],
    meetings: Sequence[Meeting],
    attendances: Iterable[Attendance],
    as_of: date,
) -> None:
    came: dict[int, tuple[list[int], list[int]]] = {}
    for attendance in attendances:
        if attendance.attended:
            ours, theirs = came.setdefault(attendance.meeting_id, ([], []))
            if attendance.team_member_id is not None:
                ours.append(attendance.team_member_id)
            if attendance.contact_id is not None:
                theirs.append(attendance.contact_id)
    newest: dict[tuple[int, int], datetime] = {}
    # They come in the order of time: seen from the last one, most are older than what is known.
    for meeting in reversed(meetings):
        # Invited is not met, and an internal meeting has nobody of theirs.
        if meeting.id not in came or meeting.kind is MeetingKind.INTERNAL:
            continue
        ours, theirs = came[meeting.id]
        pairs = [
            pair
            for pair in product(ours, theirs)
            if pair not in newest or newest[pair] < meeting.starts_at + _ZONES
        ]
        if not pairs:
            continue
        # The day where it was held: in another zone it may be tomorrow.
        on = day_in(meeting.starts_at, meeting.zone)
        if on <= as_of:
            for pair in pairs:
                _note(touched, *pair, on)
                newest.setdefault(pair, meeting.starts_at)


def _note_logged(touched: dict[tuple[int, int], date], facts: AccountFacts, me: int) -> None:
    """What was logged is the user's own touch with whom it names; a note is about them only."""
    for touch in facts.touches:
        if touch.is_contact and touch.contact_id is not None and touch.on <= facts.as_of:
            _note(touched, me, touch.contact_id, touch.on)


def _note_mails(touched: dict[tuple[int, int], date], facts: AccountFacts, me: int) -> None:
    """A mail that went out is the user's own touch with whom it is addressed to, copies aside."""
    if not (facts.follow_ups or facts.outbox):
        return
    contact_of = {
        address: contact.id for contact in facts.contacts for address in addresses(contact)
    }
    zone_of = {meeting.id: meeting.zone for meeting in facts.meetings}
    for sent in facts.outbox:
        # One that follows up a meeting is counted as the follow-up that it is.
        if sent.meeting_id is None and sent.went_on is not None and sent.went_on <= facts.as_of:
            _note_readers(touched, me, contact_of, sent.reached, sent.went_on)
    for mail in facts.follow_ups:
        on = mail.went_on(zone_of.get(mail.meeting_id, "UTC"))
        if on is None or on > facts.as_of:
            continue
        _note_readers(touched, me, contact_of, mail.to, on)


def _note_readers(
    touched: dict[tuple[int, int], date],
    me: int,
    contact_of: Mapping[str, int],
    addresses: Iterable[str],
    on: date,
) -> None:
    """Copies are for information: `addresses` are those that a mail is to."""
    for address in addresses:
        contact_id = contact_of.get(address.casefold())
        if contact_id is not None:
            _note(touched, me, contact_id, on)
