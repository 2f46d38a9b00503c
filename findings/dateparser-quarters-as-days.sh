#!/bin/bash
# dateparser 1.5.0: a quarter is read as one day of its middle month, and which day depends on today.
#
# Seen (Python 3.11.7): "Q3 2026" is 15 August 2026 when it is asked on the 15th of a month and 30 August on the 30th; "Q1 2027" is a
# day of February. A quarter's end is what is agreed ("renews in Q3"), and its start would be defensible; the
# middle is neither, and a list read twice has other days. search_dates() finds the same within a sentence. With STRICT_PARSING
# it is no date, and the same goes then for every month without its day.
# What we do: a quarter is its last day where an end is meant, and in a column of days it is no date.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date, datetime

import dateparser
from dateparser.search import search_dates

read = []
for today in (datetime(2026, 11, 15), datetime(2026, 11, 30)):
    settings = {"RELATIVE_BASE": today}
    for words in ("Q3 2026", "Q1 2027"):
        found = dateparser.parse(words, languages=["en"], settings=settings)
        read.append(found.date())
        print("on", today.date(), words, "->", read[-1])
found = search_dates("It renews in Q3 2026.", languages=["en"], settings=settings)
print("in a sentence:", found)
days = [date(2026, 8, 15), date(2027, 2, 15), date(2026, 8, 30), date(2027, 2, 28)]
if read != days or [day.date() for _, day in found] != [date(2026, 8, 30)]:
    sys.exit("a quarter is something else now")
PYTHON
