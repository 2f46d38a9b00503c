#!/bin/bash
# python-dateutil 2.9.0.post0: a rule of repetition that is written and read again ends a meeting early.
#
# Seen (Python 3.11.7): str(rule) is "a string that would generate this RRULE if passed to rrulestr", with one exception
# for Easter. Of a weekly meeting at 10:30 in Berlin until 24 November, whose end is in UTC as RFC 5545 (3.3.10) wants
# and dateutil itself demands, it is DTSTART:20261020T103000 and UNTIL=20261124T093000: the zone and the Z are gone, and
# half past nine in UTC has become half past nine in Berlin. rrulestr reads five meetings of the six, at no zone.
# Nothing is raised. East of Greenwich the last one is lost, west of it one may come in addition. The project knows
# that the zone goes (issues 348 and 806, open for years).
# What we do: dateutil writes no rule of ours. Recurring meetings are read from calendars and kept one by one, each with
# its moment in UTC and its zone.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime, timezone

from dateutil.rrule import WEEKLY, rrule, rrulestr
from dateutil.tz import gettz

begins = datetime(2026, 10, 20, 10, 30, tzinfo=gettz("Europe/Berlin"))
rule = rrule(WEEKLY, dtstart=begins, until=datetime(2026, 11, 24, 9, 30, tzinfo=timezone.utc))
written = str(rule)
meant, read = list(rule), list(rrulestr(written))
print(written)
print("meant", len(meant), "until", meant[-1], "read", len(read), "until", read[-1], "zone", read[-1].tzinfo)
if (len(meant), len(read), read[-1].tzinfo) != (6, 5, None):
    sys.exit("a rule is written with its zone now")
PYTHON
