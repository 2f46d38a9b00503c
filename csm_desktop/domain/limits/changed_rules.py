"""The thresholds that the user has changed, over the defaults of the field."""

from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from csm_desktop.domain.limits.bounds import Bounds
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.records.settings import Setting, value_of

PREFIX = "rule."
"""A setting `rule.healthy_from` with the JSON value 80 changes `Rules.healthy_from`."""


_NUMBERS = Bounds(int, 0, 36_500)
_SHARES = Bounds(Decimal, Decimal(0), Decimal(1_000))


def rules_from(settings: Iterable[Setting]) -> Rules:
    """The rules of a book; settings of other names, or of a newer program, are passed over, and so
    is a value that cannot be used: the default holds."""
    changed: dict[str, Any] = {}
    for setting in settings:
        name = setting.key.removeprefix(PREFIX)
        if setting.key.startswith(PREFIX) and name in _KNOWN:
            value = rule_value(name, setting.value)
            if value is not None:
                changed[name] = value
    return replace(DEFAULT_RULES, **changed) if changed else DEFAULT_RULES


def rule_value(name: str, text: str) -> object | None:
    """What a rule's stored text says; None where that cannot be used."""
    try:
        return _of_kind(getattr(DEFAULT_RULES, name), value_of(text))
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return None


_KNOWN = frozenset(field.name for field in fields(Rules)) - {"of_segments"}


def _of_kind(default: object, value: Any) -> object:
    # Before whole numbers: to Python True is 1, and would pass for a day.
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, Decimal):
        return _within(Decimal(str(value)), _SHARES)
    # No steps at all would switch the rule off in silence: an empty list is not usable.
    if isinstance(default, tuple):
        return tuple(_within(each, _NUMBERS) for each in value) or None
    if isinstance(default, int):
        return _within(value, _NUMBERS)
    # Weights: a factor that is not named counts nothing, and all of them nothing is no model.
    given = {Factor(name): _within(Decimal(str(one)), _SHARES) for name, one in value.items()}
    return {**dict.fromkeys(Factor, Decimal(0)), **given} if any(given.values()) else None


def _within(value: Any, bounds: Bounds) -> Any:
    if not bounds.allow(value):
        raise ValueError(value)
    return value
