#!/bin/bash
# fiscalyear 0.4.0: with a fiscal year that begins in January, March 2026 is in the fiscal year 2027.
#
# Seen (Python 3.11.7): a year is named after the calendar year in which it ends, as the US government does, and the
# package takes it that each begins in the calendar year before. Set to begin in January (start_month=1), which is
# every company without a fiscal year of its own, FiscalYear(2026) lasts from 1 January to 31 December 2025, and each
# quarter of a report is called a year too late. From February on the name is right. It goes away with
# start_year="same", which the month does not set.
# What we do: a fiscal year that begins in January is the calendar year, without any setting.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check fiscalyear==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date

import fiscalyear

with fiscalyear.fiscal_calendar(start_month=1):
    year = fiscalyear.FiscalYear(2026)
    read = fiscalyear.FiscalDate(2026, 3, 1).fiscal_year, year.start.date(), year.end.date()
with fiscalyear.fiscal_calendar(start_month=2):
    later = fiscalyear.FiscalYear(2026).end.date()
with fiscalyear.fiscal_calendar(start_month=1, start_year="same"):
    same = fiscalyear.FiscalDate(2026, 3, 1).fiscal_year
print("from January: March 2026 is in", read[0], "and 2026 lasts from", read[1], "to", read[2])
print("from February: 2026 ends on", later, "- from January with 'same': March 2026 is in", same)
if read != (2027, date(2025, 1, 1), date(2025, 12, 31)):
    sys.exit("a year that begins in January has its own name now")
if later != date(2026, 1, 31) or same != 2026:
    sys.exit("other years are named otherwise now")
PYTHON
