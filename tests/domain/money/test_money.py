"""Money is exact in every currency, and two currencies never meet unasked."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.money import MixedCurrenciesError, Money, minor_digits, totals

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])
MONIES = st.builds(Money, st.integers(-(10**15), 10**15), CURRENCIES)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("1234.50", "EUR", 123450),
        ("1234", "JPY", 1234),
        ("1234.567", "KWD", 1234567),
        ("0.10", "EUR", 10),
        ("-0.001", "KWD", -1),
    ],
)
def test_by_hand_amounts_become_whole_minor_units(amount: str, currency: str, minor: int) -> None:
    money = Money.of(amount, currency)
    assert money.minor == minor
    assert money.amount == Decimal(amount)


def test_by_hand_ten_times_ten_cents_is_one_euro() -> None:
    assert sum((Money.of("0.10", "EUR") for _ in range(9)), Money.of("0.10", "EUR")) == Money(
        100, "EUR"
    )


@pytest.mark.parametrize(("amount", "minor"), [("0.125", 12), ("0.135", 14), ("0.1251", 13)])
def test_a_finer_amount_is_rounded_half_to_even(amount: str, minor: int) -> None:
    assert Money.of(amount, "EUR").minor == minor


@given(MONIES)
def test_the_amount_makes_the_trip_and_back_exactly(money: Money) -> None:
    assert Money.of(money.amount, money.currency) == money
    negative = -money
    assert -negative == money
    assert -money.amount.as_tuple().exponent == minor_digits(money.currency)  # type: ignore[operator]


@given(MONIES, MONIES)
def test_sums_are_exact_and_mixed_sums_are_refused(one: Money, other: Money) -> None:
    if one.currency == other.currency:
        assert (one + other).amount == one.amount + other.amount
        assert one + other - other == one
        return
    with pytest.raises(MixedCurrenciesError):
        _ = one + other
    with pytest.raises(MixedCurrenciesError):
        _ = one - other


def test_by_hand_a_rate_carries_an_amount_into_another_currency() -> None:
    assert Money.of("100", "EUR").at(Decimal("163.25"), "JPY") == Money(16325, "JPY")
    assert Money.of("1000", "JPY").at(Decimal("0.00202"), "KWD") == Money(2020, "KWD")


def test_by_hand_totals_stand_per_currency_in_alphabetical_order() -> None:
    monies = [Money(5, "USD"), Money(1, "EUR"), Money(2, "USD")]
    assert totals(monies) == (Money(1, "EUR"), Money(7, "USD"))


@given(st.lists(MONIES), st.randoms())
def test_totals_do_not_depend_on_the_order(monies: list[Money], chance: Random) -> None:
    mixed = list(monies)
    chance.shuffle(mixed)
    assert totals(mixed) == totals(monies)
    assert sum(total.minor for total in totals(monies)) == sum(m.minor for m in monies)
