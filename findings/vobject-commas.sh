#!/bin/bash
# vobject 0.9.9: a text of a vCard ends at its first comma, and the rest is gone without a word.
#
# Seen (Python 3.11.7): in a card of version 2.1, where a comma is a letter like any other and is written
# bare, "TITLE:VP, Sales" is read as "VP" and "FN:Roe, Kim" as "Roe"; NOTE, ROLE, URL and X- properties
# alike, in 3.0 and 4.0, too. NICKNAME:a,b, a list by RFC 6350, keeps its first name alone, and serialize()
# writes the card without the rest: reading and writing a card once loses it.
# What we do: address cards are read by lines of our own (decision 021), which part at a comma only where the
# property is a list.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check vobject==0.9.9
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import vobject

LINES = ["FN:Roe, Kim", "N:Roe;Kim;;;", "TITLE:VP, Sales", "NOTE:Met in Oslo, likes it", "NICKNAME:Kimmy,Kiki"]
seen = {}
for version in ("2.1", "3.0", "4.0"):
    card = vobject.readOne("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *LINES, "END:VCARD", ""]))
    seen[version] = [card.fn.value, card.title.value, card.note.value, card.nickname.value]
    print(version, seen[version], "written again with Kiki:", "Kiki" in card.serialize())
if any(values != ["Roe", "VP", "Met in Oslo", "Kimmy"] for values in seen.values()):
    sys.exit("vobject reads commas otherwise now")
PYTHON
