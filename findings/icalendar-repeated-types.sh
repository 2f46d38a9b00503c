#!/bin/bash
# icalendar 7.3.2: of a property's parameter that is written twice, only the last one is kept.
#
# Seen (Python 3.11.7): address books write the kinds of an address as type=HOME;type=pref (a parameter may
# come more than once, RFC 2426, 4, and Apple's cards do so). Contentline.parts() tells TYPE=pref alone, so
# that an address at home is one of no kind. In one parameter, TYPE=HOME,PREF, both are kept.
# What we do: address cards are read by lines of our own (decision 021), and a test reads types written in
# each way.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from icalendar.parser import Contentline

seen = {}
for written in ("TEL;type=HOME;type=pref:1711", "TEL;TYPE=HOME,PREF:1711"):
    _, parameters, _ = Contentline(written).parts()
    seen[written] = parameters["TYPE"]
    print(written, "->", parameters["TYPE"])
if list(seen.values()) != ["pref", ["HOME", "PREF"]]:
    sys.exit("icalendar keeps repeated parameters otherwise now")
PYTHON
