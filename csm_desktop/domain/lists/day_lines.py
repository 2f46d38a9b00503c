"""Lines of the day's page: meetings, critical events, and what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from csm_desktop.domain.records.meetings import MeetingKind


@dataclass(frozen=True, slots=True)
class DayMeeting:
    """A meeting about now: `guests` of the customer's people, `sent_at` of its first follow-up."""

    id: int
    account_id: int
    account: str
    kind: MeetingKind
    title: str
    starts_at: datetime
    zone: str
    minutes: int
    ended_at: datetime | None
    purpose: str
    guests: int
    sent_at: datetime | None

    @property
    def needs_follow_up(self) -> bool:
        """Whether it was with the customer."""
        return self.kind is not MeetingKind.INTERNAL


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical event of a customer, with its day."""

    id: int
    account_id: int
    account: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class NewsLine:
    """What came to an account: how many of each kind of thing, by the kind's name."""

    id: int
    account: str
    counts: Mapping[str, int]
