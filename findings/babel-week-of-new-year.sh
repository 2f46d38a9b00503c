#!/bin/bash
# Babel 2.18.0: the same German day lies in another week, and another year, when the locale names no country.
#
# Seen (Python 3.11.7): format_date(1 January 2027, "YYYY-ww") is 2026-53 in de_DE, as ISO 8601 has it, and
# 2027-01 in de: a language alone gets the week rules of the world (a week of one day is a first week), not
# those of the country that CLDR's likely subtags give it, by which Babel itself resolves its negotiations.
# Of the fourteen days around each New Year from 2015 to 2034 (280 days) 143 differ, and so in fr, pl and sv.
# What we do: weeks are counted by isocalendar() alone.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date, timedelta

from babel.core import get_global
from babel.dates import format_date

days = [date(year, 12, 25) + timedelta(days=n) for year in range(2015, 2035) for n in range(14)]
differ = {}
for language, country in (("de", "de_DE"), ("fr", "fr_FR"), ("pl", "pl_PL"), ("sv", "sv_SE")):
    assert get_global("likely_subtags")[language].endswith(country[-2:])
    bare = [format_date(day, "YYYY-ww", locale=language) for day in days]
    full = [format_date(day, "YYYY-ww", locale=country) for day in days]
    assert full == ["%d-%02d" % day.isocalendar()[:2] for day in days], "the country's weeks are ISO's"
    differ[language] = sum(one != other for one, other in zip(bare, full))
said = [format_date(date(2027, 1, 1), "YYYY-ww", locale=name) for name in ("de", "de_DE")]
print("1 January 2027 is in", said, "- days that differ, of", len(days), differ)
if said != ["2027-01", "2026-53"] or set(differ.values()) != {143}:
    sys.exit("Babel counts weeks otherwise now")
PYTHON
