"""What the page of one meeting shows, and the list of an account's meetings: computed, not stored.

Made of an account's facts, so that it is the same whoever loaded them.
"""

from datetime import date, datetime

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.meetings.follow_up_draft import Guest, built_follow_up, guests_of, merged
from csm_desktop.app.meetings.notes import noted_newcomers, unstored
from csm_desktop.app.meetings.restated import Restated, restated
from csm_desktop.app.people.engagement import Logged, noted_entries, unlogged
from csm_desktop.domain.handoff.spiced_summary import SpicedLine, spiced_summary
from csm_desktop.domain.meetings.cases import case_of, strategy_of
from csm_desktop.domain.meetings.course import is_value_talk, points_of, restates_goals
from csm_desktop.domain.meetings.end import (
    FollowUpClock,
    clock_of,
    closing_problems,
    needs_follow_up,
    next_steps_of,
    planned_end,
)
from csm_desktop.domain.meetings.entry_lines import LoggedEntry
from csm_desktop.domain.meetings.follow_up_gaps import FollowUpGap, gaps_of
from csm_desktop.domain.meetings.newcomers import Newcomer, still_unknown
from csm_desktop.domain.meetings.note_lines import KnownPeople, NoteLine, note_lines, people_of
from csm_desktop.domain.meetings.purposes import preparation_problems
from csm_desktop.domain.meetings.remarks import Remark, decisions, open_questions
from csm_desktop.domain.people.coverage import is_there
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.lifecycle import AdvocacyAct
from csm_desktop.domain.records.meetings import (
    EndGoal,
    FollowUp,
    FollowUpState,
    GoldenNote,
    Meeting,
    Note,
    ProductRequest,
)
from csm_desktop.domain.records.metrics import EngagementEvent
from csm_desktop.domain.records.plan import Action, Mood
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.strategies import RescueCase, Strategy
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.instants import day_in
from csm_desktop.domain.text.message import Message
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting with all that its page shows.

    `follow_up` is the draft as it stands, of which every field that the user has not touched is
    built from the notes; `written` says whether any is the user's; `mail` is what went to the
    outbox. `others` and `colleagues` could be invited. `day` is the meeting's own day, `mood` the
    customer's on that day. `carried` are the questions that earlier meetings left open, `decided`
    what the one before decided. `gaps` is what the follow-up of a meeting that is over still lacks.
    `newcomers` are named in the notes and no contacts yet. `golden` are the account's notes of the
    sequence, `case` the one that the meeting is about, with the `strategy` it led to. `points` are
    to be dealt with, `restated` what a review opens with, and a `value_talk` ends with an outcome.
    `invited` is what the customer's invitation says beneath its title.
    """

    meeting: Meeting
    day: date
    guests: tuple[Guest, ...]
    others: tuple[Contact, ...]
    colleagues: tuple[TeamMember, ...]
    note: Note
    lines: tuple[NoteLine, ...]
    people: KnownPeople
    end_goals: tuple[EndGoal, ...]
    spiced: tuple[SpicedLine, ...]
    next_steps: tuple[Action, ...]
    unstored: tuple[NoteLine, ...]
    unlogged: tuple[LoggedEntry, ...]
    newcomers: tuple[Newcomer, ...]
    follow_up: FollowUp
    mail: OutboxMail | None
    written: bool
    clock: FollowUpClock
    preparation: tuple[Message, ...]
    closing: tuple[Message, ...]
    gaps: tuple[FollowUpGap, ...]
    carried: tuple[Remark, ...]
    decided: tuple[Remark, ...]
    mood: Mood | None
    golden: tuple[GoldenNote, ...]
    case: RescueCase | None
    strategy: Strategy | None
    points: tuple[str | Message, ...]
    restated: Restated | None
    value_talk: bool
    invited: str
    contacts: tuple[Contact, ...]
    team: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in the list; `steps` are its next steps' words, `clock` None where internal.

    `is_past` says of one that nobody has ended that its time is over.
    """

    id: int
    meeting: Meeting
    day: date
    people: tuple[str, ...]
    steps: tuple[str, ...]
    clock: FollowUpClock | None
    handed_off: bool
    is_past: bool = False


def load(book: Book, account_id: int) -> tuple[AccountFacts, Rules]:
    """What the pages of an account's meetings are made of."""
    with book.reading() as connection:
        return account_facts(connection, account_id, book.today()), rules_of(connection)


def invited_with(facts: AccountFacts, meeting_id: int) -> str:
    """The words of the invitation that came by a calendar; empty where none did."""
    own = (entry for entry in facts.calendar_entries if entry.meeting_id == meeting_id)
    return next((words for entry in own if (words := entry.their_words)), "")


def meeting_lines(facts: AccountFacts, rules: Rules, now: datetime) -> tuple[MeetingLine, ...]:
    """The meetings of an account, the latest first."""
    ordered = sorted(facts.meetings, key=lambda each: (each.starts_at, each.id), reverse=True)
    return tuple(_line(facts, meeting, rules, now) for meeting in ordered)


def _line(facts: AccountFacts, meeting: Meeting, rules: Rules, now: datetime) -> MeetingLine:
    mails = [follow_up for follow_up in facts.follow_ups if follow_up.meeting_id == meeting.id]
    return MeetingLine(
        id=meeting.id,
        meeting=meeting,
        day=day_in(meeting.starts_at, meeting.zone),
        people=tuple(guest.name for guest in guests_of(facts, meeting.id) if not guest.is_me),
        steps=tuple(step.title for step in next_steps_of(meeting.id, facts.actions)),
        clock=clock_of(meeting, mails, now, rules) if needs_follow_up(meeting) else None,
        handed_off=any(mail.state is FollowUpState.HANDED_OFF for mail in mails),
        is_past=meeting.is_awaited and planned_end(meeting) < now,
    )


def _logged(facts: AccountFacts, meeting_id: int) -> tuple[Logged, ...]:
    things: tuple[EngagementEvent | AdvocacyAct | ProductRequest, ...] = (
        *facts.engagement, *facts.advocacy, *facts.requests,
    )  # fmt: skip
    return tuple(thing for thing in things if thing.meeting_id == meeting_id)


def meeting_view(
    facts: AccountFacts, rules: Rules, meeting_id: int, now: datetime
) -> MeetingView | None:
    """The page of a meeting; None where the account has no such meeting (any more)."""
    meeting = next((meeting for meeting in facts.meetings if meeting.id == meeting_id), None)
    if meeting is None:
        return None
    # The day where the meeting is planned: "fri" in its notes counts from there.
    day = day_in(meeting.starts_at, meeting.zone)
    people = people_of(facts.team, facts.contacts, day)
    note = next(
        (note for note in facts.notes if note.meeting_id == meeting_id),
        Note(0, meeting.account_id, meeting_id),
    )
    lines = note_lines(note.body, people, day)
    guests = guests_of(facts, meeting_id)
    mails = [follow_up for follow_up in facts.follow_ups if follow_up.meeting_id == meeting_id]
    stored = mails[-1] if mails else None
    # Built each time, so that a mail nobody has touched follows the notes.
    language = stored.language if stored else ""
    built = built_follow_up(facts, meeting, lines, guests, language, rules)
    there = {guest.attendance.contact_id for guest in guests}
    ours = {guest.attendance.team_member_id for guest in guests}
    goals = tuple(end_goal for end_goal in facts.end_goals if end_goal.meeting_id == meeting_id)
    steps = next_steps_of(meeting_id, facts.actions)
    mail = merged(stored, built)
    case = case_of(meeting, facts)
    return MeetingView(
        meeting=meeting,
        day=day,
        guests=guests,
        others=tuple(c for c in facts.contacts if c.id not in there and is_there(c, day)),
        colleagues=tuple(m for m in facts.team if m.id not in ours and m.active),
        note=note,
        lines=lines,
        people=people,
        end_goals=goals,
        spiced=spiced_summary(facts.spiced, facts.as_of),
        next_steps=steps,
        unstored=unstored(lines, meeting_id, facts.actions),
        unlogged=unlogged(noted_entries(note.body, people, day), _logged(facts, meeting_id)),
        newcomers=still_unknown(noted_newcomers(note.body), facts.contacts),
        follow_up=mail,
        mail=next((m for m in reversed(facts.outbox) if m.meeting_id == meeting_id), None),
        written=stored is not None and bool(stored.body),
        clock=clock_of(meeting, mails, now, rules),
        preparation=preparation_problems(meeting),
        closing=closing_problems(meeting, facts.actions, goals),
        gaps=_gaps(meeting, mail, lines, steps, goals),
        carried=open_questions(facts.meetings, facts.notes, meeting),
        decided=_decided_before(facts, meeting),
        mood=next((mood.mood for mood in reversed(facts.moods) if mood.on == day), None),
        golden=facts.golden_notes,
        case=case,
        strategy=strategy_of(case, facts.strategies),
        points=points_of(meeting),
        restated=restated(facts, meeting) if restates_goals(meeting) else None,
        value_talk=is_value_talk(meeting, facts, rules),
        invited=invited_with(facts, meeting_id),
        contacts=facts.contacts,
        team=facts.team,
    )


def _gaps(
    meeting: Meeting,
    mail: FollowUp,
    lines: tuple[NoteLine, ...],
    steps: tuple[Action, ...],
    goals: tuple[EndGoal, ...],
) -> tuple[FollowUpGap, ...]:
    """During the call nothing is missing yet, and what was handed over is not to be filled."""
    if meeting.ended_at is None or mail.state is not FollowUpState.DRAFT:
        return ()
    return gaps_of(lines, steps, goals, has_recipients=bool(mail.to))


def _decided_before(facts: AccountFacts, meeting: Meeting) -> tuple[Remark, ...]:
    earlier = [each for each in facts.meetings if each.starts_at < meeting.starts_at]
    found = decisions(earlier, facts.notes)
    return tuple(remark for remark in found if remark.meeting_id == found[0].meeting_id)


def usual_guests(facts: AccountFacts) -> tuple[Contact, ...]:
    """Those of the customer's people who are still there, the ones of the last meeting first."""
    there = [contact for contact in facts.contacts if is_there(contact, facts.as_of)]
    last = {last_guest.id for last_guest in last_guests(facts)}
    return tuple(sorted(there, key=lambda each: each.id not in last))


def last_guests(facts: AccountFacts) -> tuple[Contact, ...]:
    """Whom of the customer's people the last meeting was with, as far as they are still there."""
    with_people = {
        attendance.meeting_id
        for attendance in facts.attendances
        if attendance.contact_id is not None and attendance.attended is not False
    }
    meetings = [meeting for meeting in facts.meetings if meeting.id in with_people]
    # Times may be equal for imported meetings; the id makes the choice the same each time.
    last = max(meetings, key=lambda each: (each.starts_at, each.id), default=None)
    if last is None:
        return ()
    ids = {
        attendance.contact_id
        for attendance in facts.attendances
        if attendance.meeting_id == last.id and attendance.attended is not False
    }
    return tuple(c for c in facts.contacts if c.id in ids and is_there(c, facts.as_of))
