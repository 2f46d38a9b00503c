#!/bin/bash
# PySide6-Essentials 6.12.0 on Python 3.11: each call that returns nothing loses a reference to None.
#
# Seen (Linux x86-64, Python 3.11.7): 100 calls of QObject.setObjectName lower sys.getrefcount(None)
# by 100; with 6.11.3 the count stays. Nothing is told, and a program that lives for long is ended by
# the interpreter far from the cause. On Python 3.12 and later None is immortal and nothing is lost.
# What we do: stay below 6.12; a test of ours compares the counts.
set -euo pipefail
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "needs Python 3.11"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

measure() {
    "$python" -m venv "$folder/$1"
    "$folder/$1/bin/pip" install -q --disable-pip-version-check --no-deps "PySide6-Essentials==$1" "shiboken6==$1"
    "$folder/$1/bin/python" - <<'PYTHON'
import sys

import PySide6
from PySide6.QtCore import QObject

thing = QObject()
thing.setObjectName("x")
before = sys.getrefcount(None)
for _ in range(100):
    thing.setObjectName("x")
print(PySide6.__version__, "references to None after 100 calls:", sys.getrefcount(None) - before)
PYTHON
}

measure 6.12.0 | tee "$folder/newer"
measure 6.11.3 | tee "$folder/older"
"$python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

newer, older = (int(Path(sys.argv[1], name).read_text().split(":")[1]) for name in ("newer", "older"))
sys.exit("6.12.0 keeps its references now" if newer > -90 else "6.11.3 loses some" if older < -10 else 0)
PYTHON
