"""Typed numbers: the place of a sign decides, and where it can not, the locale does."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop import wording
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.numbers_typed import number_typed
from csm_desktop.wording import Voice

LOCALES = ["en_GB", "de_DE", "fr_FR", "ja_JP", "de_CH", "en_IN", "sv_SE"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27,5", "27.5"),
        ("12.5", "12.5"),
        ("48500,50", "48500.50"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("48 500", "48500"),
        ("48’500,5", "48500.5"),
        ("− 5", "-5"),
        ("0", "0"),
    ],
)
def test_what_can_only_be_one_number_is_read_in_every_locale(
    typed: str, meant: str, locale: str
) -> None:
    with Voice(locale=locale).spoken():
        assert wording.read_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "locale", "meant"),
    [
        ("48,500", "en_GB", "48500"),
        ("48,500", "ja_JP", "48500"),
        ("48,500", "de_DE", "48.5"),
        ("48,500", "fr_FR", "48.5"),
        ("48.500", "en_GB", "48.5"),
        ("48.500", "de_DE", "48500"),
        ("12,34,567", "en_IN", "1234567"),
    ],
)
def test_a_sign_before_three_digits_is_the_locales(typed: str, locale: str, meant: str) -> None:
    with Voice(locale=locale).spoken():
        assert wording.read_number(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed",
    ["", "x", "1,234,56", "1.234 567", "4 85", "12,34,567", "5.", "1e5", "nan", "5²", "1,2.3,4"],
)
def test_what_is_no_regular_number_is_refused(typed: str) -> None:
    assert number_typed(typed, ".", ",") is None


@pytest.mark.parametrize(("typed", "locale"), [("48.500", "fr_FR"), ("48,500", "de_CH")])
def test_a_sign_that_the_locale_does_not_know_is_not_guessed_at(typed: str, locale: str) -> None:
    with pytest.raises(ValueError, match="not a number"), Voice(locale=locale).spoken():
        wording.read_number(typed)


def test_thousandths_of_a_currency_are_refused_not_taken_for_units() -> None:
    with pytest.raises(ValueError, match="smallest unit"):
        wording.read_money("48.500", "EUR")
    with Voice(locale="de_DE").spoken():
        assert wording.read_money("48.500", "EUR") == Money(4_850_000, "EUR")
    assert wording.read_money("48500,50", "EUR") == Money(4_850_050, "EUR")


@given(st.decimals(-(10**12), 10**12, places=6), st.sampled_from(LOCALES))
def test_t5_a_number_shown_is_read_back_as_itself(value: Decimal, locale: str) -> None:
    with Voice(locale=locale).spoken():
        assert wording.read_number(wording.number(value, 6)) == value


@given(st.text("0123456789.,' -", max_size=12), st.sampled_from(LOCALES))
def test_whatever_is_typed_is_a_finite_number_or_refused(text: str, locale: str) -> None:
    with suppress(ValueError), Voice(locale=locale).spoken():
        assert wording.read_number(text).is_finite()
