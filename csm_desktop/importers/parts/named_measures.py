"""Crosstabs whose rows are measures: their names stand in a column without one, and the account in
the first row of each group alone."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import is_nameless
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.importers.values.periods import periods
from csm_desktop.importers.values.shapes import Shape, as_text, shape

_NAME, _WHOSE = "Measure Names", "Account Name"
_LEAST = 2  # rows of each measure
_MOST = 50  # measures


def with_measures(table: SourceTable) -> SourceTable:
    """The table with such a column named, and each row's account; any other as it is."""
    months = periods(table.headers)
    others = [j for j, header in enumerate(table.headers) if header not in months]
    if not months or len(others) < _LEAST or not table.rows:
        return table
    place = others[-1]
    cells = [as_text(row[place]) for row in table.rows]
    named = "metric" in by_name(ListKind.READINGS, table.headers[place])
    if not named and place == 1 and all(map(is_nameless, table.headers[:_LEAST])):
        whose = _whose(table)
        if whose is not None:
            headers = tuple(_WHOSE if j == whose else h for j, h in enumerate(table.headers))
            return replace(table, headers=headers)
    if not (named or (is_nameless(table.headers[place]) and _are_measures(cells))):
        return table
    headers = tuple(
        _NAME if j == place and not named else header for j, header in enumerate(table.headers)
    )
    if place == 1 and is_nameless(headers[0]):
        headers = (_WHOSE, *headers[1:])
    rows, filled = _filled_down(table.rows, others[:-1])
    text = say("stands in the first row of each group: read for all of them")
    told = [ImportNotice(0, table.headers[j], text) for j in filled]
    return replace(table, headers=headers, rows=rows, notices=(*table.notices, *told))


def _whose(table: SourceTable) -> int | None:
    """Which of two columns without a name has an account of its own in each row; what stands beside
    it says something of all of them. None where neither does, or both."""
    found = []
    for j in range(_LEAST):
        texts = [as_text(row[j]) for row in table.rows]
        is_once = "" not in texts and len({text.casefold() for text in texts}) == len(texts)
        found += [j] if is_once else []
    return found[0] if len(found) == 1 else None


def _are_measures(cells: Sequence[str]) -> bool:
    """Whether words stand in each row, the same few again and again."""
    different = set(cells)
    return (
        "" not in different
        and len(different) <= min(_MOST, len(cells) // _LEAST)
        and all(shape(text) is Shape.TEXT for text in different)
    )


def _filled_down(
    rows: Sequence[Sequence[Cell]], places: Sequence[int]
) -> tuple[list[Sequence[Cell]], list[int]]:
    """The rows with what stands above where a cell of these columns is empty, and the columns in
    which one was."""
    found: list[Sequence[Cell]] = []
    above: dict[int, Cell] = {}
    filled: dict[int, None] = {}
    for row in rows:
        whole = list(row)
        # A row with its own account has its own of everything.
        is_begin = any(as_text(row[j]) for j in places)
        for j in places:
            if is_begin:
                above[j] = row[j]
            elif as_text(above.get(j, "")):
                whole[j] = above[j]
                filled[j] = None
        found.append(whole)
    return found, list(filled)
