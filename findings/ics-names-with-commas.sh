#!/bin/bash
# ics 0.7.3: a calendar with a guest "Berg, Anna" cannot be read by the library that wrote it.
#
# Seen (Python 3.11.7): CN="Berg, Anna", as directories write names, is read well and written as CN=Berg\, Anna: without
# quotes, and with the backslash of a text, which parameters do not know. Reading that raises ValueError "A ATTENDEE must
# have at most one CN" for the whole calendar, with all its other meetings. icalendar 7.3.2 forgives the line and quotes it
# again.
# What we do: names of guests are quoted by icalendar when an invitation is written, and its forgiving reader is ours.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ics==0.7.3 arrow==1.4.0 icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import icalendar
from ics import Calendar

text = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART:20261020T120000Z
SUMMARY:Review
ATTENDEE;CN="Berg, Anna":mailto:anna@example.com
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
written = Calendar(text).serialize().replace("\r\n", "\n")
(line,) = [line for line in written.split("\n") if line.startswith("ATTENDEE")]
(event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
name = event["ATTENDEE"].params["CN"]
try:
    Calendar(written)
    answer = "read"
except ValueError as error:
    answer = str(error)
print(line, "->", answer, "and by icalendar", name)
if "at most one CN" not in answer or (line, name) != ("ATTENDEE;CN=Berg\\, Anna:mailto:anna@example.com", "Berg, Anna"):
    sys.exit("names with a comma are written well now")
PYTHON
