"""What one event says, property by property: one that cannot be read costs no other."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from csm_desktop.domain.limits.bounds import INSTANTS, OF_FIELD
from csm_desktop.domain.text.instants import instant_of
from csm_desktop.importers.calendars.faults import CalendarFault
from csm_desktop.importers.calendars.lines import LONGEST_TEXT
from csm_desktop.importers.calendars.uids import own_uid
from csm_desktop.importers.calendars.zones import known_zone, tzid_of, zone_by_words, zone_of
from csm_desktop.importers.values.markup import plain_text

Found = tuple[CalendarFault, str]
ASSUMED_END = "X-CSM-ASSUMED-END"
OWN_LENGTH = "X-CSM-OWN-LENGTH"
"""Stands in an occurrence of a series whose end was assumed before it was expanded: why."""
_AN_HOUR = 60
_TITLE = 300  # characters
_NO_PEOPLE = ("ROOM", "RESOURCE")
_STAYS_AWAY = ("DECLINED", "DELEGATED")  # who sends another person does not come
_BEHIND_NAME = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]*[)\]]$")
_MOST_GUESTS = 500


class NoMeetingError(ValueError):
    """An event that cannot come in at all; `found` is what was found against it."""

    def __init__(self, found: CalendarFault, value: str = "") -> None:
        super().__init__(found)
        self.found, self.value = found, value


def event_facts(event: Any, method: str) -> tuple[dict[str, Any], list[Found]]:
    """What an event holds, as JSON can carry it, and what was found against it.

    `starts` is an instant, or the clock's own time where `zone` is empty: then nobody knows which
    clock. Raises NoMeetingError for an event that has no beginning.
    """
    troubles: list[Found] = [
        (CalendarFault.BAD_PROPERTY, str(name))
        for name, _ in getattr(event, "errors", ())
        # What these lack is told in words of their own.
        if str(name) not in ("DTSTART", "DTEND", "DURATION", "RRULE")
    ]
    start = moment(event, "DTSTART")
    if start is None:
        raise NoMeetingError(CalendarFault.NO_START)
    starts, zone = _begun(start, tzid_of(event.get("DTSTART")), troubles)
    # Who calls off or answers leaves out how long it lasts.
    minutes = _minutes(event, start, [] if method in ("CANCEL", "REPLY", "COUNTER") else troubles)
    status = text(event, "STATUS").upper()
    facts = {
        "uid": own_uid(text(event, "UID").strip()),
        "sequence": _number(event, "SEQUENCE"),
        "modified": _modified(event),
        "title": " ".join(text(event, "SUMMARY").split())[:_TITLE],
        "starts": starts,
        "zone": zone,
        "minutes": minutes,
        "is_all_day": not isinstance(start, datetime),
        # One line: places and titles stand in lists.
        "place": " ".join(text(event, "LOCATION").split())[:_TITLE],
        "text": _description(event),
        "is_cancelled": status == "CANCELLED" or method == "CANCEL",
        "guests": list(_guests(event)),
    }
    return facts, troubles


def moment(event: Any, name: str) -> date | None:
    """A day or a moment; None where it is missing or cannot be read."""
    value = event.get(name)
    found = getattr(value[0] if isinstance(value, list) else value, "dt", None)
    return found if isinstance(found, date) else None


def text(event: Any, name: str) -> str:
    """A property as plain text, the first of several; "" where there is none."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value)


def _begun(start: date, tzid: str, troubles: list[Found]) -> tuple[str, str]:
    """The beginning as text, with the zone where one is known."""
    if not isinstance(start, datetime):
        start = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a day's own clock
    if not 1900 <= start.year <= 2200:
        raise NoMeetingError(CalendarFault.OUT_OF_BOUNDS)
    if start.tzinfo is None:
        zone = known_zone(tzid) or zone_by_words(tzid)
        if not zone:
            if tzid:
                troubles.append((CalendarFault.UNKNOWN_ZONE, tzid[:80]))
            return start.isoformat(), ""
        return instant_of(start, zone).isoformat(), zone
    zone, is_own = zone_of(start, tzid)
    if not is_own:
        troubles.append((CalendarFault.LIKE_ZONE, zone or "UTC"))
    instant = start.astimezone(UTC)
    if not INSTANTS.allow(instant):
        raise NoMeetingError(CalendarFault.OUT_OF_BOUNDS)
    return instant.isoformat(), zone or "UTC"


def _minutes(event: Any, start: date, troubles: list[Found]) -> int:
    """How long it lasts; an hour where it does not say so in a way that can be understood."""
    most = int(OF_FIELD["minutes"].high)
    is_day = not isinstance(start, datetime)
    end = moment(event, "DTEND")
    length = getattr(event.get("DURATION"), "dt", None)
    lasts: timedelta | None = None
    # What was assumed before the expansion has to be told of each occurrence as well.
    if ASSUMED_END in event:
        troubles.append((CalendarFault(text(event, ASSUMED_END)), ""))
    if end is not None:
        lasts = _between(start, end)
        # The library sets the end of an occurrence by the clock, also where that is changed
        # meanwhile.
        own = getattr(event.get(OWN_LENGTH), "dt", None)
        if lasts is not None and isinstance(own, timedelta) and _by_clock(start, end) == own:
            lasts = own
    elif isinstance(length, timedelta):
        lasts = length
    # By the format a day without an end lasts that day.
    elif is_day and "DTEND" not in event:
        lasts = timedelta(days=1)
    if lasts is None or lasts < timedelta(0):
        named = ("DTEND", "DURATION")
        broken = lasts is not None or end is not None or any(n in named for n, _ in event.errors)
        troubles.append((CalendarFault.BAD_END if broken else CalendarFault.NO_END, ""))
        return 24 * 60 if is_day else _AN_HOUR
    # Longer than a meeting may be is cut, because its beginning is right all the same.
    return min(int(lasts.total_seconds() // 60), most)


def _by_clock(start: date, end: date) -> timedelta | None:
    """From what a clock on the wall shows at the beginning to what it shows at the end."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return None


def _between(start: date, end: date) -> timedelta | None:
    if isinstance(start, datetime) != isinstance(end, datetime):
        return None
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) != (end.tzinfo is None):
            return None
        if start.tzinfo is not None:  # instants: an end in another zone, or across a change of them
            lasts = end.astimezone(UTC) - start.astimezone(UTC)
            # A time in the hour that a clock leaves out means an hour later; its end, which the
            # clock does show, would then come with it or before it.
            skipped = start.astimezone(UTC).astimezone(start.tzinfo).replace(tzinfo=None)
            in_gap = skipped != start.replace(tzinfo=None) and start.tzinfo == end.tzinfo
            as_written = end.replace(tzinfo=None) - start.replace(tzinfo=None)
            return as_written if in_gap and lasts <= timedelta(0) < as_written else lasts
    return end - start


def _number(event: Any, name: str) -> int:
    try:
        return max(0, min(int(text(event, name) or 0), 2**31))
    except ValueError:
        return 0


def _modified(event: Any) -> str:
    """When it was last changed, as it says; the moment it was written out says less."""
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        found = moment(event, name)
        if isinstance(found, datetime):
            instant = found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
            return instant.isoformat() if INSTANTS.allow(instant) else ""
    return ""


def _description(event: Any) -> str:
    """The text of the invitation; its HTML where it has no other."""
    plain = text(event, "DESCRIPTION").strip()
    if not plain:
        # Read as a property nobody knows, its backslashes are still the calendar's.
        markup = text(event, "X-ALT-DESC").replace("\\n", "\n").replace("\\N", "\n")
        for sign in ",;\\":
            markup = markup.replace(f"\\{sign}", sign)
        plain = plain_text(markup)
    return plain[:LONGEST_TEXT]


def _guests(event: Any) -> Iterator[dict[str, Any]]:
    """Who is invited and who invites, each once, by name and address; rooms are no guests."""
    seen: set[str] = set()
    for name in ("ORGANIZER", "ATTENDEE"):
        values = event.get(name) or []
        for value in (values if isinstance(values, list) else [values])[:_MOST_GUESTS]:
            params = getattr(value, "params", {})
            if str(params.get("CUTYPE", "")).upper() in _NO_PEOPLE:
                continue
            # Apple writes a path of its server where the address should be.
            address = str(value) if "@" in str(value) else str(params.get("EMAIL", ""))
            address = address.strip()
            if address[:7].casefold() == "mailto:":
                address = address[7:]
            called = " ".join(str(params.get("CN", "")).strip(" '\"").split())[:_TITLE]
            # Exchange writes the company or the department behind the name.
            called = _BEHIND_NAME.sub("", called) or called
            key = (address or called).casefold()
            if not key or key in seen:
                continue
            seen.add(key)
            yield {
                "name": "" if called.casefold() == address.casefold() else called,
                "address": address[:_TITLE],
                "declined": str(params.get("PARTSTAT", "")).upper() in _STAYS_AWAY,
                "is_group": str(params.get("CUTYPE", "")).upper() == "GROUP",
            }
