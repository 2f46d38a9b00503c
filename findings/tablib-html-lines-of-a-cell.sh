#!/bin/bash
# tablib 3.10.0: two lines in a cell of a table for the web become one number.
#
# Seen (Python 3.11.7): CRMs and billing tools export "Excel" files that are a table of the web, with <br> between the lines
# of a cell. Of 12<br>34 the reader makes "1234", and of two names one ("Anna BergTom Hill"), as of two paragraphs (<p>). No
# line end or blank is left to part them, and nothing is raised.
# What we do: it hurt us too, by our own reader: an ARR of 500 and, below it, 600 was read as 500,600, a space of thousands.
# Such a cell is no number now, a test holds it, and what it says is kept as words.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tablib==3.10.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import tablib

table = (
    "<table><thead><tr><th>Seats</th><th>Contacts</th></tr></thead><tbody>"
    "<tr><td>12<br>34</td><td><p>Anna Berg</p><p>Tom Hill</p></td></tr></tbody></table>"
)
(row,) = tablib.Dataset().load(table, format="html")
print(row)
if row != ("1234", "Anna BergTom Hill"):
    sys.exit("lines of a cell are kept apart now")
PYTHON
