#!/bin/bash
# Babel 2.18.0: one hour is "1 duration-hour" in Dutch and Japanese, and "1 horas" in Spanish and Portuguese.
#
# Seen (Python 3.11.7): format_unit(1, "duration-hour", "long") gives the unit's own id, though length="short" gives
# "1 uur" and "1 時間", words that serve both ways. In Spanish and Portuguese the table has no short form of one, only of
# several ("2 h"), and the plural of the long name stands in for it. The source holds this to be impossible.
# format_compound_unit (days per month) is "5 duration-day毎duration-month". Nothing is raised, and other units
# ("1 km", "1 minuut") and other numbers ("2 h") are well, so that it shows in few places. 2.19.0 has the words.
# What we do: units of time are counted words of our own catalogues, in all our languages; Babel writes none.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from babel.units import format_compound_unit, format_unit

seen = [format_unit(1, "duration-hour", length, locale=language)
        for language, length in [("nl", "long"), ("ja", "long"), ("es", "short"), ("pt", "short")]]
days = format_compound_unit(5, "duration-day", denominator_unit="duration-month", locale="ja")
print(seen, format_unit(2, "duration-hour", "short", locale="es"), format_unit(1, "duration-hour", "short", locale="nl"), days)
if seen != ["1 duration-hour", "1 duration-hour", "1 horas", "1 horas"] or days != "5 duration-day毎duration-month":
    sys.exit("units of time have their words now")
PYTHON
