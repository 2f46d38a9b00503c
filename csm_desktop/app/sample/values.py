"""From the words of a story file to the typed values of an entity's fields.

A story file (resources/sample/*.toml) writes people and things by short names and dates as
distances: `-31` is a workday that many days from today, "day 38" a day of the contract, "= 21"
exactly that day. Text may hold `{said:-31}`, `{exact:21}`, `{month:-48}` and `{now:roster}`; the
cause of an alert `{id:dana}`, `{iso:-2}` and `{iso_exact:21}`.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from csm_desktop.app.sample.story import Story
from csm_desktop.app.sample.writer import month_of, said
from csm_desktop.domain.records.money import Money

Names = dict[str, Any]
"""Everything that a story can name: people of both sides, metrics, meetings, goals and so on."""

_HOLE = re.compile(r"\{(said|exact|month|now|id|iso|iso_exact):([\w-]+)\}")


_DATES: dict[str, Callable[[date], str]] = {
    "said": said,
    "exact": said,
    "month": month_of,
    "iso": date.isoformat,
    "iso_exact": date.isoformat,
}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def as_date(story: Story, value: object) -> date:
    """A date from a story's way of saying it."""
    if isinstance(value, int):
        return story.workday(value)
    word, _, number = str(value).partition(" ")
    if word == "day":
        return story.on_day(int(number))
    if word == "=":
        return story.day(int(number))
    raise ValueError(f"not a day of a story: {value!r}")


def as_money(text: str) -> Money:
    """An amount such as "EUR 36000"."""
    currency, amount = text.split()
    return Money.of(amount, currency)


def as_text(story: Story, names: Names, text: str) -> str:
    """Text with its dates and latest readings filled in."""

    def fill(hole: re.Match[str]) -> str:
        kind, word = hole.groups()
        if kind == "now":
            return str(names[f"now {word}"])
        if kind == "id":
            return str(names[word].id)
        exact = kind in ("exact", "iso_exact")
        on = story.day(int(word)) if exact else story.workday(int(word))
        return _DATES[kind](on)

    return _HOLE.sub(fill, text)


def has_field(kind: type, name: str) -> bool:
    """Whether an entity of `kind` has a field of that name."""
    return any(field.name == name for field in fields(kind))


def typed(story: Story, names: Names, kind: type, words: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entity of `kind`; a name given as `contact` fills `contact_id`."""
    known = {field.name for field in fields(kind)}
    filled = {}
    for word, value in words.items():
        field = word if word in known else f"{word}_id"
        if field not in known:
            raise ValueError(f"{kind.__name__} has no field {word}")
        filled[field] = (
            names[value].id if field != word else _value(story, names, _hints(kind)[field], value)
        )
    return filled


def _value(story: Story, names: Names, hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (get_arg for get_arg in get_args(hint) if get_arg is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_value(story, names, get_args(hint)[0], each) for each in value)
    makers: dict[Any, Callable[[Any], Any]] = {
        date: lambda given: as_date(story, given),
        Decimal: Decimal,
        Money: as_money,
        str: lambda given: as_text(story, names, given),
    }
    if hint in makers:
        return makers[hint](value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
