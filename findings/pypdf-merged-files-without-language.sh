#!/bin/bash
# pypdf 7.1.0 with reportlab 5.1.0: files put together have no language, no page labels and no title on show any more.
#
# Seen (Python 3.11.7): two documents in German, labelled A-1, A-2 and B-1, B-2, both to show their titles (which
# PDF/UA asks for, as for the language), come out of PdfWriter.append as one that says none of this: /Lang, /PageLabels
# and /ViewerPreferences are gone, also where only one file is appended to an empty writer, and its pages are
# "1" to "4". PdfWriter(clone_from=...) keeps all three. Outlines and forms come along with append, nothing is
# raised or logged, and the page on merging (docs/user/merging-pdfs.md) does not speak of them. A screen reader then reads
# German in the voice of its own language.
# What we do: no document of ours is put together from files: each is drawn in one go, with its language and title.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check pypdf==7.1.0 reportlab==5.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

ABOUT = ("/Lang", "/PageLabels", "/ViewerPreferences")


def document(name):
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(200, 200), lang="de-DE")
    canvas.setTitle(f"Bericht {name}")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.addPageLabel(0, style="ARABIC", start=1, prefix=f"{name}-")
    for page in (1, 2):
        canvas.bookmarkPage(f"{name}{page}")
        canvas.addOutlineEntry(f"Seite {page}", f"{name}{page}")
        canvas.drawString(20, 100, f"{name} {page}")
        canvas.showPage()
    canvas.save()
    return PdfReader(kept)


def told(writer):
    written = io.BytesIO()
    writer.write(written)
    reader = PdfReader(written)
    return [key for key in ABOUT if key in reader.trailer["/Root"]], reader.page_labels, len(reader.outline)


one, both = PdfWriter(), PdfWriter()
one.append(document("A"))
for name in "AB":
    both.append(document(name))
cloned = told(PdfWriter(clone_from=document("A")))
print("cloned", cloned)
print("one appended", told(one))
print("two appended", told(both))
if cloned != (list(ABOUT), ["A-1", "A-2"], 2):
    sys.exit("a cloned file is otherwise now")
if told(one) != ([], ["1", "2"], 2) or told(both) != ([], ["1", "2", "3", "4"], 4):
    sys.exit("files that are put together keep what they say of themselves now")
PYTHON
