"""The one place that asks the machine what time it is."""

from datetime import UTC, date, datetime


class SystemClock:
    """The machine's clock; `today` is the date on the user's wall."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date in the machine's time zone."""
        return datetime.now(UTC).astimezone().date()
