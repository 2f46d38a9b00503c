#!/bin/bash
# reportlab 5.1.0: a font registers only with TrueType outlines; the same face as .otf is refused.
#
# Seen (Python 3.11.7, font-source-sans-pro 0.0.1): SourceSansPro-Regular.ttf registers, embeds and
# prints; SourceSansPro-Regular.otf (PostScript outlines) raises TTFError. A letter that a registered
# font lacks raises nothing and is not drawn as itself: reportlab has no fallback between fonts.
# What we do: take TrueType fonts, and split each text into runs by what each font can draw.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check --no-deps reportlab==5.1.0 pillow==13.0.0 \
    charset-normalizer==3.5.3 font-source-sans-pro==0.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
from pathlib import Path

import font_source_sans_pro
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

home = Path(font_source_sans_pro.__file__).parent
files = {file.name: file for file in home.rglob("SourceSansPro-Regular.*")}
outcome = {}
for suffix in ("ttf", "otf"):
    try:
        pdfmetrics.registerFont(TTFont(suffix, str(files[f"SourceSansPro-Regular.{suffix}"])))
        outcome[suffix] = "registered"
    except TTFError as error:
        outcome[suffix] = f"refused: {str(error).split(':')[-1].strip() or error}"
print("reportlab", reportlab.Version, {name: words[:60] for name, words in outcome.items()})

paper = Canvas(io.BytesIO())
paper.setFont("ttf", 12)
paper.drawString(72, 700, "株式会社")  # a name that the font has no letters for
paper.save()
lacking = 0x682A not in pdfmetrics.getFont("ttf").face.charToGlyph
print("a name whose letters the font lacks: printed without an error:", lacking)
if outcome["ttf"] != "registered" or not outcome["otf"].startswith("refused") or not lacking:
    sys.exit("reportlab takes other fonts now")
PYTHON
