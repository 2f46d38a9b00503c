"""The writer of the sample book: ids, days and the words for them.

Every date of the sample is a distance from today, so that the book never grows old; and no meeting
falls on a weekend, whatever today is. The same clock gives the same book, id for id.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from csm_desktop.domain.text.clock import Clock, FixedClock
from csm_desktop.domain.text.ids import IdMaker

T = TypeVar("T")

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SATURDAY = 5
_STEP = timedelta(minutes=30)
_LAST_START = time(16, 30)
_FIRST_START = time(9, 0)


def said(on: date) -> str:
    """A date as the sample's English text says it: "13 December"."""
    return f"{on.day} {_MONTHS[on.month - 1]}"


def month_of(on: date) -> str:
    """The name of a date's month, for texts such as "the October training"."""
    return _MONTHS[on.month - 1]


def weekday_said(on: date) -> str:
    """A date with its weekday, as a follow-up mail says it: "Friday 27 November"."""
    return f"{_WEEKDAYS[on.weekday()]} {said(on)}"


def workday_before(on: date) -> date:
    """That day, or the Friday before a weekend."""
    return on - timedelta(days=max(0, on.weekday() - _SATURDAY + 1))


def workday_after(on: date) -> date:
    """That day, or the Monday after a weekend."""
    return on + timedelta(days=7 - on.weekday()) if on.weekday() >= _SATURDAY else on


def months_later(on: date, months: int) -> date:
    """The same day of a month some months away, or that month's last day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    for day in range(on.day, on.day - 4, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("a month has at least 28 days")


class SampleWriter:
    """Makes the things of one sample book and keeps them in the order in which they were made."""

    def __init__(self, clock: Clock) -> None:
        self.now = clock.now()
        self.today = clock.today()
        self.things: list[object] = []
        self._ids = IdMaker(FixedClock(self.now), start=0)
        self._busy: dict[int, list[tuple[datetime, datetime]]] = {}

    def add(self, kind: Callable[..., T], /, **fields: object) -> T:
        """Make a thing with an id of its own and keep it."""
        thing = kind(id=self._ids.next(), **fields)
        self.things.append(thing)
        return thing

    def day(self, offset: int) -> date:
        """The date `offset` days from today; negative is past."""
        return self.today + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """The day, moved off a weekend: back into the past, on into the future."""
        on = self.day(offset)
        return workday_after(on) if offset >= 0 else workday_before(on)

    def past(self, on: date, at: str, zone: str, minutes: int, people: list[int]) -> datetime:
        """When people met on a past day: at that local time, or the next half hour all are free."""
        return self._free(workday_before(on), at, zone, minutes, people)

    def coming(self, on: date, at: str, zone: str, minutes: int, people: list[int]) -> datetime:
        """When people will meet: on that day, or on the first workday that still lies ahead."""
        on = workday_after(on)
        while datetime.combine(on, time.fromisoformat(at), ZoneInfo(zone)) <= self.now:
            on = workday_after(on + timedelta(days=1))
        return self._free(on, at, zone, minutes, people)

    def _free(self, on: date, at: str, zone: str, minutes: int, people: list[int]) -> datetime:
        length = timedelta(minutes=minutes)
        start = datetime.combine(on, time.fromisoformat(at), ZoneInfo(zone))
        while any(self._meets(person, start, start + length) for person in people):
            start += _STEP
            if start.time() > _LAST_START:
                start = datetime.combine(on, _FIRST_START, ZoneInfo(zone))
        for person in people:
            self._busy.setdefault(person, []).append((start, start + length))
        return start.astimezone(UTC)

    def _meets(self, person: int, start: datetime, end: datetime) -> bool:
        return any(start < until and since < end for since, until in self._busy.get(person, []))
