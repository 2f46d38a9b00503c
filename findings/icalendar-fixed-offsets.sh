#!/bin/bash
# icalendar 7.3.2: a moment with a plain offset (+02:00) is written under a zone that nobody explains, and floats.
#
# Seen (Python 3.11.7, tzdata 2026.6): databases and web services give moments as 2026-07-04T10:00:00+02:00. Added to
# an event, such a one becomes DTSTART;TZID="UTC+02:00":20260704T100000. A TZID has to name a VTIMEZONE of the same
# file (RFC 5545, 3.2.19); there is none, add_missing_timezones() adds none and says nothing. Read again by the
# library itself it is 10:00 without a zone, so that a guest in New York sees ten in the morning, six hours late.
# datetime.timezone.utc and every zoneinfo zone are written well.
# What we do: a moment is put into a zone of the IANA's, or into UTC, before it is given to the library.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, datetime

from icalendar import Calendar, Event

moment = datetime.fromisoformat("2026-07-04T10:00:00+02:00")


def written(start):
    event = Event()
    event.add("uid", "1")
    event.add("dtstart", start)
    calendar = Calendar()
    calendar.add_component(event)
    calendar.add_missing_timezones()
    content = calendar.to_ical()
    print(event["DTSTART"].params, [line for line in content.split(b"\r\n") if b"DTSTART" in line])
    return Calendar.from_ical(content).walk("VEVENT")[0].start, content.count(b"BEGIN:VTIMEZONE")


floating, explained = written(moment)
in_utc, _ = written(moment.astimezone(UTC))
if floating != datetime(2026, 7, 4, 10) or explained or in_utc != moment:
    sys.exit("icalendar keeps the moment of a plain offset now")
PYTHON
