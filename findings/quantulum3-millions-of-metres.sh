#!/bin/bash
# quantulum3 0.10.0: a million is a million as "€5M", and as "5 M EUR", "EUR 5M" or "€5m" it is five, with metres.
#
# Seen (Python 3.11.7, without the classifier, which is an extra): "€5M", "$5M" and "€12k" are 5000000 euros, 5000000
# dollars and 12000 euros. "5 M EUR" is 5 of a unit called "metre euro", "€5m" 5 "euro metre", "EUR 5M" 5 metres without
# any currency, "5k EUR" 5 "kelvin euro" and "12k USD" 12 "kibibyte united states dollar". K and M are thousands and
# millions only behind a currency's sign, and M only as a capital. The value is what is added up, and it is a millionth;
# nothing is raised.
# What we do: k, M, Mio. and bn beside a currency's sign or code, before or behind, are thousands, millions and more.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check quantulum3==0.10.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

from quantulum3 import parser

read = {}
for words in ("€5M", "$5M", "€12k", "€5m", "5 M EUR", "EUR 5M", "5k EUR", "12k USD"):
    (found,) = parser.parse(words)
    read[words] = (found.value, found.unit.name)
    print(words, "->", *read[words])
if [value for value, _ in read.values()] != [5_000_000, 5_000_000, 12_000, 5, 5, 5, 5, 12]:
    sys.exit("thousands and millions are read otherwise now")
if read["€5m"][1] != "euro metre" or read["EUR 5M"][1] != "metre":
    sys.exit("a million is no length now")
PYTHON
