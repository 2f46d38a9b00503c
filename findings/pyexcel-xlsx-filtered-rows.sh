#!/bin/bash
# pyexcel-xlsx 0.6.1: a list that was saved with its filter on is read without the rows that the filter hid.
#
# Seen (Python 3.11.7, pyexcel 0.7.6, openpyxl 3.1.5): of three accounts, one of them hidden by a filter, two are read, and
# of three columns, one of them hidden, two: what stood behind moves to the left, so the third column's cells come as the
# second's. It is the default (skip_hidden_row_and_column), and no count or warning tells that something was left out.
# What we do: the importer names each hidden row that it leaves out, and --hidden take brings them in.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyexcel==0.7.6 pyexcel-xlsx==0.6.1 \
    openpyxl==3.1.5
"$folder/venv/bin/python" -W ignore - "$folder/list.xlsx" <<'PYTHON'
import sys

import openpyxl
import pyexcel

book = openpyxl.Workbook()
sheet = book.active
for row in (["Account", "Old fee", "Fee"], ["Alpha", 900, 1200], ["Beta", 100, 300], ["Gamma", 5, 7]):
    sheet.append(row)
sheet.auto_filter.ref = "A1:C4"
sheet.row_dimensions[3].hidden = True
sheet.column_dimensions["B"].hidden = True
book.save(sys.argv[1])

read = pyexcel.get_array(file_name=sys.argv[1])
whole = pyexcel.get_array(file_name=sys.argv[1], skip_hidden_row_and_column=False)
print("by itself:", read)
print("asked for all:", whole)
if read != [["Account", "Fee"], ["Alpha", 1200], ["Gamma", 7]] or len(whole) != 4:
    sys.exit("hidden rows are read now")
PYTHON
