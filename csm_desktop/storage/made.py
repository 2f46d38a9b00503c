"""Values made past their constructor, of what SQLite gave: many by columns, few by their rows.

For thousands of rows a column is proved and decoded by one look. An account holds three rows of a
kind, and as many looks as there are columns cost more there than to read the rows one by one.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, TypeVar, cast

from csm_desktop.storage.codec import UNUSABLE, Code, Codec

T = TypeVar("T")
FEW = 10
"""Up to so many rows are read one by one (measured: beyond a dozen columns are quicker)."""
_KEPT = 1_024  # values of a column that are remembered: days and words of closed lists come again
_SHAPES = 256  # of what types the values of a row are
_Shape = tuple[type, ...]
_Places = tuple[tuple[int, Code], ...]


def from_columns(kind: type[T], columns: Iterable[Iterable[Any]], number: int) -> tuple[T, ...]:
    """So many values of a frozen, slotted kind, given a column for each of its fields in order.

    Each slot is filled for all of them at once, past the constructor: a third of its time for
    thousands of lines (measured). Not for kinds that check themselves in `__post_init__`.
    """
    things = list(map(object.__new__, repeat(kind, number)))
    slots = _slots(cast("Any", kind))
    for fill, column in zip(slots, columns, strict=True):
        deque(map(fill, things, column), maxlen=0)
    return tuple(things)


@cache
def _slots(kind: Any) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets each field of a thing, frozen or not."""
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


class FewRows:
    """Reads rows of one kind, where there are few.

    Of what type the values of a row are says which of them must be read at all; rows are much alike
    in that. `money_at` are the places where two columns make one field, the last one first.
    """

    def __init__(
        self,
        kind: type,
        codecs: Sequence[Codec],
        money_at: Sequence[int],
        money: Callable[[Any, Any], Any],
    ) -> None:
        self._kind, self._codecs, self._money_at = kind, codecs, money_at
        self._fill = _slots(cast("Any", kind))
        self._money = lru_cache(_KEPT)(money)
        self._readers = [_reader(codec) for codec in codecs]
        self._places_in = lru_cache(_SHAPES)(self._places)

    def read(self, rows: Sequence[Sequence[Any]]) -> tuple[Any, ...] | None:
        """The things of these rows; None where something in them cannot be used."""
        things = []
        for row in rows:
            values = self._values(row)
            if values is None:
                return None
            thing: Any = object.__new__(self._kind)
            for fill, value in zip(self._fill, values, strict=True):
                fill(thing, value)
            things.append(thing)
        return tuple(things)

    def _values(self, row: Sequence[Any]) -> list[Any] | None:
        places = self._places_in(tuple(map(type, row)))
        if places is None:
            return None
        values = list(row)
        for place, read in places:
            value = values[place] = read(values[place])
            if value is UNUSABLE:
                return None
        for place in self._money_at:
            amount = self._money(values[place], values[place + 1])
            if amount is UNUSABLE:
                return None
            values[place : place + 2] = [amount]
        return values

    def _places(self, shape: _Shape) -> _Places | None:
        """What must be read in a row of these types; None where they are not as they should be."""
        found = []
        for place, (kind, codec, read) in enumerate(
            zip(shape, self._codecs, self._readers, strict=True)
        ):
            if kind is not codec.raw and not (kind is type(None) and codec.empty):
                return None
            if kind is codec.raw and read is not None:
                found.append((place, read))
        return tuple(found)


def _reader(codec: Codec) -> Code | None:
    """What reads a value of the right type; None where it is the field's value as it stands."""
    if codec.decode is None and codec.bounds is None:
        return None
    # Instants hardly come twice, and lists are long.
    is_own = codec.stand_in == () or (codec.bounds is not None and codec.bounds.kind is datetime)
    return codec.read if is_own else lru_cache(_KEPT)(codec.read)
