"""Stored values in the text that PostgreSQL's COPY reads.

The book keeps days, instants and decimals as texts that PostgreSQL reads as they are, so nothing is
decoded; what cannot be used of a damaged book becomes nothing.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from typing import Any

NOTHING = "\\N"
_ODD = re.compile("[\0\t\n\r\\\\]")
_WRITTEN = {0: None, 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\"}
_ZERO = "\\u0000"  # in JSON; PostgreSQL holds it nowhere


def column_text(values: Sequence[Any], held: type) -> Iterable[str]:
    """The text of each value of one column, as the book stores it."""
    kinds = set(map(type, values))
    if kinds == {type(None)}:
        return repeat(NOTHING, len(values))
    if kinds == {int}:
        return list(map(str, values))
    if kinds <= {int, type(None)}:
        return [NOTHING if value is None else str(value) for value in values]
    if kinds <= {str, type(None)} and _is_plain(values, held):
        return values if kinds == {str} else [NOTHING if v is None else v for v in values]
    if held is tuple:
        return [NOTHING if value is None else _text(_without_zero(value)) for value in values]
    return [NOTHING if value is None else _text(value) for value in values]


def values_text(values: Sequence[Any]) -> Iterable[str]:
    """The text of each value of one column, of Python's own types."""
    kinds = set(map(type, values))
    if kinds <= {str, int, type(None)}:
        return column_text(values, str)
    if kinds == {Decimal}:
        return map(str, values)
    # Equal numbers need not be the same: True is 1, and 1.0 too.
    if not kinds <= {date, type(None)}:
        return map(value_text, values)
    known = {value: value_text(value) for value in set(values)}
    return map(known.__getitem__, values)


def _is_plain(values: Sequence[Any], held: type) -> bool:
    """Whether a column of texts stands in COPY as it is: one look for all of them."""
    joined = "".join(filter(None, values))
    return not _ODD.search(joined) and not (held is tuple and _ZERO in joined)


def value_text(value: object) -> str:
    """The text of one value of Python's own types."""
    match value:
        case None:
            return NOTHING
        case bool():
            return "t" if value else "f"
        case date() | datetime():
            return value.isoformat()
        case int() | Decimal():
            return str(value)
    return _text(str(value))


def _text(value: object) -> str:
    text = str(value)
    return text.translate(_WRITTEN) if _ODD.search(text) else text


def _without_zero(text: str) -> str:
    if _ZERO not in text:
        return text
    return json.dumps(_cleared(json.loads(text)), ensure_ascii=False)


def _cleared(item: Any) -> Any:
    if isinstance(item, str):
        return item.replace("\0", "")
    if isinstance(item, list):
        return [_cleared(each) for each in item]
    if isinstance(item, dict):
        return {name: _cleared(each) for name, each in item.items()}
    return item
