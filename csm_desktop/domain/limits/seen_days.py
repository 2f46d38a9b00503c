"""How long something has waited, counted in days on which the book was opened.

A clock can be wrong by years, so nothing is deleted because of a date: only days that the book has
seen count. A jump of the clock is one day, however far it goes; a clock set back counts nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class SeenDays:
    """`days` the book has seen, the last of them the clock's `on`; `since` holds on which of them
    each thing that waits was first seen."""

    on: date | None = None
    days: int = 0
    since: Mapping[str, int] = field(default_factory=dict)

    def seen(self, today: date, waiting: Iterable[str]) -> "SeenDays":
        """The book is seen again; what does not wait any more is forgotten."""
        days = self.days + (self.on is None or today > self.on)
        return SeenDays(today, days, {key: self.since.get(key, days) for key in waiting})

    def waited(self, key: str) -> int:
        """For how many days a thing has waited; 0 where it was not seen yet."""
        return self.days - self.since.get(key, self.days)
