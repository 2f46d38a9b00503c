"""Meetings, what was decided in them, the mails behind them, and what else was heard or asked."""

from collections.abc import Iterator

from csm_desktop.domain.meetings.note_lines import LineMark, marked_lines
from csm_desktop.domain.meetings.quiet import held_on
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import Meeting, RequestState
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind


def meetings_held(facts: AccountFacts) -> Iterator[Occurrence]:
    """Every meeting that was held, with who of the customer came, and its decisions."""
    names = {contact.id: contact.name for contact in facts.contacts}
    notes = {note.meeting_id: note for note in facts.notes}
    for meeting in facts.meetings:
        on = held_on(meeting)
        if on is None:
            continue
        there = tuple(
            names[attendance.contact_id]
            for attendance in facts.attendances
            if attendance.meeting_id == meeting.id
            and attendance.contact_id in names
            # Whoever was merely invited may have stayed away: only who is known to have come.
            and attendance.attended
        )
        yield Occurrence(on, TimelineKind.MEETING, _met(meeting, there), meeting, meeting.summary)
        note = notes.get(meeting.id)
        for mark, text in marked_lines(note.body) if note is not None else ():
            if mark is LineMark.DECISION and text:
                decided = say("Decided: {text}", text=text)
                yield Occurrence(on, TimelineKind.DECISION, decided, note)


def _met(meeting: Meeting, there: tuple[str, ...]) -> Message:
    # Without a title of its own a meeting is called by what it is for.
    title: object = meeting.title or meeting.kind
    if there:
        return say("Met: {title}, with {names}", title=title, names=there)
    return say("Met: {title}", title=title)


def mails_sent(facts: AccountFacts) -> Iterator[Occurrence]:
    """The mails that went out, each on the day that it was where the user was."""
    zones = {meeting.id: meeting.zone for meeting in facts.meetings}
    for mail in facts.follow_ups:
        on = mail.went_on(zones.get(mail.meeting_id, "UTC"))
        if on is None:
            continue
        sent = say("Follow-up sent: {subject}", subject=mail.subject)
        yield Occurrence(on, TimelineKind.MAIL, sent, mail, ", ".join(mail.to))

    names = {contact.email.casefold(): contact.name for contact in facts.contacts}
    for letter in facts.outbox:
        # A follow-up is told above, as what it is.
        if letter.meeting_id is not None or letter.went_on is None or not letter.reached:
            continue
        to = tuple(names.get(address.casefold()) or address for address in letter.reached)
        wrote = say("Wrote to {names}: {subject}", names=to, subject=letter.subject)
        yield Occurrence(letter.went_on, TimelineKind.MAIL, wrote, letter, letter.campaign)


def things_said(facts: AccountFacts) -> Iterator[Occurrence]:
    """What they said of their business (SPICED), and what they asked of our product."""
    names = {contact.id: contact.name for contact in facts.contacts}
    for entry in facts.spiced:
        who = names.get(entry.said_by_id) if entry.said_by_id is not None else None
        heard = say("{part}: {text}", part=entry.part, text=entry.text)
        if who:
            heard = say("{part}, said by {who}: {text}", part=entry.part, who=who, text=entry.text)
        yield Occurrence(entry.recorded_on, TimelineKind.SAID, heard, entry, entry.source)
    for request in facts.requests:
        asked = say("Asked of the product: {text}", text=request.text)
        yield Occurrence(request.asked_on, TimelineKind.SAID, asked, request)
        if request.answered_on is not None and request.state is not RequestState.OPEN:
            answered = say("Answered ({state}): {text}", state=request.state, text=request.text)
            yield Occurrence(
                request.answered_on, TimelineKind.SAID, answered, request, request.answer
            )
