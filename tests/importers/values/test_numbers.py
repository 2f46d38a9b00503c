from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.importers.values.numbers import plain_counts, read_numbers
from csm_desktop.importers.values.units import header_unit, read_unit, without_units

amounts = st.decimals(-(10**12), 10**12, places=2, allow_nan=False)


def test_i3_the_column_tells_the_decimal_sign() -> None:
    assert read_numbers(["1.234,50", "2.000,00"]).values == [Decimal("1234.50"), Decimal(2000)]
    assert read_numbers(["1,234.50", "2,000"]).values == [Decimal("1234.50"), Decimal(2000)]
    assert read_numbers(["1,234", "567.5"]).values == [Decimal(1234), Decimal("567.5")]


def test_i3_a_lone_separator_before_three_digits_is_asked_about() -> None:
    assert read_numbers(["1,234", "2,345"]).open_values == ("1,234", "2,345")
    assert read_numbers(["1.234"]).open_values == ("1.234",)
    assert read_numbers(["1,234"], ".").values == [Decimal(1234)]
    assert read_numbers(["1,234"], ",").values == [Decimal("1.234")]


def test_i3_values_against_the_sign_that_was_said_are_bad() -> None:
    mixed = ["1.234,50", "1,234.50"]
    assert read_numbers(mixed).open_values
    found = read_numbers(mixed, ",")
    assert found.values == [Decimal("1234.50"), None]
    assert list(found.bad) == [1]


def test_whole_numbers_have_no_decimals_so_nothing_is_open() -> None:
    assert read_numbers(["1,234", "1.234"], whole=True).values == [1234, 1234]
    assert list(read_numbers(["12.5", "12.0", "many"], whole=True).bad) == [0, 2]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$22,700.00", "22700", "USD"),
        ("US$ 1,200.50", "1200.50", "USD"),
        ("EUR 1.200,00", "1200", "EUR"),
        ("1 234,50 €", "1234.50", "EUR"),
        ("1’234.50 CHF", "1234.50", "CHF"),
        ("1\u202f234,50", "1234.50", ""),
        ("(300.25)", "-300.25", ""),
        ("-€5.5", "-5.5", "EUR"),
        ("12.5-", "-12.5", ""),
        ("1.2M", "1200000", ""),
        ("$3k", "3000", "USD"),
        ("3,5 Mio. €", "3500000", "EUR"),
        ("45%", "45", ""),
        ("1,00,000.50", "100000.50", ""),
        ("１２３４５円", "12345", "JPY"),
        ("120万円", "1200000", "JPY"),
        ("1.5e3", "", ""),
        ("1.2.3", "", ""),
        ("500\n600", "", ""),
        ("500\r\n600", "", ""),
        ("12 000\nEUR", "12000", "EUR"),
        ("12 34", "", ""),
        ("EUR 5 USD", "", ""),
        ("9" * 500, "", ""),
        ("(5", "", ""),
    ],
)
def test_amounts_as_people_write_them(text: str, value: str, currency: str) -> None:
    found = read_numbers([text])
    assert found.values == [Decimal(value) if value else None]
    assert found.units[0].currency == currency
    assert bool(found.bad) == (not value)


def test_numbers_of_a_workbook_are_exact_and_never_asked_about() -> None:
    found = read_numbers([1.234, 2, "", 0.1])
    assert found.values == [Decimal("1.234"), Decimal(2), None, Decimal("0.1")]
    assert not found.open_values


@given(
    st.lists(amounts, min_size=1, max_size=12),
    st.sampled_from(["de_DE", "en_US", "fr_FR", "de_CH"]),
)
def test_a_column_of_each_locale_is_read_back(column: list[Decimal], locale: str) -> None:
    texts = [format_decimal(each, "#,##0.00", locale=locale) for each in column]
    assert read_numbers(texts).values == column


@pytest.mark.parametrize(
    ("header", "name", "currency", "power"),
    [
        ("ARR (EUR)", "ARR", "EUR", 0),
        ("ARR in k€", "ARR", "EUR", 3),
        ("ARR [TEUR]", "ARR", "EUR", 3),
        ("ARR k€", "ARR", "EUR", 3),
        ("Umsatz in Mio. EUR", "Umsatz", "EUR", 6),
        ("資本金（百万円）", "資本金", "JPY", 6),
        ("revenue_amount_usd", "revenue amount", "USD", 0),
        ("Amount (in thousands)", "Amount", "", 3),
        ("Annual Revenue US$ mn", "Annual Revenue", "USD", 6),
        ("Notes (internal)", "Notes (internal)", "", 0),
        ("all", "all", "", 0),
        ("Price top", "Price top", "", 0),
    ],
)
def test_units_of_a_header_are_recognised_and_not_assumed(
    header: str, name: str, currency: str, power: int
) -> None:
    assert " ".join(without_units(header).split()) == name
    assert (header_unit(header).currency, header_unit(header).power) == (currency, power)


def test_a_sign_that_several_currencies_share_is_remembered() -> None:
    dollar, crown = read_unit("$"), read_unit("kr")
    assert dollar is not None
    assert (dollar.currency, dollar.sign) == ("USD", "$")
    assert crown is not None
    assert (crown.currency, crown.sign) == ("", "kr")


@given(st.lists(st.from_regex(r"[ ]?[0-9]{0,16}[.,-]?|\d{1,3}|-?\d,\d{3}", fullmatch=True)))
def test_counts_told_for_all_at_once_are_those_told_one_by_one(cells: list[str]) -> None:
    counts = plain_counts(cells)
    if counts is not None:
        read = read_numbers(cells, whole=True)
        assert (counts, {}, ()) == (read.values, read.bad, read.open_values)
