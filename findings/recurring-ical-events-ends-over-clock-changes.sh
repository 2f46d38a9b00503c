#!/bin/bash
# recurring-ical-events 3.8.2 (icalendar 7.3.2): a meeting or flight over the change of clocks ends an hour off.
#
# Seen (Python 3.11.7): a single event that leaves Berlin on 24 October 2026 at 22:00 and ends in New York at 00:30
# on the 25th (04:30 UTC, eight and a half hours) comes out of between() with its end at 05:30 UTC: nine and a half.
# The length is taken by the clocks of two zones, and then added to that of the first, which is turned back
# meanwhile. In spring it is an hour short. A DURATION:PT12H over the change lasts 11 or 13 hours: RFC 5545 (3.3.6)
# has durations of hours be exact, and icalendar's own Event.end counts them by the wall clock, too.
# An end in the zone of the beginning is right, and so is every event outside these two nights.
# What we do: the length of a single event is counted between its two instants, before anything is expanded.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check recurring-ical-events==3.8.2 icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, date, datetime

from icalendar import Calendar
from recurring_ical_events import of

HOUR = 3600


def seconds(begins, ends):
    return (ends.astimezone(UTC) - begins.astimezone(UTC)).total_seconds()


def lasts(*lines):
    """Hours that an event takes: as the file says it, and as it comes out of the expansion."""
    text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT", "UID:1@example",
            "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    calendar = Calendar.from_ical("\r\n".join(text))
    event = calendar.walk("VEVENT")[0]
    (found,) = of(calendar).between(date(2026, 1, 1), date(2027, 1, 1))
    expanded = seconds(found["DTSTART"].dt, found["DTEND"].dt)
    return seconds(event.start, event.end) / HOUR, expanded / HOUR


BERLIN, NEW_YORK = ";TZID=Europe/Berlin:", ";TZID=America/New_York:"
said = {
    "flight, autumn": lasts(f"DTSTART{BERLIN}20261024T220000", f"DTEND{NEW_YORK}20261025T003000"),
    "flight, spring": lasts(f"DTSTART{BERLIN}20260328T220000", f"DTEND{NEW_YORK}20260329T003000"),
    "flight, a day before": lasts(f"DTSTART{BERLIN}20261023T220000", f"DTEND{NEW_YORK}20261024T003000"),
    "PT12H, autumn": lasts(f"DTSTART{BERLIN}20261024T200000", "DURATION:PT12H"),
    "PT12H, spring": lasts(f"DTSTART{BERLIN}20260328T200000", "DURATION:PT12H"),
}
for name, (file, expanded) in said.items():
    print(f"{name}: {file} h in the file (icalendar), {expanded} h expanded")
wanted = {
    "flight, autumn": (8.5, 9.5),
    "flight, spring": (7.5, 6.5),
    "flight, a day before": (8.5, 8.5),
    "PT12H, autumn": (13.0, 13.0),
    "PT12H, spring": (11.0, 11.0),
}
if said != wanted:
    sys.exit("ends over a change of clocks come out otherwise now")
PYTHON
