#!/bin/bash
# Babel 2.18.0: a million and a half, shown as two million, keeps the word of one and a half; French has "1 millions".
#
# Seen (Python 3.11.7): format_compact_decimal(…, format_type="long") chooses the word by the number before it is
# rounded. 1,500,000 is "2 milhão" in Portuguese and "2 million" in French and Danish, and 2,000,000 "2 milhões", "2
# millions" and "2 millioner"; in Czech it is "2 milionu" and "2 miliony". 1,000,000 is "1 millions" in French. In
# Japanese, Chinese and Korean, whose long form is the short one (an alias in CLDR), the same call is KeyError: 'long'.
# What we do: long numbers are shortened by sign alone (1,5 Mio., 1.5M), with the value rounded before it is written.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from babel.numbers import format_compact_decimal

read = {}
for locale in ("pt", "fr", "da", "de"):
    numbers = (1_000_000, 1_500_000, 2_000_000)
    read[locale] = [format_compact_decimal(n, locale=locale, format_type="long") for n in numbers]
    print(locale, *read[locale], sep=" / ")
refused = []
for locale in ("ja", "zh", "ko"):
    try:
        format_compact_decimal(1_500_000, locale=locale, format_type="long")
    except KeyError as problem:
        refused.append(str(problem))
print("ja, zh, ko:", refused)
if read["de"] != ["1 Million", "2 Millionen", "2 Millionen"] or read["pt"][1:] != ["2 milhão", "2 milhões"]:
    sys.exit("words of two millions are right now")
if read["fr"] != ["1 millions", "2 million", "2 millions"] or refused != ["'long'"] * 3:
    sys.exit("French or Japanese millions are right now")
PYTHON
