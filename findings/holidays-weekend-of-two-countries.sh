#!/bin/bash
# holidays 0.109: of two countries together the weekend is Saturday and Sunday, also where neither has that weekend.
#
# Seen (Python 3.11.7): Israel and Saudi Arabia rest on Friday and Saturday, and each calendar for itself says so:
# Friday 5 June 2026 is no working day, Sunday the 7th is one. Their sum, the documented way to ask for both, holds the holidays
# of both but a weekend of its own: the Friday is a working day, the Sunday none, in whatever order they are added. The
# same with Germany, and with a calendar added to one of its own country. get_working_days_count() and
# get_nth_working_day() reckon a deadline by it, and nothing is raised.
# What we do: a working day is one from Monday to Friday, and it is said that holidays are not known.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check holidays==0.109
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date

import holidays

israel = holidays.Israel(years=2026)
saudi = holidays.SaudiArabia(years=2026)
friday, sunday = date(2026, 6, 5), date(2026, 6, 7)
working = {}
for name, calendar in (("Israel", israel), ("Saudi Arabia", saudi), ("both", israel + saudi)):
    working[name] = [calendar.is_working_day(day) for day in (friday, sunday)]
    print(name, "- Friday, Sunday a working day:", working[name])
if working != {"Israel": [False, True], "Saudi Arabia": [False, True], "both": [True, False]}:
    sys.exit("a sum of calendars has the weekend of its parts now")
PYTHON
