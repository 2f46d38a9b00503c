#!/bin/bash
# icalendar 7.3.2: a meeting in the second of two equal hours is written as if it were in the first.
#
# Seen (Python 3.11.7, tzdata 2026.6): on 25 October 2026 Berlin has 02:30 twice. A start of 01:30 UTC, the second
# one (Python tells it by fold=1), is written "DTSTART;TZID=Europe/Berlin:20261025T023000", and this means the first
# (RFC 5545, 3.3.5): read again it is 00:30 UTC, an hour early. A meeting from 00:30 to 01:30 UTC ends when it begins.
# Nothing is raised or logged; UTC would tell the two apart. It meets whoever plans a release in the night, or a call
# to another continent. Zones whose hour is not the repeated one are written well.
# What we do: what was written is compared with what was meant, without the sign that no file carries; where the two
# differ, the moments of that zone are written in UTC. A test holds both meetings.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2 tzdata==2026.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event

BERLIN = ZoneInfo("Europe/Berlin")


def read_again(hour):
    start = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    event = Event()
    event.start, event.end = (moment.astimezone(BERLIN) for moment in (start, start + timedelta(hours=1)))
    read = Event.from_ical(event.to_ical())
    begins, ends = (moment.astimezone(UTC) for moment in (read.start, read.end))
    print(start.time(), event["DTSTART"].to_ical(), "read again:", begins.time(), "lasts", ends - begins)
    return begins - start, ends - begins


hour = timedelta(hours=1)
if read_again(1) != (-hour, 2 * hour) or read_again(0) != (0 * hour, 0 * hour):
    sys.exit("icalendar tells the two hours apart now")
PYTHON
