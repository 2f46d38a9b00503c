"""Figures that tools write in words of their own: 12:30:00 of a time spent, "8/10" of a score.

A column of the clock may as well be the hour at which something began, and 8/10 a day, so the name
of the column decides. Beside accounts alone they stay as they are written.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import SourceTable, columns_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.shapes import as_text, is_blank

_CLOCK = re.compile(
    r"(?:(?P<d>\d{1,3})[.\s]+(?:days?\s+)?)?(?P<h>\d{1,5}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?:\.0+)?"
)
_SPENT = re.compile(
    r"duration|time (?:in|on|spent|to|between)|\b(?:session|usage|handle|response|resolution|reply|"
    r"wait|watch|talk|call|average|avg|total|active|online)\b.*\btime|"
    r"hours (?:in|spent|used|online)|"
    r"dauer|zeit\b|durée|temps|duración|tiempo|durata|tempo|duração|duur|時間",
    re.IGNORECASE,
)  # fmt: skip
_SCORE = re.compile(
    r"(?P<n>\d{1,3}(?:[.,]\d+)?)\s*(?P<of>/|out of|of|von|sur|de|su|van|av)\s*(?P<top>5|7|10|100)",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"score|rating|csat|\bnps\b|\bces\b|satisf|health|happiness|sentiment|grade|zufried|bewertung|"
    r"note\b|punkt|nota\b|puntua|valora|avalia|voto|beoordel|評価|点",
    re.IGNORECASE,
)
_DATED = (ListKind.READINGS, ListKind.SURVEYS)
_HOUR = 60


def with_figures(table: SourceTable) -> SourceTable:
    """The table with such columns as numbers, where a day or who answered stands beside them."""
    if not any("on" in by_name(kind, h) or "respondent" in by_name(kind, h)
               for kind in _DATED for h in table.headers):  # fmt: skip
        return table
    changed: dict[int, list[Cell]] = {}
    notices: list[ImportNotice] = []
    scales: set[str] = set()
    for j, column in enumerate(columns_of(table.rows, len(table.headers))):
        header = table.headers[j]
        found = _minutes(header, column) or _scores(header, column, scales)
        if found is None:
            continue
        cells, told = found
        changed[j] = cells
        notices.append(ImportNotice(0, header, told))
    if not changed:
        return table
    rows: list[Sequence[Cell]] = [
        [changed[j][i] if j in changed else cell for j, cell in enumerate(row)]
        for i, row in enumerate(table.rows)
    ]
    scale = scales.pop() if len(scales) == 1 else ""
    return replace(table, rows=rows, notices=(*table.notices, *notices), scale=scale)


def _minutes(header: str, column: Sequence[Cell]) -> tuple[list[Cell], Message] | None:
    """Times spent, as minutes; None of any other column."""
    if not _SPENT.search(words(header)):
        return None
    filled = [cell for cell in column if not is_blank(cell)]
    if not filled or not all(_CLOCK.fullmatch(as_text(cell)) for cell in filled):
        return None
    read = {cell: f"{_lasted(as_text(cell)):f} min" for cell in filled}
    told = say("“{value}” is read as {result}", value=as_text(filled[0]), result=read[filled[0]])
    return [read.get(cell, cell) for cell in column], told


def _lasted(text: str) -> Decimal:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return Decimal(0)
    whole = int(found["d"] or 0) * 24 * _HOUR + int(found["h"]) * _HOUR + int(found["m"])
    part = (Decimal(found["s"]) / _HOUR).quantize(Decimal("0.01")).normalize()
    return whole + part


def _scores(
    header: str, column: Sequence[Cell], scales: set[str]
) -> tuple[list[Cell], Message] | None:
    """Scores that each name the top of one scale, which is added; None of any other column."""
    begins = next((cell for cell in column if not is_blank(cell)), None)
    if not isinstance(begins, str) or not _SCORE.fullmatch(begins.strip()):  # as most do
        return None
    filled = [cell for cell in column if isinstance(cell, str) and not is_blank(cell)]
    found = {cell: _SCORE.fullmatch(cell.strip()) for cell in filled}
    tops = {each["top"] for each in found.values() if each}
    if not filled or len(filled) < sum(not is_blank(cell) for cell in column) or len(tops) != 1:
        return None
    # 8/10 may be a day, and "8 of 10" a part done: the name decides.
    spoken = all(each and each["of"].casefold() == "out of" for each in found.values())
    if not all(found.values()) or not (spoken or _SCORED.search(words(header))):
        return None
    read = {cell: each["n"] for cell, each in found.items() if each}
    first = filled[0]
    scales |= tops
    told = say("“{value}” is read as {result}", value=first.strip(), result=read[first])
    return [read.get(str(cell), cell) for cell in column], told
