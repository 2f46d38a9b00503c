#!/bin/bash
# pylightxl 1.61: thirty hours of use are six, for a duration is read as a time of day.
#
# Seen (Python 3.11.7): 1.25 in the format [h]:mm, which a sheet shows as 30:00, is the text "06:00:00": whole days are
# dropped, and the type does not tell it from a time of day. 1.25 without a format is 1.25, and dates are texts too
# ("2026/03/31"). Nothing is raised; two days of use are "00:00:00".
# What we do: the importer reads a duration as hours, minutes and seconds, also beyond a day (50:30:00).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pylightxl==1.61 xlsxwriter==3.3.1
"$folder/venv/bin/python" -W ignore - "$folder/list.xlsx" <<'PYTHON'
import sys

import pylightxl
import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Use")
hours = book.add_format({"num_format": "[h]:mm"})
for row, days in enumerate((0.25, 1.25, 2)):
    sheet.write_number(row, 0, days, hours)
sheet.write_number(3, 0, 1.25)
book.close()

read = pylightxl.readxl(sys.argv[1]).ws("Use").col(1)
print("6, 30 and 48 hours, and a plain number:", read)
if read != ["06:00:00", "06:00:00", "00:00:00", 1.25]:
    sys.exit("durations are read otherwise now")
PYTHON
