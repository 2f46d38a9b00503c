#!/bin/bash
# python-pptx 1.0.2 with XlsxWriter 3.3.1: on a chart's axis of dates every time of day is midnight, and in its workbook it is not.
#
# Seen (Python 3.11.7, openpyxl 3.1.5): categories at 10:30 and at 18:00 of one day are written into the chart as the
# same number, 46023, twice; the workbook behind "Edit data" holds 10:30 and 18:00. The slide draws two readings of a
# day on top of each other and the line between two days straight, and after the first edit, when the program fills the
# chart from its workbook, the figure changes. The category objects have a number for it
# (Category.numeric_str_val), and it says 46023 as well. Nothing is raised.
# What we do: days of a chart are words that we write ourselves, one for each reading; the workbook holds the same words.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-pptx==1.0.2 xlsxwriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys
from datetime import datetime

import openpyxl
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

moments = [datetime(2026, 1, 1, 10, 30), datetime(2026, 1, 1, 18)]
data = CategoryChartData()
data.categories = moments
data.add_series("Users", [120, 80])
deck = Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[6])
chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, Pt(300), Pt(200), data).chart
drawn = [float(value) for value in chart._chartSpace.xpath("//c:cat//c:v/text()")]
book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
behind = [row[0] for row in book.active.iter_rows(min_row=2, values_only=True)]
print("drawn", drawn, "behind", [str(moment) for moment in behind])
if drawn != [46023.0, 46023.0] or behind != moments:
    sys.exit("a chart's axis has times of day now")
PYTHON
