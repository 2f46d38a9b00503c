#!/bin/bash
# dateparser 1.5.0: a Japanese day without its year is right until September, and from October on it lies ten years back.
#
# Seen (Python 3.11.7): 9月30日 is 30 September of this year. 10月5日 (5 October) is a day of May 2010, 12月1日 (1 December)
# one of January 2012, and 11月15日 is 15 November 2011: a month of two digits is taken for a year once the signs are gone, the
# day for the month. So it is with languages=["ja"] too, and when days to come are asked for, it is 2110 and 2112. With the
# year before it (2026年12月1日) the same day is right, and in Korean it is right without.
# What we do: the importer asks for a year, so a Japanese day without one is no date; it guesses none.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime

import dateparser

settings = {"RELATIVE_BASE": datetime(2026, 11, 30)}
words = ["9月30日", "10月5日", "11月15日", "12月1日", "2026年12月1日"]
read = [str(dateparser.parse(day, languages=["ja"], settings=settings).date()) for day in words]
korean = str(dateparser.parse("12월 1일", languages=["ko"], settings=settings).date())
for day, found in zip(words, read, strict=True):
    print(day, "->", found)
print("in Korean 12월 1일 ->", korean)
seen = ["2026-09-30", "2010-05-30", "2011-11-15", "2012-01-30", "2026-12-01"]
if read != seen or korean != "2026-12-01":
    sys.exit("the last three months of the year are read otherwise now")
PYTHON
