"""Sentences as they are kept: with their values, so that they can be told in another language
later, when nothing of what they speak of is there any more."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass

_FAULTS = (
    ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptMessages:
    """Sentences, and the language in which they were written down."""

    language: str
    messages: tuple[Message, ...]


def kept_messages(language: str, *messages: Message) -> str:
    """Sentences as a text; "" where a value is of a kind that nothing could read again."""
    try:
        told = [language, *map(_packed, messages)]
    except TypeError:
        return ""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def language_of(told: str) -> str:
    """In which language they were written down, without reading them; "" where nothing is kept."""
    return told[2:].partition('"')[0] if told.startswith('["') else ""


def read_messages(told: str) -> KeptMessages | None:
    """The sentences again; None for what this program cannot read: then what was written counts."""
    try:
        language, *packed = json.loads(told)
        messages = tuple(_unpacked(each) for each in packed)
    except _FAULTS:
        return None
    whole = all(isinstance(each, Message) for each in messages)
    return KeptMessages(language, messages) if whole and isinstance(language, str) else None


def _packed(value: Any) -> Any:
    """A value as JSON: texts, whole numbers and nothing as they are, all else behind its kind."""
    packed: Any = value
    match value:
        case StrEnum():
            packed = ["enum", type(value).__name__, value.value]
        case Message():
            values = [[name, _packed(each)] for name, each in value.values]
            packed = ["say", value.text, value.plural, values]
        case Money():
            packed = ["money", value.minor, value.currency]
        case Decimal():
            packed = ["number", str(value)]
        case date() if type(value) is date:
            packed = ["day", value.isoformat()]
        case tuple():
            packed = ["list", [_packed(each) for each in value]]
        case None | bool() | int() | str():
            pass
        case _:
            raise TypeError(type(value).__name__)
    return packed


def _unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    return _KINDS[kind](*parts)


def _said(text: str, plural: str, values: list[list[Any]]) -> Message:
    _check(text, plural, kind=str)
    return Message(text, tuple((name, _unpacked(each)) for name, each in values), plural)


def _money(minor: int, currency: str) -> Money:
    _check(minor, kind=int)
    _check(currency, kind=str)
    return Money(minor, currency)


def _check(*values: object, kind: type) -> None:
    """A colleague's file may say anything, and what is not of its kind fails where it is told."""
    if not all(type(value) is kind for value in values):
        raise TypeError


def _value(kind: str, value: str) -> Enum:
    _check(kind, value, kind=str)
    # Names of classes are unique in this program. Of one that was not imported yet, a stand-in:
    # what a value is called is looked up by the name of its class.
    kinds = {one.__name__: one for one in StrEnum.__subclasses__()}
    if kind in kinds:
        return kinds[kind](value)
    named: Any = Enum
    stand_in: Enum = named(kind, {"THIS": value})(value)
    return stand_in


_KINDS: Mapping[str, Callable[..., Any]] = {
    "say": _said,
    "enum": _value,
    "money": _money,
    "number": Decimal,
    "day": date.fromisoformat,
    "list": lambda items: tuple(_unpacked(each) for each in items),
}
