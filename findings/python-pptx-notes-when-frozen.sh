#!/bin/bash
# python-pptx 1.0.2: in a folder made by PyInstaller 6.22.3 slides are written, and those with speaker notes are not.
#
# Seen (Python 3.11.7): PyInstaller's own hook brings the templates of python-pptx along. The template of a new
# presentation is found; that of the notes is asked for as ".../pptx/oxml/../templates/notesMaster.xml", and the
# folder "oxml" does not exist there, since the modules in it lie in the program's archive: FileNotFoundError at the
# first notes, though the file lies beside. With any file in "pptx/oxml" the notes are written.
# What we do: the recipe of our frozen program puts one file into that folder (packaging/frozen).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-pptx==1.0.2 pyinstaller==6.22.3
cat >"$folder/slides.py" <<'PYTHON'
import sys

from pptx import Presentation

made = Presentation()
slide = made.slides.add_slide(made.slide_layouts[6])
made.save(sys.argv[1])
print("slides: written")
try:
    slide.notes_slide.notes_text_frame.text = "Said aloud"
    print("notes: written")
except FileNotFoundError as error:
    print("notes:", str(error.filename).replace("\\", "/").rpartition("/pptx/")[2])
PYTHON
cd "$folder"
plain=$("$folder/venv/bin/python" slides.py plain.pptx)
"$folder/venv/bin/pyinstaller" --log-level ERROR --noconfirm slides.py 2>/dev/null
frozen=$(dist/slides/slides frozen.pptx)
ls dist/slides/_internal/pptx/templates/notesMaster.xml >/dev/null
mkdir -p dist/slides/_internal/pptx/oxml
mended=$(dist/slides/slides mended.pptx)
printf '%s\nplain:\n%s\nfrozen:\n%s\nwith the folder:\n%s\n' \
    "$("$folder/venv/bin/python" -V)" "$plain" "$frozen" "$mended"
PLAIN=$plain FROZEN=$frozen MENDED=$mended "$folder/venv/bin/python" - <<'PYTHON'
import sys
from os import environ

written = "slides: written\nnotes: written"
if environ["PLAIN"] != written:
    sys.exit("plain Python writes no notes now")
if environ["FROZEN"] != "slides: written\nnotes: oxml/../templates/notesMaster.xml":
    sys.exit("the frozen program says something else now")
if environ["MENDED"] != written:
    sys.exit("the folder alone does not help now")
PYTHON
