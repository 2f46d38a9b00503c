"""How the value of one field becomes what SQLite stores, and what of that can be used again.

A stored value is usable when it is of the column's type, can be decoded and lies within the bounds
of its field (`domain.bounds`). What is not (damage, or a book of a program that knew no bounds) is
`UNUSABLE`: it never becomes a number, a day or an error halfway through a page.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from json.scanner import make_scanner
from operator import attrgetter
from typing import Any, Final, get_args, get_origin

from csm_desktop.domain.limits.bounds import IDS, Bounds, bounds_of, without_none
from csm_desktop.values import dataclass

Code = Callable[[Any], Any]
UNUSABLE: Final = object()
"""Stands for a stored value that cannot be used."""
_PLAINLY_EQUAL = frozenset((str, type(None)))
_ORDERED = (date, datetime)
_FEW_WORDS = (Enum, Decimal, int, date)
LEFT_OUT: Final = object()
"""In place of a stand-in: without this value there is no thing."""
_FAULTS = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Codec:
    """One column: `encode` and `decode` are None for "as it is", `raw` is what SQLite must give.

    `stand_in` is what a page sees where the value cannot be used: nothing, never a number.
    """

    encode: Code | None
    decode: Code | None
    raw: type
    empty: bool = False
    bounds: Bounds | None = None
    stand_in: Any = None

    def read(self, value: Any) -> Any:
        """The field's value of one stored value, or `UNUSABLE`."""
        if value is None:
            return None if self.empty else UNUSABLE
        # Exactly the type: True is an int to Python, and a text "5" is none that we wrote.
        if type(value) is not self.raw:
            return UNUSABLE
        try:
            found = self.decode(value) if self.decode else value
        except _FAULTS:
            return UNUSABLE
        return UNUSABLE if self.bounds is not None and not self.bounds.allow(found) else found

    def read_all(self, values: Sequence[Any]) -> tuple[Iterable[Any], bool]:
        """The field's values of a whole column, each distinct one read once; if all are usable.

        Where all are as they should be, a column that needs no decoding costs a look at its types.
        """
        first = values[0] if values else 0
        # A column that is the same in all rows, as those are that nobody filled: one look. Not of
        # numbers, where equal is not the same (1 and 1.0).
        if type(first) in _PLAINLY_EQUAL and values.count(first) == len(values):
            value = self.read(first)
            return repeat(value, len(values)), value is not UNUSABLE
        types = set(map(type, values))
        if not types <= ({self.raw, type(None)} if self.empty else {self.raw}):
            return [self.read(value) for value in values], False
        if self.decode is None and self.bounds is None:
            return values, True
        # A column repeats itself (days, words of closed lists): each distinct value is decoded
        # once.
        distinct = set(values)
        if self.decode is None and self.bounds is not None:
            numbers = distinct - {None}
            # Numbers need no decoding, so their extremes speak for all of them.
            if not numbers or (
                self.bounds.low <= min(numbers) and max(numbers) <= self.bounds.high
            ):
                return values, True
        known = self._days(distinct)
        if known is not None:
            return map(known.get, values), True
        known = {value: self.read(value) for value in distinct}
        return map(known.get, values), not any(each is UNUSABLE for each in known.values())

    def _days(self, distinct: set[Any]) -> dict[Any, Any] | None:
        """Days or instants that are all usable, by their texts: tens of thousands of meetings begin
        at as many instants. Between the first and the last nothing can lie beyond the bounds."""
        if self.bounds is None or self.bounds.kind not in _ORDERED or self.decode is None:
            return None
        texts = [text for text in distinct if text is not None]
        try:
            found = list(map(self.decode, texts))
            ends = (min(found), max(found)) if found else ()
        except _FAULTS:  # also where some say their zone and others do not
            return None
        if not all(map(self.bounds.allow, ends)):
            return None
        return {None: None, **dict(zip(texts, found, strict=True))}


def codec_of(name: str, declared: Any, default: Any) -> Codec:
    """The codec of a field of this name and declared type; `default` is the field's, or MISSING."""
    kind = without_none(declared)
    empty = kind is not declared
    bounds = bounds_of(name, kind)
    if bounds is IDS:  # whatever SQLite keeps as a whole number is within
        bounds = None
    if get_origin(kind) is tuple:
        to_text, from_json = _json_codec(kind)
        return Codec(
            to_text,
            _by_parts(
                without_none(get_args(kind)[0]),
                lambda text: from_json(_of_json(text)) if text != "[]" else (),
            ),
            str,
            empty,
            stand_in=(),
        )
    encode, decode = _scalar(kind)
    return Codec(
        encode,
        decode,
        int if kind in (int, bool) else str,
        empty,
        bounds,
        None if empty else _stand_in(kind, default),
    )


def _stand_in(kind: Any, default: Any) -> Any:
    """A page needs some word of a closed list; what it shows of it says "not usable" beside."""
    # A text may be empty and a yes be a no; a number or a day must never be made up.
    if kind is str:
        return ""
    if kind is bool:
        return False
    if issubclass(kind, Enum):
        return default if isinstance(default, kind) else next(iter(kind))
    return LEFT_OUT


_SCAN: Any = make_scanner(json.JSONDecoder())  # type: ignore[arg-type]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def _scalar(kind: Any) -> tuple[Code | None, Code | None]:
    if kind is bool:
        # A lookup and not bool(): 2 is damage, and would pass for True.
        return int, {0: False, 1: True}.__getitem__
    if kind is datetime:
        return _instant, datetime.fromisoformat
    if kind is date:
        return date.isoformat, date.fromisoformat
    if kind is Decimal:
        return str, _finite
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (
            {member: member.value for member in kind}.__getitem__,
            {member.value: member for member in kind}.__getitem__,
        )
    return None, None


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=4096)  # shares, weights and scores: few different ones in many rows
def _finite(text: str) -> Decimal:
    found = Decimal(text)
    if not found.is_finite():
        raise ValueError(text)
    return found


def _json_codec(kind: Any) -> tuple[Code, Code]:
    """To the text of JSON, and from what JSON can hold, of tuples and nested dataclasses.

    The text is put together from its parts: a tree made for an encoder costs four times as much.
    """
    if get_origin(kind) is tuple:
        item = without_none(get_args(kind)[0])
        to_item, from_item = _json_codec(item)
        checked = _of_type(list)
        return (
            _TupleText(to_item, item),
            lambda items: tuple(map(from_item, checked(items))),
        )
    if isinstance(kind, type) and is_dataclass(kind):
        make: Callable[..., Any] = kind
        parts = {f.name: _json_codec(without_none(f.type)) for f in fields(kind)}
        decoders = [(name, decode) for name, (_, decode) in parts.items()]
        # What was stored before a field was there has its default.
        absent = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
        return (
            _text_of_texts(kind) if _is_of_texts(kind) else _text_of(parts),
            lambda item: make(
                *[
                    absent[name]
                    if name not in item and name in absent
                    else (None if (value := item[name]) is None else decode(value))
                    for name, decode in decoders
                ]
            ),
        )
    encode, decode = _scalar(kind)
    if encode is None and kind is str:
        return encode_basestring, _of_type(kind)
    return (
        lambda value: _ENCODER.encode(encode(value) if encode else value),
        decode or _of_type(kind),
    )


def _by_parts(kind: Any, decode: Code) -> Code:
    """What reads a list of such things as `decode` does, where the things repeat themselves: the
    parts of kept scores, of which each says a factor, a value and a weight. A piece that is an
    object by itself was one of the list; where one is none, all are read together."""
    if not is_dataclass(kind) or not _is_of_few_words(kind):
        return decode
    _, from_item = _json_codec(kind)
    known = lru_cache(maxsize=8192)(lambda piece: from_item(_of_json(f"{{{piece}}}")))

    def read(text: str) -> Any:
        if text.startswith("[{") and text.endswith("}]"):
            with suppress(*_FAULTS):
                return tuple(map(known, text[2:-2].split("},{")))
        return decode(text)

    return read


def _is_of_few_words(kind: Any) -> bool:
    """Whether a thing holds no text of its own: numbers, days and words of closed lists."""
    own = [without_none(field.type) for field in fields(kind)]
    return all(isinstance(each, type) and issubclass(each, _FEW_WORDS) for each in own)


def _of_json(text: str) -> Any:
    """As `json.loads`, which takes twice as long for a short text as its own scanner."""
    try:
        found, end = _SCAN(text, 0)
    except StopIteration:  # it begins with a space, or with nothing that it knows
        return json.loads(text)
    return found if end == len(text) else json.loads(text)


def _text_of(parts: Mapping[str, tuple[Code, Code]]) -> Code:
    """What writes a thing as an object of JSON."""
    named = [(name, f"{encode_basestring(name)}:", encode) for name, (encode, _) in parts.items()]

    def to_text(thing: Any) -> str:
        written = [
            head + ("null" if (value := getattr(thing, name)) is None else encode(value))
            for name, head, encode in named
        ]
        return f"{{{','.join(written)}}}"

    return to_text


class _TupleText:
    """The text of a tuple; `of_all` tells those of a whole column."""

    __slots__ = ("_item", "_of")

    def __init__(self, of: Code, item: Any) -> None:
        self._of, self._item = of, item

    def __call__(self, values: Sequence[Any]) -> str:
        # Of one id or field, as most things have, nothing need be joined.
        if len(values) == 1:
            return f"[{self._of(values[0])}]"
        return f"[{','.join(map(self._of, values))}]"

    def of_all(self, column: Sequence[Sequence[Any]]) -> list[str]:
        """Of things of several texts, one in each row, field by field and not row by row."""
        if not (is_dataclass(self._item) and _is_of_texts(self._item)):
            return list(map(self, column))
        if set(map(len, column)) != {1}:
            return list(map(self, column))
        things = [values[0] for values in column]
        names = [field.name for field in fields(self._item)]
        texts = (map(encode_basestring, map(attrgetter(name), things)) for name in names)
        return list(map(f"[{_shape_of_texts(names)}]".__mod__, zip(*texts, strict=True)))


def encoded(encode: Code, column: Sequence[Any]) -> list[Any]:
    """The values of a column, each its own, as they are stored; none where there is none."""
    if isinstance(encode, _TupleText) and None not in column:
        return encode.of_all(column)
    return [None if value is None else encode(value) for value in column]


def _is_of_texts(kind: Any) -> bool:
    """Whether a thing is made of several texts, none of which may lack: an id of another system, a
    field of the user's own. A list brings thousands of them."""
    return len(fields(kind)) > 1 and all(field.type is str for field in fields(kind))


def _text_of_texts(kind: Any) -> Code:
    names = [field.name for field in fields(kind)]
    shape, texts_of = _shape_of_texts(names), attrgetter(*names)
    return lambda thing: shape % tuple(map(encode_basestring, texts_of(thing)))


def _shape_of_texts(names: Sequence[str]) -> str:
    return "{" + ",".join(f"{encode_basestring(name)}:%s" for name in names) + "}"


def _of_type(kind: type) -> Code:
    def checked(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(kind)
        return value

    return checked
