#!/bin/bash
# Babel 2.18.0: what is shown is rounded half to even, and a number just under a million is "1000K".
#
# Seen (Python 3.11.7): a share of 0.625 is shown as 62 %, one of 0.635 as 64 %, 0.125 with two decimals as
# 0.12, money of 1.005 as 1.00: spreadsheets and readers round a half up and find 63 %, 64 %, 0.13 and
# 1.01. format_compact_decimal(999_600) is "1000K" and of 999_999_999 "1000M": the unit is chosen before the
# number is rounded.
# What we do: numbers are rounded half up before Babel sets them, and the short form of a number is
# rounded before its unit is chosen; tests hold both.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent

seen = [
    *(format_percent(Decimal(share), locale="en") for share in ("0.625", "0.635")),
    format_decimal(Decimal("0.125"), "0.##", locale="en"),
    format_currency(Decimal("1.005"), "EUR", locale="en"),
    *(format_compact_decimal(number, locale="en") for number in (999_400, 999_600, 999_999_999)),
]
print(seen)
if seen != ["62%", "64%", "0.12", "€1.00", "999K", "1000K", "1000M"]:
    sys.exit("Babel rounds otherwise now")
PYTHON
