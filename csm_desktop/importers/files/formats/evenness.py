"""How evenly some rows are cut: by it the delimiter of a text is told."""

from collections import Counter
from collections.abc import Iterable

EVEN_PAIR = 0.7  # of two cells, which could be chance


def evenness(rows: Iterable[list[str]]) -> tuple[float, int]:
    """How evenly the rows are cut, and into how many cells.

    Only rows from the first to the last of the commonest width over one are judged: titles above a
    table and notes below it are cut otherwise; how many rows that leaves out weighs a little. A
    width that is met once among several is chance, unless it is the first row's and no row is
    wider: a header over ragged rows.
    """
    # Blank lines have no width and say nothing.
    widths = [len(row) for row in rows if len(row) > 1 or (row and row[0].strip())]
    wide = [(count, width) for width, count in Counter(widths).items() if width > 1]
    if not wide:
        return (1.0, 1) if widths else (0.0, 0)
    count, width = max(wide)
    # One wide row among many is a slip, not a table.
    if count == 1 and len(widths) > 2:
        return (EVEN_PAIR, widths[0]) if widths[0] == max(widths) > 2 else (0.0, 1)
    # Titles and notes around a table are narrower, so only the stretch of it is judged.
    first, last = widths.index(width), len(widths) - widths[::-1].index(width)
    reach = (last - first) / len(widths)
    return (count / (last - first) * (0.9 + 0.1 * reach), width) if reach >= 0.25 else (0.0, 1)
