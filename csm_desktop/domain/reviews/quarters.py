"""Calendar quarters, by which reviews are prepared together."""

import re
from datetime import date, timedelta

from csm_desktop.values import dataclass

_WORDS = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReviewQuarter:
    """Three whole months of a year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "ReviewQuarter":
        """The quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def read(cls, text: str) -> "ReviewQuarter":
        """The quarter that is written as 2026Q4 or 2026-Q4. Raises ValueError for anything else."""
        found = _WORDS.fullmatch(text.strip())
        if found is None or int(found[1]) < 1:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.number == 4:
            return date(self.year, 12, 31)
        return date(self.year, 3 * self.number + 1, 1) - timedelta(1)

    @property
    def next(self) -> "ReviewQuarter":
        """The quarter that follows."""
        return ReviewQuarter.of(self.last + timedelta(1))

    def calls(self, on: date, today: date) -> bool:
        """Whether a review due on a day is held in this quarter: one that is overdue is held in the
        present one."""
        if self.first <= on <= self.last:
            return True
        return on < self.first <= today <= self.last
