#!/bin/bash
# PySide6-Essentials 6.11.3: a column that is hidden still has its header for a screen reader, shown and of no width.
#
# Seen (Python 3.11.7, offscreen): of a table view whose second of three columns is hidden, the cells of that column say that
# they are invisible and have no place. Its header says nothing of the kind: it is visible, has its name and lies on the next
# column, 0 wide. The accessible table also counts it, so a reader tells of three columns where two are on show, and reads
# out a name under which there is nothing.
# What we do: a table tells screen readers by itself which rows are in sight, and of those only the columns on show.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

COLUMNS = ("Account", "Former name", "ARR")
app = QApplication([])
model = QStandardItemModel()
model.setHorizontalHeaderLabels(COLUMNS)
model.appendRow([QStandardItem(text) for text in ("Alpha", "Alfa", "1,200")])
view = QTableView()
view.setModel(model)
view.resize(500, 200)
view.setColumnHidden(1, True)
view.show()
app.processEvents()

table = QAccessible.queryAccessibleInterface(view)
seen = {}
for place, name in enumerate(COLUMNS, 1):
    for what, child in (("header", table.child(place)), ("cell", table.child(4 + place))):
        seen[name, what] = (bool(child.state().invisible), child.rect().width() > 0)
        print(name, what, child.text(QAccessible.Text.Name), "invisible, wide:", seen[name, what])
print("children", table.childCount())
hidden = (seen["Former name", "header"], seen["Former name", "cell"])
if hidden != ((False, False), (True, False)) or table.childCount() != 8:
    sys.exit("headers of hidden columns are hidden now")
PYTHON
