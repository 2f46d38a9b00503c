"""Periods that a table writes in two columns: the year, and its month, quarter or week."""

import re
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.dates import month_number
from csm_desktop.importers.values.shapes import as_text

_YEARS = frozenset(("year", "calendar year", "jahr", "année", "año", "jaar", "anno", "ano", "年"))
_MONTHS = frozenset(
    ("month", "month number", "month name", "calendar month", "monat", "mois", "mes", "maand",
     "mese", "mês", "月")
)  # fmt: skip
_QUARTERS = frozenset(("quarter", "calendar quarter", "quartal", "trimestre", "kwartaal"))
_WEEKS = frozenset(("week", "week number", "calendar week", "iso week", "woche", "kw", "semaine"))
_YEAR = re.compile(r"20\d\d")
_YEARS_IN = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LEAST = 2  # months: one alone may be called so for another reason
_BESIDE = 3  # columns of something else beside them
_NUMBER = re.compile(r"(?:[QTMW]|KW)?\s?0?(\d{1,2})", re.IGNORECASE)


def with_whole_periods(table: SourceTable) -> SourceTable:
    """The table with the year written to the month, quarter or week beside it; any other as it is.

    Each filled cell of both columns must say a part of a period. Columns that are called after
    months get the year that the sheet or the file is called after.
    """
    table = _with_year(table)
    year = _column(table, _YEARS)
    for names, most, sign in ((_MONTHS, 12, ""), (_QUARTERS, 4, "Q"), (_WEEKS, 53, "W")):
        part = _column(table, names)
        if year is None or part is None:
            continue
        found = [_period(row[year], row[part], most, sign) for row in table.rows]
        if None in found or not any(found):
            continue
        rows: list[list[Cell]] = [
            [period or "" if j == part else cell for j, cell in enumerate(row)]
            for row, period in zip(table.rows, found, strict=True)
        ]
        spent = {**table.spent, table.headers[year]: say("it was read together with {header}",
                                                         header=table.headers[part])}  # fmt: skip
        return replace(table, rows=list(rows), spent=spent)
    return table


def _with_year(table: SourceTable) -> SourceTable:
    """The table with the year in the names of its months, where one year alone is named."""
    months = [header for header in table.headers if month_number(header.strip(". "))]
    years = set(_YEARS_IN.findall(table.sheet)) or set(_YEARS_IN.findall(table.source))
    if len(months) < _LEAST or len(years) != 1 or len(table.headers) - len(months) > _BESIDE:
        return table
    (year,) = years
    return replace(table, headers=tuple(f"{h} {year}" if h in months else h for h in table.headers))


def _column(table: SourceTable, names: frozenset[str]) -> int | None:
    return next((i for i, header in enumerate(table.headers) if words(header) in names), None)


def _period(year: Cell, part: Cell, most: int, sign: str) -> str | None:
    """A period as readings know it; "" where the row names none, None for anything else."""
    spoken, text = as_text(year), as_text(part)
    if not spoken and not text:
        return ""
    number = _NUMBER.fullmatch(text)
    n = int(number[1]) if number else month_number(text) if not sign else None
    if not _YEAR.fullmatch(spoken) or not n or n > most:
        return None
    return f"{spoken}-{sign}{n}" if sign == "Q" else f"{spoken}-{sign}{n:02d}"
