"""What happened in the window before a day, counted: the raw material of health (domain.md §8)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from csm_desktop.domain.meetings.end import FollowUpTiming, clock_of, due_at, has_recap
from csm_desktop.domain.meetings.quiet import Held
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import FollowUp, Meeting
from csm_desktop.domain.records.metrics import EngagementKind
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class FollowUpCounts:
    """The follow-ups of meetings that ended in the window, by how soon they were sent."""

    on_time: int = 0
    same_day: int = 0
    later: int = 0
    none: int = 0

    @property
    def meetings(self) -> int:
        """How many meetings are judged."""
        return self.on_time + self.same_day + self.later + self.none


@dataclass(frozen=True, slots=True)
class EngagementCounts:
    """What the customer took part in during the window.

    `ever` says whether anything was ever recorded: only then is a quiet window a fact. `invited`
    and `attended` count the customer's people in meetings whose attendance was recorded.
    """

    trainings: int = 0
    community: int = 0
    webinars: int = 0
    events: int = 0
    ever: bool = False
    invited: int = 0
    attended: int = 0

    @property
    def taken_part(self) -> int:
        """Trainings, community acts, webinars and events together."""
        return self.trainings + self.community + self.webinars + self.events


NO_MEETINGS = FollowUpCounts()
"""Of a window without meetings."""
NOTHING_COUNTED = EngagementCounts()
"""Of an account for which engagement was never recorded."""


def follow_up_counts(
    held: Iterable[Held], follow_ups: Iterable[FollowUp], as_of: date, rules: Rules
) -> FollowUpCounts:
    """The follow-ups of the meetings that were `held` in the window, as `judged_follow_ups` has
    them."""
    counts = dict.fromkeys(FollowUpTiming, 0)
    for judged in judged_follow_ups(held, follow_ups, as_of, rules):
        counts[judged.timing] += 1
    return FollowUpCounts(
        counts[FollowUpTiming.ON_TIME],
        counts[FollowUpTiming.SAME_DAY],
        counts[FollowUpTiming.LATER],
        counts[FollowUpTiming.OVERDUE],
    )


@dataclass(frozen=True, slots=True)
class JudgedFollowUp:
    """The day of a meeting, and how its follow-up stands."""

    on: date
    meeting: Meeting
    timing: FollowUpTiming


def judged_follow_ups(
    held: Iterable[Held], follow_ups: Iterable[FollowUp], as_of: date, rules: Rules
) -> Iterator[JudgedFollowUp]:
    """How the follow-up of each meeting stands, as far as that is settled.

    As of a day, not a moment: a meeting of that same day without a sent follow-up is left out, for
    its time may still be running, and so is a review whose recap is due that day or later; a mail
    sent after the day had not been sent then.
    """
    written: dict[int, list[FollowUp]] = {}
    for follow_up in follow_ups:
        written.setdefault(follow_up.meeting_id, []).append(follow_up)
    for on, meeting in held:
        ended = meeting.ended_at
        assert ended is not None
        # Any moment past the deadline: only when it was sent matters here.
        clock = clock_of(meeting, written.get(meeting.id, ()), ended + timedelta(days=1), rules)
        days = (mail.went_on(meeting.zone) for mail in written.get(meeting.id, ()))
        first = min((day for day in days if day is not None), default=None)
        if first is not None and first <= as_of:
            yield JudgedFollowUp(on, meeting, clock.timing)
            continue
        # A recap has until its own due day; anything else is settled once its day is over.
        due = due_at(meeting, rules)
        last = day_in(due, meeting.zone) if due is not None and has_recap(meeting.kind) else on
        if last < as_of:
            yield JudgedFollowUp(on, meeting, FollowUpTiming.OVERDUE)


def golden_ticks(held: Iterable[Held]) -> tuple[int, int]:
    """The two golden rules over the meetings that were held: how many answers were yes, of how
    many. Did they look forward to it, and did they get what was in it for them (domain.md §7)?"""
    ticks = [
        tick
        for _, meeting in held
        for tick in (meeting.looked_forward, meeting.got_value)
        if tick is not None
    ]
    return sum(ticks), len(ticks)


def due_and_reached(milestones: Iterable[Milestone], as_of: date) -> tuple[int, int]:
    """How many milestones are due, and how many of these are reached; one whose target is today
    counts only once it is reached."""
    due = reached = 0
    for milestone in milestones:
        done = milestone.reached_on is not None and milestone.reached_on <= as_of
        # A milestone of today has the rest of the day, so it cannot be missed yet.
        if milestone.target_on < as_of or (done and milestone.target_on == as_of):
            due += 1
            reached += done
    return due, reached


def engagement_counts(facts: AccountFacts, held: Iterable[Held], rules: Rules) -> EngagementCounts:
    """What the customer took part in during the window, and how many came to the meetings held."""
    since = facts.as_of - timedelta(days=rules.health_window_days)
    past = [event for event in facts.engagement if event.on <= facts.as_of]
    counts = dict.fromkeys(EngagementKind, 0)
    for each in past:
        if each.on > since:
            counts[each.kind] += 1
    meetings = {meeting.id for _, meeting in held}
    came = [
        # Internal meetings are not among those held, so nobody's absence there counts.
        attendance.attended
        for attendance in facts.attendances
        if attendance.meeting_id in meetings
        and attendance.contact_id is not None
        and attendance.attended is not None
    ]
    return EngagementCounts(
        counts[EngagementKind.TRAINING],
        counts[EngagementKind.COMMUNITY],
        counts[EngagementKind.WEBINAR],
        counts[EngagementKind.EVENT],
        ever=bool(past),
        invited=len(came),
        attended=sum(came),
    )
