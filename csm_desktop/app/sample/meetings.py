"""Meetings of the sample: who came, what was written down and agreed, and the mail after it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from csm_desktop.app.sample.story import Person, Story
from csm_desktop.app.sample.writer import weekday_said
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.lifecycle import Direction
from csm_desktop.domain.records.meetings import (
    Attendance,
    EndGoal,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
    Note,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.instants import day_in
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A next step that a meeting ended with: days count from today, `done` None is still open."""

    title: str
    who: Person
    due: int
    done: int | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """What was written down in a meeting; the marks of `body` are those of `meetings.Note`."""

    body: str
    tone: str = ""
    priorities: str = ""
    themes: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A meeting as the stories tell it.

    `goals` are the end goals with their answer; `sent` the minutes from the end to the follow-up
    mail, or None where none was sent; `away` were invited and did not come.
    """

    at: str
    kind: MeetingKind
    title: str
    them: tuple[Contact, ...]
    us: tuple[TeamMember, ...]
    purpose: str = ""
    value: str = ""
    minutes: int = 50
    away: tuple[Person, ...] = ()
    agenda: tuple[str, ...] = ()
    goals: tuple[tuple[str, bool | None], ...] = ()
    notes: Notes | None = None
    summary: str = ""
    steps: tuple[Step, ...] = ()
    sent: int | None = None
    looked_forward: bool | None = True
    got_value: bool | None = True
    appreciation: str = ""
    stories: str = ""
    questions: tuple[str, ...] = ()
    place: str = "Video call"
    directions: tuple[Direction, ...] = (Direction.US_TO_CUSTOMER,)


def held(story: Story, offset: int, call: Call) -> Meeting:
    """A meeting that took place so many days before today, with all that came of it."""
    people = [person.id for person in call.us]
    start = story.writer.past(story.day(offset), call.at, story.zone, call.minutes, people)
    ended = start + timedelta(minutes=call.minutes)
    meeting = _meeting(story, start, call, ended)
    for person in _invited(call):
        _attendance(story, meeting, person, attended=True)
    for person in call.away:
        _attendance(story, meeting, person, attended=False)
    for text, met in call.goals:
        goal_of = call.them[0].id if call.them else None
        story.add(EndGoal, meeting_id=meeting.id, text=text, contact_id=goal_of, met=met)
    if call.notes:
        story.add(
            Note,
            meeting_id=meeting.id,
            tone_words=call.notes.tone,
            priorities=call.notes.priorities,
            themes=call.notes.themes,
            body=call.notes.body,
        )
    agreed = [_agreed(story, meeting, step) for step in call.steps]
    if call.sent is not None:
        _sent(story, meeting, call, agreed, ended + timedelta(minutes=call.sent))
    return meeting


def coming(story: Story, offset: int, call: Call) -> Meeting:
    """A meeting planned for the first free workday from that day on."""
    people = [person.id for person in call.us]
    start = story.writer.coming(story.day(offset), call.at, story.zone, call.minutes, people)
    meeting = _meeting(story, start, call, None)
    for person in _invited(call):
        _attendance(story, meeting, person, attended=None)
    for text, _ in call.goals:
        story.add(EndGoal, meeting_id=meeting.id, text=text, contact_id=call.them[0].id)
    return meeting


def _invited(call: Call) -> tuple[Person, ...]:
    return (*call.us, *call.them)


def _meeting(story: Story, start: datetime, call: Call, ended: datetime | None) -> Meeting:
    internal = call.kind is MeetingKind.INTERNAL
    return story.add(
        Meeting,
        kind=call.kind,
        title=call.title,
        starts_at=start,
        zone=story.zone,
        minutes=call.minutes,
        ended_at=ended,
        place=call.place,
        purpose=call.purpose,
        value_for_customer=call.value,
        appreciation=call.appreciation,
        agenda=call.agenda,
        summary=call.summary,
        summary_confirmed=bool(ended and call.summary and not internal),
        looked_forward=None if internal else call.looked_forward,
        got_value=call.got_value if ended and not internal else None,
        stories=call.stories,
        questions=call.questions,
        directions=call.directions,
    )


def _attendance(story: Story, meeting: Meeting, person: Person, *, attended: bool | None) -> None:
    ours = isinstance(person, TeamMember)
    story.add(
        Attendance,
        meeting_id=meeting.id,
        contact_id=None if ours else person.id,
        team_member_id=person.id if ours else None,
        attended=attended,
    )


def _agreed(story: Story, meeting: Meeting, step: Step) -> Action:
    return story.action(
        step.title,
        step.who,
        step.due,
        step.done,
        origin=ActionOrigin.NEXT_STEP,
        origin_id=meeting.id,
        created_on=meeting.starts_at.date(),
    )


def _sent(
    story: Story, meeting: Meeting, call: Call, agreed: Sequence[Action], at: datetime
) -> None:
    story.add(
        FollowUp,
        meeting_id=meeting.id,
        to=tuple(person.email for person in call.them),
        cc=tuple(person.email for person in call.us[1:]),
        subject="What we agreed today, and the next step",
        body=_letter(story, call, agreed),
        state=FollowUpState.SENT,
        handed_off_at=at,
        sent_at=at,
        sent_on=day_in(at, meeting.zone),
    )


def _letter(story: Story, call: Call, agreed: Sequence[Action]) -> str:
    """The mail that confirms in writing; never made of private lines (domain.md §7)."""
    names = [person.name.split()[0] for person in call.them]
    lines = ["Dear " + ", dear ".join(names) + ",", "", f"Thank you for your time. {call.summary}"]
    decisions = [line[1:].strip() for line in _lines(call) if line.startswith("!")]
    questions = [line[1:].strip() for line in _lines(call) if line.startswith("?")]
    ours = [action for action in agreed if action.team_member_id]
    theirs = [action for action in agreed if action.contact_id]
    for heading, items in (
        ("What we decided", decisions),
        ("What we do", [_promised(action) for action in ours]),
        ("What you do", [_promised(action) for action in theirs]),
        ("Open question", questions),
    ):
        if items:
            lines += ["", heading, *(f"- {item}" for item in items)]
    lines += ["", "Did I get that right?", "", story.house.me.name]
    return "\n".join(lines)


def _lines(call: Call) -> list[str]:
    return call.notes.body.splitlines() if call.notes else []


def _promised(action: Action) -> str:
    assert action.due_on is not None
    return f"{action.title}: {weekday_said(action.due_on)}"
