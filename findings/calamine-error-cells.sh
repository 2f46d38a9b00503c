#!/bin/bash
# python-calamine 0.9.1: an error cell (#DIV/0!, #N/A) is given as the same empty text as a blank cell.
#
# Seen (Python 3.11.7, sheet written by XlsxWriter 3.3.1): to_python() gives '' for #DIV/0!, for #N/A
# and for a cell that was never filled; openpyxl 3.1.5 gives the two error texts and None. A list
# whose revenue could not be calculated reads as one whose revenue nobody has typed.
# What we do: the error cells (t="e") are counted in the sheet's XML beside the reader, held back as
# "no value", and named with their places.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps python-calamine==0.9.1 xlsxwriter==3.3.1 \
    openpyxl==3.1.5 et-xmlfile==2.0.0
"$folder/venv/bin/python" - "$folder/list.xlsx" <<'PYTHON'
import sys

import openpyxl
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet()
sheet.write_column(0, 0, ["Name", "Acme", "Bolt", "Cero"])
sheet.write(0, 1, "ARR")
sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
sheet.write_formula(2, 1, "=NA()", None, "#N/A")
book.close()

calamine = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
openpyxl_rows = openpyxl.load_workbook(sys.argv[1], data_only=True).active.iter_rows(values_only=True)
one, other = [row[1] for row in calamine], [row[1] for row in openpyxl_rows]
print("python-calamine", one)
print("openpyxl       ", other)
if one != ["ARR", "", "", ""] or other != ["ARR", "#DIV/0!", "#N/A", None]:
    sys.exit("error cells are told from blank ones now, or otherwise")
PYTHON
