#!/bin/bash
# reportlab 5.1.0: a paragraph breaks its lines at the narrow no-break space, the one inside French numbers.
#
# Seen (Python 3.11.7): U+202F groups the digits of French numbers (CLDR) and must not be broken at. A
# Paragraph splits there all the same and draws a plain space: "1 234 567 EUR" ends one line with
# "1 234" and begins the next with "567". With U+00A0 in its place the number stays whole.
# What we do: paper is set by our own flowables, which draw U+202F, U+2009 and U+2007 as U+00A0; a test
# holds that no line of a French pack ends inside a number.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph


def lines(space: str) -> list[str]:
    amount = space.join(["1", "234", "567", "EUR"])
    paragraph = Paragraph(f"Revenue of {amount} was up", ParagraphStyle("plain", fontSize=10))
    paragraph.wrap(96, 1000)
    return [" ".join(words) for _, words in paragraph.blPara.lines]


narrow, wide = lines("\u202f"), lines("\u00a0")
print(narrow, wide)
if narrow == wide or not any(line.endswith(("1", "234")) for line in narrow):
    sys.exit("reportlab breaks lines otherwise now")
PYTHON
