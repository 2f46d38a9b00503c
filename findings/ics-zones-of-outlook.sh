#!/bin/bash
# ics 0.7.3: an invitation of Outlook begins hours off, though its file says what its zone means.
#
# Seen (Python 3.11.7, arrow 1.4.0): a meeting at noon in "W. Europe Standard Time", with the VTIMEZONE of that name in the
# same file, is read as noon in UTC: two hours late in summer. The VTIMEZONE is passed over and a name that the system does
# not know counts as UTC. Written again, the meeting is 120000Z and the VTIMEZONE is gone, so every later reader is wrong
# too. A zone such as Europe/Berlin is read well. Nothing is raised.
# What we do: the importer reads calendars by icalendar, which takes the zone from the file.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ics==0.7.3 arrow==1.4.0 tzdata==2026.6
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

from ics import Calendar

ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
got = {}
for zone in ("W. Europe Standard Time", "Europe/Berlin"):
    text = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//
{ZONE}BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID={zone}:20260720T120000
DTEND;TZID={zone}:20260720T130000
SUMMARY:Review
END:VEVENT
END:VCALENDAR
"""
    calendar = Calendar(text.replace("\n", "\r\n"))
    (event,) = calendar.events
    again = calendar.serialize()
    (start,) = [line.strip() for line in again.split("\n") if line.startswith("DTSTART")]
    got[zone] = (event.begin.isoformat(), start, "VTIMEZONE" in again)
    print(zone, "->", got[zone])
if got != {
    "W. Europe Standard Time": ("2026-07-20T12:00:00+00:00", "DTSTART:20260720T120000Z", False),
    "Europe/Berlin": ("2026-07-20T12:00:00+02:00", "DTSTART:20260720T100000Z", False),
}:
    sys.exit("the zones of a file are read otherwise now")
PYTHON
