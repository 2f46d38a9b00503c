"""Every meeting of the book as a list shows it, and what is still missing after it."""

from dataclasses import dataclass
from datetime import date, datetime

from csm_desktop.domain.lists.action_lines import monday
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.text.instants import day_in


@dataclass(frozen=True, slots=True)
class BookMeeting:
    """One meeting with its account, the customer's people, and what came of it.

    `sent_at` is when its first follow-up was sent; `next_steps` how many it ended with.
    """

    id: int
    account_id: int
    account: str
    kind: MeetingKind
    title: str
    starts_at: datetime
    zone: str
    minutes: int
    ended_at: datetime | None
    guests: tuple[str, ...]
    sent_at: datetime | None
    next_steps: int

    @property
    def is_over(self) -> bool:
        """Whether it was held."""
        return self.ended_at is not None

    @property
    def lacks_follow_up(self) -> bool:
        """Whether what was said is not yet confirmed in writing."""
        return self.is_over and self.sent_at is None and self.kind is not MeetingKind.INTERNAL

    @property
    def lacks_next_step(self) -> bool:
        """Whether it ended without a next step; a meeting among ourselves needs none."""
        return self.is_over and not self.next_steps and self.kind is not MeetingKind.INTERNAL

    def is_forgotten(self, now: datetime) -> bool:
        """Whether its time has passed and nobody has said that it was held."""
        return not self.is_over and self.starts_at < now

    def week(self, here: str) -> date:
        """The Monday of its week, on the user's own calendar."""
        return monday(day_in(self.starts_at, here))
