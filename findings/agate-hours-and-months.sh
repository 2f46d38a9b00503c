#!/bin/bash
# agate 1.14.2: a column of hours is read as minutes, and one of months or weekdays as days of the year 1.
#
# Seen (Python 3.11.7): from a CSV the hours 7:30, 8:00 and 38:15 become spans of seven and a half, eight and 38
# minutes, a sixtieth; only with seconds (7:30:00) they are hours. A column of "March" and "May" becomes days, 1 March
# and 1 May of the year 0001, one of Monday and Friday days of January 0001, and so does "Today", which is no longer
# today. One other word in the column (as "Ann" beside "May") and all of it stays text. It is what csvkit guesses by;
# nothing is raised.
# What we do: a month, a weekday or "today" alone is no date, and a clock's "7:30" in a column of numbers is refused.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check agate==1.14.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
from datetime import date, timedelta

import agate


def read(*cells: str) -> list[object]:
    text = "\n".join(["cell,row", *(f"{cell},x" for cell in cells)])
    column = list(agate.Table.from_csv(io.StringIO(text)).columns["cell"].values())
    print(*cells, "->", *column)
    return column


hours = read("7:30", "8:00", "38:15")
exact = read("7:30:00", "8:00:00")
months = read("March", "May")
days = read("Today", "Tomorrow")
names = read("May", "Ann")
if hours != [timedelta(minutes=m, seconds=s) for m, s in ((7, 30), (8, 0), (38, 15))]:
    sys.exit("hours are hours now")
if exact != [timedelta(hours=7.5), timedelta(hours=8)] or names != ["May", "Ann"]:
    sys.exit("hours with seconds, or names, are read otherwise now")
if months != [date(1, 3, 1), date(1, 5, 1)] or days != [date(1, 1, 1), date(1, 1, 2)]:
    sys.exit("months are months now")
PYTHON
