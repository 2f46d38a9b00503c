#!/bin/bash
# SQLite VACUUM INTO (sqlcipher3 0.6.4): the copy of a WAL database is in rollback-journal mode.
#
# Seen (SQLite 3.53.4, Python 3.11.7): the source says `wal`, the copy `delete`. That is good for a
# backup (one closed file), and a trap on the way back: a program that sets WAL once, when it makes
# its file, runs on a restored one with another journal, without a word. Page size and user_version
# come along.
# What we do: set the mode on each connection.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps sqlcipher3==0.6.4
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys

import sqlcipher3.dbapi2 as driver

source, copy = (f"{sys.argv[1]}/{name}.db" for name in ("source", "copy"))
book = driver.connect(source, isolation_level=None)
book.execute("PRAGMA journal_mode = WAL")
book.execute("PRAGMA user_version = 7")
book.execute("CREATE TABLE account (name TEXT)")
book.execute("VACUUM INTO ?", (copy,))


def pragma(file, name):
    return driver.connect(file).execute(f"PRAGMA {name}").fetchone()[0]


modes = pragma(source, "journal_mode"), pragma(copy, "journal_mode")
versions = pragma(source, "user_version"), pragma(copy, "user_version")
print("SQLite", driver.sqlite_version, "- journal_mode:", modes, "- user_version:", versions)
if modes != ("wal", "delete") or versions != (7, 7):
    sys.exit("VACUUM INTO keeps other things now")
PYTHON
