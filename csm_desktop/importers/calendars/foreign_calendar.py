"""The reader of calendars that runs outside the program (see `outside`).

`read` yields plain values: `encoding`, `zone` (what the calendar says its clock is), `event` with
what it holds, `aside` and `note` with what was found against a line, `others` for what is no event.
Of an archive it yields `member` before each calendar, and `left` for what is none, with the reason.
"""

import warnings
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from csm_desktop.digests import sha256
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars import ENDINGS, is_calendar_text
from csm_desktop.importers.calendars.faults import CalendarFault
from csm_desktop.importers.calendars.lines import CalendarLines, Component, read_lines
from csm_desktop.importers.calendars.properties import NoMeetingError, event_facts, moment, text
from csm_desktop.importers.calendars.series import goes_on, occurrences, recurrence_id, recurs
from csm_desktop.importers.calendars.zones import known_zone
from csm_desktop.importers.files.content import Content
from csm_desktop.importers.files.formats.first_bytes import is_archive
from csm_desktop.importers.files.packed import is_packed, members
from csm_desktop.importers.files.workbooks import checked
from csm_desktop.importers.refusals import trouble

READER = "csm_desktop.importers.calendars.foreign_calendar:read"
MOST_BYTES = 50_000_000
MOST_EVENTS = 50_000
_ANSWER = "REPLY"
_PROPOSAL = "COUNTER"
_EVENTS = ("event", "proposal", "series")  # each is told, and not once for all
_REQUESTS = ("REFRESH", "DECLINECOUNTER")
_AGAIN = say("Nothing was imported. Export a shorter time of the calendar.")


def read(path: Path, encoding: str, today: str) -> Iterator[list[Any]]:
    """What a calendar holds, or each in an archive: the recurring meetings of 90 days from `today`
    (an ISO date) on.

    Raises UserError for what is no calendar, or too large for one; a member of an archive that is
    none is told, and left.
    """
    content = Content(path.name, path)
    packs = is_archive(content.head()) and is_packed(content)
    if not packs:
        # Any other archive is a workbook or damaged, for which lists have a word.
        if path.suffix.casefold() in ENDINGS or not is_archive(content.head()):
            yield from _calendar(content, encoding, today)
        return
    # Before any part is opened: a bomb is told by what an archive says of itself.
    with checked(content):
        pass
    for member in members(content):
        if not is_calendar_text(member.head()):
            yield ["left", member.name, ""]
            continue
        yield ["member", member.name]
        try:
            yield from _calendar(member, encoding, today)
        except UserError as refusal:
            yield ["left", member.name, refusal.title]


def _calendar(content: Content, encoding: str, today: str) -> Iterator[list[Any]]:
    _begin_afresh()
    if content.size > MOST_BYTES:
        mb = MOST_BYTES // 1_000_000
        raise trouble(say("{name} is larger than {mb} MB.", name=content.name, mb=mb), _AGAIN)
    with content.open() as file:
        lines = read_lines(file.read(), content.name, encoding)
    events = [part for part in lines.components if part.name == "VEVENT"]
    if len(events) > MOST_EVENTS:
        title = say("{name} holds more than {n} events.", name=content.name, n=MOST_EVENTS)
        raise trouble(title, _AGAIN)
    yield ["encoding", lines.encoding]
    yield ["zone", known_zone(lines.zone)]
    for name, number in lines.others.items():
        yield ["others", name, number]
    for line, found, value in lines.troubles:
        broken = found is CalendarFault.BROKEN_OFF
        yield ["aside" if broken else "note", line, found.value, value]
    day = date.fromisoformat(today)
    told: set[tuple[Any, ...]] = set()
    for group in _by_uid(list(_parsed(lines, events))):
        for message in _group(group, day):
            # What is wrong with a series is wrong with each of its meetings, and told once.
            if message[0] in _EVENTS:
                yield message
            elif tuple(message) not in told:
                yield message
                told.add(tuple(message))


def _begin_afresh() -> None:
    """Forget the zones of other calendars: a name that two explain would mean the first one's."""
    import icalendar

    warnings.simplefilter("ignore")  # guesses of the library are told by ours
    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]


_Parsed = tuple[Component, Any]


def _parsed(lines: CalendarLines, events: Sequence[Component]) -> Iterator[_Parsed]:
    """Each event with what the library makes of it; None for one that it cannot read.

    All at once, which is fast; one by one only where one of them breaks it.
    """
    zones = "".join(
        part.text()
        for part in lines.components
        # A zone that everybody knows needs no explanation, which would be slow to go by.
        if part.name == "VTIMEZONE" and not known_zone(part.value("TZID"))
    )
    try:
        found = _read_whole(zones + "".join(event.text() for event in events))
        if len(found) == len(events):
            yield from zip(events, found, strict=True)
            return
    except (ValueError, AttributeError, KeyError, IndexError, TypeError):
        pass
    for event in events:
        yield event, _read_one(zones, event)


def _read_one(zones: str, event: Component) -> Any:
    # Its zone may be what broke it: without it, the zone's name is left.
    for head in (zones, ""):
        try:
            found = _read_whole(head + event.text())
        except (ValueError, AttributeError, KeyError, IndexError, TypeError):
            continue
        if len(found) == 1:
            return found[0]
    return None


def _read_whole(content: str) -> list[Any]:
    from icalendar import Calendar

    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\n{content}END:VCALENDAR\r\n"
    events = [part for part in Calendar.from_ical(text).subcomponents if part.name == "VEVENT"]
    for event in events:
        _drop_broken(event)
    return events


def _drop_broken(event: Any) -> None:
    """Take out what the library could not read: it stands there, and fails whoever asks it."""
    from icalendar.prop import vBroken

    for name in {str(name) for name, _ in event.errors}:
        values = event.get(name)
        several = values if isinstance(values, list) else ()
        kept = [one for one in several if not isinstance(one, vBroken)]
        if kept:
            event[name] = kept
        elif isinstance(values, (list, vBroken)):
            del event[name]


def _by_uid(parsed: Sequence[_Parsed]) -> list[list[_Parsed]]:
    """Events of one id together, in the order of the file; one without an id is alone."""
    groups: dict[str, list[_Parsed]] = {}
    for number, (component, event) in enumerate(parsed):
        uid = text(event, "UID").strip() if event is not None else ""
        groups.setdefault(uid or f"\n{number}", []).append((component, event))
    return list(groups.values())


def _group(group: Sequence[_Parsed], today: date) -> Iterator[list[Any]]:
    readable = []
    for component, event in group:
        # A guest's answer repeats the whole event, and would move it to what the guest had last
        # seen.
        if component.method in _REQUESTS:
            yield ["aside", component.line, CalendarFault.ANSWER.value, _named(component)]
        elif event is not None and component.method in (_ANSWER, _PROPOSAL):
            own = recurrence_id(moment(event, "RECURRENCE-ID"))
            yield from _said(component, event, own, is_series=False)
        elif event is None:
            yield ["aside", component.line, CalendarFault.UNREADABLE.value, _named(component)]
        else:
            readable.append((component, event))
    if any(recurs(event) for _, event in readable):
        yield from _series(readable, today)
        return
    for component, event in _latest(readable):
        own = recurrence_id(moment(event, "RECURRENCE-ID"))
        if any(name == "RRULE" for name, _ in event.errors) or "RDATE" in event:
            yield ["note", component.line, CalendarFault.BAD_RULE.value, ""]
        yield from _said(component, event, own, is_series=False)


def _latest(group: Sequence[_Parsed]) -> list[_Parsed]:
    """Of an event that stands in the file several times the latest version."""
    latest: dict[str, _Parsed] = {}
    for component, event in group:
        own = recurrence_id(moment(event, "RECURRENCE-ID"))
        known = latest.get(own)
        if known is None or _version(event) >= _version(known[1]):
            latest[own] = (component, event)
    return list(latest.values())


def _version(event: Any) -> tuple[str, str]:
    return text(event, "SEQUENCE").zfill(12), str(moment(event, "LAST-MODIFIED") or "")


def _series(group: Sequence[_Parsed], today: date) -> Iterator[list[Any]]:
    component = next(component for component, event in group if recurs(event))
    parts = _latest(group)
    # An exception's own line, by its id; the others stand on that of the series.
    lines = {recurrence_id(moment(event, "RECURRENCE-ID")): part for part, event in parts}
    try:
        found = occurrences([event for _, event in parts], today)
    except NoMeetingError as problem:
        yield ["aside", component.line, problem.found.value, _named(component)]
        return
    except (ValueError, AttributeError, KeyError, IndexError, TypeError, OverflowError):
        # What the library cannot expand is named, and no other event is lost for it.
        yield ["note", component.line, CalendarFault.BAD_RULE.value, ""]
        for part, event in parts:
            own = recurrence_id(moment(event, "RECURRENCE-ID") or moment(event, "DTSTART"))
            yield from _said(part, event, own, is_series=True)
        return
    if any(goes_on(event, today) for _, event in parts):
        yield ["series", "goes on"]
    for own, event in found:
        yield from _said(lines.get(own, component), event, own, is_series=True)


def _said(
    component: Component, event: Any, recurrence: str, *, is_series: bool
) -> Iterator[list[Any]]:
    try:
        facts, troubles = event_facts(event, component.method)
    except NoMeetingError as problem:
        yield ["aside", component.line, problem.found.value, problem.value or _named(component)]
        return
    for found, value in troubles:
        yield ["note", component.line, found.value, value]
    facts["uid"] = facts["uid"] or _own_uid(component)
    facts["recurrence"], facts["is_series"] = recurrence, is_series
    facts["is_answer"] = component.method == _ANSWER
    yield [_EVENTS[component.method == _PROPOSAL], component.line, facts]


def _own_uid(component: Component) -> str:
    """An id for an event without one: the same event in the next file gets the same."""
    told = sorted(line for line in component.content if not line.upper().startswith("DTSTAMP"))
    return f"without-uid-{sha256(chr(10).join(told).encode()).hexdigest()[:32]}"


def _named(component: Component) -> str:
    """What a reader knows the event by."""
    return component.value("SUMMARY")[:60]
