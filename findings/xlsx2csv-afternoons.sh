#!/bin/bash
# xlsx2csv 0.8.6: an afternoon becomes a morning where a cell shows its date with hours of one digit.
#
# Seen (Python 3.11.7): 31 March 2026 at 15:30 in the format yyyy-mm-dd h:mm is "2026-03-31 03:30" in the CSV, and the same
# with m/d/yy h:mm, which spreadsheets offer themselves: "h" is always taken as an hour of twelve, and no AM or PM says
# which. With hh:mm it is 15:30, and h:mm without a date too. The command answers 0, and both readings are good times, so
# nobody finds out later.
# What we do: the importer reads the moment itself and not its look.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.3.1
"$folder/venv/bin/python" - "$folder/list.xlsx" <<'PYTHON'
import io
import sys
from datetime import datetime

import xlsxwriter
from xlsx2csv import Xlsx2csv

SEEN = {
    "yyyy-mm-dd h:mm": "2026-03-31 03:30",
    "m/d/yy h:mm": "03/31/26 03:30",
    "yyyy-mm-dd hh:mm": "2026-03-31 15:30",
    "h:mm": "15:30",
}
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet("Calls")
for row, shown in enumerate(SEEN):
    moment = datetime(2026, 3, 31, 15, 30)
    sheet.write_datetime(row, 0, moment, book.add_format({"num_format": shown}))
book.close()

written = io.StringIO()
Xlsx2csv(sys.argv[1]).convert(written)
read = dict(zip(SEEN, written.getvalue().split("\n"), strict=False))
for shown, text in read.items():
    print("15:30 as", shown, "->", text)
if {shown: text.strip() for shown, text in read.items()} != SEEN:
    sys.exit("afternoons stay afternoons now")
PYTHON
