#!/bin/bash
# python-pptx 1.0.2: a document property takes an instant with its zone and writes the wall clock as UTC.
#
# Seen (Python 3.11.7): core_properties.created = 10:00 at +02:00, which is 08:00 UTC, is stored as
# "2026-11-30T10:00:00Z" and read back as a naive 10:00; nothing is raised or warned of. A deck that was made in
# Tokyo in the morning says that it was made in the evening, and sorts behind one that was made later.
# What we do: the properties carry the day of the deck at noon, without a zone.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-pptx==1.0.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys
import zipfile
from datetime import datetime, timedelta, timezone

from pptx import Presentation

deck = Presentation()
deck.core_properties.created = datetime(2026, 11, 30, 10, tzinfo=timezone(timedelta(hours=2)))
deck.save("deck.pptx")
with zipfile.ZipFile("deck.pptx") as archive:
    words = archive.read("docProps/core.xml").decode()
written = re.search(r"<dcterms:created[^>]*>([^<]*)<", words).group(1)
read_back = Presentation("deck.pptx").core_properties.created
print("written:", written, "read:", repr(read_back))
if written != "2026-11-30T10:00:00Z" or read_back.tzinfo is not None:
    sys.exit("the zone of an instant counts now")
PYTHON
