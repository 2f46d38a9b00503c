"""The one converter between a frozen domain value and a stored record.

A *record* is a dict of column name to a primitive (str, int, None), ready for SQLite and for the
journal's JSON. It is driven by `dataclasses.fields`, so a new field needs a column and no code.
Dates are ISO text, instants ISO text in UTC, decimals exact text, money two columns, tuples JSON.
"""

import json
import types
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar, cast, get_args, get_origin

from csm_desktop.domain.money import Money

T = TypeVar("T")
Primitive = str | int | None
Record = dict[str, Primitive]
_Encode = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Codec:
    """How the value of one field becomes primitives, and comes back; None for "as it is"."""

    encode: _Encode | None
    decode: _Encode | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one kind is converted: its plain fields, and its fields of money.

    `plain` takes the values of `names` from a thing. `decoders` and `money_at` go by the place in
    `columns`, for whole rows.
    """

    kind: type
    names: tuple[str, ...]
    plain: Callable[[Any], tuple[Any, ...]]
    encoders: tuple[tuple[str, _Encode], ...]
    money: tuple[str, ...]
    columns: tuple[str, ...]
    decoders: tuple[tuple[int, _Encode], ...]
    money_at: tuple[int, ...]


def to_record(thing: object) -> Record:
    """The record of a domain value."""
    plan = _plan(type(thing))
    record = dict(zip(plan.names, plan.plain(thing), strict=True))
    for name, encode in plan.encoders:
        value = record[name]
        if value is not None:
            record[name] = encode(value)
    for name in plan.money:
        money = getattr(thing, name)
        record[f"{name}_minor"] = money.minor if money else None
        record[f"{name}_currency"] = money.currency if money else None
    return record


def from_record(kind: type[T], record: Record) -> T:
    """The domain value of a record. Raises ValueError or KeyError on a record of another shape."""
    plan = _plan(kind)
    values: list[Any] = [record[column] for column in plan.columns]
    for place, decode in plan.decoders:
        if values[place] is not None:
            values[place] = decode(values[place])
    for place in plan.money_at:  # from the last to the first, as each takes two places
        values[place : place + 2] = [_money(*values[place : place + 2])]
    return kind(*values)


def from_rows(kind: type[T], rows: Sequence[Sequence[Any]]) -> tuple[T, ...]:
    """The domain values of database rows that hold `columns_of(kind)` in that order.

    Goes by columns, as many rows hold few different values: each is decoded once.
    """
    if not rows:
        return ()
    plan = _plan(kind)
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, decode in plan.decoders:
        known = {value: decode(value) for value in set(columns[place]) if value is not None}
        columns[place] = map(known.get, columns[place])
    for place in plan.money_at:
        columns[place : place + 2] = [map(_money, *columns[place : place + 2])]
    return from_columns(kind, columns, len(rows))


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None else Money(minor, str(currency))


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


def columns_of(kind: type) -> tuple[str, ...]:
    """The column names of a kind, in the order of its fields."""
    return _plan(kind).columns


def _plan(kind: type) -> _Plan:
    plan = _PLANS.get(kind)
    if plan is None:
        plan = _PLANS[kind] = _make_plan(kind)
    return plan


_PLANS: dict[type, _Plan] = {}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def _make_plan(kind: Any) -> _Plan:
    names, coded, money, columns = [], [], [], []
    for field in fields(kind):
        type_ = _without_none(field.type)
        if type_ is Money:
            money.append(field.name)
            columns += [f"{field.name}_minor", f"{field.name}_currency"]
            continue
        names.append(field.name)
        columns.append(field.name)
        codec = _codec(type_)
        if codec.encode or codec.decode:
            coded.append((field.name, codec))
    return _Plan(
        kind,
        tuple(names),
        attrgetter(*names),
        tuple((name, codec.encode) for name, codec in coded if codec.encode),
        tuple(money),
        tuple(columns),
        tuple((columns.index(name), codec.decode) for name, codec in coded if codec.decode),
        tuple(columns.index(f"{name}_minor") for name in reversed(money)),
    )


def _codec(type_: Any) -> _Codec:
    if get_origin(type_) is tuple:
        to_json, from_json = _json_codec(type_)
        return _Codec(
            lambda value: _ENCODER.encode(to_json(value)) if value else "[]",
            lambda text: from_json(json.loads(text)) if text != "[]" else (),
        )
    encode, decode = _scalar(type_)
    return _Codec(encode, decode)


def _scalar(type_: Any) -> tuple[_Encode | None, _Encode | None]:
    if type_ is bool:
        return int, bool
    if type_ is datetime:
        return _instant, datetime.fromisoformat
    if type_ is date:
        return date.isoformat, date.fromisoformat
    if type_ is Decimal:
        return str, Decimal
    if isinstance(type_, type) and issubclass(type_, Enum):
        return (
            {member: member.value for member in type_}.__getitem__,
            {member.value: member for member in type_}.__getitem__,
        )
    return None, None


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _json_codec(type_: Any) -> tuple[_Encode, _Encode]:
    """Codec between a value and what JSON can hold, for tuples and nested dataclasses."""
    if get_origin(type_) is tuple:
        to_item, from_item = _json_codec(_without_none(get_args(type_)[0]))
        return (
            lambda values: [to_item(value) for value in values],
            lambda items: tuple(from_item(item) for item in items),
        )
    if isinstance(type_, type) and is_dataclass(type_):
        make: Callable[..., Any] = type_
        parts = {f.name: _json_codec(_without_none(f.type)) for f in fields(type_)}
        return (
            lambda thing: {
                name: None if (value := getattr(thing, name)) is None else encode(value)
                for name, (encode, _) in parts.items()
            },
            lambda item: make(
                **{
                    name: None if item[name] is None else decode(item[name])
                    for name, (_, decode) in parts.items()
                }
            ),
        )
    encode, decode = _scalar(type_)
    return encode or _same, decode or _same


def _same(value: Any) -> Any:
    return value


def _without_none(type_: Any) -> Any:
    if isinstance(type_, types.UnionType):
        return next(arg for arg in get_args(type_) if arg is not type(None))
    return type_
