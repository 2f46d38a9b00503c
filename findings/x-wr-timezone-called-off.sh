#!/bin/bash
# recurring-ical-events 3.8.2 with x-wr-timezone 2.0.1: in a calendar that names its zone, a meeting that was called off
# takes place again, and one that was moved takes place twice.
#
# Seen (Python 3.11.7, icalendar 7.3.2, tzdata 2026.6): a weekly series at 14:00 UTC over the change of clocks, of which
# the second is called off (EXDATE) and the third moved (RECURRENCE-ID), both named in UTC as the beginning is.
# of(calendar).between() finds two meetings. With the one line X-WR-TIMEZONE:America/New_York in the calendar, as
# exports have it for the reader's sake, it finds four: the beginning is put into that zone before it is repeated, so
# that all meetings after the change lie an hour off, and the two exceptions, put into it for themselves, meet none.
# What we do: a series is expanded in a calendar of its own, without that line; the line only names the zone of
# moments that have none.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check recurring-ical-events==3.8.2 x-wr-timezone==2.0.1 \
    icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, date

from icalendar import Calendar
from recurring_ical_events import of

SERIES = ("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260201T000000Z", "DTSTART:20260301T140000Z", "DURATION:PT1H",
          "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260308T140000Z", "END:VEVENT")
MOVED = ("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260201T000000Z", "RECURRENCE-ID:20260315T140000Z",
         "DTSTART:20260315T160000Z", "DURATION:PT1H", "END:VEVENT")


def meetings(*lines):
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, *SERIES, *MOVED, "END:VCALENDAR", ""])
    found = of(Calendar.from_ical(text)).between(date(2026, 3, 1), date(2026, 4, 1))
    return sorted(event.start.astimezone(UTC).strftime("%d %H:%M") for event in found)


plain, zoned = meetings(), meetings("X-WR-TIMEZONE:America/New_York")
print(plain, zoned, sep="\n")
if plain != ["01 14:00", "15 16:00"]:
    sys.exit("the series is expanded otherwise now")
if zoned != ["01 14:00", "08 13:00", "15 13:00", "15 16:00"]:
    sys.exit("the calendar's zone changes nothing, or something else, now")
PYTHON
