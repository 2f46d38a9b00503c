#!/bin/bash
# ics 0.7.3 with recurring-ical-events 3.8.2: a calendar that was read and written again is "GEORGIAN" and refused.
#
# Seen (Python 3.11.7, icalendar 7.3.2): a calendar that does not name its calendar scale, as most, is written again with
# CALSCALE:GEORGIAN, a word for GREGORIAN that no standard has. recurring-ical-events raises InvalidCalendar "Only Gregorian
# calendars are supported." for the whole file. One that ics makes anew has no such line, and one that says GREGORIAN keeps
# it.
# What we do: the importer asks for the meetings of one series at a time, in a calendar of its own that names no scale.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ics==0.7.3 arrow==1.4.0 icalendar==7.3.2 \
    recurring-ical-events==3.8.2 tzdata==2026.6
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import icalendar
import recurring_ical_events
from ics import Calendar

text = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART:20261020T120000Z
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Weekly call
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def calls(calendar: str) -> object:
    """How many calls a calendar has, or why they are not told."""
    try:
        series = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar))
        return len(list(series.between((2026, 10, 1), (2026, 12, 1))))
    except ValueError as error:
        return str(error)


again = Calendar(text).serialize()
scale = [line.strip() for line in again.split("\n") if line.startswith("CALSCALE")]
print("as it came:", calls(text))
print("written again:", scale, calls(again))
if scale != ["CALSCALE:GEORGIAN"] or calls(text) != 3 or "Gregorian" not in str(calls(again)):
    sys.exit("what ics writes is read now")
PYTHON
