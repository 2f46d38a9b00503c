"""Reading a calendar: our reader beside the library that it stands on, parsing the same bytes."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import Measured, side_by_side

_EVENTS = 401
_TODAY = "2026-11-29"


def measure(folder: Path, rounds: int) -> Iterator[Measured]:
    """401 events of a year, as calendar programs export them; what recurs is expanded as well."""
    from icalendar import Calendar

    from csm_desktop.importers.calendars.foreign_calendar import read

    for what, series in (("", False), (", one in twenty a weekly series", True)):
        path = folder / "calendar.ics"
        path.write_bytes(_calendar(series=series).encode())
        content = path.read_bytes()
        yield side_by_side(
            f"read a calendar of {_EVENTS} events{what} / icalendar alone parsing it",
            lambda path=path: list(read(path, "", _TODAY)),  # type: ignore[misc]
            lambda content=content: Calendar.from_ical(content),  # type: ignore[misc]
            2.0,
            rounds,
            note="in one process: starting the child costs some 60 ms besides",
        )


def _calendar(*, series: bool) -> str:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
        "DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    )
    events = (_event(number, repeats=series and not number % 20) for number in range(_EVENTS))
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//scale//EN\r\nMETHOD:PUBLISH\r\n"
    return head + zone + "".join(events) + "END:VCALENDAR\r\n"


def _event(number: int, *, repeats: bool) -> str:
    day = f"2026{number % 12 + 1:02d}{number % 28 + 1:02d}"
    lines = [
        "BEGIN:VEVENT", f"UID:{number}@scale.example", "DTSTAMP:20261101T000000Z",
        f"DTSTART;TZID=W. Europe Standard Time:{day}T{8 + number % 9:02d}0000",
        f"DTEND;TZID=W. Europe Standard Time:{day}T{9 + number % 9:02d}0000",
        f"SUMMARY:Gespräch {number} über Ziele", "LOCATION:Microsoft Teams Meeting",
        "ORGANIZER;CN=Kim Roe:mailto:kim@us.example",
        *(f"ATTENDEE;CN=Guest {guest};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:"
          f"mailto:guest{guest}@company{number % 50}.example" for guest in range(3)),
        "DESCRIPTION:" + "Agenda and how to join the call.\\n" * 12,
        "SEQUENCE:1", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
        *(["RRULE:FREQ=WEEKLY;UNTIL=20270601T000000Z"] if repeats else []),
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT", "",
    ]  # fmt: skip
    return "\r\n".join(lines)
