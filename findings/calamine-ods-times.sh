#!/bin/bash
# python-calamine 0.9.1: a span of a day or more in an OpenDocument sheet comes as the words of its file.
#
# Seen (Python 3.11.7): of the same two times, 09:30 and 36:15, the XLSX sheet gives a datetime.time and a
# datetime.timedelta; the ODS sheet, which keeps both as ISO 8601 durations (office:time-value), gives a
# datetime.time and the text "PT36H15M00S". A column of hours (trainings, usage) that LibreOffice saved is
# half times, half words, and which cells are words depends on the sum that they hold.
# What we do: such a text is read as the span that the sheet shows, "36:15:00", which spans of XLSX become,
# too.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 xlsxwriter==3.3.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import sys
import zipfile

import python_calamine
import xlsxwriter

with xlsxwriter.Workbook("times.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_number(0, 0, 9.5 / 24, book.add_format({"num_format": "hh:mm"}))
    sheet.write_number(0, 1, 36.25 / 24, book.add_format({"num_format": "[h]:mm"}))

names = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
cells = "".join(
    f'<table:table-cell office:value-type="time" office:time-value="{value}">'
    f"<text:p>{shown}</text:p></table:table-cell>"
    for value, shown in (("PT09H30M00S", "09:30"), ("PT36H15M00S", "36:15"))
)
manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
kind = "application/vnd.oasis.opendocument.spreadsheet"
with zipfile.ZipFile("times.ods", "w") as archive:
    archive.writestr("mimetype", kind)
    archive.writestr(
        "content.xml",
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Times"><table:table-row>{cells}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    )
    archive.writestr(
        "META-INF/manifest.xml",
        f'<manifest:manifest xmlns:manifest="{manifest}"><manifest:file-entry'
        f' manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
    )


def first_row(name):
    book = python_calamine.CalamineWorkbook.from_path(name)
    return book.get_sheet_by_index(0).to_python()[0]


print("XLSX:", first_row("times.xlsx"))
print("ODS: ", first_row("times.ods"))
if first_row("times.xlsx") != [datetime.time(9, 30), datetime.timedelta(days=1, seconds=44100)]:
    sys.exit("times of XLSX come otherwise now")
if first_row("times.ods") != [datetime.time(9, 30), "PT36H15M00S"]:
    sys.exit("times of an OpenDocument come otherwise now")
PYTHON
