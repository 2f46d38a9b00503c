#!/bin/bash
# icalendar 7.3.2: the first VTIMEZONE of a name counts for the whole process, in every later calendar.
#
# Seen (Python 3.11.7, python-dateutil 2.9.0.post0, tzdata 2026.3): two calendars each explain a zone
# "Office" of their own, one hour ahead of UTC and eight behind it. Read one after the other, the meeting
# of the second is at 09:00 on the first one's clock, nine hours off: no error, no entry in `errors`.
# Names as "Customized Time Zone" are what Outlook writes for every zone that somebody changed.
# icalendar.use_zoneinfo() forgets what was read before.
# What we do: each file is read in a process of its own, which says so first.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps \
    icalendar==7.3.2 python-dateutil==2.9.0.post0 six==1.17.0 tzdata==2026.3 typing_extensions==4.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import icalendar

CALENDAR = "\r\n".join((
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN",
    "BEGIN:VTIMEZONE", "TZID:Office", "BEGIN:STANDARD", "DTSTART:20200101T000000",
    "TZOFFSETFROM:{offset}", "TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE",
    "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z", "DTSTART;TZID=Office:20261202T090000",
    "END:VEVENT", "END:VCALENDAR", "",
))


def hours(offset):
    (event,) = icalendar.Calendar.from_ical(CALENDAR.format(offset=offset)).walk("VEVENT")
    return event["DTSTART"].dt.utcoffset().total_seconds() / 3600, event.errors


first, second = hours("+0100"), hours("-0800")
icalendar.use_zoneinfo()
afresh = hours("-0800")
print("first", first, "second", second, "after use_zoneinfo()", afresh)
if (first[0], second[0], afresh[0]) != (1.0, 1.0, -8.0):
    sys.exit("each calendar is read by its own zone now")
PYTHON
