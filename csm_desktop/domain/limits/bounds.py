"""The bounds of the field: what a stored number, amount or day may be, said once for everybody.

A term of 10,000 years or a reading of 26 digits is a slip or damage, never a fact: a rule that
counts with it fails, or tells nonsense. So nothing beyond these bounds is stored (the gate, the
fields of the window and the importer all ask here), and what an older book or a damaged one holds
beyond them is shown as not usable, never counted with. All bounds are our choice.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from types import MappingProxyType, UnionType
from typing import Any, cast, get_args, get_origin
from zlib import crc32

from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.records.practice.assessments import Pillar
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

MOST_DIGITS = 28
"""Significant digits that decimal arithmetic keeps exact (the default context of `decimal`)."""
_FINEST = -100  # the exponent of the last digit: what is computed may be fine
_LONGEST = 40  # characters of a value that a message repeats
_CURRENCY = re.compile(r"[A-Z]{3}|")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a value may be: from `low` to `high`, both included, of exactly the type `kind`.

    A Decimal has at most `MOST_DIGITS` digits besides; of Money the amount in major units counts.
    """

    kind: type
    low: Any
    high: Any

    def allow(self, value: object) -> bool:
        """Whether a value is of the kind, and within."""
        match value:
            case Decimal() if self.kind is Decimal:
                return (
                    value.is_finite()
                    and self.low <= value <= self.high
                    # A number with more digits would be rounded by the next sum.
                    and len(value.as_tuple().digits) <= MOST_DIGITS
                    and int(value.as_tuple().exponent) >= _FINEST
                )
            case Money() if self.kind is Money:
                # Bounds are in major units; the yen has no minor ones, the dinar has a thousand.
                share = 10 ** minor_digits(value.currency)
                return (
                    # Not isinstance: True is an int, and would be an amount of 1.
                    type(value.minor) is int
                    and self.low * share <= value.minor <= self.high * share
                    and _CURRENCY.fullmatch(value.currency) is not None
                )
            case datetime() if self.kind is datetime:
                # Without a zone it could not be compared, nor be an instant at all.
                return value.tzinfo is not None and bool(self.low <= value <= self.high)
        return type(value) is self.kind and bool(self.low <= value <= self.high)

    @property
    def why(self) -> Message:
        """Why a value beyond them is refused."""
        if self.kind is Decimal:
            return say(
                "It must be from {low} to {high}, with at most {digits} digits.",
                low=self.low, high=self.high, digits=MOST_DIGITS,
            )  # fmt: skip
        return say("It must be from {low} to {high}.", low=self.low, high=self.high)


_AMOUNT = 10**15  # of any currency; its thousandths still fit into the 63 bits of a stored number
DAYS = Bounds(date, date(1900, 1, 1), date(2200, 12, 31))
INSTANTS = Bounds(
    datetime, datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 12, 31, 23, 59, 59, tzinfo=UTC)
)
FIGURES = Bounds(Decimal, Decimal(-(10**15)), Decimal(10**15))
AMOUNTS = Bounds(Money, -_AMOUNT, _AMOUNT)
IDS = Bounds(int, -(2**63), 2**63 - 1)

_OF_KIND = {date: DAYS, datetime: INSTANTS, Decimal: FIGURES, Money: AMOUNTS}
_CADENCE = Bounds(int, 1, 3_650)
_OFFSET = Bounds(int, -3_650, 36_500)
_PERCENT = Bounds(int, 0, 1_000)
_PEOPLE = Bounds(int, 0, 1_000_000_000)
_ORDINAL = Bounds(int, 0, 100_000)
_PIXELS = Bounds(int, 0, 10_000)
_POINTS = {
    f"{pillar.value}_points": Bounds(int, 0, 10) for pillar in Pillar
}  # as domain/practice/index.py counts them

OF_FIELD: Mapping[str, Bounds] = MappingProxyType(
    {
        "term_months": Bounds(int, 0, 600),
        "notice_days": Bounds(int, 0, 3_650),
        "days": Bounds(int, 0, 3_650),
        "auto_renewal_months": Bounds(int, 0, 600),
        "uplift_percent": Bounds(Decimal, Decimal(-100), Decimal(1_000)),
        "licensed_seats": _PEOPLE,
        "employees": _PEOPLE,
        "least_employees": _PEOPLE,
        "most_employees": _PEOPLE,
        "people": _PEOPLE,
        "cadence_days": _CADENCE,
        "review_cadence_days": _CADENCE,
        "first_value_days": Bounds(int, 0, 36_500),
        "day": _OFFSET,
        "threshold": Bounds(Decimal, Decimal(0), Decimal(36_500)),  # mostly days: a century of them
        "expected_percent": _PERCENT,
        "achieved_percent": _PERCENT,
        "goal_percent": _PERCENT,
        "months_agreed": Bounds(int, 0, 600),
        "months_now": Bounds(int, 0, 600),
        "months_counted": Bounds(int, 1, 600),
        "phases": Bounds(int, 1, 100),
        "minutes": Bounds(int, 0, 20_160),
        "number": _ORDINAL,
        "version": _ORDINAL,
        "wide": _PIXELS,
        "high": _PIXELS,
        "size": Bounds(int, 0, 2**31),
        "sequence": Bounds(int, 0, 2**31),
        "tries": Bounds(int, 0, 1_000_000),
        "position": Bounds(int, -1_000_000_000, 1_000_000_000),
        "hours_budget": Bounds(Decimal, Decimal(0), Decimal(1_000_000)),
        "hours_spent": Bounds(Decimal, Decimal(0), Decimal(1_000_000)),
        "rate": Bounds(Decimal, Decimal("1E-9"), Decimal(10_000_000)),
        "times_a_year": Bounds(Decimal, Decimal("0.01"), Decimal(100_000_000)),
        "score": Bounds(Decimal, Decimal(0), Decimal(100)),
        "confidence": Bounds(Decimal, Decimal(0), Decimal(1)),
        **_POINTS,
    }
)
"""By the name of a field, which means the same wherever it stands; others go by their kind."""


def bounds_of(name: str, kind: object) -> Bounds | None:
    """The bounds of a field of this name and type; None for what has none, as a text."""
    if kind is int and (name == "id" or name.endswith("_id")):
        return IDS
    found = OF_FIELD.get(name)
    if found is not None and found.kind is kind:
        return found
    return _OF_KIND.get(kind) if isinstance(kind, type) else None


@cache
def bounds_sign() -> str:
    """By which a book knows what it was looked through for: another one for each other bound."""
    named = {kind.__name__: bounds for kind, bounds in _OF_KIND.items()} | dict(OF_FIELD)
    words = ",".join(f"{name} {each.low} {each.high}" for name, each in named.items())
    return f"{crc32(words.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Breach:
    """A value that is beyond the bounds of its field."""

    field: str
    value: object
    bounds: Bounds


def breach(thing: object, among: Collection[str] | None = None) -> Breach | None:
    """The first value of a thing, or of what it holds, that is beyond its bounds; None if none.
    Only these fields are looked at, if asked."""
    kind: Any = type(thing)
    for name, test in _tests(kind):
        value = getattr(thing, name) if among is None or name in among else None
        if value is not None:
            found = test(value)
            if found is not None:
                return found
    return None


def first_breach(kind: type, things: Sequence[object]) -> Breach | None:
    """The first value of many things of one kind that is beyond its bounds; None if none is.

    Goes by columns, as a column repeats itself: the test of one value costs as much as looking at
    a hundred.
    """
    for name, test in _tests(kind):
        if _breaks(test, list(map(attrgetter(name), things))):
            return next(filter(None, map(breach, things)))
    return None


def breaks_bounds(kind: type, columns: Mapping[str, Sequence[object]]) -> bool:
    """Whether any value of things that are given column by column is beyond its bounds."""
    return any(_breaks(test, columns[name]) for name, test in _tests(kind))


def is_one_value(column: Sequence[Any]) -> bool:
    """Whether a column is told at once to hold the same in all rows. Not of kinds of which equal
    values are written differently: 1.0 is 1.00."""
    if not column or column[0] is not column[-1]:
        return False
    first = column[0]
    plain = first is None or isinstance(first, str | bool | Enum) or first == ()
    return plain and column.count(first) == len(column)


def _breaks(test: "_Test", column: Sequence[Any]) -> bool:
    if not column:
        return False
    first = column[0]
    if is_one_value(column) or (column[-1] is first and len(set(map(id, column))) == 1):
        return first is not None and test(first) is not None
    kinds = {*map(type, column)}
    if kinds in ({int}, {date}):  # their extremes speak for all of them
        return test(min(column)) is not None or test(max(column)) is not None
    # By identity, for equal decimals may have more or fewer digits.
    different = list(dict(zip(map(id, column), column, strict=True)).values())
    if kinds in ({int, type(None)}, {date, type(None)}):
        numbers = [value for value in different if value is not None]
        different = [min(numbers), max(numbers)]
    return any(value is not None and test(value) is not None for value in different)


def brief(value: object) -> str:
    """A value as a message repeats it, however long it is."""
    if isinstance(value, int) and abs(value) >= 10**_LONGEST:
        return say_size(value)
    if isinstance(value, Money):
        return f"{brief(value.amount)} {value.currency}"
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def say_size(value: int) -> str:
    """How large a number is that is too long to be written out."""
    return f"{'-' if value < 0 else ''}2^{value.bit_length() - 1}"


_Test = Callable[[Any], Breach | None]


@cache
def _tests(kind: Any) -> tuple[tuple[str, _Test], ...]:
    return tuple(_tested(kind))


def _tested(kind: Any) -> Iterator[tuple[str, _Test]]:
    for field in fields(kind):
        own = without_none(field.type)
        bounds = bounds_of(field.name, own)
        if bounds is not None:
            yield field.name, _single(field.name, bounds)
        elif get_origin(own) is tuple:
            inner: Any = without_none(get_args(own)[0])
            if is_dataclass(inner) and _tests(cast("Any", inner)):
                yield field.name, _first_breach


def _single(name: str, bounds: Bounds) -> _Test:
    allow = bounds.allow
    return lambda value: None if allow(value) else Breach(name, value, bounds)


def _first_breach(things: tuple[object, ...]) -> Breach | None:
    return next(filter(None, map(breach, things)), None)


def without_none(kind: Any) -> Any:
    """The type of a field that may be empty, without the None."""
    if isinstance(kind, UnionType):
        return next(get_arg for get_arg in get_args(kind) if get_arg is not type(None))
    return kind
