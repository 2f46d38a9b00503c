#!/bin/bash
# python-pptx 1.0.2: a number format with "<" or "&" is refused in a chart's data as broken XML, and taken everywhere else.
#
# Seen (Python 3.11.7): '[<1000]0;0.0,"K"', the usual way to show thousands, and '0" R&D"' are number formats as any
# spreadsheet takes them. CategoryChartData(number_format=...), add_series(..., number_format=...) and replace_data()
# put them into the chart's XML as they stand, and add_chart raises lxml's XMLSyntaxError, "StartTag: invalid
# element name", which names neither the format nor the chart. Axes and data labels take the same two, and names of
# series with such signs are escaped. Who writes "&lt;" instead has a workbook behind "Edit data" whose format says
# "&lt;" as well, for there XlsxWriter escapes it once more.
# What we do: the formats of our charts hold the locale, grouping and decimals, and of a measure's unit the percent sign at
# most; what a user writes never comes into one. The unit stands in words above the chart.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-pptx==1.0.2 XlsxWriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import openpyxl
from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[6])


def chart(number_format):
    data = CategoryChartData(number_format=number_format)
    data.categories = ["Q1"]
    data.add_series("Users < 1000 & more", [900])
    return slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Pt(300), Pt(200), data).chart


seen = []
for number_format in ('[<1000]0;0.0,"K"', '0" R&D"'):
    drawn = chart("General")
    drawn.value_axis.tick_labels.number_format = number_format
    try:
        chart(number_format)
    except XMLSyntaxError as fault:
        seen.append(str(fault).partition(":")[0])
        print(repr(number_format), "on the axis taken, in the data:", fault)
escaped = chart('[&lt;1000]0;0.0,"K"')
(shown,) = escaped._chartSpace.xpath("//c:val//c:formatCode/text()")
behind = openpyxl.load_workbook(io.BytesIO(escaped.part.chart_workbook.xlsx_part.blob)).active["B2"].number_format
print("escaped by hand: chart", shown, "workbook", behind)
if seen != ["StartTag", "EntityRef"] or shown == behind:
    sys.exit("number formats of a chart's data are escaped now")
PYTHON
