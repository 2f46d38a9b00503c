"""How a meeting ends: with a next step, and within 30 minutes a follow-up (domain.md §7, T4)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from csm_desktop.domain.meetings.course import outcome_problem
from csm_desktop.domain.records.meetings import (
    EndGoal,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in, instant_of, wall_of
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


class FollowUpTiming(StrEnum):
    """Where the follow-up of a meeting stands on the clock."""

    NOT_ENDED = "not_ended"
    RUNNING = "running"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    SAME_DAY = "same_day"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FollowUpClock:
    """The clock of one meeting at one moment.

    `due_at` is None until the meeting has ended; `left` is what remains of the time, zero when it
    is over or stopped.
    """

    meeting_id: int
    timing: FollowUpTiming
    due_at: datetime | None
    left: timedelta
    sent_at: datetime | None


def needs_follow_up(meeting: Meeting) -> bool:
    """Whether a meeting is with the customer, so that what was said is confirmed in writing."""
    return meeting.kind is not MeetingKind.INTERNAL


_FRIDAY = 4  # of `weekday`
EARLY = timedelta(minutes=5)
"""How long before its start a meeting counts as begun: people come early, and a call that is
written down at once is planned for the next round minute."""


def has_begun(meeting: Meeting, now: datetime) -> bool:
    """Whether what is written at a meeting are its notes, and no longer its preparation."""
    return meeting.starts_at <= now + EARLY


def planned_end(meeting: Meeting) -> datetime:
    """When a meeting was to be over."""
    return meeting.starts_at + timedelta(minutes=meeting.minutes)


def has_recap(kind: MeetingKind) -> bool:
    """Whether what follows is a recap, which takes a business day to write, and no note of a call:
    that of an executive business review."""
    return kind is MeetingKind.EBR


def clock_began(kind: MeetingKind, ended: datetime, closed: datetime | None) -> datetime:
    """When the clock of a follow-up begins: at the end; that of a recap when the end was entered,
    so that a review of a past day is not overdue the moment it is entered (our choice)."""
    return max(ended, closed) if closed is not None and has_recap(kind) else ended


def follow_up_due(
    kind: MeetingKind, ended: datetime, closed: datetime | None, zone: str, rules: Rules
) -> datetime:
    """When what follows a meeting is due: half an hour after its end (default); a recap at the same
    time of the next business day where the meeting was."""
    began = clock_began(kind, ended, closed)
    if not has_recap(kind):
        return began + timedelta(minutes=rules.follow_up_minutes)
    # On the wall and not by 24 hours: a recap is due at the same time also when clocks change.
    wall = wall_of(began, zone) + timedelta(days=1)
    # Holidays are not known: a business day is one from Monday to Friday.
    while wall.weekday() > _FRIDAY:
        wall += timedelta(days=1)
    return instant_of(wall, zone)


def due_at(meeting: Meeting, rules: Rules) -> datetime | None:
    """When the follow-up is due; None until the meeting has ended."""
    if meeting.ended_at is None:
        return None
    return follow_up_due(meeting.kind, meeting.ended_at, meeting.closed_at, meeting.zone, rules)


def entered_late(ended: datetime, now: datetime) -> datetime | None:
    """When an end was entered, where that is later than the end itself."""
    return now if now > ended else None


def sent_at(meeting_id: int, follow_ups: Iterable[FollowUp]) -> datetime | None:
    """When the first follow-up of a meeting was sent. Handed over to a mail program is not sent
    until the user says so."""
    times = [
        follow_up.sent_at
        for follow_up in follow_ups
        if follow_up.meeting_id == meeting_id
        and follow_up.state is FollowUpState.SENT
        and follow_up.sent_at is not None
    ]
    return min(times, default=None)


def clock_of(
    meeting: Meeting, follow_ups: Iterable[FollowUp], now: datetime, rules: Rules
) -> FollowUpClock:
    """Where a meeting's follow-up stands at `now`.

    It depends on the two instants alone, so a laptop that slept through the window wakes up to one
    overdue follow-up, and a clock that was set back shows at most the full time again (T4).
    """
    due, sent = due_at(meeting, rules), sent_at(meeting.id, follow_ups)
    if due is None or meeting.ended_at is None:
        return FollowUpClock(meeting.id, FollowUpTiming.NOT_ENDED, None, timedelta(0), sent)
    if sent is not None:
        timing = _timing(meeting.ended_at, sent, due, meeting.zone)
        return FollowUpClock(meeting.id, timing, due, timedelta(0), sent)
    # Never more than the full time: a clock that was set back must not give an hour.
    whole = due - clock_began(meeting.kind, meeting.ended_at, meeting.closed_at)
    left = min(due - now, whole)
    if left < timedelta(0):
        return FollowUpClock(meeting.id, FollowUpTiming.OVERDUE, due, timedelta(0), None)
    return FollowUpClock(meeting.id, FollowUpTiming.RUNNING, due, left, None)


def _timing(ended: datetime, sent: datetime, due: datetime, zone: str) -> FollowUpTiming:
    # Before the day is asked: a meeting may end five minutes before midnight.
    if sent <= due:
        return FollowUpTiming.ON_TIME
    if day_in(sent, zone) == day_in(ended, zone):
        return FollowUpTiming.SAME_DAY
    return FollowUpTiming.LATER


def overdue(
    meetings: Iterable[Meeting], follow_ups: Iterable[FollowUp], now: datetime, rules: Rules
) -> tuple[Meeting, ...]:
    """The meetings with the customer whose follow-up is overdue, each once, the oldest first."""
    written = tuple(follow_ups)
    late = {
        meeting.id: meeting
        for meeting in meetings
        if needs_follow_up(meeting)
        and clock_of(meeting, written, now, rules).timing is FollowUpTiming.OVERDUE
    }
    # Overdue ones have ended; the other value is there for the type checker.
    return tuple(sorted(late.values(), key=lambda each: (each.ended_at or _NEVER, each.id)))


_NEVER = datetime.max.replace(tzinfo=UTC)


def next_steps_of(meeting_id: int, actions: Iterable[Action]) -> tuple[Action, ...]:
    """The next steps that a meeting ended with."""
    return tuple(
        action
        for action in actions
        if action.origin is ActionOrigin.NEXT_STEP
        and action.origin_id == meeting_id
        # What was agreed and given up again is no next step: the meeting has none.
        and action.status is not ActionStatus.DROPPED
    )


def closing_problems(
    meeting: Meeting, actions: Iterable[Action], end_goals: Iterable[EndGoal]
) -> tuple[Message, ...]:
    """What keeps a meeting from being closed well; empty when all is there.

    Every meeting ends with a next step: what, who, by when; what people wanted to have
    accomplished is marked met or not met. Hints, not gates.
    """
    found = list(_step_problems(next_steps_of(meeting.id, actions)))
    if (outcome := outcome_problem(meeting)) is not None:
        found.append(outcome)
    # Of this meeting alone, for the goals of all stand together.
    open_goals = sum(goal.met is None for goal in end_goals if goal.meeting_id == meeting.id)
    if open_goals:
        found.append(
            say(
                "{n} end goal not yet marked met or not met",
                "{n} end goals not yet marked met or not met",
                n=open_goals,
            )
        )
    return tuple(found)


def _step_problems(steps: tuple[Action, ...]) -> Iterable[Message]:
    if not steps:
        yield say("No next step yet: what, who, by when?")
    for step in steps:
        if not step.title.strip():
            yield say("The next step does not say what is to be done")
        if step.team_member_id is None and step.contact_id is None:
            yield say("Nobody is named for the next step “{title}”", title=step.title)
        if step.due_on is None:
            yield say("The next step “{title}” has no date", title=step.title)
