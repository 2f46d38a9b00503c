#!/bin/bash
# icalendar 7.3.2: a VTIMEZONE made from a zone leaves out clock changes that are soon taken back.
#
# Seen (Python 3.11.7, tzdata 2026.3): Morocco sets its clocks back for Ramadan, in 2024 from 10 March to
# 14 April. Calendar.add_missing_timezones() writes for Africa/Casablanca, 2023-04-04 to 2025-04-05, the
# changes of April 2023 and February 2025 and neither of 2024 (nor that of April 2025), so a program that
# goes by the VTIMEZONE shows a meeting of 4 April 2024 an hour late. Zones with two changes a year are
# whole.
# What we do: what the written zone makes of beginning and end is compared with the zone itself; where the
# two differ, the meeting is written in UTC.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps \
    icalendar==7.3.2 python-dateutil==2.9.0.post0 six==1.17.0 tzdata==2026.3 typing_extensions==4.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import zoneinfo
from datetime import date, datetime
from zoneinfo import ZoneInfo

zoneinfo.reset_tzpath(())  # the package's data, not the system's

from icalendar import Calendar, Event


def changes(name, of):
    calendar, event = Calendar(), Event()
    event.add("dtstart", datetime(2024, 4, 4, 1, 30, tzinfo=ZoneInfo(name)))
    calendar.add_component(event)
    calendar.add_missing_timezones(first_date=date(2023, 4, 4), last_date=date(2025, 4, 5))
    (zone,) = calendar.walk("VTIMEZONE")
    parts = [part["DTSTART"].dt for part in zone.subcomponents if "DTSTART" in part]
    more = [each.dt for part in zone.subcomponents if "RDATE" in part
            for one in ([part["RDATE"]] if not isinstance(part["RDATE"], list) else part["RDATE"])
            for each in one.dts]
    return sorted({moment.date().isoformat() for moment in (*parts, *more) if moment.year == of})


casablanca, berlin = changes("Africa/Casablanca", 2024), changes("Europe/Berlin", 2024)
print("Africa/Casablanca 2024:", casablanca, "Europe/Berlin 2024:", berlin)
if casablanca != [] or berlin != ["2024-03-31", "2024-10-27"]:
    sys.exit("the changes of a Ramadan are written now")
PYTHON
