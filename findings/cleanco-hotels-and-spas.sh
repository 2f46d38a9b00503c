#!/bin/bash
# cleanco 2.3: a hotel's spa, and a shop that is a co-op, are taken off its name as a company's legal form.
#
# Seen (Python 3.11.7): basename() is for comparing names without Inc., GmbH or S.p.A. "Beach Resort & Spa" is "Beach
# Resort", the name of another house; "Grand Spa" is "Grand", "New York Co-op" is "New York" and "Legal AS" is
# "Legal". Capitals and points, by which SpA and S.p.A. differ from a spa, count for nothing, nor does an "&" before
# it. A name of nothing but a form ("Ltd") is empty, and equal to every other such name. Two customers become one row
# of a list that is joined by it.
# What we do: behind "&" or "and" a spa is part of the name (domain/text/identities), and names of forms alone stay.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check cleanco==2.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from cleanco import basename

names = ["Ferrari S.p.A.", "Beach Resort & Spa", "Grand Spa", "New York Co-op", "Ltd", "GmbH"]
read = [basename(name) for name in names]
for name, bare in zip(names, read, strict=True):
    print(name, "->", repr(bare))
if read != ["Ferrari", "Beach Resort", "Grand", "New York", "", ""]:
    sys.exit("names keep what is no legal form now")
PYTHON
