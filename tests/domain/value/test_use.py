"""The norm that use is held against: the segment's, else the account's own of late."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.health.factors import FORMULAS
from csm_desktop.domain.health.inputs import inputs_from
from csm_desktop.domain.health.words import where_from
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.health import Factor
from csm_desktop.domain.records.metrics import (
    AccountMetric,
    Benchmark,
    Better,
    Metric,
    MetricKind,
    Reading,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.value.use import measured_use
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
CREWS = Metric(2, "Crews planned", "%", kind=MetricKind.USAGE)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(*readings: tuple[int, float], norms: tuple[float, ...] = ()) -> AccountFacts:
    """An account whose day 1 was 0, with readings of so many days ago."""
    return AccountFacts(
        as_of=TODAY,
        account=Account(1, "Kestrel", segment_id=7),
        segment=Segment(7, "Enterprise", Engagement.HIGH_TOUCH, 14, 90),
        metrics=(CREWS,),
        account_metrics=(AccountMetric(1, 1, 2, baseline=Decimal(0)),),
        readings=tuple(
            Reading(n, 1, 2, ago(days), Decimal(str(value)))
            for n, (days, value) in enumerate(readings, 1)
        ),
        benchmarks=tuple(
            Benchmark(n, 2, Decimal(str(value)), "count", ago(9), segment_id=7, label=str(n))
            for n, value in enumerate(norms, 1)
        ),
    )


def judged(of: AccountFacts) -> tuple[int | None, str]:
    inputs = inputs_from(of, DEFAULT_RULES)
    words = render(where_from(Factor.USAGE, inputs, DEFAULT_RULES))
    return FORMULAS[Factor.USAGE](inputs, DEFAULT_RULES), words


FALLEN = ((110, 54), (80, 58), (50, 60), (20, 41), (2, 32))


def test_a_fall_is_seen_though_day_1_was_nothing() -> None:
    """Of 31 to 120 days ago: 54, 58, 60, median 58. 32 / 58 = 55.17 %."""
    assert judged(facts(*FALLEN)) == (
        551,
        "Crews planned 32% on 20 November 2026, own norm 58",
    )


def test_the_norm_of_the_segment_comes_before_the_own() -> None:
    """32 / 64 = 50 %; of a median of 64 and a top quarter of 92 the norm is no record."""
    assert judged(facts(*FALLEN, norms=(64,))) == (
        500,
        "Crews planned 32% on 20 November 2026, norm of the segment 64",
    )
    assert judged(facts(*FALLEN, norms=(92, 64)))[0] == 500
    assert judged(facts(*FALLEN, norms=(92, 64, 40)))[0] == 500
    other = facts(*FALLEN, norms=(64,))
    elsewhere = replace(other.benchmarks[0], segment_id=8)
    general = replace(other.benchmarks[0], segment_id=None)
    for benchmark in (elsewhere, general):
        assert judged(replace(other, benchmarks=(benchmark,)))[0] == 551


def test_the_own_norm_is_of_the_ninety_days_before_the_last_thirty() -> None:
    """The last reading is held against the others; day 30 counts, day 29 and day 120 do not."""
    assert judged(facts((120, 90), (30, 50), (29, 10), (1, 40)))[0] == 800  # 40 / 50
    assert judged(facts((119, 90), (30, 50), (1, 35)))[0] == 500  # 35 / median of 90 and 50
    # A single reading is no norm for itself, nor is one that speaks for the present.
    assert judged(facts((40, 50))) == (None, "no norm yet for Crews planned")
    assert judged(facts((29, 50), (1, 10))) == (None, "no norm yet for Crews planned")
    assert judged(facts((130, 50))) == (None, "no data")


def test_where_less_is_better_the_norm_is_held_the_other_way_round() -> None:
    """4 late changes a week where 3 is the norm: 3 / 4 = 75 %."""
    of = facts((60, 3), (1, 4))
    lower = replace(of, metrics=(replace(CREWS, better=Better.LOWER),))
    assert judged(lower)[0] == 750
    demanding = facts((60, 3), (1, 4), norms=(2, 8))
    lower = replace(demanding, metrics=(replace(CREWS, better=Better.LOWER),))
    assert judged(lower)[0] == 1000  # of two the less demanding: 8


@pytest.mark.parametrize("norm", [0, -3])
def test_nothing_is_held_against_a_norm_of_nothing(norm: int) -> None:
    assert judged(facts((60, norm), (1, 4)))[0] is None


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 300)), max_size=12),
    st.lists(st.integers(0, 300), max_size=3),
)
def test_use_that_is_better_is_never_judged_worse(
    readings: list[tuple[int, int]], norms: list[int]
) -> None:
    of = facts(*readings, norms=tuple(norms))
    for use in measured_use(of, DEFAULT_RULES):
        last = use.reading
        more = tuple(
            replace(each, value=each.value + 10) if each.id == last.id else each
            for each in of.readings
        )
        now, better = judged(of)[0], judged(replace(of, readings=more))[0]
        assert (now is None) == (better is None)
        assert now is None or better is None or better >= now
