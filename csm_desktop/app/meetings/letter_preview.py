"""A template as one account would get it, so that its words are judged with real names in them."""

from dataclasses import replace

from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import message_to
from csm_desktop.app.correspondence.templates import KIND_OF_MEETING
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.meetings.follow_up_draft import built_follow_up, guests_of
from csm_desktop.domain.meetings.note_lines import note_lines, people_of
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.templates import TO_MANY, LetterKind
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.text.instants import day_in
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.values import dataclass

_KIND_FOR = {kind: meeting for meeting, kind in reversed(KIND_OF_MEETING.items())}


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """`missing` are the places that this account has nothing for."""

    subject: str
    body: str
    missing: tuple[str, ...] = ()


def letter_preview(
    book: Book, account_id: int, kind: LetterKind, language: str, role: ContactRole | None = None
) -> LetterPreview:
    """A letter of a kind as this account would get it now. Raises LookupError for an unknown id."""
    with book.reading() as connection:
        facts = account_facts(connection, account_id, book.today())
        rules = rules_of(connection)
    if kind in TO_MANY:
        there = [contact for contact in facts.contacts if is_there(contact, facts.as_of)]
        # Somebody else where nobody has the role: a preview without a name shows less of the
        # letter.
        fitting = [c for c in there if role is None or role in c.roles] or there
        person = fitting[0] if fitting else None
        made = message_to(facts, person, language, role, kind=kind, rules=rules)
        return LetterPreview(made.subject, made.body, made.missing)
    meeting = _meeting(facts, kind, book)
    people = people_of(facts.team, facts.contacts, day_in(meeting.starts_at, meeting.zone))
    body = next((note.body for note in facts.notes if note.meeting_id == meeting.id), "")
    lines = note_lines(body, people, day_in(meeting.starts_at, meeting.zone))
    mail = built_follow_up(facts, meeting, lines, guests_of(facts, meeting.id), language, rules)
    return LetterPreview(mail.subject, mail.body)


def _meeting(facts: AccountFacts, kind: LetterKind, book: Book) -> Meeting:
    """The last meeting of such a kind; else the last of any, as if it had been one."""
    held = [meeting for meeting in facts.meetings if meeting.kind is not MeetingKind.INTERNAL]
    fitting = [m for m in held if KIND_OF_MEETING.get(m.kind, LetterKind.FOLLOW_UP) is kind]
    as_kind = _KIND_FOR.get(kind, MeetingKind.WORKING_SESSION)
    if not held:
        return Meeting(0, facts.account.id, as_kind, "", book.now())
    last = (fitting or held)[-1]
    return last if fitting else replace(last, kind=as_kind)
