"""What happened with one person: what they took part in, said, asked and did (domain.md §6)."""

from collections.abc import Iterable

from csm_desktop.domain.people.touches import addresses
from csm_desktop.domain.records.contacts import Connection, Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import MailState, OutboxMail
from csm_desktop.domain.records.lifecycle import AdvocacyAct
from csm_desktop.domain.records.meetings import FollowUp, Meeting, Note, ProductRequest
from csm_desktop.domain.records.plan import Action, Side
from csm_desktop.domain.records.spiced import SpicedEntry
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.account import account_timeline
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind


def dossier(facts: AccountFacts, contact: Contact) -> tuple[Occurrence, ...]:
    """What concerns one person, the latest first; meetings that they are invited to come on top.

    A meeting is theirs when they came, or were invited and nobody said that they stayed away; a
    mail when one of their addresses stands in it.
    """
    mine = addresses(contact)
    met = _meetings_of(facts, contact.id)
    found = [
        occurrence
        for occurrence in account_timeline(facts)
        if _concerns(occurrence.thing, contact.id, mine, met)
    ]
    # The account's time line ends today, so what lies ahead is added here.
    found += _planned(facts, met)
    found += _mails_beside(facts, contact.id, mine)
    return tuple(sorted(found, key=lambda occurrence: occurrence.on, reverse=True))


def _meetings_of(facts: AccountFacts, contact_id: int) -> frozenset[int]:
    return frozenset(
        attendance.meeting_id
        for attendance in facts.attendances
        if attendance.contact_id == contact_id and attendance.attended is not False
    )


def _concerns(thing: object, contact_id: int, mine: frozenset[str], met: frozenset[int]) -> bool:
    match thing:
        case Meeting(id=meeting_id) | Note(meeting_id=meeting_id):
            return meeting_id in met
        case FollowUp():
            return any(address.casefold() in mine for address in (*thing.to, *thing.cc))
        case SpicedEntry():
            return thing.said_by_id == contact_id
        case ProductRequest() | AdvocacyAct() | Connection():
            return thing.contact_id == contact_id
        case Action():
            return thing.side is Side.CUSTOMER and thing.contact_id == contact_id
    return isinstance(thing, Contact) and thing.id == contact_id


def _planned(facts: AccountFacts, met: frozenset[int]) -> Iterable[Occurrence]:
    for meeting in facts.meetings:
        on = day_in(meeting.starts_at, meeting.zone)
        if meeting.id in met and meeting.is_awaited and on >= facts.as_of:
            planned = say("Planned: {title}", title=meeting.title or meeting.kind)
            yield Occurrence(on, TimelineKind.MEETING, planned, meeting, meeting.purpose)


def _mails_beside(
    facts: AccountFacts, contact_id: int, mine: frozenset[str]
) -> Iterable[Occurrence]:
    """Mails that went out by the outbox and follow no meeting up: those are told already."""
    for mail in facts.outbox:
        on = mail.went_on
        if mail.meeting_id is not None or mail.state is not MailState.SENT or on is None:
            continue
        if mail.contact_id == contact_id or _is_to(mail, mine):
            sent = say("Mail sent: {subject}", subject=mail.subject)
            yield Occurrence(on, TimelineKind.MAIL, sent, mail, ", ".join(mail.to))


def _is_to(mail: OutboxMail, mine: frozenset[str]) -> bool:
    return any(address.casefold() in mine for address in (*mail.to, *mail.cc))
