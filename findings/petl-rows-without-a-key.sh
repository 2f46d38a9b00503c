#!/bin/bash
# petl 1.7.30: rows without a key are joined with each other, each with each.
#
# Seen (Python 3.11.7): three accounts without their number in one list and two invoices without theirs in another make six
# rows of join(): None is equal to None, and an empty cell to an empty cell. Databases join no NULL with another. The sum of
# what was joined is larger by a hundred, and strangers' invoices stand at accounts. leftjoin() does it too.
# What we do: a row without its account's name or number is never matched by its emptiness: it is refused or asked about.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check petl==1.7.30
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import petl

got = {}
for empty in (None, ""):
    accounts = [["number", "account"], ["7", "Alpha"], [empty, "Beta"], [empty, "Gamma"], [empty, "Delta"]]
    invoices = [["number", "amount"], ["7", 100], [empty, 20], [empty, 30]]
    joined = petl.join(accounts, invoices, key="number")
    got[empty] = (len(list(joined)) - 1, sum(petl.values(joined, "amount")))
    print(repr(empty), "joined, and their sum:", got[empty])
if got != {None: (7, 250), "": (7, 250)}:
    sys.exit("rows without a key are left out now")
PYTHON
