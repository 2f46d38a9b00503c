"""The zone of an event by its IANA name, whatever its calendar called it.

A name may be one of the IANA's, one behind a vendor's prefix, a Windows name (the CLDR's table),
or a calendar's own, which its VTIMEZONE explains: then the known zone whose clock is the same
around the event names it.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from csm_desktop.domain.text.instants import is_zone, zone_named

# Of zones with one clock the one that most people know; behind them all of the CLDR's.
_USUAL = (
    "Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "UTC",
)  # fmt: skip
_SAMPLES = 13  # instants, four weeks apart, at which two clocks must show the same


def known_zone(name: str) -> str:
    """The IANA name that a calendar's name means; "" where only a VTIMEZONE could tell."""
    plain = name.strip().strip('"')
    if not plain or len(plain) > 200:
        return ""
    parts = plain.strip("/").split("/")
    # A vendor's prefix may have several parts, and so may a zone's name.
    for index in range(len(parts)):
        tail = "/".join(parts[index:])
        if is_zone(tail) and ("/" in tail or index == 0):
            return tail
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return str(WINDOWS_TO_OLSON.get(plain, ""))


def zone_of(moment: datetime, name: str) -> tuple[str, bool]:
    """The IANA name for a moment's zone, and whether it is its own (not one with its clock).

    ("", False) for a moment without a zone, or with one whose clock no known zone has.
    """
    zone = moment.tzinfo
    if zone is None:
        return "", False
    if zone is UTC:
        return "UTC", True
    if known := known_zone(name or str(getattr(zone, "key", ""))):
        return known, True
    return _with_clock(_clock(zone, moment)), False


def _clock(zone: tzinfo, moment: datetime) -> tuple[tuple[datetime, timedelta], ...]:
    """What a zone's clock is ahead of UTC over a year around a moment."""
    begin = moment.astimezone(UTC) - timedelta(weeks=2 * (_SAMPLES - 1))
    instants = (begin + timedelta(weeks=4 * i) for i in range(_SAMPLES))
    return tuple((each, each.astimezone(zone).utcoffset() or timedelta()) for each in instants)


@lru_cache(maxsize=256)
def _with_clock(clock: tuple[tuple[datetime, timedelta], ...]) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    for name in dict.fromkeys((*_USUAL, *WINDOWS_TO_OLSON.values())):
        zone = zone_named(name)
        if all(each.astimezone(zone).utcoffset() == offset for each, offset in clock):
            return str(name)
    return ""


def tzid_of(value: Any) -> str:
    """The name that a property gives its zone."""
    return str(getattr(value, "params", {}).get("TZID", ""))
