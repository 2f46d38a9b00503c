#!/bin/bash
# ctparse 0.3.6: a span of days loses the year that stands behind it, and lies in the next May.
#
# Seen (Python 3.11.7): on 30 November 2026 "5.-7. May 2026" and "from 5 to 7 May 2026" are 5 to 7 May 2027: the year is no
# part of what is read, and a span without a year lies ahead. A kick-off of last spring becomes one of next spring. "5 May
# 2026" and "1.5.2026 - 7.5.2026" keep their year.
# What we do: a list names its days in columns, a day a cell, and each with its year.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check ctparse==0.3.6
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys
from datetime import datetime

from ctparse import ctparse

SEEN = {
    "5.-7. May 2026": (2027, 2027),
    "5 - 7 May 2026": (2027, 2027),
    "from 5 to 7 May 2026": (2027, 2027),
    "1.5.2026 - 7.5.2026": (2026, 2026),
}
for text, years in SEEN.items():
    span = ctparse(text, ts=datetime(2026, 11, 30, 9)).resolution
    print(text, "->", span)
    if (span.t_from.year, span.t_to.year) != years:
        sys.exit("spans are read with their year now")
PYTHON
