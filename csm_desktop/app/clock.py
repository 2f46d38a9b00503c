"""The one place that asks the machine what time it is."""

import time
from datetime import UTC, date, datetime


class SystemClock:
    """The machine's clock; `today` is the date on the user's wall."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The date in the machine's time zone as it is now."""
        return self.day_of(self.now())

    def day_of(self, instant: datetime) -> date:
        """The date of an instant in that zone: a laptop travels while this runs."""
        look_again = getattr(time, "tzset", None)  # the C library looks once; Windows has no such
        if look_again is not None:
            look_again()
        return instant.astimezone().date()
