#!/bin/bash
# PySide6-Essentials 6.11.3: a text field gives back other characters than it was given, unchanged by anybody.
#
# Seen (Python 3.11.7, offscreen): QPlainTextEdit("12 000 EUR" with no-break spaces).toPlainText() holds
# plain spaces, in QTextEdit alike; the narrow no-break space (U+202F) comes back as it is. A note that is
# only looked at differs from what is stored, and saving it lets a mail program break its lines inside
# amounts. document().toRawText() keeps them (with U+2029 for line ends).
# What we do: our one editor of several lines, in which notes, mails and agendas are written, answers from
# the raw text; a test holds that it gives back what it was given.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pyside6-essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

application = QApplication([])
given = "12\u00a0000\u00a0EUR, 12\u202f000\u202fEUR"
back = {}
for kind in (QPlainTextEdit, QTextEdit):
    field = kind()
    field.setPlainText(given)
    back[kind.__name__] = field.toPlainText()
    assert field.document().toRawText() == given
print({name: ascii(text) for name, text in back.items()})
if set(back.values()) != {"12 000 EUR, 12\u202f000\u202fEUR"}:
    sys.exit("Qt gives back fixed blanks otherwise now")
PYTHON
