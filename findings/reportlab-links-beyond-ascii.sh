#!/bin/bash
# reportlab 5.1.0: a link with a letter beyond ASCII is written in an encoding that no browser asks for.
#
# Seen (Python 3.11.7, read with pypdfium2 5.15.2): linkURL, and <a href> of a Paragraph, write the address as text of
# the document is written. A page named "größe" has the single byte F6, a dash in the subject of a mailto: link
# the byte 85 (of PDFDocEncoding, which nothing but PDF knows), and one Japanese letter turns the whole address into
# UTF-16, beginning FE FF 00 68: no scheme is left, and a click does nothing. PDF has a URI be ASCII of seven bits
# (ISO 32000-1, 12.6.4.7), and nothing is raised. Shown is the link's own text, so that nobody sees it before a customer
# does. What is quoted before (%C3%B6) is kept as it is.
# What we do: our paper carries no links; addresses stand on it as text.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import ctypes
import sys
from io import BytesIO

import pypdfium2
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas


def stored(address):
    made = BytesIO()
    canvas = Canvas(made, pagesize=(100, 100))
    canvas.drawString(10, 10, "link")
    canvas.linkURL(address, (0, 0, 100, 100))
    canvas.save()
    document = pypdfium2.PdfDocument(made.getvalue())
    page = document[0]
    action = raw.FPDFLink_GetAction(raw.FPDFLink_GetLinkAtPoint(page.raw, 50, 50))
    size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    held = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document.raw, action, held, size)
    return held.raw[:-1]


SITE = "{}://example.org/".format("https")
ADDRESSES = (
    f"{SITE}gr\u00f6\u00dfe",
    "mailto:kim@example.org?subject=Q3 \u2013 Q4",
    f"{SITE}\u6771",
    f"{SITE}gr%C3%B6%C3%9Fe",
)
seen = [stored(address) for address in ADDRESSES]
print(*seen, sep="\n")
expected = [SITE.encode() + b"gr\xf6\xdfe", b"mailto:kim@example.org?subject=Q3 \x85 Q4"]
if seen[:2] != expected or not seen[2].startswith(b"\xfe\xff\0h\0t") or seen[3] != ADDRESSES[3].encode():
    sys.exit("reportlab writes such links otherwise now")
PYTHON
