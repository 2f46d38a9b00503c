"""Wall clocks and instants: a meeting means the same moment wherever the laptop is (T1, T2)."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from csm_desktop.values import dataclass


@lru_cache(maxsize=512)
def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name; UTC for a name that no table knows, so that an odd name from an
    imported calendar shifts a clock on screen instead of stopping the program."""
    try:
        # A wrong name is told in three ways: unknown, no name at all, or a folder of the zone
        # files.
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def is_zone(name: str) -> bool:
    """Whether the name is a zone that we know; for fields that a user types into."""
    return name == "UTC" or zone_named(name).key == name


def instant_of(wall: datetime, zone: str, *, second: bool = False) -> datetime:
    """The instant, in UTC, at which clocks in `zone` show `wall` (a datetime without zone).

    When clocks go back, a time occurs twice: the first is meant unless `second`. When they go
    forward, a time is left out: it is moved on by the gap, as 02:30 becomes 03:30, since that is
    what a clock that nobody touched would show.
    """
    return wall.replace(tzinfo=zone_named(zone), fold=int(second)).astimezone(UTC)


def instants_meant(wall: datetime, zone: str) -> tuple[datetime, ...]:
    """The instants that a typed time may mean: one, or two among whom the user chooses (T2).

    Of a time that occurs twice, both; of one that is left out, the time as long after the gap as
    it is typed into it (02:30 becomes 03:30), and the one as long before its end.
    """
    first, second = instant_of(wall, zone), instant_of(wall, zone, second=True)
    return (first,) if first == second else (first, second)


def exists(wall: datetime, zone: str) -> bool:
    """Whether clocks in `zone` ever show this time."""
    # `fold` counts in comparisons: without taking it away the second of two times is never equal.
    plain = wall.replace(tzinfo=None, fold=0)
    return wall_of(instant_of(plain, zone), zone).replace(fold=0) == plain


def wall_of(instant: datetime, zone: str) -> datetime:
    """What clocks in `zone` show at an instant; without zone, `fold` 1 for the second of two."""
    return instant.astimezone(zone_named(zone)).replace(tzinfo=None)


def day_in(instant: datetime, zone: str) -> date:
    """The calendar day that it is in `zone` at an instant."""
    return instant.astimezone(zone_named(zone)).date()


def is_whole_days(starts: datetime, minutes: int, zone: str) -> bool:
    """Whether something lasts from a midnight to another one where it is, as calendars write what
    takes a day."""
    first, last = wall_of(starts, zone), wall_of(starts + timedelta(minutes=minutes), zone)
    return first.time() == last.time() == time.min and first < last


@dataclass(frozen=True, slots=True)
class WallTime:
    """What clocks in a zone show."""

    zone: str
    shown: datetime


def wall_times(instant: datetime, zone: str, here: str) -> tuple[WallTime, ...]:
    """What clocks show where a meeting was planned and, where that differs, here (T1)."""
    there = WallTime(zone, wall_of(instant, zone))
    mine = WallTime(here, wall_of(instant, here))
    return (there,) if there.shown == mine.shown else (there, mine)
