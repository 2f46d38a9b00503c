#!/bin/bash
# price-parser 0.5.1 with Babel 2.18.0: a Swiss amount of a million that Babel wrote is read as one franc.
#
# Seen (Python 3.11.7): Swiss thousands are set apart by an apostrophe, in CLDR U+2019. The parser takes the one of the
# keyboard, so "CHF 1'234'567.89" is 1234567.89, and of "CHF 1’234’567.89" it takes 1 and leaves the rest, with the
# currency and without a word. "12’500" is 12. The spaces of French and the points of Austrian amounts are read.
# What we do: the importer takes each apostrophe as a sign between thousands, and refuses a cell of which something is left over.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1 babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from decimal import Decimal

from babel.numbers import format_currency
from price_parser import Price

amount = Decimal("1234567.89")
read = {}
for locale in ("de_CH", "it_CH", "fr_CH", "de_AT"):
    written = format_currency(amount, "CHF", locale=locale)
    read[locale] = Price.fromstring(written).amount
    print(locale, written, "->", read[locale])
plain = Price.fromstring("CHF 1'234'567.89").amount
print("by the keyboard's apostrophe ->", plain)
if read != {"de_CH": 1, "it_CH": 1, "fr_CH": amount, "de_AT": amount} or plain != amount:
    sys.exit("Swiss amounts are read now")
PYTHON
