#!/bin/bash
# Babel 2.18.0: the name of a month that stands alone is in the language that was asked first, for every language after it.
#
# Seen (Python 3.11.7): format_date(1 March 2026, "LLLL") is "März" in German. Once the same was asked in Japanese it is
# "3月" in German, Spanish and Italian, for as long as the process lives; quarters by "qqqq" and
# get_month_names(context="stand-alone") alike. Where CLDR says "as in dates" Babel writes what it found into the tables
# that all languages share. Nothing is raised, and a program that speaks one language, as every test of one does, never
# sees it; a server, or who writes a paper for a customer in another language, does. Python-babel knows it as issue
# 1234; in 2.19.0 it is gone, which writes Swiss amounts wrongly (babel-swiss-thousands.sh).
# What we do: it hurt us: after a paper in Japanese the axes of a German window said "3月". Months alone are now asked
# for as they stand in dates ("MMMM"), which in our languages is the same word, except for the German short ones, which
# German has of its own and which are not touched. A test makes a window's months after Japanese ones.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date

from babel.dates import format_date, get_month_names, get_quarter_names

march = date(2026, 3, 1)
print("Japanese first:", format_date(march, "LLLL", locale="ja"), format_date(march, "qqqq", locale="ja"))
seen = {}
for language in ("de", "es", "it", "fr"):
    alone = format_date(march, "LLLL", locale=language)
    seen[language] = alone, get_month_names("wide", "stand-alone", language)[3]
    print(language, "in a date:", format_date(march, "MMMM", locale=language), "alone:", *seen[language],
          get_quarter_names("wide", "stand-alone", language)[1])
if any(names != ("3月", "3月") for names in seen.values()):
    sys.exit("months that stand alone keep their language now")
PYTHON
