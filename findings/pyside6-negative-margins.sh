#!/bin/bash
# PySide6-Essentials 6.11.3: a negative margin makes a layout wider by the style's own margin, and a widget not.
#
# Seen (Python 3.11.7, offscreen, Fusion): QVBoxLayout.setContentsMargins(-8, 0, 0, 0), meant to let a part reach 8 px
# into the margin around it, is taken for "as the style has it": contentsMargins() says 11, and what lies inside moves
# 11 px to the right instead of 8 to the left. Nothing is raised or logged, and each side is decided by itself.
# QWidget.setContentsMargins takes the same four numbers as they are, and says -8.
# What we do: a part that shall reach further than its neighbours stands in the layout outside theirs.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtWidgets import QApplication, QStyle, QVBoxLayout, QWidget

app = QApplication(["finding", "-style", "fusion"])
widget, inner = QWidget(), QWidget()
own = app.style().pixelMetric(QStyle.PixelMetric.PM_LayoutLeftMargin, None, widget)
layout = QVBoxLayout(widget)
layout.addWidget(inner)
layout.setContentsMargins(-8, 0, 0, 0)
widget.resize(200, 100)
layout.activate()
alone = QWidget()
alone.setContentsMargins(-8, 0, 0, 0)
said = layout.contentsMargins().left(), inner.x(), alone.contentsMargins().left()
print("layout says", said[0], "- its part lies at", said[1], "- widget says", said[2], "- the style's margin is", own)
if own <= 0 or said != (own, own, -8):
    sys.exit("negative margins are taken otherwise now")
PYTHON
