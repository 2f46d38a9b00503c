"""The zone of an event by its IANA name, whatever its calendar called it.

A name may be one of the IANA's, one behind a vendor's prefix, a Windows name (the CLDR's table),
or a calendar's own, which its VTIMEZONE explains: then the known zone whose clock is the same
around the event names it.
"""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from csm_desktop.domain.text.instants import is_zone, zone_named

# Of zones with one clock the one that most people know; behind them all of the CLDR's.
_USUAL = (
    "Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "UTC",
)  # fmt: skip
_FOR_READERS = re.compile(
    r"\(?(?:UTC|GMT)(?P<sign>[-+\N{MINUS SIGN}])?(?P<hours>\d{1,2})?[:.]?(?P<minutes>\d\d)?\)?\s*"
    r"(?P<words>.*)"
)
_READERS_ZONES = {
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
}
_OUTLOOK_UTC = "tzone://microsoft/utc"
_SAMPLES = 13  # instants, four weeks apart, at which two clocks must show the same


def known_zone(name: str) -> str:
    """The IANA name that a calendar's name means; "" where only a VTIMEZONE could tell."""
    plain = name.strip().strip('"')
    if not plain or len(plain) > 200:
        return ""
    if plain.casefold() == _OUTLOOK_UTC:
        return "UTC"
    parts = plain.strip("/").split("/")
    # A vendor's prefix may have several parts, and so may a zone's name.
    for index in range(len(parts)):
        tail = "/".join(parts[index:])
        if is_zone(tail) and ("/" in tail or index == 0):
            return tail
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    # Some write names in small letters, which no table has.
    return str(WINDOWS_TO_OLSON.get(plain, "")) or _by_letters().get(plain.casefold(), "")


def zone_by_words(name: str) -> str:
    """The zone that a name for readers means: "(UTC+01:00) Amsterdam, Berlin, Bern" by a city with
    that clock, "GMT+0100" by the offset alone; "" for others.

    Only for a name that no VTIMEZONE explains: "GMT+0100" may have a summer time there.
    """
    found = _FOR_READERS.fullmatch(name.strip().strip('"'))
    if found is None:
        return ""
    sign = -1 if found["sign"] in ("-", "\N{MINUS SIGN}") else 1
    ahead = sign * timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    if not found["words"]:
        hours, rest = divmod(ahead, timedelta(hours=1))
        exact = f"Etc/GMT{-hours:+d}" if hours else "UTC"
        return exact if not rest and is_zone(exact) else ""
    for place in re.split("[,/]", found["words"]):
        city = place.strip().replace(" ", "_")
        for zone in (_READERS_ZONES.get(place.strip().casefold(), ""), *_of_city(city)):
            if zone and _standard(zone) == ahead:
                return zone
    return ""


@lru_cache(maxsize=1)
def _by_letters() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = {name.casefold(): str(zone) for name, zone in WINDOWS_TO_OLSON.items()}
    return known | {zone.casefold(): zone for zone in available_timezones()}


@lru_cache(maxsize=256)
def _of_city(city: str) -> tuple[str, ...]:
    return tuple(zone for zone in sorted(available_timezones()) if zone.endswith(f"/{city}"))


def _standard(zone: str) -> timedelta:
    """How far ahead of UTC a zone is without summer time."""
    offsets = (datetime(2026, month, 1, tzinfo=zone_named(zone)).utcoffset() for month in (1, 7))
    return min(offset or timedelta() for offset in offsets)


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
