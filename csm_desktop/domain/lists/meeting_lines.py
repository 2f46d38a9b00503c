"""Meetings as lists show them, and what is still missing after one."""

from datetime import date, datetime, timedelta

from csm_desktop.domain.lists.action_lines import monday
from csm_desktop.domain.meetings.end import follow_up_due
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting with its account; `sent_at` is when its first follow-up was sent."""

    id: int
    account_id: int
    account: str
    kind: MeetingKind
    title: str
    starts_at: datetime
    zone: str
    minutes: int
    ended_at: datetime | None
    sent_at: datetime | None
    cancelled: bool
    closed_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Whether it was held."""
        return self.ended_at is not None

    @property
    def needs_follow_up(self) -> bool:
        """Whether it was with the customer, so that what was said is confirmed in writing."""
        return self.kind is not MeetingKind.INTERNAL

    def due_at(self, rules: Rules) -> datetime | None:
        """When its follow-up is due; None until it has ended."""
        if self.ended_at is None:
            return None
        return follow_up_due(self.kind, self.ended_at, self.closed_at, self.zone, rules)

    @property
    def lacks_follow_up(self) -> bool:
        """Whether what was said is not yet confirmed in writing."""
        return self.is_over and self.sent_at is None and self.needs_follow_up


@dataclass(frozen=True, slots=True)
class DayMeeting(ListedMeeting):
    """A meeting about now: why it is held, and `guests` of the customer's people."""

    purpose: str
    guests: int


@dataclass(frozen=True, slots=True)
class BookMeeting(ListedMeeting):
    """A meeting of the whole list: the customer's people, and how many next steps it ended with."""

    guests: tuple[str, ...]
    next_steps: int

    @property
    def lacks_next_step(self) -> bool:
        """Whether it ended without a next step; a meeting among ourselves needs none."""
        return self.is_over and not self.next_steps and self.needs_follow_up

    @property
    def planned_end(self) -> datetime:
        """When it was to be over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def is_forgotten(self, now: datetime) -> bool:
        """Whether its time has passed and nobody has said that it was held."""
        return not self.is_over and not self.cancelled and self.planned_end < now

    def is_to_come(self, now: datetime) -> bool:
        """Whether it is still to begin, or under way, and was not called off."""
        return not self.is_over and not self.cancelled and self.planned_end >= now

    def week(self, here: str) -> date:
        """The Monday of its week, on the user's own calendar."""
        return monday(day_in(self.starts_at, here))
