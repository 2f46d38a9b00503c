#!/bin/bash
# pylightxl 1.61 with openpyxl 3.1.5: of a workbook that openpyxl wrote every text is empty, or none of it is read.
#
# Seen (Python 3.11.7, lxml 6.1.3): openpyxl writes its texts into their cells (t="inlineStr"), which is valid; pylightxl
# knows only the shared ones, so a list of accounts and fees is read as fees of nobody, its header included. Where lxml is
# installed openpyxl writes by it, each <sheet> declares its namespace itself, and reading raises TypeError "expected string
# or bytes-like object, got 'NoneType'". Who writes lists for others cannot tell which of the two they make.
# What we do: the importer reads by another library; lists that we write are made by XlsxWriter.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pylightxl==1.61 openpyxl==3.1.5 lxml==6.1.3
cat >"$folder/write.py" <<'PYTHON'
import sys

import openpyxl

book = openpyxl.Workbook()
book.active.append(["Account", "Fee"])
book.active.append(["Alpha", 1200])
book.save(sys.argv[1])
PYTHON
"$folder/venv/bin/python" "$folder/write.py" "$folder/with.xlsx"
OPENPYXL_LXML=False "$folder/venv/bin/python" "$folder/write.py" "$folder/without.xlsx"
"$folder/venv/bin/python" -W ignore - "$folder/with.xlsx" "$folder/without.xlsx" <<'PYTHON'
import sys

import pylightxl

got = []
for file in sys.argv[1:]:
    try:
        got.append(list(pylightxl.readxl(file).ws("Sheet").rows))
    except TypeError as error:
        got.append(str(error))
print(got)
if "NoneType" not in got[0] or got[1] != [["", ""], ["", 1200]]:
    sys.exit("workbooks of openpyxl are read now")
PYTHON
