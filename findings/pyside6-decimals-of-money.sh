#!/bin/bash
# PySide6-Essentials 6.11.3: money has the decimals of the reader's own currency, whatever currency is named.
#
# Seen (Python 3.11.7): QLocale("ja_JP").toCurrencyString(1234.5, "EUR") is "EUR1,235", half a euro more than there is;
# QLocale("de_DE") writes "1.234,50 JPY", and "1.234,50 KWD", which has three. The second argument changes the sign
# alone, and nobody can be asked for a currency's decimals. And of -1234.5 it makes "(1 234,50 €)" in French and
# "($1,234.50)" in American English, the form of bookkeepers, which a customer does not take for a loss.
# What we do: money is kept in minor units and set by Babel's pattern with the currency's own decimals; what is below
# nothing has a minus sign. Tests hold both.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PySide6-Essentials==6.11.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtCore import QLocale

ASKED = (("ja_JP", 1234.5, "EUR"), ("de_DE", 1234.5, "JPY"), ("de_DE", 1234.5, "KWD"), ("en_US", -1234.5, "$"))
seen = [QLocale(locale).toCurrencyString(value, sign).replace("\u00a0", " ") for locale, value, sign in ASKED]
below = QLocale("fr_FR").toCurrencyString(-1234.5)
print(seen, ascii(below))
if seen != ["EUR1,235", "1.234,50 JPY", "1.234,50 KWD", "($1,234.50)"] or not below.startswith("("):
    sys.exit("Qt writes money otherwise now")
PYTHON
