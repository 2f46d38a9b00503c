#!/bin/bash
# python-pptx 1.0.2: the size of a paragraph's font is kept where no text takes it from, so an empty cell stays 18 points high.
#
# Seen (Python 3.11.7): `cell.text_frame.paragraphs[0].font.size = Pt(9)` writes a:pPr/a:defRPr, which presentation programs ignore in
# a paragraph; what an empty one takes its size from, a:endParaRPr, is not written, and there is no call for it. LibreOffice 7.4 then
# makes the row as high as 18 points need, whatever height it was given, and the table runs over what stands beneath.
# What we do: an empty line of a slide gets its a:endParaRPr with a size; a test looks at every empty cell.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-pptx==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from pptx import Presentation
from pptx.util import Pt

made = Presentation()
slide = made.slides.add_slide(made.slide_layouts[6])
table = slide.shapes.add_table(1, 2, 0, 0, Pt(200), Pt(15)).table
paragraph = table.cell(0, 1).text_frame.paragraphs[0]
paragraph.font.size = Pt(9)
kept = paragraph._p.xpath("a:pPr/a:defRPr/@sz")
taken = paragraph._p.xpath("a:endParaRPr/@sz")
print(sys.version.split()[0], "a:defRPr", kept, "a:endParaRPr", taken)
if kept != ["900"] or taken:
    sys.exit("the size of an empty paragraph is kept elsewhere now")
PYTHON
