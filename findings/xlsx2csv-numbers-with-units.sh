#!/bin/bash
# xlsx2csv 0.8.6: of a number that is shown with its unit the number is lost, and a part of a date stands in its place.
#
# Seen (Python 3.11.7): 12 in a cell with the format 0 "days" is written to the CSV as 0 "11ays": the words in quotes are
# taken as signs of a date ("d" is a day), which makes the cell a day. 40 with #,##0 "USD" is #,##0 "us08", and 3 with 0 "h"
# is 0 "12". A unit without d, m, y, h or s in it is written well (1,500 "EUR" is 1500). The command answers 0.
# What we do: the importer reads the number of a cell and not its look, and takes a currency of the format as the unit.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.3.1
"$folder/venv/bin/python" - "$folder/list.xlsx" <<'PYTHON'
import csv
import io
import sys

import xlsxwriter
from xlsx2csv import Xlsx2csv

SEEN = {
    '0 "days"': (12, '0 "11ays"'),
    '#,##0 "USD"': (40, '#,##0 "us08"'),
    '0 "h"': (3, '0 "12"'),
    '#,##0 "EUR"': (1500, "1500"),
}
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Terms")
for row, (shown, (number, _)) in enumerate(SEEN.items()):
    sheet.write_number(row, 0, number, book.add_format({"num_format": shown}))
book.close()

written = io.StringIO()
Xlsx2csv(sys.argv[1]).convert(written)
read = [row[0] for row in csv.reader(io.StringIO(written.getvalue()))]
for (shown, (number, _)), text in zip(SEEN.items(), read, strict=True):
    print(number, "as", shown, "->", text)
if read != [text for _, text in SEEN.values()]:
    sys.exit("numbers with units stay numbers now")
PYTHON
