#!/bin/bash
# reportlab 5.1.0: two documents made at once on two threads with one TrueType font disturb each other.
#
# Seen (Python 3.11.7): each thread makes a one-page PDF of its own, again and again, with its own canvas; only
# the registered font is shared, as pdfmetrics has it. The same document comes out with other bytes than alone,
# or canvas.save() raises IndexError or KeyError from the font's subset: a font reads its file at one place that
# all documents move. It takes hundreds of documents, so a program meets it once in a while, in front of a
# customer: a preview on one thread, an export on another.
# What we do: one document is written at a time; laying it out goes on beside.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0 font-source-sans-pro==0.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import font_source_sans_pro
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

folder = Path(font_source_sans_pro.__file__).parent
pdfmetrics.registerFont(TTFont("Shared", str(sorted(folder.rglob("*Regular.ttf"))[0])))


def document(words):
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    canvas.setFont("Shared", 10)
    canvas.drawString(20, 20, words)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


texts = ["".join(map(chr, range(65, 120))), "".join(map(chr, range(192, 255)))]
alone = {text: document(text) for text in texts}
assert all(document(text) == alone[text] for text in texts), "alone it is the same each time"
seen = Counter()
end = time.monotonic() + 90


def again_and_again(text):
    while time.monotonic() < end and not seen:
        try:
            if document(text) != alone[text]:
                seen["other bytes"] += 1
        except (IndexError, KeyError) as error:
            seen[type(error).__name__] += 1


sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=again_and_again, args=(text,)) for text in texts]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(dict(seen))
if not seen:
    sys.exit("two threads do not disturb each other any more")
PYTHON
