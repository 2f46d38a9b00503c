#!/bin/bash
# Babel 2.18.0: a span of time is shown by its clock alone, however many days lie between.
#
# Seen (Python 3.11.7): format_interval(4 March 22:00, 5 March 23:00, "Hm") is "22:00 – 23:00", for 25 hours as for one
# and for 49, and of exactly a day it is "22:00", a moment. "MMMd" does so with years: from 4 March 2026 to 4 March
# 2027 is "Mar 4", and to 6 March "Mar 4 – 6". What differs first is no part of the skeleton, and Babel then looks at
# the next that is, instead of naming both sides whole. A workshop over night, a freeze of two days or a term of a year
# is told wrongly, and nothing is raised.
# What we do: both ends of a meeting are written by themselves, and the last day is named where a day or more lies
# between (it was not); a test holds it.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date, datetime, timedelta

from babel.dates import format_interval

evening = datetime(2026, 3, 4, 22)
hours = {
    length: format_interval(evening, evening + timedelta(hours=length), "Hm", locale="en").replace("\u2009", " ")
    for length in (1, 24, 25, 49)
}
days = [
    format_interval(date(2026, 3, 4), end, "MMMd", locale="en").replace("\u2009", " ")
    for end in (date(2027, 3, 4), date(2027, 3, 6))
]
print(hours, days)
if hours != {1: "22:00 – 23:00", 24: "22:00", 25: "22:00 – 23:00", 49: "22:00 – 23:00"}:
    sys.exit("Babel names the days of a span now")
if days != ["Mar 4", "Mar 4 – 6"]:
    sys.exit("Babel names the years of a span now")
PYTHON
