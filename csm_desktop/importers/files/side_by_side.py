"""Two lists that stand beside each other in one sheet, with an empty column between.

A column without a name and a value may also be a mere gap in one list. Two lists are told by what a
list never does: its names stand twice, or its right part ends, without a hole, in the middle of it.
"""

from collections.abc import Sequence
from itertools import pairwise

from csm_desktop.importers.files.sheet_dress import TableArea
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import find_header, is_known, words
from csm_desktop.importers.values.shapes import as_text

_LOOK_AT = 60  # rows in which a gap shows; the others are looked at where one does
_LEAST = 2  # columns, and rows, of what is a list


def lists_beside(rows: Sequence[Sequence[Cell]], lines: Sequence[int]) -> list[TableArea]:
    """The lists that a sheet holds side by side, from the left; none where it holds one list.

    `rows` are those of the sheet, and `lines` where they stand in it.
    """
    sides = _sides(rows)
    filled = [i for i, row in enumerate(rows) if any(as_text(cell) for cell in row)]
    at = find_header([rows[i] for i in filled]) if len(sides) > 1 else None
    if at is None:
        return []
    header, below = rows[filled[at]], [rows[i] for i in filled[at + 1 :]]
    names = [_names(header, side) for side in sides]
    if any(len(of_side) < _LEAST or not any(map(is_known, of_side)) for of_side in names):
        return []
    if not (_repeat(names) or _end_apart(below, sides)):
        return []
    return [
        TableArea(f"{_letters(first)}–{_letters(last)}", lines[0], first, lines[-1], last)
        for first, last in sides
    ]


def _sides(rows: Sequence[Sequence[Cell]]) -> list[tuple[int, int]]:
    """The first and last columns of what empty columns divide."""
    seen = _filled_columns(rows[:_LOOK_AT])
    if not seen or len(seen) > seen[-1] - seen[0]:
        return []
    seen = _filled_columns(rows)
    sides, first = [], seen[0]
    for column, following in pairwise(seen):
        if following > column + 1:
            sides.append((first, column))
            first = following
    return [*sides, (first, seen[-1])]


def _filled_columns(rows: Sequence[Sequence[Cell]]) -> list[int]:
    return sorted({j for row in rows for j, cell in enumerate(row) if as_text(cell)})


def _names(header: Sequence[Cell], side: tuple[int, int]) -> list[str]:
    return [name for name in map(as_text, header[side[0] : side[1] + 1]) if name]


def _repeat(names: Sequence[Sequence[str]]) -> bool:
    """Whether the lists are named alike: the same columns once more, for other rows."""
    told = [[words(name) for name in of_side] for of_side in names]
    return all(of_side == told[0] for of_side in told)


def _end_apart(below: Sequence[Sequence[Cell]], sides: Sequence[tuple[int, int]]) -> bool:
    """Whether each side is filled from its top without a hole, and they end at unlike rows."""
    ends = []
    for first, last in sides:
        filled = [any(as_text(cell) for cell in row[first : last + 1]) for row in below]
        end = sum(filled)
        if end < _LEAST or not all(filled[:end]):
            return False
        ends.append(end)
    return len(set(ends)) > 1


def _letters(column: int) -> str:
    """A column as spreadsheets name it: A to Z, then AA."""
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
