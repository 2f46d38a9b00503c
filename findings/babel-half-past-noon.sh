#!/bin/bash
# Babel 2.18.0: the half hour after midnight is read as the one after noon, and that after noon is no time at all.
#
# Seen (Python 3.11.7): parse_time("12:30 AM", locale="en_US") is 12:30, twelve hours off, and "12:30 PM" raises
# ValueError, "hour must be in 0..23". Both are what format_time writes for these times in the same locale. Only the
# letters "pm" are looked for: "2:30 p.m.", as format_time writes it in Canada, is 02:30, and so is the Chinese
# "下午2:30". Nothing is raised. Meetings of an afternoon are read as at night. Python-babel has a repair of
# twelve o'clock under way (pull request 1338); the words of other languages are not in it.
# What we do: no time of day is read by Babel; it writes them only. Times of lists and forms are read by our own reader.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import time

from babel.dates import format_time, parse_time

seen = []
for moment, locale in [(time(0, 30), "en_US"), (time(12, 30), "en_US"), (time(14, 30), "en_CA"), (time(14, 30), "zh_TW")]:
    written = format_time(moment, "short", locale=locale)
    try:
        read = str(parse_time(written, locale=locale))
    except ValueError as fault:
        read = str(fault)
    seen.append(read.partition(",")[0])
    print(locale, moment, "is written", repr(written), "and read", read)
if seen != ["12:30:00", "hour must be in 0..23", "02:30:00", "02:30:00"]:
    sys.exit("Babel reads times of a twelve-hour clock otherwise now")
PYTHON
