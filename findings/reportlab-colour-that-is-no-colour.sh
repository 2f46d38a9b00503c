#!/bin/bash
# reportlab 5.1.0: a PNG whose one colour is see-through is printed with that colour, and the same PNG by palette is not.
#
# Seen (Python 3.11.7, Pillow 13.0.0, drawn with pypdfium2 5.15.2): a PNG can name one colour that is not to be seen
# (tRNS, of a picture in RGB or grey). drawImage(..., mask="auto"), "take what the picture says", prints
# it: a logo on a tinted cover stands in a box. Of the same picture with a palette, or with an alpha channel, the
# ground shines through. Pillow knows the colour (image.info), and convert("RGBA") heeds it. Which kind a drawing
# program saves changes with the number of its colours, so one customer's logo is right and the next one's is not.
# What we do: every picture is made RGBA by Pillow before it goes to paper.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0 pillow==13.0.0 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WHITE = (255, 255, 255)


def saved(picture, **see_through):
    file = BytesIO()
    picture.save(file, "PNG", **see_through)
    return file


def on_blue(file):
    """The colour that shows in the middle of a blue page under a picture that is see-through."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(20, 20))
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(0, 0, 20, 20, stroke=0, fill=1)
    canvas.drawImage(ImageReader(file), 0, 0, 20, 20, mask="auto")
    canvas.save()
    return pypdfium2.PdfDocument(made.getvalue())[0].render(scale=1).to_pil().convert("RGB").getpixel((10, 10))


palette = Image.new("P", (20, 20), 0)
palette.putpalette([*WHITE, 0, 0, 0])
by_colour = saved(Image.new("RGB", (20, 20), WHITE), transparency=WHITE)
seen = {
    "colour": on_blue(by_colour),
    "grey": on_blue(saved(Image.new("L", (20, 20), 255), transparency=255)),
    "palette": on_blue(saved(palette, transparency=0)),
    "made RGBA": on_blue(saved(Image.open(by_colour).convert("RGBA"))),
}
print(seen)
blue = (0, 0, 255)
if seen != {"colour": WHITE, "grey": WHITE, "palette": blue, "made RGBA": blue}:
    sys.exit("reportlab heeds a see-through colour now")
PYTHON
