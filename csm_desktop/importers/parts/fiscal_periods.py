"""Periods of fiscal years, "FY26 Q1" and the like, written as the months in which they end.

With which month such a year begins no list tells, nor whether it is named after the year in which
it ends: the user says both, and until then it is asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.shapes import as_text

TOPIC = "fiscal-year"
_YEAR = r"(?:FY|GJ|Gesch[aä]ftsjahr|Exercice|Ejercicio|Exercício|AF)[\s'’]*(?P<year>20\d\d|\d\d)"
_SECOND = r"(?:\s?[/–-]\s?(?P<second>20\d\d|\d\d)(?!\d))?"
_PART = r"(?:(?:Q|QTR\s?|T)(?P<quarter>[1-4])|(?:H|HJ|S)(?P<half>[12]))"
_BETWEEN = r"[\s/_.,:-]*"
_PERIODS = tuple(
    re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
    for pattern in (
        _YEAR + _SECOND + _BETWEEN + _PART,
        _PART + _BETWEEN + _YEAR + _SECOND,
        _YEAR + _SECOND,
    )
)
_LEAST = 2  # columns: one alone may be called so for another reason
_DATED = ((ListKind.READINGS, "on"), (ListKind.OPPORTUNITIES, "close_on"))
_SURE = 0.9


def with_fiscal_periods(table: SourceTable, said: str) -> SourceTable:
    """The table with the fiscal periods of its columns' names, or of a column, as months.

    `said` is what the user says of fiscal years, empty for nothing yet: then `fiscal` of the table
    names the first such period, which is asked about.
    """
    whole = {header: found for header in table.headers if (found := _named(header))}
    called = {header for header, found in whole.items() if _is_bare(header, found)}
    # "ARR FY2026" beside "ARR FY2025" is money with a column a year, and no period to be asked of.
    named = {h: f for h, f in whole.items() if h in called or f["quarter"] or f["half"]}
    if len(named) >= _LEAST:
        return _renamed(table, named, said)
    for place, header in enumerate(table.headers):
        if any(by_name(kind, header).get(key, (0.0,))[0] >= _SURE for kind, key in _DATED):
            cells = [text for row in table.rows if (text := as_text(row[place]))]
            if cells and all((found := _named(each)) and _is_bare(each, found) for each in cells):
                return _rewritten(table, place, said)
    return table


def _named(text: str) -> re.Match[str] | None:
    return next((found for each in _PERIODS if (found := each.search(text))), None)


def _is_bare(text: str, found: re.Match[str]) -> bool:
    return found[0].strip() == text.strip()


def _renamed(table: SourceTable, named: dict[str, re.Match[str]], said: str) -> SourceTable:
    headers = tuple(
        header.replace(named[header][0], _month(named[header], said)) if header in named else header
        for header in table.headers
    )
    if len(set(headers)) < len(headers):
        return table  # two names of one period would become one column
    return _told(replace(table, headers=headers), named, said)


def _rewritten(table: SourceTable, place: int, said: str) -> SourceTable:
    rows: list[Sequence[Cell]] = []
    named: dict[str, re.Match[str]] = {}
    for row in table.rows:
        text = as_text(row[place])
        found = _named(text)
        if found is not None:
            named[text] = found
        month = _month(found, said) if found else ""
        rows.append([month if i == place else cell for i, cell in enumerate(row)])
    return _told(replace(table, rows=rows), named, said)


def _told(table: SourceTable, named: Mapping[str, re.Match[str]], said: str) -> SourceTable:
    if not said:
        return replace(table, fiscal=next(iter(named)))
    ends = {found[0].strip(): _month(found, said) for found in named.values()}
    told = say("the last months of fiscal periods, as you said: {told}",
               told=", ".join(f"{period} = {month}" for period, month in ends.items()))  # fmt: skip
    return replace(table, notices=(*table.notices, ImportNotice(0, "", told)))


def _month(found: re.Match[str], said: str) -> str:
    return f"{_end(found, said):%Y-%m}"


def _end(found: re.Match[str], said: str) -> date:
    """The last day of a period; `said` is the month with which its years begin, with `-start` where
    they are named after the year in which they do."""
    month, _, named = (said or "1").partition("-")
    year = _full(found["year"])
    # Of two years the first is that of the start, whatever a single one would be.
    if not found["second"] and not named and month != "1":
        year -= 1
    start = date(year, int(month), 1)
    months = 12
    if found["quarter"]:
        months = 3 * int(found["quarter"])
    elif found["half"]:
        months = 6 * int(found["half"])
    return months_after(start, months) - timedelta(days=1)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
