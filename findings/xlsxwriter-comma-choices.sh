#!/bin/bash
# XlsxWriter 3.3.1: a choice with a comma in it becomes two choices of a drop-down, and nothing says so.
#
# Seen (Python 3.11.7): data_validation() with the source ["On track", "Late, but agreed"] answers 0 (no
# fault) and writes the list "On track,Late, but agreed": a spreadsheet offers three choices and refuses the
# second one as the program wrote it. The file format has no escape for a comma in such a list; a range
# of cells as the source keeps it whole.
# What we do: choices of a plan that goes out are single words of ours, held by a test, or stand in a range.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" -W error - "$folder/plan.xlsx" <<'PYTHON'
import sys

import openpyxl
import xlsxwriter

CHOICES = ["On track", "Late, but agreed"]
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Plan")
answer = sheet.data_validation("A1", {"validate": "list", "source": CHOICES})
sheet.write_column("C1", CHOICES)
by_range = sheet.data_validation("B1", {"validate": "list", "source": "=$C$1:$C$2"})
book.close()

rules = openpyxl.load_workbook(sys.argv[1]).active.data_validations.dataValidation
formulas = [rule.formula1 for rule in rules]
offered = formulas[0].strip('"').split(",")
print("answers", answer, by_range, "offered", offered, "by range", formulas[1])
if (answer, by_range, len(offered)) != (0, 0, 3):
    sys.exit("XlsxWriter writes choices with commas otherwise now")
PYTHON
