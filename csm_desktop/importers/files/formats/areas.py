"""Lists that stand side by side in one sheet, with an empty column between them."""

from collections.abc import Sequence

from csm_desktop.importers.files.sheet_dress import TableArea
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import is_account_name, is_known
from csm_desktop.importers.values.shapes import as_text

_LOOK_AT = 40  # rows from the top among which the names of the columns stand
_LEAST = 2  # columns of a list

Span = tuple[int, int]


def side_by_side(rows: Sequence[Sequence[Cell]], lines: Sequence[int]) -> list[TableArea]:
    """The areas of such lists; none where the sheet holds one list alone.

    Each names whose its rows are: columns that are set apart for their looks belong together.
    """
    first = rows[:_LOOK_AT]
    spans = _spans(first)
    # Most sheets have no empty column, and need no look at their other rows.
    if len(spans) < _LEAST or len(spans := _spans(rows)) < _LEAST:
        return []
    at = next((i for i, row in enumerate(first) if all(_is_head(row, span) for span in spans)), -1)
    if at < 0:
        return []
    found = []
    for number, (left, right) in enumerate(spans, 1):
        filled = [i for i in range(at + 1, len(rows)) if _texts(rows[i], (left, right))]
        if not filled:
            return []
        title = _texts(rows[at - 1], (left, right)) if at else []
        name = title[0] if len(title) == 1 else str(number)
        found.append(TableArea(name, lines[at], left, lines[filled[-1]], right))
    return found


def _spans(rows: Sequence[Sequence[Cell]]) -> list[Span]:
    """The first and last columns of each group between empty ones."""
    width = max(map(len, rows), default=0)
    filled = [False] * (width + 1)
    for row in rows:
        for j, cell in enumerate(row):
            if not filled[j] and as_text(cell):
                filled[j] = True
    found = []
    left = -1
    for j, is_filled in enumerate(filled):
        if is_filled and left < 0:
            left = j
        elif not is_filled and left >= 0:
            found.append((left, j - 1))
            left = -1
    return found


def _texts(row: Sequence[Cell], span: Span) -> list[str]:
    return [text for cell in row[span[0] : span[1] + 1] if (text := as_text(cell))]


def _is_head(row: Sequence[Cell], span: Span) -> bool:
    """Whether a row names the columns of a group, and one of them whose its rows are."""
    names = _texts(row, span)
    return (
        len(names) >= _LEAST
        and len(names) == span[1] - span[0] + 1
        and any(map(is_account_name, names))
        and sum(map(is_known, names)) >= _LEAST
    )
