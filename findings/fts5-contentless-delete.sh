#!/bin/bash
# SQLite FTS5 (sqlcipher3 0.6.4): with contentless_delete=1 a deleted row's words stay in the file.
#
# Seen (SQLite 3.53.4, Python 3.11.7): after DELETE the word is not found any more, but still stands
# in the index's segments, also after VACUUM. Only the index's own 'optimize' takes it out (or merges
# that happen to come later). Who promises that something was removed for good must run both.
# What we do: 'optimize' first, then the file is written anew.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps sqlcipher3==0.6.4
"$folder/venv/bin/python" - "$folder/index.db" <<'PYTHON'
import sys
from pathlib import Path

import sqlcipher3.dbapi2 as driver

file = Path(sys.argv[1])
index = driver.connect(str(file), isolation_level=None)
index.execute("CREATE VIRTUAL TABLE words USING fts5(body, content='', contentless_delete=1)")
index.execute("INSERT INTO words(rowid, body) VALUES (1, 'zebrafinch'), (2, 'another')")
index.execute("DELETE FROM words WHERE rowid = 1")
index.execute("VACUUM")
found = index.execute("SELECT count(*) FROM words WHERE words MATCH 'zebrafinch'").fetchone()[0]
after_delete = b"zebrafinch" in file.read_bytes()
index.execute("INSERT INTO words(words) VALUES ('optimize')")
index.execute("VACUUM")
after_optimize = b"zebrafinch" in file.read_bytes()
print("SQLite", driver.sqlite_version, "- found by search:", found)
print("in the file after DELETE and VACUUM:", after_delete)
print("in the file after optimize and VACUUM:", after_optimize)
if (found, after_delete, after_optimize) != (0, True, False):
    sys.exit("deleted words leave the file in another way now")
PYTHON
