#!/bin/bash
# python-calamine 0.9.1: iter_rows() begins at the first used column but at row 1 of the sheet.
#
# Seen (Python 3.11.7, sheet written by XlsxWriter 3.3.1 with its first cell in B3): iter_rows() gives
# two empty rows, and no empty column; to_python(skip_empty_area=True) leaves out both, and
# to_python(skip_empty_area=False) neither. So the number of a row can be counted with iter_rows(),
# the letter of a column can not, and going from one call to the other moves every cell.
# What we do: add the columns of `sheet.start` when a cell is named to its reader.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps python-calamine==0.9.1 xlsxwriter==3.3.1
"$folder/venv/bin/python" - "$folder/list.xlsx" <<'PYTHON'
import sys

import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet()
for row, values in enumerate((("Name", "ARR"), ("Acme", 5)), start=2):
    for column, value in enumerate(values, start=1):
        sheet.write(row, column, value)
book.close()

read = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
rows = list(read.iter_rows())
skipped, whole = read.to_python(skip_empty_area=True), read.to_python(skip_empty_area=False)
print("start", read.start)
print("iter_rows     ", rows)
print("skip True     ", skipped)
print("skip False    ", whole)
if (
    rows != [["", ""], ["", ""], ["Name", "ARR"], ["Acme", 5.0]]
    or skipped != [["Name", "ARR"], ["Acme", 5.0]]
    or whole[2] != ["", "Name", "ARR"]
):
    sys.exit("rows and columns begin elsewhere now")
PYTHON
