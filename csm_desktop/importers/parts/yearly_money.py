"""What accounts pay, a column a year: "ARR 2024", "ARR 2025", "ARR 2026".

The newest column says how things stand; each older one is a list of its own, which is the state of
a year before and comes in as history where its user wants it (`meaning.older_sheets`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.parts.companies_people import named
from csm_desktop.importers.values.shapes import as_text

_YEAR = re.compile(r"(?<!\d)(?:FY\s?)?(20\d\d)(?!\d)", re.IGNORECASE)
_MONEY = frozenset(("arr", "mrr"))
_SURE = 0.8
P = TypeVar("P")
_LEAST = 2  # columns: one alone may be called so for another reason


def by_years(table: SourceTable) -> list[SourceTable]:
    """The table as it stands in its newest year, and one a year before; the table alone where
    money has no column a year."""
    years = _years(table)
    if len(years) < _LEAST:
        return [table]
    amount = _without_year(table.headers[years[max(years)]])
    newest = max(years)
    return [of_period(table, years, year, newest, amount, f"{amount} {year}")
            for year in sorted(years, reverse=True)]  # fmt: skip


def _years(table: SourceTable) -> dict[int, int]:
    """By year the place of the column that says what was paid in it; of one amount alone."""
    found: dict[str, dict[int, int]] = {}
    for place, header in enumerate(table.headers):
        told = _YEAR.findall(header)
        plain = _without_year(header)
        if len(told) == 1 and is_money(plain) and holds_numbers(table, place):
            found.setdefault(words(plain), {}).setdefault(int(told[0]), place)
    return max(found.values(), key=len, default={})


def _without_year(header: str) -> str:
    return " ".join(_YEAR.sub(" ", header).replace("()", " ").split()).strip(" -–_:/")


def is_money(header: str) -> bool:
    """Whether a name is surely that of recurring revenue."""
    found = by_name(ListKind.ACCOUNTS, header)
    return any(found.get(field, (0.0,))[0] >= _SURE for field in _MONEY)


def holds_numbers(table: SourceTable, place: int) -> bool:
    """Whether most filled cells of a column hold a digit."""
    texts = [text for row in table.rows if (text := as_text(row[place]))]
    return bool(texts) and sum(any(map(str.isdigit, text)) for text in texts) * 2 > len(texts)


def of_period(
    table: SourceTable, columns: Mapping[P, int], period: P, newest: P, amount: str, called: str
) -> SourceTable:
    """The list of one of these periods; of an older one only the rows that paid in it."""
    others = {place for each, place in columns.items() if each != period}
    kept = [i for i in range(len(table.headers)) if i not in others]
    headers = tuple(amount if i == columns[period] else table.headers[i] for i in kept)
    rows: Sequence[int] = range(len(table.rows))
    if period != newest:
        rows = [i for i in rows if as_text(table.rows[i][columns[period]])]
    apart = replace(
        table, sheet=named(table, called), headers=headers,
        rows=[[table.rows[i][j] for j in kept] for i in rows],
        lines=[table.lines[i] for i in rows], places=tuple(range(len(kept))),
    )  # fmt: skip
    if period == newest:
        return apart
    # What is no row of any list is told once, with the newest.
    return replace(apart, damaged=(), set_aside=(), notices=())
