"""How rows of a text travel from the child: column by column, and what repeats itself once.

A list says "Germany" ten thousand times. Each text that a column holds is said, read and kept once
a batch, and told by its place wherever it stands again.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any, cast

_FEW_ROWS = 2  # of which it is not worth while to turn them round
_TELLING = 100  # cells


def in_columns(rows: Sequence[Sequence[str]]) -> list[Any] | None:
    """Rows of one length as columns; None for others, and for blank ones."""
    if len(rows) < _FEW_ROWS or not rows[0] or len({*map(len, rows)}) != 1:
        return None
    return [_said(column) for column in zip(*rows, strict=True)]


def _said(column: tuple[str, ...]) -> Any:
    # A column of names or notes repeats nothing, which its beginning tells.
    if len(set(column[:_TELLING])) * 2 > len(column[:_TELLING]):
        return column
    places = dict(zip(dict.fromkeys(column), count(), strict=False))
    return {"texts": list(places), "at": list(map(places.__getitem__, column))}


def heard(column: Any) -> tuple[Sequence[str], str]:
    """A column as it was sent, and all its different texts in one, between line breaks.

    Raises TypeError, ValueError or LookupError for what no child sends.
    """
    match column:
        case {"texts": list(texts), "at": list(places)}:
            everything = "\n".join(texts)  # fails where one is no text
            return list(map(cast("list[str]", texts).__getitem__, places)), everything
        case list(texts):
            return texts, "\n".join(texts)
    raise TypeError
