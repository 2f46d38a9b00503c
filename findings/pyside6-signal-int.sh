#!/bin/bash
# PySide6-Essentials 6.11.3: a signal declared with Python's int has 32 bits, and delivers another number.
#
# Seen (Python 3.11.7): Signal(int).emit(2**40 + 5) calls its slot with 5, of 2**31 with -2**31. The caller
# gets no error; a RuntimeWarning and a half-printed OverflowError stand on the error output. Where a number
# of 63 bits is an id, the slot acts on somebody else's row. Signal(object) and Signal("qlonglong") deliver
# the number itself.
# What we do: ids go through signals as objects; numbers of rows alone are declared as int.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyside6-essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" -W ignore - 2>"$folder/told" <<'PYTHON'
import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Sender(QObject):
    narrow = Signal(int)
    wide = Signal("qlonglong")
    whole = Signal(object)


application, sender = QCoreApplication([]), Sender()
delivered: dict[str, list[int]] = {"narrow": [], "wide": [], "whole": []}
for name, numbers in delivered.items():
    getattr(sender, name).connect(numbers.append)
    for number in (7, 2**31, 2**40 + 5):
        getattr(sender, name).emit(number)
print(delivered)
right = [7, 2**31, 2**40 + 5]
if delivered != {"narrow": [7, -(2**31), 5], "wide": right, "whole": right}:
    sys.exit("PySide6 delivers these numbers otherwise now")
PYTHON
