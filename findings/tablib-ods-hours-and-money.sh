#!/bin/bash
# tablib 3.10.0: hours beyond a day stop an OpenDocument sheet from being read, and money and shares in it are words.
#
# Seen (Python 3.11.7, odfpy 1.4.1, ezodf 0.3.2): a duration of 30 hours (PT30H00M00S, as office programs write [h]:mm)
# raises ValueError "time data 'PT30H00M00S' does not match format '%H:%M:%S'": a form of an older version, not that of the
# file, so the whole list is lost for one cell. Nine and a half hours are read, as a time of day. A cell of type currency is
# the text "1234.5" and a share the text "0.25", where a plain number is a float.
# What we do: the importer reads such sheets by another reader and keeps a duration as its hours (30:00:00).
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tablib==3.10.0 odfpy==1.4.1 ezodf==0.3.2 lxml==6.1.3
"$folder/venv/bin/python" -W ignore - "$folder/list.ods" <<'PYTHON'
import datetime
import sys

import ezodf
import tablib


def read(value: object, **kind: str) -> object:
    """What tablib gives for the one cell of a sheet."""
    document = ezodf.newdoc("ods", sys.argv[1])
    sheet = ezodf.Sheet("Use", size=(1, 1))
    document.sheets += sheet
    sheet["A1"].set_value(value, **kind)
    document.save()
    with open(sys.argv[1], "rb") as file:
        try:
            return tablib.Dataset().load(file.read(), format="ods", headers=False)[0][0]
        except ValueError as error:
            return str(error)


got = [
    read("PT30H00M00S", value_type="time"),
    read("PT09H30M00S", value_type="time"),
    read(1234.5, currency="EUR"),
    read(0.25, value_type="percentage"),
    read(1234.5),
]
print(got)
if "does not match format" not in str(got[0]) or got[1:] != [
    datetime.time(9, 30),
    "1234.5",
    "0.25",
    1234.5,
]:
    sys.exit("durations and money are read otherwise now")
PYTHON
