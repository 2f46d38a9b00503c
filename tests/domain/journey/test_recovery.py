"""What a recovery leaves of the return, by hand and by its laws."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.assurances import assurances
from csm_desktop.domain.journey.recovery import ReturnTerms, recovered_return, value_over
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.strategies import Strategy, StrategyKind

VALUE, PRICE = Money(400_000_00, "EUR"), Money(100_000_00, "EUR")
AGREED = Strategy(
    1, 2, StrategyKind.RECOVER, date(2026, 9, 1),
    value_a_year=VALUE, months_agreed=6, months_counted=24,
)  # fmt: skip

terms = st.builds(
    ReturnTerms, percent=st.integers(0, 200), months=st.integers(0, 60), phases=st.integers(1, 12)
)


def test_by_hand_what_was_agreed_and_what_is_left_of_it() -> None:
    """400,000 a year from month 6 on make 600,000 in 24 months, less 200,000. Of 60 % from month
    12 on 240,000 are left, less 200,000; 51 % would still pay, 50 % would only be worth it."""
    found = recovered_return(replace(AGREED, goal_percent=60, months_now=12), [PRICE])
    assert found is not None
    assert (found.cost, found.agreed) == (Money(200_000_00, "EUR"), Money(400_000_00, "EUR"))
    assert (found.now, found.pays) == (Money(40_000_00, "EUR"), True)
    assert found.least_percent == 51
    # In two phases the first half counts from month 6 on: 120,000 * 1.5 + 120,000 * 1.
    shorter = recovered_return(replace(AGREED, goal_percent=60, months_now=12, phases=2), [PRICE])
    assert shorter is not None
    assert shorter.now == Money(100_000_00, "EUR")


def test_by_hand_what_no_longer_pays_and_what_is_not_known() -> None:
    late = recovered_return(replace(AGREED, goal_percent=100, months_now=23), [PRICE])
    assert late is not None
    assert (late.pays, late.least_percent) == (False, None)
    assert recovered_return(replace(AGREED, value_a_year=None), [PRICE]) is None
    assert recovered_return(replace(AGREED, months_agreed=None), [PRICE]) is None
    assert recovered_return(AGREED, [Money(1, "USD")]) is None
    unchanged = recovered_return(AGREED, [PRICE])
    assert unchanged is not None
    assert unchanged.now == unchanged.agreed


@given(terms, st.integers(1, 60), st.integers(1, 24))
def test_a_lower_goal_brings_no_more_a_later_one_neither_and_shorter_phases_no_less(
    expected: ReturnTerms, months: int, more: int
) -> None:
    brought = value_over(VALUE, expected, months)
    assert value_over(VALUE, replace(expected, percent=expected.percent + more), months) >= brought
    assert value_over(VALUE, replace(expected, months=expected.months + more), months) <= brought
    shorter = replace(expected, phases=expected.phases * 2)
    assert value_over(VALUE, shorter, months) >= brought


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We guarantee that nights work. Guarantee!", ("guarantee",)),
        ("No assurances, no promises; nothing is promised.", ()),
        ("We do not promise this; it is definitely next.", ("definitely",)),
        ("Das versprechen wir, auf jeden Fall.", ("versprechen", "auf jeden Fall")),
        ("Ohne Garantien", ()),
        ("a compromised and uncertainly dated note", ()),
    ],
)
def test_assurances_are_named_and_denials_are_none(text: str, found: tuple[str, ...]) -> None:
    assert assurances(text) == found
