#!/bin/bash
# py-moneyed 3.0 with Babel 2.19.0: a forint is shown without its hundredth parts and counted with them.
#
# Seen (Python 3.11.7): 1,234.56 forints are shown as "HUF 1235", and are 123456 of the smallest unit that a payment is
# asked in: the one follows the CLDR data of Babel 2.19.0 (no decimals; 2.18.0 had two), the other ISO 4217 (two). Colombian
# pesos and rupiahs do the same, Icelandic crowns have no parts in either. Two lines of 0.40 each are "HUF 0" on paper and
# 80 in a bill.
# What we do: Babel stays below 2.19, where a forint has its two decimals in what is shown and in what is reckoned.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check py-moneyed==3.0 babel==2.19.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

from moneyed import Money

SEEN = {
    "HUF": ("HUF 1235", 123456),
    "COP": ("COP 1235", 123456),
    "IDR": ("IDR 1235", 123456),
    "ISK": ("ISK 1235", 1234),
    "EUR": ("€ 1234.56", 123456),
}
got = {}
for code in SEEN:
    amount = Money("1234.56", code)
    got[code] = (str(amount).replace("\xa0", " "), amount.get_amount_in_sub_unit())
    print(code, "shown", got[code][0], "in the smallest unit", got[code][1])
if got != SEEN:
    sys.exit("both follow the same decimals now")
PYTHON
