#!/bin/bash
# Babel 2.19.0: the thousands of Swiss amounts are not set apart any more.
#
# Seen (Python 3.11.7): 2.18.0 writes CHF 1’234’567.89 in German and Italian (U+2019) and 1 234 567,89 CHF in
# French (U+202F). 2.19.0 has newer tables of the Unicode consortium, in which the sign is ' (U+0027), and
# writes CHF 1234567.89: in a pattern that sign begins a quotation, and is lost when the number is put in.
# What we do: babel stays below 2.19; a test holds what Swiss amounts look like.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
written() {
    "$folder/venv/bin/pip" install -q --disable-pip-version-check "babel==$1"
    "$folder/venv/bin/python" - "$1" <<'PYTHON'
import sys
from decimal import Decimal

from babel.numbers import format_currency

seen = [
    format_currency(Decimal("1234567.89"), "CHF", locale=locale)
    for locale in ("de_CH", "fr_CH", "it_CH")
]
print(sys.argv[1], ascii(seen))
apart = [sum(text.count(mark) for mark in "\u2019\u202f'") for text in seen]
if apart != {"2.18.0": [2, 2, 2], "2.19.0": [0, 0, 0]}[sys.argv[1]]:
    sys.exit("Babel sets Swiss amounts otherwise now")
PYTHON
}
written 2.18.0
written 2.19.0
