#!/bin/bash
# reportlab 5.1.0: the map from a font's codes to text has blocks of 128 entries, and says U+0000 for codes that nobody uses.
#
# Seen (Python 3.11.7): of a TrueType subset with seven letters the ToUnicode map lists 128 codes in one "beginbfchar"
# block, and says that the codes 00 to 1F mean U+0000. A block may have 100 entries (Adobe's technical note 5411, which
# the PDF standard refers to), and PDF/UA forbids U+0000. Readers that we know take both: the text comes out exactly.
# A check for PDF/UA fails by it, whatever else is right.
# What we do: nothing on the page uses such a code, and a test reads the text of our pages back; why our paper is not
# tagged, and by which rules it fails, is written down (docs/decisions/029).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0 pypdf==7.1.0 font-source-sans-pro==0.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

files = Path(find_spec("font_source_sans_pro").origin).parent / "files"
pdfmetrics.registerFont(TTFont("Ours", str(files / "SourceSansPro-Regular.ttf")))
made = BytesIO()
canvas = Canvas(made)
canvas.setFont("Ours", 20)
canvas.drawString(72, 700, "Kestrel")
canvas.save()
page = PdfReader(made).pages[0]
fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
(told,) = [font["/ToUnicode"].get_data().decode() for font in fonts if "/ToUnicode" in font]
blocks = [int(count) for count in re.findall(r"(\d+) beginbfchar", told)]
unused = len(re.findall(r"<[0-9A-F]{2}> <0000>", told))
print(sys.version.split()[0], "entries of each block:", blocks, "U+0000:", unused)
print("read back:", page.extract_text().strip())
if blocks != [128]:
    sys.exit("the map is written in other blocks now")
if unused != 32:
    sys.exit("codes without a letter are said to mean something else now")
PYTHON
