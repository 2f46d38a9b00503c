"""What a native chart shows, and the workbook inside the slide that its reader edits.

The library writes that workbook with names as they come: one that begins with "=" becomes a formula
there, and an address a link (findings/python-pptx-formulas-of-names.sh).
"""

from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData


class ChartValues(CategoryChartData):  # type: ignore[misc]  # the library is not typed
    """Categories and series of a chart; in its workbook, too, words stay words."""

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook, laid out as the chart refers to it: names down A, a series a column."""
        from xlsxwriter import Workbook

        content = BytesIO()
        with Workbook(content, {"in_memory": True}) as book:
            sheet = book.add_worksheet("Sheet1")  # the name that the chart's own references hold
            sheet.set_column(0, 0, 24)
            for row, category in enumerate(self.categories, 1):
                sheet.write_string(row, 0, category.label)
            for column, series in enumerate(self, 1):
                shown = book.add_format({"num_format": series.number_format})
                sheet.write_string(0, column, series.name)
                self._write_values(sheet, column, series.values, shown)
        return content.getvalue()

    @staticmethod
    def _write_values(sheet: Any, column: int, values: Any, shown: Any) -> None:
        for row, value in enumerate(values, 1):
            if value is not None:  # a gap stays an empty cell
                sheet.write_number(row, column, value, shown)
