#!/bin/bash
# python-calamine 0.9.1: a sheet whose part is written in UTF-16 is read as empty, without a word.
#
# Seen (Python 3.11.7): XML may be written in UTF-16, and ECMA-376 names UTF-8 and UTF-16 for the parts of a workbook. Of an .xlsx whose
# sheet is UTF-16 with a byte order mark calamine returns no row and raises nothing; openpyxl 3.1.5 reads its cells.
# What we do: parts in UTF-16 are written again in UTF-8 before calamine sees them; a test holds such a workbook's rows.
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
wide = BytesIO()
with ZipFile(plain) as source, ZipFile(wide, "w") as target:
    for name in source.namelist():
        content = source.read(name)
        if name.endswith("sheet1.xml"):
            text = content.decode()
            head = '<?xml version="1.0" encoding="UTF-16"?>'
            content = (head + text[text.index("<worksheet") :]).encode("utf-16")
        target.writestr(name, content)


def rows(file: BytesIO) -> list[list[object]]:
    return python_calamine.load_workbook(BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()


seen = rows(plain), rows(wide)
other = [cell.value for cell in openpyxl.load_workbook(wide).active[1]]
print(sys.version.split()[0], *seen, other)
if seen != ([["Acme", 12.0]], []) or other != ["Acme", 12]:
    sys.exit("calamine reads UTF-16 otherwise now")
PYTHON
