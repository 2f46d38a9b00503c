#!/bin/bash
# timelength 3.0.4: two and a half hours are thirty minutes, and the answer says that all went well.
#
# Seen (Python 3.11.7): of "two and a half hours" the half alone is multiplied by the hour, and the two is put aside as a
# lonely value: 1,800 seconds, and result.success is True. "three and a quarter hours" are 15 minutes, "1 1/2 hours" are 30,
# "an hour and a half" and "1h 30" are an hour. "2.5 hours" and "2 hours 30 minutes" are right. Only result.invalid tells
# that something was left over.
# What we do: lengths are typed in minutes, or come from the two ends of a meeting.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check timelength==3.0.4
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from timelength import TimeLength

SEEN = {
    "two and a half hours": 30,
    "three and a quarter hours": 15,
    "1 1/2 hours": 30,
    "an hour and a half": 60,
    "1h 30": 60,
    "2.5 hours": 150,
    "2 hours 30 minutes": 150,
}
for text, minutes in SEEN.items():
    result = TimeLength(text).result
    print(text, "->", result.seconds / 60, "minutes, success:", result.success)
    if result.seconds != minutes * 60 or not result.success:
        sys.exit("halves of hours are read otherwise now")
PYTHON
