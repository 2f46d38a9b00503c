"""What a health model may be, and how those of segments stand over that of the book."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.limits.health_models import (
    differences,
    model_problems,
    side_weights,
    with_models,
)
from csm_desktop.domain.records.health import Factor, HealthModel, HealthSide, ModelValue
from csm_desktop.domain.records.rules import DEFAULT_RULES, SIDE_OF, Rules

DAY = date(2026, 11, 22)


def test_the_default_is_a_model_and_each_side_sums_to_100() -> None:
    assert model_problems(DEFAULT_RULES) == ()
    assert side_weights(DEFAULT_RULES) == {HealthSide.CSM: 100, HealthSide.CUSTOMER: 100}


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"csm_share": Decimal("1.01")}, "csm_share"),
        ({"watch_from": 75}, "watch_from"),
        ({"healthy_from": 100}, "watch_from"),
        ({"watch_from": 0}, "watch_from"),
        ({"band_margin": 13}, "band_margin"),  # 50 + 13 is more than 75 - 13
        ({"healthy_from": 97, "band_margin": 3}, "band_margin"),  # 100 would not turn it
        ({"least_confidence": Decimal("1.2")}, "least_confidence"),
        ({"health_window_days": 0}, "health_window_days"),
        ({"norm_days": 9999}, "norm_days"),
    ],
)
def test_what_cannot_be_a_model_is_named(change: dict[str, object], name: str) -> None:
    problems = model_problems(replace(DEFAULT_RULES, **change))  # type: ignore[arg-type]
    assert [problem.name for problem in problems] == [name]


def test_a_side_that_counts_is_made_of_something() -> None:
    ours = HealthSide.CSM
    nothing = {f: w * (SIDE_OF[f] is ours) for f, w in DEFAULT_RULES.factor_weights.items()}
    theirs = Rules(factor_weights=nothing)
    assert [problem.name for problem in model_problems(theirs)] == ["factor_weights"]
    assert model_problems(replace(theirs, csm_share=Decimal(1))) == ()


def test_the_last_model_of_a_segment_stands_over_that_of_the_book() -> None:
    models = (
        HealthModel(3, DAY, 7, (ModelValue("watch_from", "40"),)),
        HealthModel(1, DAY, None, (ModelValue("healthy_from", "80"),)),
        HealthModel(2, DAY, 7, (ModelValue("watch_from", "30"),)),
        HealthModel(4, DAY, 8, ()),
    )
    rules = with_models(DEFAULT_RULES, models)
    assert (rules.healthy_from, rules.watch_from) == (80, 50)
    assert (rules.of(7).healthy_from, rules.of(7).watch_from) == (80, 40)
    assert (rules.of(8).healthy_from, rules.of(8).watch_from) == (80, 50)
    assert rules.of(None) is rules.of(99) is rules


def test_what_no_program_can_use_counts_as_not_said() -> None:
    values = (
        ModelValue("healthy_from", '"much"'),
        ModelValue("trash_days", "1"),
        ModelValue("of_another_time", "1"),
        ModelValue("band_margin", "3"),
    )
    assert with_models(DEFAULT_RULES, [HealthModel(1, DAY, None, values)]) == replace(
        DEFAULT_RULES, band_margin=3
    )


weights = st.dictionaries(
    st.sampled_from(Factor), st.decimals(0, 100, places=1), min_size=12, max_size=12
)


@given(weights, st.integers(0, 100), st.integers(1, 400), st.booleans())
def test_what_differs_is_enough_to_have_a_model_again(
    weights: dict[Factor, Decimal], share: int, days: int, asked: bool
) -> None:
    if not any(weights.values()):
        return
    draft = replace(
        DEFAULT_RULES, factor_weights=weights, csm_share=Decimal(share) / 100, norm_days=days,
        champion_asked=asked,
    )  # fmt: skip
    values = differences(draft, DEFAULT_RULES)
    assert with_models(DEFAULT_RULES, [HealthModel(1, DAY, None, values)]) == draft
    assert differences(draft, draft) == ()
