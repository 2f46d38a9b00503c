"""The clock is an argument: nothing in the domain asks the system what time it is."""

from datetime import UTC, date, datetime
from typing import Protocol

from csm_desktop.values import dataclass


class Clock(Protocol):
    """Whoever can say what time it is, and where."""

    def now(self) -> datetime:
        """The present instant, in UTC."""

    def today(self) -> date:
        """The date on the user's calendar."""

    def day_of(self, instant: datetime) -> date:
        """The date that it was, or will be, on the user's calendar at an instant."""


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, and for a sample book that is reproducible."""

    instant: datetime
    zone: str = "UTC"

    def now(self) -> datetime:
        """The instant it was set to, in UTC."""
        return self.instant.astimezone(UTC)

    def today(self) -> date:
        """The date of that instant in the clock's zone."""
        return self.day_of(self.instant)

    def day_of(self, instant: datetime) -> date:
        """The date of an instant in the clock's zone."""
        from zoneinfo import ZoneInfo  # no clock of a computer needs it, and a start waits for it

        return instant.astimezone(ZoneInfo(self.zone)).date()
