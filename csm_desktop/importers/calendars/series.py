"""Meetings that recur: which of them take place within the next 90 days, each by its own id.

recurring-ical-events expands; what it would stumble over is put right before: ids, exceptions and
ends that are written otherwise than the beginning. What is cancelled is told apart only
afterwards, for an exception that is taken out before lets the ordinary meeting come back.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from csm_desktop.importers.calendars.faults import CalendarFault
from csm_desktop.importers.calendars.properties import (
    ASSUMED_END,
    OWN_LENGTH,
    NoMeetingError,
    moment,
)

DAYS = 90
MOST = 366  # occurrences of one series within its 90 days: four a day are no meeting any more
_TOO_OFTEN = ("SECONDLY", "MINUTELY")
_PEOPLE = ("ORGANIZER", "ATTENDEE")
_SHORTEST_MONTH = 28  # days that every month has
_BESIDE_DAYS = ("BYDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE")


def recurs(event: Any) -> bool:
    """Whether an event stands for several."""
    return "RRULE" in event or bool(_dates(event, "RDATE"))


def occurrences(parts: Sequence[Any], today: date) -> list[tuple[str, Any]]:
    """The occurrences of one series within 90 days from today, by their ids.

    Of a series that is over those of its last 90 days, or of its first where it names no end.
    `parts` are the event that recurs and its exceptions. Raises NoMeetingError where none can be
    found out.
    """
    main = next((part for part in parts if recurs(part)), parts[0])
    start = moment(main, "DTSTART")
    if start is None:
        raise NoMeetingError(CalendarFault.NO_START)
    # All parts alike, or the library would find no exception whose zone is written otherwise.
    for part in parts:
        _align(part, start)
        _invite(part, main)
    # By the second or the minute is no meeting, and would take the child's time for nothing.
    if any(rule in _TOO_OFTEN for rule in _frequencies(main)):
        raise NoMeetingError(CalendarFault.TOO_OFTEN)
    end = today + timedelta(days=DAYS)
    found = _between(parts, today, end)
    if not found and _day(start) >= end:
        raise NoMeetingError(CalendarFault.LATER)
    if not found:
        last = _until(main)
        begin = _day(start) if last is None else last - timedelta(days=DAYS - 1)
        found = _between(parts, begin, begin + timedelta(days=DAYS))
    if not found:
        raise NoMeetingError(CalendarFault.NO_OCCURRENCE)
    if len(found) > MOST:
        raise NoMeetingError(CalendarFault.TOO_OFTEN)
    return list(_by_id(found))


def goes_on(event: Any, today: date) -> bool:
    """Whether a series has meetings after those that `occurrences` gives."""
    if any("COUNT" in rule for rule in _rules(event)):
        return False
    last = _until(event)
    return bool(_rules(event)) and (last is None or last > today + timedelta(days=DAYS))


def recurrence_id(value: date | None) -> str:
    """The id of an occurrence: the moment at which it was meant to be, in UTC where it has one."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return value.strftime("%Y%m%dT%H%M%S")
        return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return "" if value is None else value.strftime("%Y%m%d")


def _between(parts: Sequence[Any], begin: date, end: date) -> list[Any]:
    from icalendar import Calendar
    from recurring_ical_events import of

    calendar = Calendar()
    calendar.subcomponents.extend(parts)
    return list(of(calendar).between(begin, end))


def _by_id(found: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """Each with its id; one that several bear (an exception for all that follow) says nothing."""
    ids = [recurrence_id(moment(each, "RECURRENCE-ID")) for each in found]
    for own, each in zip(ids, found, strict=True):
        shared = not own or ids.count(own) > 1
        yield recurrence_id(moment(each, "DTSTART")) if shared else own, each


def _invite(part: Any, main: Any) -> None:
    """Let an exception that names nobody have the guests of its series: some programs write only
    what differs."""
    if not any(name in part for name in _PEOPLE):
        for name in _PEOPLE:
            if name in main:
                part[name] = main[name]


def _align(part: Any, start: date) -> None:
    """Write ids, exceptions and ends of a series as its beginning is written."""
    for name in ("RECURRENCE-ID", "EXDATE", "RDATE"):
        if name in part:
            _align_dates(part, name, start)
    _align_end(part)
    for rule in _rules(part):
        _without_skips(rule, start)
        if "UNTIL" in rule:
            rule["UNTIL"] = [_aligned_until(until, start) for until in rule["UNTIL"]]


def _without_skips(rule: Any, start: date) -> None:
    """Say in the words of RFC 5545 what a rule says in those of RFC 7529: that a month without
    a 31st has its last day instead (findings/recurring-ical-events-last-days-of-months.sh).
    """
    if [str(scale).upper() for scale in rule.get("RSCALE", ())] != ["GREGORIAN"]:
        return
    skips = rule.get("SKIP") or ["OMIT"]
    skip = str(getattr(skips[0], "value", skips[0])).upper()
    frequency = str(next(iter(rule.get("FREQ", ())), "")).upper()
    if skip == "BACKWARD" and frequency in ("MONTHLY", "YEARLY"):
        if any(name in rule for name in _BESIDE_DAYS):
            return
        # A year's rule that names a day and no month means that day of every month.
        if frequency == "YEARLY" and "BYMONTHDAY" in rule and "BYMONTH" not in rule:
            return
        days = [int(day) for day in rule.get("BYMONTHDAY", ())] or [start.day]
        months = rule.get("BYMONTH") or [start.month]
        if len(days) > 1 or (frequency == "YEARLY" and len(months) > 1):
            return
        if days[0] > _SHORTEST_MONTH:
            rule["BYMONTHDAY"] = list(range(_SHORTEST_MONTH, days[0] + 1))
            rule["BYSETPOS"] = [-1]
            if frequency == "YEARLY":
                rule["BYMONTH"] = months
    elif skip != "OMIT":
        return
    rule.pop("SKIP", None)
    del rule["RSCALE"]


def _align_end(part: Any) -> None:
    """Give a meeting an hour whose end is missing, or before it begins.

    The library would turn the two round, so that it begins at its end, or make it last no time.
    """
    end, start = moment(part, "DTEND"), moment(part, "DTSTART")
    length = getattr(part.get("DURATION"), "dt", None)
    is_backward = isinstance(length, timedelta) and length < timedelta(0)
    lasts = "DURATION" in part and not is_backward
    if lasts and isinstance(length, timedelta):
        part[OWN_LENGTH] = part["DURATION"]
    if start is None or lasts or (end is not None and _follows(start, end)):
        return
    if not isinstance(start, datetime) and end is None and not is_backward:
        return
    is_bad = (
        end is not None
        or is_backward
        or any(name in ("DTEND", "DURATION") for name, _ in part.errors)
    )
    part[ASSUMED_END] = (CalendarFault.BAD_END if is_bad else CalendarFault.NO_END).value
    part.pop("DTEND", None)
    part["DURATION"] = _hour()


def _dates(part: Any, name: str) -> list[Any]:
    """The days, moments and periods of a list property; times alone are none of these."""
    values = part.get(name) or []
    lists = values if isinstance(values, list) else [values]
    found = [each.dt for one in lists for each in getattr(one, "dts", ())]
    return [each for each in found if isinstance(each, date | tuple)]


def _align_dates(part: Any, name: str, start: date) -> None:
    from icalendar.prop import vDDDLists, vDDDTypes

    if name == "RECURRENCE-ID":
        value, params = moment(part, name), getattr(part[name], "params", {})
        del part[name]
        if value is not None:
            part[name] = vDDDTypes(_aligned(value, start))
            if "RANGE" in params:
                part[name].params["RANGE"] = params["RANGE"]
        return
    # A period has a length of its own: it stays as it is written.
    usable = [
        _aligned(each, start) if isinstance(each, date) else each for each in _dates(part, name)
    ]
    del part[name]
    if usable:
        part[name] = vDDDLists(usable)


def _aligned(value: date, start: date) -> date:
    """A day or a moment as the beginning is written: a day at its time, a moment in its zone."""
    if not isinstance(start, datetime):
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, datetime):
        return datetime.combine(value, time(start.hour, start.minute, start.second), start.tzinfo)
    if start.tzinfo is None:
        return value.replace(tzinfo=None)
    return value.replace(tzinfo=value.tzinfo or start.tzinfo).astimezone(start.tzinfo)


def _aligned_until(value: date, start: date) -> date:
    """The last moment of a rule: in UTC through the zone of its beginning, a day to its end."""
    if not isinstance(start, datetime):
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(23, 59, 59))
    if start.tzinfo is None:
        return value.replace(tzinfo=None)
    return value.replace(tzinfo=value.tzinfo or start.tzinfo).astimezone(UTC)


def _rules(part: Any) -> list[Any]:
    rules = part.get("RRULE")
    return rules if isinstance(rules, list) else [rules] if rules is not None else []


def _frequencies(part: Any) -> list[str]:
    return [str(each).upper() for rule in _rules(part) for each in rule.get("FREQ", ())]


def _until(part: Any) -> date | None:
    ends = [_day(until) for rule in _rules(part) for until in rule.get("UNTIL", ())]
    return max(ends, default=None)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _follows(start: date, end: date) -> bool:
    if isinstance(start, datetime) != isinstance(end, datetime):
        return False
    zones = [getattr(each, "tzinfo", None) is None for each in (start, end)]
    return zones[0] == zones[1] and start <= end


def _hour() -> Any:
    from icalendar.prop import vDuration

    return vDuration(timedelta(hours=1))
