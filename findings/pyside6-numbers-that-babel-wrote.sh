#!/bin/bash
# PySide6-Essentials 6.11.3 with Babel 2.18.0: a number that one wrote for a reader is no number to the other.
#
# Seen (Python 3.11.7): both go by CLDR. In Spain Babel writes 1234.5 as "1.234,5", and QLocale("es_ES").toDouble() of
# that is (0.0, False): it wants four digits together ("1234,5"), while "12.345,5" is read. So in Italian, Polish,
# Hungarian and the Portuguese of Portugal. In Switzerland Babel groups with U+2019 and Qt, of another edition of CLDR,
# with an apostrophe. Of the 603 locales that both know by one name, 73 refuse Babel's 1234.5. In French toDouble takes
# a blank and the narrow U+202F, but not U+00A0, which other programs put there. Amounts of a few thousand are what
# people copy out of a report into a field, and a program that looks at the number alone stores 0.
# What we do: typed numbers are read by a reader of our own, with the signs that our texts are written with, and blanks
# and apostrophes of every kind group; a test reads back what is shown in each locale.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check babel==2.18.0 PySide6-Essentials==6.11.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from decimal import Decimal

from babel.localedata import locale_identifiers
from babel.numbers import format_decimal
from PySide6.QtCore import QLocale


def read(locale, number):
    text = format_decimal(Decimal(number), locale=locale, numbering_system="default")
    return text, *QLocale(locale).toDouble(text)


for locale in ("es_ES", "it_IT", "pl_PL", "pt_PT", "de_CH"):
    print(locale, ascii(read(locale, "1234.5")), QLocale(locale).toString(1234.5, "f", 1))
both = [name for name in locale_identifiers() if name.count("_") == 1 and QLocale(name).name() == name]
refused = [name for name in both if not read(name, "1234.5")[2]]
blanks = [QLocale("fr_FR").toDouble(f"1{blank}234,5")[1] for blank in (" ", "\u202f", "\u00a0")]
print(len(both), "locales,", len(refused), "refuse; blanks of French:", blanks)
if not {"es_ES", "it_IT", "pl_PL", "pt_PT", "de_CH"} <= {*refused} or not read("es_ES", "12345.5")[2]:
    sys.exit("Qt reads these numbers now")
if blanks != [True, True, False]:
    sys.exit("Qt takes other blanks now")
PYTHON
