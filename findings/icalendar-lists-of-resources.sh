#!/bin/bash
# icalendar 7.3.2: a meeting's list of rooms and things is read as one thing, and written back as one.
#
# Seen (Python 3.11.7): RESOURCES:EASEL,PROJECTOR,VCR, the example of RFC 5545 (3.8.1.10), is three things; a comma that is
# part of a name is written "\,". What comes out is one text, "EASEL,PROJECTOR,VCR", in which a room called "Oslo, north"
# and two things can not be told apart any more, and to_ical() writes RESOURCES:EASEL\,PROJECTOR\,VCR: one thing
# with commas in its name, for every program that reads it afterwards. CATEGORIES, of the same form, is a list. Nothing
# is raised.
# What we do: we do not read RESOURCES of calendars, and never write somebody's calendar back.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import icalendar

lines = ["BEGIN:VEVENT", "UID:1", "RESOURCES:EASEL,PROJECTOR,VCR", "CATEGORIES:REVIEW,RENEWAL", "END:VEVENT", ""]
event = icalendar.Event.from_ical("\r\n".join(lines))
written = event.to_ical().decode().splitlines()
things = [line for line in written if line.startswith("RESOURCES")]
kinds = [line for line in written if line.startswith("CATEGORIES")]
print(repr(str(event["RESOURCES"])), things, kinds)
if things != ["RESOURCES:EASEL\\,PROJECTOR\\,VCR"] or kinds != ["CATEGORIES:REVIEW,RENEWAL"]:
    sys.exit("a list of resources stays a list now")
PYTHON
