#!/bin/bash
# PySide6-Essentials 6.11.3: a column reckons its height for its own width, also where its parts may not be as wide.
#
# Seen (Python 3.11.7, Qt 6.11.3, offscreen): QVBoxLayout.heightForWidth asks each part for the height at the
# width of the column, whatever the part's maximumWidth. Wrapped words that are held to 200 px in a column of
# 1000 px are given the height of one line; in a scroll area the parts above are squeezed and drawn over.
# What we do: the column itself is held to that width, in a row beside what is left (ui/settings/part.py).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

application = QApplication([])


def words():
    label = QLabel("word " * 40)
    label.setWordWrap(True)
    return label


narrow = words()
narrow.setMaximumWidth(200)
page = QWidget()
column = QVBoxLayout(page)
column.setContentsMargins(0, 0, 0, 0)
column.addWidget(narrow)

held = QWidget()
held.setMaximumWidth(200)
inner = QVBoxLayout(held)
inner.setContentsMargins(0, 0, 0, 0)
inner.addWidget(words())
other = QWidget()
row = QHBoxLayout(other)
row.setContentsMargins(0, 0, 0, 0)
row.addWidget(held, 10_000)
row.addStretch(1)

needed = narrow.heightForWidth(200)
told, mended = column.heightForWidth(1000), row.heightForWidth(1000)
print(f"needed {needed}, the column says {told}, a row around a column says {mended}")
if told >= needed:
    sys.exit("a column reckons with the greatest width of its parts now")
if mended < needed:
    sys.exit("a row around a column does not help any more")
PYTHON
