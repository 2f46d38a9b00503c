"""Health models: what of the rules a user may change for a segment, and what a model must be.

A model is kept as what differs, so that a better default reaches everybody who did not choose
otherwise (domain.md §8).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from csm_desktop.domain.limits.changed_rules import rule_value
from csm_desktop.domain.records.health import Factor, HealthModel, HealthSide, ModelValue
from csm_desktop.domain.records.rules import SIDE_OF, Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

LINES = ("healthy_from", "watch_from", "band_margin", "least_confidence")
"""Where bands begin, and how sure a score must be to have one."""
WINDOWS = (
    "health_window_days",
    "follow_up_window_days",
    "connection_days",
    "reading_days",
    "survey_days",
    "norm_days",
    "norm_gap_days",
)
"""How far back each thing still counts, in days."""
CHANGEABLE = ("csm_share", "factor_weights", *LINES, *WINDOWS, "champion_asked")
"""The rules that make up a health model."""
_MOST_DAYS = 3_650
_FULL = 100


@dataclass(frozen=True, slots=True)
class ModelProblem:
    """What cannot be in a model: in which of its rules, and why."""

    name: str
    why: Message


def with_models(rules: Rules, models: Iterable[HealthModel]) -> Rules:
    """The rules of a book with its health models: the last one of each segment is in force."""
    last: dict[int | None, HealthModel] = {}
    for model in sorted(models, key=lambda one: one.id):
        last[model.segment_id] = model
    book = _applied(rules, last.pop(None, None))
    segments = {id_: _applied(book, model) for id_, model in last.items() if id_ is not None}
    return replace(book, of_segments=MappingProxyType(segments)) if segments else book


def _applied(rules: Rules, model: HealthModel | None) -> Rules:
    if model is None:
        return rules
    values = {value.name: rule_value(value.name, value.value) for value in model.values}
    known = {
        # What this program cannot use counts as not said.
        name: value for name, value in values.items() if name in CHANGEABLE and value is not None
    }  # fmt: skip
    # A segment's own stands on the book's: whichever came last changed how it is scored.
    latest = max(model.id, rules.model_id or 0)
    return replace(rules, model_id=latest, **known)  # type: ignore[arg-type]


def differences(rules: Rules, base: Rules) -> tuple[ModelValue, ...]:
    """What a model must keep so that `base` becomes `rules`."""
    return tuple(
        ModelValue(name, json.dumps(_plain(getattr(rules, name))))
        for name in CHANGEABLE
        if getattr(rules, name) != getattr(base, name)
    )


def _plain(value: Any) -> object:
    if isinstance(value, Mapping):
        return {factor.value: str(weight) for factor, weight in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def side_weights(rules: Rules) -> dict[HealthSide, Decimal]:
    """The sum of the weights of each side, as typed."""
    sums = dict.fromkeys(HealthSide, Decimal(0))
    for factor in Factor:
        sums[SIDE_OF[factor]] += rules.factor_weights.get(factor, Decimal(0))
    return sums


def model_problems(rules: Rules) -> tuple[ModelProblem, ...]:
    """All that speaks against a model; empty for one that can be kept."""
    return (*_shares(rules), *_bands(rules), *_windows(rules))


def _shares(rules: Rules) -> Iterable[ModelProblem]:
    if not 0 <= rules.csm_share <= 1:
        yield ModelProblem("csm_share", say("Our share lies between 0 and 100 %."))
        return
    shares = {HealthSide.CSM: rules.csm_share, HealthSide.CUSTOMER: 1 - rules.csm_share}
    for side, total in side_weights(rules).items():
        # A side that counts, and is made of nothing, would leave every account without a score.
        if shares[side] > 0 and total <= 0:
            yield ModelProblem(
                "factor_weights",
                say("{side} count, so one of their factors must weigh something.", side=side),
            )


def _bands(rules: Rules) -> Iterable[ModelProblem]:
    # A band turns only past line and margin: two margins that meet would lock the middle band.
    margin = rules.band_margin
    if not 0 < rules.watch_from < rules.healthy_from < _FULL:
        why = say("The lines lie between 0 and 100, and that of watch below that of healthy.")
        yield ModelProblem("watch_from", why)
    elif (
        not 0
        <= margin
        < min(
            rules.watch_from,
            (rules.healthy_from - rules.watch_from) / 2,
            _FULL - rules.healthy_from,
        )
    ):
        why = say("With this margin a band could not be reached, or not be left any more.")
        yield ModelProblem("band_margin", why)
    if not 0 <= rules.least_confidence <= 1:
        yield ModelProblem("least_confidence", say("Confidence lies between 0 and 100 %."))


def _windows(rules: Rules) -> Iterable[ModelProblem]:
    for name in WINDOWS:
        least = 0 if name == "norm_gap_days" else 1
        if not least <= getattr(rules, name) <= _MOST_DAYS:
            words = say("A window is {least} to {most} days long.", least=least, most=_MOST_DAYS)
            yield ModelProblem(name, words)
