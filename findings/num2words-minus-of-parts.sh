#!/bin/bash
# num2words 0.5.14: a number between minus one and zero loses its minus in words, in most languages.
#
# Seen (Python 3.11.7): -1.5 is "minus one point five", and -0.5 is "zero point five"; so in English, German, French,
# Spanish, Portuguese, Dutch and Japanese, from a float as from a Decimal. The words are made from the whole part and the digits
# behind the point, and the whole part of -0.5 is 0. As an amount of money (to="currency") the same number keeps its minus.
# A growth of -0.5 % that is read out, or stands on paper in words, is one of half a per cent upwards.
# What we do: numbers stand in figures, on paper and for screen readers; nothing of ours spells them out.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from decimal import Decimal

from num2words import num2words

same = []
for language in ("en", "de", "fr", "es", "pt", "nl", "ja"):
    below, above = (num2words(Decimal(part), lang=language) for part in ("-0.5", "0.5"))
    more = num2words(Decimal("-1.5"), lang=language)
    print(language, "/", below, "/", more)
    same.append(below == above and more != num2words(Decimal("1.5"), lang=language))
money = num2words(-0.5, lang="en", to="currency", currency="EUR")
print("as money:", money)
if not all(same) or not money.startswith("minus"):
    sys.exit("small numbers have their minus now")
PYTHON
