"""The thresholds that the user has changed, over the defaults of the field."""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from csm_desktop.domain.health import Factor
from csm_desktop.domain.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.settings import Setting

PREFIX = "rule."
"""A setting `rule.healthy_from` with the JSON value 80 changes `Rules.healthy_from`."""


def rules_from(settings: Iterable[Setting]) -> Rules:
    """The rules of a book; settings of other names, or of a newer program, are passed over."""
    known = {field.name for field in fields(Rules)}
    changed: dict[str, Any] = {}
    for setting in settings:
        name = setting.key.removeprefix(PREFIX)
        if setting.key.startswith(PREFIX) and name in known:
            changed[name] = _of_kind(getattr(DEFAULT_RULES, name), json.loads(setting.value))
    return replace(DEFAULT_RULES, **changed) if changed else DEFAULT_RULES


def _of_kind(default: object, value: Any) -> object:
    if isinstance(default, Decimal):
        return Decimal(str(value))
    if isinstance(default, tuple):
        return tuple(value)
    if isinstance(default, int):
        return int(value)
    return {Factor(name): Decimal(str(weight)) for name, weight in value.items()}
