"""How rows of a text travel from the child: column by column, and what repeats itself once.

A list says "Germany" ten thousand times. Each text that a column holds is said, read and kept once
a batch, and told by its place wherever it stands again.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any, cast

_FEW_ROWS = 2  # of which it is not worth while to turn them round
_TELLING = 100  # cells
_BETWEEN = "\x7f"  # cells of a column that is sent in one text; JSON leaves it as it is


def in_columns(rows: Sequence[Sequence[str]]) -> list[Any] | None:
    """Rows of one length as columns; None for others, and for blank ones."""
    if len(rows) < _FEW_ROWS or not rows[0] or len({*map(len, rows)}) != 1:
        return None
    return [_said(column) for column in zip(*rows, strict=True)]


def _said(column: tuple[str, ...]) -> Any:
    # A column of names or notes repeats nothing, which its beginning tells.
    if len(set(column[:_TELLING])) * 2 > len(column[:_TELLING]):
        # In one text, which is said and read in half the time of many.
        whole = _BETWEEN.join(column)
        return whole if whole.count(_BETWEEN) == len(column) - 1 else column
    places = dict(zip(dict.fromkeys(column), count(), strict=False))
    if len(places) == 1:
        return {"text": column[0], "times": len(column)}
    return {"texts": list(places), "at": list(map(places.__getitem__, column))}


def heard(column: Any, most: int) -> tuple[Sequence[str], str]:
    """A column of `most` cells as it was sent, and all its different texts in one, between signs
    that end a line.

    Raises TypeError, ValueError or LookupError for what no child sends.
    """
    match column:
        case str(whole):
            return whole.split(_BETWEEN), whole.replace(_BETWEEN, "\n")
        case {"text": str(text), "times": int(times)} if times <= most:
            return [text] * times, text
        case {"texts": list(texts), "at": list(places)}:
            everything = "\n".join(texts)  # fails where one is no text
            return list(map(cast("list[str]", texts).__getitem__, places)), everything
        case list(texts):
            return texts, "\n".join(texts)
    raise TypeError
