#!/bin/bash
# pyexcel-xlsx 0.6.1: one amount for three merged rows is read three times.
#
# Seen (Python 3.11.7, pyexcel 0.7.6, openpyxl 3.1.5): a fee of 1,200 in a cell merged over three subsidiaries stands in
# each of the three rows, so a sum is 3,900 where the sheet shows 1,500 and openpyxl gives the two others as empty. It is
# the default (detect_merged_cells is asked for, and whole ranges are filled), and nothing tells a filled cell from a
# written one.
# What we do: our importer also lets a merged cell stand in each of its rows, for most are names and days; before anything
# is stored it says how many do and that an amount counts in each, with the sum of the book that follows.
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
for row in (["Account", "Fee"], ["Alpha", 1200], ["Beta", None], ["Gamma", None], ["Delta", 300]):
    sheet.append(row)
sheet.merge_cells("B2:B4")
book.save(sys.argv[1])

fees = [row[1] for row in pyexcel.get_array(file_name=sys.argv[1])[1:]]
print("fees", fees, "sum", sum(fees))
if fees != [1200, 1200, 1200, 300]:
    sys.exit("a merged amount is read once now")
PYTHON
