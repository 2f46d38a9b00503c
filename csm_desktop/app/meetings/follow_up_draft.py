"""The follow-up as the notes make it, to those who were there; what the user wrote goes before."""

from dataclasses import replace

from csm_desktop.app.correspondence.places import account_values
from csm_desktop.app.correspondence.templates import KIND_OF_MEETING, letter_text
from csm_desktop.app.correspondence.voices import language_of, letter_voice
from csm_desktop.app.meetings.follow_up_letter import letter_values
from csm_desktop.domain.correspondence.salutations import Addressee, addressee
from csm_desktop.domain.correspondence.templates import filled, places_in
from csm_desktop.domain.meetings.end import next_steps_of
from csm_desktop.domain.meetings.follow_up_draft import (
    AgreedStep,
    FollowUpDraft,
    follow_up_draft,
)
from csm_desktop.domain.meetings.note_lines import NoteLine
from csm_desktop.domain.people.person_names import called
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.meetings import Attendance, FollowUp, Meeting
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.values import dataclass
from csm_desktop.wording import day, label


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was invited."""

    attendance: Attendance
    name: str
    email: str = ""
    ours: bool = False
    is_me: bool = False


def guests_of(facts: AccountFacts, meeting_id: int) -> tuple[Guest, ...]:
    """Who was invited to a meeting: the customer's people, then ours, the user last."""
    contacts = {contact.id: contact for contact in facts.contacts}
    team = {member.id: member for member in facts.team}
    found = []
    for attendance in facts.attendances:
        if attendance.meeting_id != meeting_id:
            continue
        if attendance.contact_id in contacts:
            contact = contacts[attendance.contact_id]
            found.append(Guest(attendance, contact.name, contact.email))
        elif attendance.team_member_id in team:
            member = team[attendance.team_member_id]
            found.append(Guest(attendance, member.name, member.email, True, member.is_me))
    # Theirs first: the mail is to them.
    return tuple(sorted(found, key=lambda guest: (guest.ours, guest.is_me)))


def built_follow_up(
    facts: AccountFacts,
    meeting: Meeting,
    lines: tuple[NoteLine, ...],
    guests: tuple[Guest, ...],
    language: str = "",
    rules: Rules = DEFAULT_RULES,
) -> FollowUp:
    """The follow-up as the notes make it: to the customer's people who came (or are expected),
    copies to ours; private lines have no way into it.

    In the chosen language, else that of those people, with the template for its kind of meeting.
    """
    # Not yet said whether they came counts as came, so that the draft stands beside the call.
    came = [guest for guest in guests if guest.attendance.attended is not False]
    theirs = {guest.attendance.contact_id for guest in came if not guest.ours}
    people = [contact for contact in facts.contacts if contact.id in theirs]
    me = next((member.name for member in facts.team if member.is_me), "")
    draft = follow_up_draft(
        meeting,
        lines,
        _addressed(facts, came),
        facts.end_goals,
        _promise(next_steps_of(meeting.id, facts.actions), facts),
        me,
    )
    spoken = language_of(language, people, facts.account)
    subject, body = _written(facts, meeting, draft, spoken, rules)
    return FollowUp(
        id=0,
        account_id=meeting.account_id,
        meeting_id=meeting.id,
        to=tuple(guest.email for guest in came if not guest.ours and guest.email),
        # The user is the sender and needs no copy.
        cc=tuple(guest.email for guest in came if guest.ours and not guest.is_me and guest.email),
        subject=subject,
        body=body,
        language=spoken,
    )


def _addressed(facts: AccountFacts, came: list[Guest]) -> list[Addressee]:
    """The customer's people in the order of the guests."""
    contacts = {contact.id: contact for contact in facts.contacts}
    return [
        addressee(contacts[guest.attendance.contact_id])
        for guest in came
        if not guest.ours and guest.attendance.contact_id is not None
    ]


def _written(
    facts: AccountFacts, meeting: Meeting, draft: FollowUpDraft, language: str, rules: Rules
) -> tuple[str, str]:
    """Subject and text, in one language from the greeting to the days."""
    kind = KIND_OF_MEETING.get(meeting.kind, LetterKind.FOLLOW_UP)
    held_on = day_in(meeting.starts_at, meeting.zone)
    # Before its day the draft is as it will be then.
    text = letter_text(facts.letter_templates, kind, language, same_day=held_on >= facts.as_of)
    with letter_voice(language).spoken():
        values = account_values(facts, places_in(f"{text.subject}\n{text.body}"), rules=rules)
        values |= letter_values(draft)
        values["meeting"] = meeting.title or label(meeting.kind)
        values["meeting day"] = day(held_on)
        subject = " ".join(filled(text.subject, values).text.split())
        return subject, filled(text.body, values).text


def merged(stored: FollowUp | None, built: FollowUp) -> FollowUp:
    """The follow-up as it stands: what the user has written, and else what the notes make."""
    if stored is None:
        return built
    return replace(
        stored,
        to=stored.to or built.to,
        # Who typed the first field and left the second empty wants no copies.
        cc=stored.cc if stored.to or stored.cc else built.cc,
        subject=stored.subject or built.subject,
        body=stored.body or built.body,
        language=built.language,
    )


def _promise(steps: tuple[Action, ...], facts: AccountFacts) -> AgreedStep | None:
    if not steps:
        return None
    # Of several the one that was agreed last closes the mail; the others stand among what we do.
    step = steps[-1]
    names = {contact.id: contact.name for contact in facts.contacts}
    names |= {member.id: member.name for member in facts.team}
    owner = names.get(step.contact_id or step.team_member_id or 0, "")
    return AgreedStep(step.title, called(owner), step.due_on)
