"""The book's currency and its rates: what is stored, refused, read, and what totals make of it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists import figures
from csm_desktop.app.lists.overview import overview, touches_revenue
from csm_desktop.app.money import exchange
from csm_desktop.app.money.exchange import Typed
from csm_desktop.app.money.subscriptions import change_arr, new_subscription
from csm_desktop.domain.records.money import Money
from csm_desktop.errors import UserError
from csm_desktop.wording import Voice
from tests.app.conftest import undone_and_redone

USD = Typed("USD", "EUR", Decimal("0.9"))


def _earning(book: Book, *amounts: Money) -> None:
    for place, amount in enumerate(amounts):
        account = book.run("New", new_account, f"Account {place}")
        made = book.run("New", new_subscription, account.id, "Desk", arr=Money(0, amount.currency))
        book.run("ARR", change_arr, made.id, amount)
    figures.refresh(book)


def _arr(book: Book) -> tuple[Money, ...]:
    return overview(book, listing.accounts(book)).arr


def test_every_act_is_stored_whole_and_undone_whole(book: Book) -> None:
    rate = book.run("Rate", exchange.new_rate, Typed("GBP", "EUR", Decimal("1.17")))
    acts: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
        (exchange.new_rate, (USD, date(2026, 1, 1), "Budget"), {}),
        (exchange.edit_rate, (rate.id,), {"rate": Decimal("1.2"), "source": "Bank"}),
        (exchange.remove_rate, (rate.id,), {}),
        (exchange.set_currency, ("chf",), {}),
        (exchange.set_currency, ("eur",), {}),
        (exchange.set_currency, ("",), {}),
    ]
    for act, args, fields in acts:
        undone_and_redone(book, act, *args, **fields)


def test_totals_are_in_the_currency_that_was_chosen(book: Book) -> None:
    _earning(book, Money.of(100, "USD"), Money.of(100, "USD"), Money.of(10, "EUR"))
    assert _arr(book) == (Money.of(10, "EUR"), Money.of(200, "USD"))
    assert exchange.exchange(book).currency == "USD"
    assert exchange.exchange(book).missing == (("EUR", 1),)
    book.run("Rate", exchange.new_rate, USD)
    assert exchange.exchange(book).missing == ()
    assert [money.currency for money in _arr(book)] == ["USD"]
    book.run("EUR", exchange.set_currency, "eur")
    assert _arr(book) == (Money.of(190, "EUR"),)
    book.run("As most pay", exchange.set_currency, "")
    assert not exchange.exchange(book).chosen


def test_a_new_subscription_is_paid_in_the_books_currency(book: Book) -> None:
    book.run("CHF", exchange.set_currency, "CHF")
    account = book.run("New", new_account, "Halden Foods")
    assert book.run("New", new_subscription, account.id, "Desk").arr == Money(0, "CHF")


def test_the_figures_are_made_anew_for_every_change_of_money() -> None:
    for table in ("exchange_rate", "setting", "subscription"):
        assert touches_revenue([table])
    assert not touches_revenue(["account"])


def test_a_rate_typed_again_for_its_day_corrects_it(book: Book) -> None:
    book.run("Rate", exchange.new_rate, USD)
    book.run("Rate", exchange.new_rate, Typed("USD", "EUR", Decimal("0.91")))
    book.run("Rate", exchange.new_rate, Typed("USD", "EUR", Decimal("0.8")), date(2026, 1, 1))
    rates = exchange.exchange(book).rates
    assert [(rate.rate, rate.on) for rate in rates] == [
        (Decimal("0.91"), book.today()),
        (Decimal("0.8"), date(2026, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("words", "locale", "read"),
    [
        ("1 USD = 0.92 EUR", "en_GB", Typed("USD", "EUR", Decimal("0.92"))),
        ("usd 0.92", "en_GB", Typed("USD", "CHF", Decimal("0.92"))),
        ("1USD=0,92EUR", "de_DE", Typed("USD", "EUR", Decimal("0.92"))),
        ("100 JPY = 0.61 EUR", "en_GB", Typed("JPY", "EUR", Decimal("0.0061"))),
        ("0.92 EUR 1,000 JPY", "en_GB", Typed("EUR", "JPY", Decimal("1086.95652174"))),
        ("1.000 JPY = 6,1 EUR", "de_DE", Typed("JPY", "EUR", Decimal("0.0061"))),
    ],
)
def test_a_rate_is_read_as_people_write_it(words: str, locale: str, read: Typed) -> None:
    with Voice(locale=locale).spoken():
        assert exchange.read_rate(words, "CHF") == read


@pytest.mark.parametrize("words", ["", "USD", "0.92", "1 2 3 USD", "0 USD = 1 EUR", "1 XYZ 2 EUR"])
def test_what_is_no_rate_is_refused(words: str) -> None:
    with pytest.raises(UserError):
        exchange.read_rate(words, "EUR")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"rate": Decimal(0)}, "above zero"),
        ({"rate": Decimal("Infinity")}, "above zero"),
        ({"rate": None}, "What is it worth"),
        ({"on": None}, "From which day"),
        ({"to_currency": "USD"}, "two different"),
        ({"from_currency": "{0}"}, "not the code of a currency"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(book: Book, fields: Any, words: str) -> None:
    rate = book.run("Rate", exchange.new_rate, USD)
    with pytest.raises(UserError, match=words):
        book.run("Edit", exchange.edit_rate, rate.id, **fields)
    assert exchange.exchange(book).rates == (rate,)
