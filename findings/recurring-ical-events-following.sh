#!/bin/bash
# recurring-ical-events 3.8.2: after an exception for all that follow, every meeting bears one RECURRENCE-ID.
#
# Seen (Python 3.11.7, icalendar 7.3.2): a weekly series of four, of which RANGE=THISANDFUTURE moves the
# second and all later ones by two hours. The times are right, but the second, third and fourth come out
# with the RECURRENCE-ID of the second. Without the exception each has its own. Whoever keeps occurrences
# by UID and RECURRENCE-ID, as RFC 5545 has it, keeps one of three.
# What we do: where several occurrences bear one id, each gets that of its own beginning.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps \
    recurring-ical-events==3.8.2 x-wr-timezone==2.0.1 icalendar==7.3.2 python-dateutil==2.9.0.post0 \
    click==8.3.1 six==1.17.0 tzdata==2026.3 typing_extensions==4.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import icalendar
import recurring_ical_events

SERIES = ("BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z", "DTSTART:20261201T090000Z",
          "DTEND:20261201T100000Z", "RRULE:FREQ=WEEKLY;COUNT=4", "END:VEVENT")
LATER = ("BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z", "SEQUENCE:1",
         "RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T090000Z", "DTSTART:20261208T110000Z",
         "DTEND:20261208T120000Z", "END:VEVENT")


def found(*lines):
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *lines, "END:VCALENDAR", ""))
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
        (2026, 11, 1), (2027, 2, 1))
    return [(f"{e['DTSTART'].dt:%d %H}", f"{e['RECURRENCE-ID'].dt:%d %H}") for e in events]


plain, moved = found(*SERIES), found(*SERIES, *LATER)
print("plain", plain)
print("moved", moved)
if (
    plain != [("01 09", "01 09"), ("08 09", "08 09"), ("15 09", "15 09"), ("22 09", "22 09")]
    or moved != [("01 09", "01 09"), ("08 11", "08 09"), ("15 11", "08 09"), ("22 11", "08 09")]
):
    sys.exit("each meeting has an id of its own now")
PYTHON
