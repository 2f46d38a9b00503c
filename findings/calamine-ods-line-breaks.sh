#!/bin/bash
# python-calamine 0.9.1: in an .ods sheet a line break inside a paragraph vanishes, and a duration is text.
#
# Seen (Python 3.11.7, sheets written by odfpy 1.4.1): a cell of one paragraph with a text:line-break between
# two addresses (OpenDocument 1.3, 6.1.5) is read as one word, "a@x.exampleb@y.example"; the same two
# addresses as two paragraphs of a cell come with a line break between them. A duration of 36 and a half
# hours comes as the text "PT36H30M00S", where the same cell of an .xlsx comes as a timedelta.
# What we do: an address with two at-signs is named with its line and kept as a field of the user's, never
# stored as an address.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 odfpy==1.4.1
"$folder/venv/bin/python" - "$folder/sheet.ods" <<'PYTHON'
import sys

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P
from python_calamine import CalamineWorkbook

broken = TableCell(valuetype="string")
paragraph = P(text="a@x.example")
paragraph.addElement(LineBreak())
paragraph.addText("b@y.example")
broken.addElement(paragraph)

apart = TableCell(valuetype="string")
for address in ("a@x.example", "b@y.example"):
    apart.addElement(P(text=address))

lasting = TableCell(valuetype="time", timevalue="PT36H30M00S")
lasting.addElement(P(text="36:30"))

row, table, document = TableRow(), Table(name="People"), OpenDocumentSpreadsheet()
for cell in (broken, apart, lasting):
    row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save(sys.argv[1])

[cells] = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(cells)
if cells != ["a@x.exampleb@y.example", "a@x.example\nb@y.example", "PT36H30M00S"]:
    sys.exit("python-calamine reads these cells otherwise now")
PYTHON
