#!/bin/bash
# ctparse 0.3.6: one and a half hours are five hours.
#
# Seen (Python 3.11.7): of a length with a decimal the digits behind the point are taken alone: "1.5 hours", "0.5 hours",
# "10.5 hours" and "1,5 hours" are all "5 hours", and "2.5 days" are "5 days". "90 minutes" and "1 hour 30 minutes" are
# right. The answer looks like any other and nothing is raised.
# What we do: lengths are typed in minutes, or come from the two ends of a meeting.
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
    "1.5 hours": "5 hours",
    "0.5 hours": "5 hours",
    "10.5 hours": "5 hours",
    "1,5 hours": "5 hours",
    "2.5 days": "5 days",
    "1 hour 30 minutes": "90 minutes",
}
for text, seen in SEEN.items():
    read = str(ctparse(text, ts=datetime(2026, 11, 30, 9)).resolution)
    print(text, "->", read)
    if read != seen:
        sys.exit("decimals of lengths are read now")
PYTHON
