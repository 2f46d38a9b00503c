"""Makes one of any dataclass with every field filled, the same each time.

A test that wants to know whether *every* field survives a trip, or stays away from a page, must not
list the fields itself: a field added later would go untested.
"""

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from zlib import crc32

from csm_desktop.domain.limits.bounds import bounds_of
from csm_desktop.domain.records.money import Money

T = TypeVar("T")

CURRENCIES = ("EUR", "USD", "JPY", "KWD")
_FIRST_DAY = date(2026, 1, 1)


def filled(kind: type[T], marker: str = "filled", /, **fixed: object) -> T:
    """An instance of `kind` whose every field has a value; `fixed` fields keep theirs.

    Numbers lie within the bounds of their fields, so that whatever is filled can be stored.

    Every string holds `marker` and the place it stands in, such as `filled Contact.notes`; numbers,
    days, instants and enum members follow from that place too, so that no two fields look alike.
    Optional fields are filled, tuples hold two values, ids are positive.
    """
    hints = get_type_hints(kind)
    values = {
        field.name: value_of(hints[field.name], marker, f"{kind.__name__}.{field.name}")
        for field in fields(kind)  # type: ignore[arg-type]
        if field.name not in fixed
    }
    return kind(**values, **fixed)


def value_of(hint: Any, marker: str, place: str) -> Any:
    """A value of the type `hint`, made from the place it is for."""
    number = 1 + crc32(place.encode()) % 9973
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return value_of(next(t for t in get_args(hint) if t is not type(None)), marker, place)
    if origin is tuple:
        return tuple(value_of(get_args(hint)[0], marker, f"{place}[{n}]") for n in (0, 1))
    if hint is Money:
        return Money(number, CURRENCIES[number % len(CURRENCIES)])
    if is_dataclass(hint):
        return filled(cast("type", hint), f"{marker} {place}")
    if issubclass(hint, Enum):
        members = list(hint)
        return members[number % len(members)]
    return _plain(hint, marker, place, number)


def _plain(hint: type, marker: str, place: str, number: int) -> object:
    if hint is bool:
        return True
    bounds = bounds_of(place.rpartition(".")[2], hint)
    if bounds is not None and hint in (int, Decimal) and not bounds.allow(hint(number)):
        low, high = int(bounds.low), int(bounds.high)
        return hint(low + 1 + number % (high - low)) if high > low + 1 else hint(high)
    simple: dict[type, object] = {
        str: f"{marker} {place}",
        int: number,
        Decimal: Decimal(number) / 100,
        date: _FIRST_DAY + timedelta(days=number % 365),
        datetime: datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=number),
    }
    if hint not in simple:
        raise TypeError(f"{place}: nothing is known that would fill {hint!r}")
    return simple[hint]
