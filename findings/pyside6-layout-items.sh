#!/bin/bash
# PySide6-Essentials 6.11.3: Python keeps the items of a layout after Qt has freed them.
#
# Seen (Linux x86-64, Python 3.11.7): QBoxLayout.addLayout makes a Python object for each item of the
# layout put in, as itemAt does, and the layout keeps it. When the item's widget is deleted, Qt frees
# the item with it and nobody tells Python: the object still counts as valid and still stands for its
# address. What is made at that address next is then given to Python as a QWidgetItem; our process
# died of it, far from the cause.
# What we do: one module puts layouts into others, makes the objects invalid at once, and asks layouts
# for their widgets without items; a test holds that none is kept.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps "PySide6-Essentials==6.11.3" "shiboken6==6.11.3"

QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

import PySide6
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget, QWidgetItem

application = QApplication([])


def items():
    return sum(isinstance(held, QWidgetItem) for held in shiboken6.getAllValidWrappers())


page, row, label = QWidget(), QHBoxLayout(), QLabel("x")
column = QVBoxLayout(page)
row.addWidget(label)
column.addLayout(row)
put_in = items()
label.deleteLater()
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
left = items()
print(PySide6.__version__, "items held:", put_in, "of them after the widget's end:", left, "in the layout:", row.count())
sys.exit("nothing is kept any more" if left == 0 else 0)
PYTHON
