#!/bin/bash
# SQLite FTS5 (sqlcipher3 0.6.4): some small changes of a row pay for merging the whole index.
#
# Seen (SQLite 3.53.4, Python 3.11.7): of single changes of one row each, most write seven or eight pages,
# and every thirtieth or so more than two hundred, for `automerge` (4 by default) merges pieces by the way
# whenever 64 pages were written to the index. A median does not show it; a key that waits does.
# With automerge=0 none does; FTS5 still makes one of sixteen small pieces.
# What we do: automerge=0, and 'merge' in portions on a thread (docs/decisions/037).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps sqlcipher3==0.6.4
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import random
import sys
from pathlib import Path

import sqlcipher3.dbapi2 as driver

chance = random.Random(1)
words = [f"word{number}" for number in range(20_000)]


def text():
    return " ".join(chance.choices(words, k=80))


def most_pages_of_a_change(automerge):
    """How many pages the dearest of 120 changes writes into the log."""
    file = Path(sys.argv[1]) / f"{automerge}.db"
    index = driver.connect(str(file), isolation_level=None)
    index.execute("PRAGMA journal_mode=WAL")
    index.execute("PRAGMA wal_autocheckpoint=0")
    index.execute("CREATE VIRTUAL TABLE notes USING fts5(body, content='', contentless_delete=1)")
    for first in range(0, 12_000, 2_000):
        index.execute("BEGIN")
        rows = [(first + number, text()) for number in range(2_000)]
        index.executemany("INSERT INTO notes(rowid, body) VALUES (?, ?)", rows)
        index.execute("COMMIT")
    index.execute("INSERT INTO notes(notes, rank) VALUES ('automerge', ?)", (automerge,))
    log, pages = file.with_name(file.name + "-wal"), []
    for number in range(120):
        before = log.stat().st_size
        index.execute("BEGIN")
        index.execute("DELETE FROM notes WHERE rowid = ?", (number,))
        index.execute("INSERT INTO notes(rowid, body) VALUES (?, ?)", (number, text()))
        index.execute("COMMIT")
        pages.append((log.stat().st_size - before) // 4120)
    print(f"automerge={automerge}: median {sorted(pages)[60]} pages, most {max(pages)}")
    return max(pages)


print("SQLite", driver.sqlite_version)
usual, without = most_pages_of_a_change(4), most_pages_of_a_change(0)
if usual < 100 or without > 80:
    sys.exit("FTS5 merges its pieces in another way now")
PYTHON
