#!/bin/bash
# pyexcel-ods3 0.6.1: an amount of money in an OpenDocument sheet comes as words, and its neighbour as a number.
#
# Seen (Python 3.11.7, ezodf 0.3.2): a cell of type currency with the value 1234.5 is given as the text "1234.5 EUR",
# whatever the sheet shows ("1.234,50 €"), and one without its currency's code as a float. A column that somebody typed is
# of both types, as office programs make a cell money when its format is one. A sum of the numbers leaves out the money, and
# nothing is raised.
# What we do: the importer takes the number and the currency from the cell's own attributes.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyexcel-ods3==0.6.1 ezodf==0.3.2 lxml==6.1.3
"$folder/venv/bin/python" -W ignore - "$folder/list.ods" <<'PYTHON'
import sys

import ezodf
from pyexcel_ods3 import get_data

document = ezodf.newdoc("ods", sys.argv[1])
sheet = ezodf.Sheet("Fees", size=(3, 1))
document.sheets += sheet
sheet["A1"].set_value(1234.5, currency="EUR")
sheet["A2"].set_value(1234.5)
sheet["A3"].set_value(0.25, "percentage")
document.save()

read = [row[0] for row in get_data(sys.argv[1])["Fees"]]
summed = sum(cell for cell in read if isinstance(cell, (int, float)))
print(read, "sum of the numbers", summed)
if read != ["1234.5 EUR", 1234.5, 0.25]:
    sys.exit("money is a number now")
PYTHON
