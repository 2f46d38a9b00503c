#!/bin/bash
# Babel 2.18.0: a date whose month would be over 12 is read with day and month changed about, without a word.
#
# Seen (Python 3.11.7): parse_date goes by the order of the locale, month first in en_US. "05/12/2026" is 12 May there, and
# "25/12/2026" is 25 December: a month over 12 changes places with the day, and nothing is raised. Of a column written day
# first, the days up to the twelfth come out in another month and the others right, all in one year, so that nothing about the
# column looks wrong: here 4 of 8. In German, day first, "12.25.2026" is 25 December as well. Only 13/13/2026 is refused.
# What we do: a column has one order, that which all its dates allow; where all allow both, it is asked. Tests hold such columns.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date

from babel.dates import parse_date


def read(text: str, locale: str) -> str:
    try:
        return str(parse_date(text, locale=locale))
    except Exception as error:
        return type(error).__name__


written = [date(2026, month, day) for month in (4, 5) for day in (3, 12, 13, 28)]
column = [read(f"{on:%d/%m/%Y}", "en_US") for on in written]
right = [found == str(on) for found, on in zip(column, written, strict=True)]
others = [read(*each) for each in (("12.25.2026", "de"), ("13/13/2026", "en_US"))]
print(sys.version.split()[0], column, right, others)
if right != [False, False, True, True] * 2 or others != ["2026-12-25", "ValueError"]:
    sys.exit("dates whose month is over 12 are read otherwise now")
PYTHON
