#!/bin/bash
# python-calamine 0.9.1: a cell whose value is written as CDATA is read as empty, without a word.
#
# Seen (Python 3.11.7): in a sheet of an .xlsx file <v>12</v> and <v><![CDATA[12]]></v> are the same XML. calamine returns nothing for the
# second, for numbers and for texts of formulas; openpyxl 3.1.5 returns 12 and the text. In shared strings and inline
# strings calamine does read CDATA, so names come in and figures are gone.
# What we do: a sheet with CDATA in its values is written again without before calamine sees it; a test
# holds such a file's figures.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import python_calamine

plain = BytesIO()
made = openpyxl.Workbook()
made.active.append(["Acme", 12])
made.save(plain)
dressed = BytesIO()
with ZipFile(plain) as source, ZipFile(dressed, "w") as target:
    for name in source.namelist():
        content = source.read(name)
        if name.endswith("sheet1.xml"):
            assert b"<v>12</v>" in content
            content = content.replace(b"<v>12</v>", b"<v><![CDATA[12]]></v>")
        target.writestr(name, content)


def rows(file: BytesIO) -> list[list[object]]:
    return python_calamine.load_workbook(BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()


seen = rows(plain), rows(dressed)
other = [cell.value for cell in openpyxl.load_workbook(dressed).active[1]]
print(sys.version.split()[0], *seen, other)
if seen != ([["Acme", 12.0]], [["Acme"]]) or other != ["Acme", 12]:
    sys.exit("calamine reads CDATA otherwise now")
PYTHON
