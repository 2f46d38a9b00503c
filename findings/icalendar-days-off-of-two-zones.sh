#!/bin/bash
# icalendar 7.3.2: moments of two zones in one list are all written under the zone of the last one.
#
# Seen (Python 3.11.7, tzdata 2026.6): add("exdate", [10:00 in Berlin, 10:00 in New York]) writes
# EXDATE;TZID=America/New_York:20260706T100000,20260707T100000. One TZID stands for the whole list (RFC 5545,
# 3.8.5.1), so the first meeting that was called off, 08:00 UTC, is now one at 14:00 UTC that never was: it takes place
# again. The order decides which one is right; RDATE does the same, and nothing is raised. Lists of mixed zones come
# about where those who call off sit in different places.
# What we do: every moment of a series is put into the zone of its beginning before it goes into a list.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Event

called_off = [
    datetime(2026, 7, 6, 10, tzinfo=ZoneInfo("Europe/Berlin")),
    datetime(2026, 7, 7, 10, tzinfo=ZoneInfo("America/New_York")),
]


def hours(name, moments):
    event = Event()
    event.add(name, moments)
    read = Event.from_ical(event.to_ical())
    print(event.to_ical().split(b"\r\n")[1].decode())
    return [moment.dt.astimezone(UTC).hour for moment in read[name].dts]


seen = hours("exdate", called_off), hours("exdate", called_off[::-1]), hours("rdate", called_off)
print(seen)
if seen != ([14, 14], [8, 8], [14, 14]):
    sys.exit("icalendar keeps the zone of each moment now")
PYTHON
