#!/bin/bash
# icalendar 7.3.2 with recurring-ical-events 3.8.2: 24 hours become a day, and end an hour off when the clocks change.
#
# Seen (Python 3.11.7, tzdata 2026.6): RFC 5545 (3.3.6) tells a day, which lasts until the same time tomorrow, from 24
# hours, which are counted exactly. DURATION:PT24H is read as the one and written again as DURATION:P1D, -PT24H of an
# alarm as -P1D and PT36H as P1DT12H. A night's work that begins in Berlin on 24 October 2026 at 12:00 and lasts 24 hours
# ends at 11:00 of the winter's clock; between() and Event.end say 12:00, which are 25 hours. Who reads a calendar and
# writes it back changes what others' meetings last, and nothing is raised.
# What we do: it hurt us: of a weekly night's work the one over the change of clocks was 25 hours long. The length that
# an event names is kept now through its series (PT24H is 1,440 minutes), and a test reads such a one. We write calendars
# anew and never somebody's own back, with an end in place of a length.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2 \
    recurring-ical-events==3.8.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import icalendar
import recurring_ical_events

text = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Berlin:20261024T120000
DURATION:PT24H
SUMMARY:Move to the new data centre
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Tomorrow
TRIGGER:-PT24H
END:VALARM
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
calendar = icalendar.Calendar.from_ical(text)
lines = calendar.to_ical().decode().splitlines()
lengths = [line for line in lines if line.startswith(("DURATION", "TRIGGER"))]
(event,) = calendar.walk("VEVENT")
(found,) = recurring_ical_events.of(calendar).between((2026, 10, 24), (2026, 10, 26))
hours = (event.end.timestamp() - event.start.timestamp()) / 3600
between = (found["DTEND"].dt.timestamp() - found["DTSTART"].dt.timestamp()) / 3600
print("written again:", lengths, "hours:", hours, between)
if lengths != ["DURATION:P1D", "TRIGGER:-P1D"] or hours != 25 or between != 25:
    sys.exit("24 hours stay 24 hours now")
PYTHON
