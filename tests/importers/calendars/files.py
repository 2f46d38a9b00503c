"""Calendars for tests, written as calendar programs write them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csm_desktop.importers.calendars.calendar_plan import (
    CalendarClock,
    CalendarEvent,
    read_calendar,
)
from csm_desktop.importers.plan import FilePlan, Options

TODAY = date(2026, 11, 29)


def event(*lines: str, uid: str = "one@example", start: str = "20261202T090000Z") -> str:
    """One event; `lines` are its other properties."""
    begin = start if start.startswith(";") or not start else f":{start}"
    own = [f"UID:{uid}"] if uid else []
    own += [f"DTSTART{begin}"] if start else []
    return "\r\n".join(["BEGIN:VEVENT", *own, *lines, "END:VEVENT", ""])


def calendar(*events: str, head: Sequence[str] = ()) -> str:
    """A calendar of these events."""
    first = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", *head, ""])
    return first + "".join(events) + "END:VCALENDAR\r\n"


def written(folder: Path, content: str | bytes, name: str = "calendar.ics") -> Path:
    """The calendar as a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(
    folder: Path, content: str | bytes, *, zone: str = "", today: date = TODAY, kept: str = ""
) -> FilePlan:
    """What a calendar would bring; `zone` is said now, `kept` was said before."""
    path = written(folder, content)
    return read_calendar(path, Options(zone=zone), CalendarClock(today, kept))


def events_of(plan: FilePlan) -> list[CalendarEvent]:
    """The meetings that a plan has ready."""
    found = [row.values["event"] for row in plan.plans[0].drafts]
    return [each for each in found if isinstance(each, CalendarEvent)]
