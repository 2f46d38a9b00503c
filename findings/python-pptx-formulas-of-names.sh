#!/bin/bash
# python-pptx 1.0.2 with XlsxWriter 3.3.1: names of a chart that begin with "=" are formulas in the workbook inside the slide.
#
# Seen (Python 3.11.7): the slide shows the category "=Q1+Q2" and the series "=Growth" as words, for the chart's own XML keeps
# them. The workbook behind "Edit data" holds formulas in their cells, with 0 as their result; whoever opens it sees 0
# or an error in place of the names, and the chart follows. "{=1}" becomes an array formula. No call of
# add_chart or of the chart's data says otherwise.
# What we do: the values of our charts write that workbook themselves, each name as a string; a test reads the
# workbooks of a deck whose customer has such a name.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check python-pptx==1.0.2 XlsxWriter==3.3.1 openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from io import BytesIO

from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

data = CategoryChartData()
data.categories = ["=Q1+Q2", "Q3", "{=1}"]
data.add_series("=Growth", (1, 2, 3))
made = Presentation()
slide = made.slides.add_slide(made.slide_layouts[6])
frame = slide.shapes.add_chart(
    XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(4), Inches(3), data
)
chart = frame.chart
shown = [*chart.plots[0].categories, chart.plots[0].series[0].name]
book = BytesIO(chart.part.chart_workbook.xlsx_part.blob)
sheet = load_workbook(book).active
kinds = {place: sheet[place].data_type for place in ("A2", "A3", "A4", "B1")}
results = load_workbook(book, data_only=True).active
kept = [results[place].value for place in ("A2", "A4", "B1")]
print(sys.version.split()[0], shown, kinds, kept)
if shown != ["=Q1+Q2", "Q3", "{=1}", "=Growth"]:
    sys.exit("the slide shows other names now")
if kinds != {"A2": "f", "A3": "s", "A4": "f", "B1": "f"} or kept != [0, 0, 0]:
    sys.exit("the workbook of a chart holds other cells now")
PYTHON
