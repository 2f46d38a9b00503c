#!/bin/bash
# price-parser 0.5.1: a price below one with three decimals is read a thousand times too high.
#
# Seen (Python 3.11.7): a point or comma before three digits counts as one between thousands, which is a guess for "1.250".
# "0.125 EUR" can be nothing but an eighth of a euro, and is 125; "$0.005" is 5. With two or four decimals, 0.12 and 0.0125, the same
# price is right. Prices per call, message or gigabyte are written so. It goes away with decimal_separator=".", for who
# knows beforehand how the list is written.
# What we do: a point or comma after a nought alone is one of decimals, whatever follows it; "1.250" alone is asked about.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from decimal import Decimal

from price_parser import Price

words = ["0.12 EUR", "0.125 EUR", "0,125 EUR", "0.0125 EUR", "$0.005"]
read = [Price.fromstring(word).amount for word in words]
for word, amount in zip(words, read, strict=True):
    print(word, "->", amount)
told = Price.fromstring("0.125 EUR", decimal_separator=".").amount
print("0.125 EUR, told the separator ->", told)
if read != [Decimal(p) for p in ("0.12", "125", "125", "0.0125", "5")] or told != Decimal("0.125"):
    sys.exit("three decimals are decimals now")
PYTHON
