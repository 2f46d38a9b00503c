#!/bin/bash
# PySide6-Essentials 6.11.3: after QTest.mouseDClick the application believes that the button is down.
#
# Seen (Linux x86-64, Python 3.11.7, offscreen): QApplication.mouseButtons() is LeftButton after
# QTest.mouseDClick, and stays so until some release comes; after QTest.mouseClick it is NoButton.
# Code that waits for the button's release (a popup that must not open under a pressed button) waits
# in a test for ever, or behaves otherwise than under a hand.
# What we do: send a mouseRelease after each mouseDClick.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps PySide6-Essentials==6.11.3 shiboken6==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

application = QApplication([])
button = QPushButton("x")
button.show()
left = Qt.MouseButton.LeftButton
seen = {}
QTest.mouseClick(button, left)
seen["after mouseClick"] = QApplication.mouseButtons()
QTest.mouseDClick(button, left)
seen["after mouseDClick"] = QApplication.mouseButtons()
QTest.mouseRelease(button, left)
seen["after mouseRelease"] = QApplication.mouseButtons()
print(PySide6.__version__, {name: str(value) for name, value in seen.items()})
none = Qt.MouseButton.NoButton
if list(seen.values()) != [none, left, none]:
    sys.exit("the button is let go now")
PYTHON
