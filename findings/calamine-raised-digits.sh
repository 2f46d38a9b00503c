#!/bin/bash
# python-calamine 0.9.1: a number with the raised mark of a footnote is read as a number of one digit more.
#
# Seen (Python 3.11.7, sheet written by XlsxWriter 3.3.1): a cell of the text 500 with a raised 1 behind it is read as '5001', the
# same as a cell that holds 5001 as text; 10 with a raised 6 is '106'. The sheet says in the runs of its text which part is
# raised, and nothing in the reader tells. openpyxl 3.1.5 gives '5001' too, unless it is opened with rich_text=True. Reports
# mark figures with footnotes so, and a list of seats or money read from them has one customer ten times too large.
# What we do: raised digits are written as raised letters before the sheet is read, and such a cell is no number, said with its line.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

file = io.BytesIO()
with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
    sheet = book.add_worksheet()
    superscript = book.add_format({"font_script": 1})
    sheet.write_rich_string("A1", "500", superscript, "1")
    sheet.write_rich_string("A2", "10", superscript, "6", " events")
    sheet.write_string("A3", "5001")
data = file.getvalue()
calamine = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
plain = openpyxl.load_workbook(io.BytesIO(data)).active
rich = openpyxl.load_workbook(io.BytesIO(data), rich_text=True).active
read = [row[0] for row in calamine]
print("calamine", read, "openpyxl", [cell.value for cell in plain["A"]])
print("openpyxl with rich_text: parts", len(rich["A1"].value), "and", len(rich["A2"].value))
if read != ["5001", "106 events", "5001"] or plain["A1"].value != "5001":
    sys.exit("raised digits stay raised now")
PYTHON
