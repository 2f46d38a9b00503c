#!/bin/bash
# Pillow 13.0.0: a grey PNG of 16 bits becomes white when it is converted to eight, whatever is drawn on it.
#
# Seen (Python 3.11.7): of the 65,536 greys 0 to 255 are kept as they are and all others are 255. After convert("RGB"),
# "RGBA" or "L" a dark logo (10,000) on a lighter ground (50,000) is one white square. Nothing is raised. Colour of 16
# bits a channel is well: the PNG reader itself takes it to eight. Scanners and scientific tools write such greys, and
# so does who saves "16 bits" by habit. reportlab 5.1.0 converts by the same call: drawImage prints a white square.
# What we do: greys of 16 bits are scaled to eight before anything else is done with a logo or a photo; a test reads
# one back.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pillow==13.0.0 reportlab==5.1.0 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DARK, LIGHT = 10_000, 50_000
file = BytesIO()
drawn = Image.new("I;16", (20, 20), LIGHT)
drawn.paste(Image.new("I;16", (10, 10), DARK), (5, 5))
drawn.save(file, "PNG")
logo = Image.open(file)
greys = {mode: sorted({value for _, value in logo.convert(mode).getcolors()}) for mode in ("L", "RGB", "RGBA")}
made = BytesIO()
canvas = Canvas(made, pagesize=(20, 20), pageCompression=0)
canvas.setFillGray(0.5)
canvas.rect(0, 0, 20, 20, stroke=0, fill=1)
canvas.drawImage(ImageReader(file), 0, 0, 20, 20)
canvas.save()
page = pypdfium2.PdfDocument(made.getvalue())[0].render(scale=1).to_pil().convert("L").getpixel((10, 10))
print(logo.mode, logo.getextrema(), greys, "on paper", page)
white = {"L": [255], "RGB": [(255, 255, 255)], "RGBA": [(255, 255, 255, 255)]}
if logo.getextrema() != (DARK, LIGHT) or greys != white or page != 255:
    sys.exit("greys of 16 bits are scaled now")
PYTHON
