"""What the program tells of its own accord: running follow-up clocks, and the day in one line."""

from datetime import datetime, time, timedelta, tzinfo

from csm_desktop.app.alerts.list import firing_count
from csm_desktop.app.book import Book
from csm_desktop.app.lists.actions import due_count
from csm_desktop.app.today.view import FollowUpDue, running_clocks
from csm_desktop.domain.meetings.reminders import ReminderMoment, moment_between
from csm_desktop.storage.queries.meetings import meetings_about
from csm_desktop.values import dataclass

MORNING = range(6, 12)
"""The hours of the user's clock in which the day is told."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A follow-up whose half hour is nearly or just over."""

    clock: FollowUpDue
    moment: ReminderMoment

    @property
    def key(self) -> tuple[int, ReminderMoment]:
        """The meeting and the moment: nobody is told of both twice."""
        return self.clock.id, self.moment


@dataclass(frozen=True, slots=True)
class DayAhead:
    """The day in numbers, as of its morning: what waits, and how many meetings are to come."""

    follow_ups: int
    alerts: int
    due: int
    meetings: int

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.follow_ups or self.alerts or self.due or self.meetings)


def reminders_between(
    clocks: tuple[FollowUpDue, ...], since: datetime, until: datetime
) -> tuple[Reminder, ...]:
    """What fell due after `since` and up to `until`, the most pressing first."""
    found = []
    for clock in clocks:
        ended = clock.meeting.ended_at
        moment = ended and moment_between(ended, clock.due_at, since, until)
        if moment:
            found.append(Reminder(clock, moment))
    return tuple(sorted(found, key=lambda reminder: (reminder.clock.due_at, reminder.clock.id)))


def is_morning(now: datetime, zone: tzinfo) -> bool:
    """Whether it is morning where the user is."""
    return now.astimezone(zone).hour in MORNING


def day_ahead(book: Book, zone: tzinfo) -> DayAhead:
    """What the day brings; it ends at midnight in `zone`."""
    now, today = book.now(), book.today()
    end = datetime.combine(today, time(), zone) + timedelta(days=1)
    with book.reading() as connection:
        coming = [m for m in meetings_about(connection, now, end, end) if m.ended_at is None]
    return DayAhead(
        len(running_clocks(book)), firing_count(book), due_count(book, today), len(coming)
    )
