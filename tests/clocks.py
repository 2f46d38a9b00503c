"""A clock that a test sets, forwards and back."""

from datetime import date, datetime, timedelta

from csm_desktop.domain.text.clock import FixedClock
from tests.books import CLOCK


class SetClock:
    """It stands still at `at`, in Berlin, until it is set to another moment."""

    def __init__(self, at: datetime = CLOCK.instant) -> None:
        self.at = at

    def now(self) -> datetime:
        return FixedClock(self.at, CLOCK.zone).now()

    def today(self) -> date:
        return self.day_of(self.at)

    def day_of(self, instant: datetime) -> date:
        return FixedClock(self.at, CLOCK.zone).day_of(instant)

    def go(self, days: float = 0, **more: float) -> None:
        """Set it on (or, with a negative number, back)."""
        self.at += timedelta(days=days, **more)
