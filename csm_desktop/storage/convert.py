"""The one converter between a frozen domain value and a stored record.

A *record* is a dict of column name to a primitive (str, int, None), ready for SQLite and for the
journal's JSON. It is driven by `dataclasses.fields`, so a new field needs a column and no code.
Dates are ISO text, instants ISO text in UTC, decimals exact text, money two columns, tuples JSON.

Stored values that cannot be used (see `codec`) become nothing where a field may be empty; a thing
that is nothing without them is left out. `unusable_columns` says which they are.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from itertools import compress
from operator import attrgetter, is_not, itemgetter
from typing import Any, TypeVar, cast

from csm_desktop.domain.limits.bounds import AMOUNTS, is_one_value, without_none
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.errors import UserError
from csm_desktop.storage.codec import LEFT_OUT, UNUSABLE, Code, Codec, codec_of, encoded
from csm_desktop.storage.former import as_kept_now
from csm_desktop.storage.made import FEW, FewRows, from_columns
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

T = TypeVar("T")
Primitive = str | int | None
Record = dict[str, Primitive]
Columns = Mapping[str, Sequence[Primitive]]
_UNKNOWN_AMOUNT = Money(0, NO_CURRENCY)


class UnusableError(UserError):
    """A record without which there is no thing: its number or day cannot be used."""

    def __init__(self) -> None:
        super().__init__(
            tr("This cannot be used: what the book holds of it is damaged or beyond all bounds."),
            tr("Nothing was changed. `check` names it."),
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one kind is converted: its plain fields, and its fields of money.

    `plain` takes the values of `names` from a thing, `whole` those of all `fields`. `codecs` go by
    the place in `columns`, for whole rows; `plainly` are the types of which a stored value is the
    field's value as it stands; `row` takes the values of all `columns` from a record; `money_at`
    are the places where two columns make one field.
    """

    kind: type
    names: tuple[str, ...]
    plain: Callable[[Any], tuple[Any, ...]]
    fields: tuple[str, ...]
    whole: Callable[[Any], tuple[Any, ...]]
    encoders: tuple[tuple[str, Code], ...]
    money: tuple[str, ...]
    columns: tuple[str, ...]
    codecs: tuple[Codec, ...]
    codec_of: Mapping[str, Codec]
    plainly: tuple[tuple[type, ...], ...]
    row: Callable[[Record], tuple[Any, ...]]
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
        record |= _money_columns(name, getattr(thing, name))
    return record


def changed_fields(former: T, thing: T) -> tuple[str, ...]:
    """The fields in which a thing holds something else than what it was made of, which may be as
    good: they are told apart by what they are, as `replace` leaves them."""
    plan = _plan(type(thing))
    return tuple(compress(plan.fields, map(is_not, plan.whole(former), plan.whole(thing))))


def part_of_record(thing: object, names: Collection[str]) -> Record:
    """The columns of these fields."""
    plan = _plan(type(thing))
    record: Record = {}
    for name in names:
        value = getattr(thing, name)
        if name in plan.money:
            record |= _money_columns(name, value)
        else:
            record[name] = value
    for name, encode in plan.encoders:
        if record.get(name) is not None:
            record[name] = encode(record[name])
    return record


def _money_columns(name: str, money: Money | None) -> Record:
    return {
        f"{name}_minor": money.minor if money else None,
        f"{name}_currency": money.currency if money else None,
    }


def by_field(kind: type[T], things: Sequence[T]) -> dict[str, Sequence[Any]]:
    """The values of many things of one kind, field by field."""
    plan = _plan(kind)
    fields_ = dict(zip(plan.names, zip(*map(plan.plain, things), strict=True), strict=True))
    return fields_ | {name: [getattr(thing, name) for thing in things] for name in plan.money}


def to_columns(kind: type[T], values: Mapping[str, Sequence[Any]]) -> Columns:
    """What is stored of many things of one kind that are given field by field, as columns.

    Many rows hold few different values, and an import makes those once: each is encoded once.
    """
    plan = _plan(kind)
    columns = {name: values[name] for name in plan.names}
    for name, encode in plan.encoders:
        columns[name] = _encoded(encode, columns[name])
    for name in plan.money:
        amounts: Sequence[Money | None] = values[name]
        columns[f"{name}_minor"] = [money.minor if money else None for money in amounts]
        columns[f"{name}_currency"] = [money.currency if money else None for money in amounts]
    return columns


def _encoded(encode: Code, column: Sequence[Any]) -> list[Primitive]:
    if is_one_value(column):  # a field that nobody filled, as most of a list are
        return [None if column[0] is None else encode(column[0])] * len(column)
    # By identity and not by value: 1.0 and 1.00 are equal and written differently, and what is kept
    # as a list of parts is slow to compare.
    places = list(map(id, column))
    number = len(set(places))
    if number == 1:
        value = column[0]
        return [None if value is None else encode(value)] * len(column)
    if number == len(column):  # each its own, as ids are
        return encoded(encode, column)
    known = {
        place: None if value is None else encode(value)
        for place, value in dict(zip(places, column, strict=True)).items()
    }
    return list(map(known.__getitem__, places))


def grown(kind: type, record: Record) -> Record:
    """A whole record, perhaps of an earlier schema: what came to its table since is blank, as a
    migration leaves it in the rows that are there."""
    record, blank = as_kept_now(record), _blank_record(kind)
    return record if record.keys() >= blank.keys() else {**blank, **record}


@cache
def _blank_record(kind: type) -> Record:
    """The columns of fields that need not be given, as those hold them that nobody filled."""
    plan = _plan(kind)
    encoders = dict(plan.encoders)
    blank: Record = {}
    for field in fields(cast("Any", kind)):
        # A field with a default of its own holds that; only one that may be empty is empty.
        if field.default is None or field.default is MISSING:
            names = (field.name, f"{field.name}_minor", f"{field.name}_currency")
            may_be_empty = without_none(field.type) is not field.type
            blank |= dict.fromkeys(n for n in names if may_be_empty and n in plan.columns)
        elif field.name in plan.names:
            encode = encoders.get(field.name)
            blank[field.name] = encode(field.default) if encode else field.default
    return blank


def from_record(kind: type[T], record: Record) -> T:
    """The domain value of a record. Raises UnusableError where there is none without a number or
    a day that cannot be used, KeyError on a record of another shape."""
    plan = _plan(kind)
    values = _values(plan, plan.row(record))
    if values is None:
        raise UnusableError
    return kind(*values)


def from_records(kind: type[T], records: Iterable[Record]) -> tuple[T, ...]:
    """The domain values of records, as far as there are any."""
    plan = _plan(kind)
    rows = map(plan.row, records)
    return tuple(kind(*values) for row in rows if (values := _values(plan, row)) is not None)


def from_rows(kind: type[T], rows: Sequence[Sequence[Any]]) -> tuple[T, ...]:
    """The domain values of database rows that hold `columns_of(kind)` in that order, as far as
    there are any.

    Goes by columns, as many rows hold few different values: each is decoded once.
    """
    if not rows:
        return ()
    if len(rows) <= FEW and (few := _few(cast("Any", kind)).read(rows)) is not None:
        return few
    plan = _plan(kind)
    columns = _columns(plan, rows)
    # Usually all is usable, and a whole column is then proved by one look.
    if columns is not None:
        return from_columns(kind, columns, len(rows))
    read = [found for row in rows if (found := _values(plan, row)) is not None]
    return from_columns(kind, zip(*read, strict=True), len(read)) if read else ()


@cache
def _few(kind: Any) -> FewRows:
    plan = _plan(kind)
    return FewRows(kind, plan.codecs, plan.money_at, _money)


def all_usable(kind: type, rows: Sequence[Sequence[Any]]) -> bool:
    """Whether there is nothing in such rows that cannot be used."""
    return _columns(_plan(kind), rows) is not None


def unusable_columns(
    kind: type, record: Record, among: Collection[str] | None = None
) -> tuple[str, ...]:
    """The columns of a record (only `among` these) that cannot be used; a missing one is None."""
    plan = _plan(kind)
    if among is not None and not plan.money_at:
        codec = plan.codec_of
        return tuple(name for name in among if codec[name].read(record.get(name)) is UNUSABLE)
    values = [record.get(column) for column in plan.columns]
    read = [codec.read(value) for codec, value in zip(plan.codecs, values, strict=True)]
    bad = {name for name, value in zip(plan.columns, read, strict=True) if value is UNUSABLE}
    for index in plan.money_at:
        if _money(read[index], read[index + 1]) is UNUSABLE:
            # Neither half alone can be shown: an amount without its currency is no amount.
            bad.update(plan.columns[index : index + 2])
    return tuple(name for name in plan.columns if name in bad)


def _columns(plan: _Plan, rows: Sequence[Sequence[Any]]) -> list[Iterable[Any]] | None:
    """The fields of rows, column by column; None where something in them cannot be used."""
    raw = list(zip(*rows, strict=True))
    columns: list[Iterable[Any]] = []
    for codec, values in zip(plan.codecs, raw, strict=True):
        column, usable = codec.read_all(values)
        if not usable:
            return None
        columns.append(column)
    for index in plan.money_at:
        amounts, usable = _amounts(raw[index], raw[index + 1])
        if not usable:
            return None
        # The two stored columns become one field, so places behind them would move: last one first.
        columns[index : index + 2] = [amounts]
    return columns


def _values(plan: _Plan, row: Sequence[Any]) -> list[Any] | None:
    """The fields of one row; None where there is no thing without what cannot be used."""
    values = [
        value if type(value) in plainly else codec.read(value)
        for codec, plainly, value in zip(plan.codecs, plan.plainly, row, strict=True)
    ]
    for index in plan.money_at:  # from the last to the first, as each takes two places
        money = _money(values[index], values[index + 1])
        if money is UNUSABLE:
            money = None if plan.codecs[index].empty else _UNKNOWN_AMOUNT
        values[index : index + 2] = [money]
    if UNUSABLE not in values:  # told by one look, as usually there is none
        return values
    stand_ins = _stand_ins(plan.kind)
    values = [
        # First the stand-ins, then the question whether the thing is one at all.
        stand_in if value is UNUSABLE else value
        for value, stand_in in zip(values, stand_ins, strict=True)
    ]
    return None if any(value is LEFT_OUT for value in values) else values


def _money(minor: Any, currency: Any) -> Any:
    if UNUSABLE in (minor, currency):
        return UNUSABLE
    if minor is None:
        return None
    money = Money(minor, str(currency))
    return money if AMOUNTS.allow(money) else UNUSABLE


def _amounts(minors: Sequence[Any], currencies: Sequence[Any]) -> tuple[Iterable[Any], bool]:
    # Where each row has an amount, few are the same: made as they come, none is looked up.
    if None not in minors and _all_usable(minors, set(currencies)):
        return from_columns(Money, (minors, currencies), len(minors)), True
    pairs = list(zip(minors, currencies, strict=True))
    known = _all_amounts(set(pairs))
    if known is None:
        known = {pair: _money(*pair) for pair in set(pairs)}
    return map(known.get, pairs), not any(money is UNUSABLE for money in known.values())


def _all_amounts(pairs: Collection[tuple[Any, Any]]) -> dict[tuple[Any, Any], Any] | None:
    """The money of each pair that is any, where one look proves all of them; else None."""
    found = [pair for pair in pairs if pair[0] is not None]
    minors, used = [minor for minor, _ in found], {currency for _, currency in found}
    if not _all_usable(minors, used):
        return None
    columns = (minors, [currency for _, currency in found])
    return dict(zip(found, from_columns(Money, columns, len(found)), strict=True))


def _all_usable(minors: Sequence[Any], used: Collection[Any]) -> bool:
    """Whether these numbers are amounts in each of these currencies."""
    if not {*map(type, minors)} <= {int} or not {*map(type, used)} <= {str}:
        return False
    # Bounds are ranges: between the least and the greatest nothing can lie beyond them.
    ends = (min(minors), max(minors)) if minors else ()
    return all(AMOUNTS.allow(Money(end, currency)) for end in ends for currency in used)


def columns_of(kind: type) -> tuple[str, ...]:
    """The column names of a kind, in the order of its fields."""
    return _plan(kind).columns


def _plan(kind: type) -> _Plan:
    plan = _PLANS.get(kind)
    if plan is None:
        plan = _PLANS[kind] = _make_plan(kind)
    return plan


_PLANS: dict[type, _Plan] = {}


@cache
def _stand_ins(kind: Any) -> tuple[Any, ...]:
    """By field: what stands in its place where it cannot be used."""
    return tuple(
        None if without_none(field.type) is Money else _codec(field).stand_in
        for field in fields(kind)
    )


def _codec(field: Any) -> Codec:
    return codec_of(field.name, field.type, field.default)


def _plain_types(codec: Codec) -> tuple[type, ...]:
    as_it_is = codec.decode is None and codec.bounds is None
    return (codec.raw,) * as_it_is + (type(None),) * codec.empty


def _make_plan(kind: Any) -> _Plan:
    names, coded, money, columns = [], [], [], []
    all_names = tuple(field.name for field in fields(kind))
    codecs: list[Codec] = []
    for field in fields(kind):
        type_ = without_none(field.type)
        if type_ is Money:
            money.append(field.name)
            columns += [f"{field.name}_minor", f"{field.name}_currency"]
            empty = type_ is not field.type
            # Their bounds depend on both halves together and are asked in `_money`.
            codecs += [Codec(None, None, int, empty), Codec(None, None, str, empty)]
            continue
        codec = _codec(field)
        names.append(field.name)
        columns.append(field.name)
        codecs.append(codec)
        if codec.encode:
            coded.append((field.name, codec.encode))
    return _Plan(
        kind,
        tuple(names),
        attrgetter(*names),
        all_names,
        attrgetter(*all_names),
        tuple(coded),
        tuple(money),
        tuple(columns),
        tuple(codecs),
        dict(zip(columns, codecs, strict=True)),
        tuple(map(_plain_types, codecs)),
        itemgetter(*columns),
        tuple(columns.index(f"{name}_minor") for name in reversed(money)),
    )
