#!/bin/bash
# SQLite FTS5 (sqlcipher3 0.6.4): a word of signs alone finds nothing behind AND, and is passed over without it.
#
# Seen (SQLite 3.53.4, Python 3.11.7): the query "acme" "++" finds the row of Acme, for a phrase that holds no word is
# left out; "acme" AND "++" finds none, though a blank between two phrases is said to stand for AND. "acme" NOT "++"
# finds the row again. A program that puts each typed word into quotation marks, as it must, and joins them with AND
# finds nothing for "R & D", "Acme - renewal" or "C ++".
# What we do: only runs of letters and digits are asked for, with a blank between them; a text without any finds
# nothing, and says so.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps sqlcipher3==0.6.4
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import sqlcipher3.dbapi2 as driver

book = driver.connect(":memory:")
book.execute("CREATE VIRTUAL TABLE search USING fts5(title)")
book.execute("INSERT INTO search VALUES ('Acme - renewal')")
found = {}
for query in ('"acme" "-" "renewal"', '"acme" AND "-" AND "renewal"', '"acme" NOT "-"', '"acme" AND "renewal"', '"-"'):
    found[query] = len(book.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,)).fetchall())
print(book.execute("SELECT sqlite_version()").fetchone()[0], found)
if [*found.values()] != [1, 0, 1, 1, 0]:
    sys.exit("FTS5 takes words without letters otherwise now")
PYTHON
