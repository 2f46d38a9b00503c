"""Subscriptions: a change of revenue is an event of its day, and no figure counts it twice."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.money import exchange, subscriptions
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueKind, Subscription, SubscriptionStatus
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from tests.app.conftest import Picture

START = date(2025, 9, 1)


def _euros(amount: int) -> Money:
    return Money(amount * 100, "EUR")


@pytest.fixture
def sold(book: Book) -> Subscription:
    """A subscription of 100,000 a year since September 2025."""
    account = book.run("New", new_account, "Northwind", contract_start=START, currency="EUR").id
    made = book.run("New", subscriptions.new_subscription, account, " Roster  desk ")
    return book.run("ARR", subscriptions.change_arr, made.id, _euros(100_000))


def _account(sold: Subscription) -> int:
    assert sold.account_id is not None
    return sold.account_id


def _events(book: Book, sold: Subscription) -> list[tuple[RevenueKind, int]]:
    events = account_facts(book, _account(sold)).revenue_events
    return [(event.kind, event.amount.minor // 100) for event in events]


def test_the_first_amount_opens_and_is_no_event(book: Book, sold: Subscription) -> None:
    assert (sold.product, sold.starts_on, sold.arr) == ("Roster desk", START, _euros(100_000))
    assert _events(book, sold) == []
    assert account_view(book, _account(sold)).arr == (_euros(100_000),)


def test_a_change_is_an_event_of_today_and_typing_again_corrects_it(
    book: Book, sold: Subscription
) -> None:
    for amount, events in (
        (120_000, [(RevenueKind.EXPANSION, 20_000)]),
        (90_000, [(RevenueKind.CONTRACTION, 10_000)]),
        (100_000, []),
        (110_000, [(RevenueKind.EXPANSION, 10_000)]),
    ):
        book.run("ARR", subscriptions.change_arr, sold.id, _euros(amount))
        assert _events(book, sold) == events
    view = account_view(book, _account(sold))
    assert view.arr == (_euros(110_000),)
    figures = view.revenue[0]
    assert (figures.start, figures.nrr) == (_euros(100_000), Decimal("1.1"))


def test_another_day_makes_another_event(book: Book, sold: Subscription) -> None:
    book.run("ARR", subscriptions.change_arr, sold.id, _euros(120_000))
    path, zone = book.path, "Europe/Berlin"
    book.close()
    later = FixedClock(datetime(2026, 11, 23, 9, tzinfo=ZoneInfo(zone)), zone)
    with opened_book(path, later) as next_day:
        next_day.run("ARR", subscriptions.change_arr, sold.id, _euros(115_000))
        assert _events(next_day, sold) == [
            (RevenueKind.EXPANSION, 20_000),
            (RevenueKind.CONTRACTION, 5_000),
        ]
        assert account_view(next_day, _account(sold)).arr == (_euros(115_000),)


def test_ending_is_dated_and_earns_nothing_from_then_on(book: Book, sold: Subscription) -> None:
    ended = book.run(
        "End", subscriptions.edit_subscription, sold.id, status=SubscriptionStatus.ENDED
    )
    assert ended.ended_on == book.today()
    assert account_view(book, _account(sold)).arr == ()
    again = book.run(
        "Back", subscriptions.edit_subscription, sold.id, status=SubscriptionStatus.ACTIVE
    )
    assert again.ended_on is None


@pytest.mark.parametrize(
    ("act", "arguments", "fields"),
    [
        (subscriptions.change_arr, (Money(-1, "EUR"),), {}),
        (subscriptions.edit_subscription, (), {"product": " "}),
        (subscriptions.edit_subscription, (), {"licensed_seats": -4}),
    ],
)
def test_what_makes_no_sense_is_refused(
    book: Book,
    sold: Subscription,
    act: Callable[..., Any],
    arguments: tuple[Any, ...],
    fields: dict[str, Any],
) -> None:
    with pytest.raises(UserError):
        book.run("Refused", act, sold.id, *arguments, **fields)
    assert account_facts(book, _account(sold)).subscriptions == (sold,)


def test_amounts_begin_in_the_currency_of_the_account_else_of_the_book(book: Book) -> None:
    account = book.run("New", new_account, "Wren").id
    assert account_view(book, account).currency == "EUR"
    book.run("Currency", exchange.set_currency, "usd")
    assert account_view(book, account).currency == "USD"
    made = book.run("New", subscriptions.new_subscription, account, "Roster")
    assert made.arr.currency == "USD"
    book.run("Francs", edit_account, account, currency="CHF")
    assert account_view(book, account).currency == "CHF"


def test_a_history_keeps_its_currency(book: Book, sold: Subscription) -> None:
    book.run("ARR", subscriptions.change_arr, sold.id, Money(1_000, "USD"))
    book.run("ARR", subscriptions.change_arr, sold.id, Money(2_000, "USD"))
    with pytest.raises(UserError, match="another currency"):
        book.run("ARR", subscriptions.change_arr, sold.id, _euros(20))


@pytest.mark.parametrize(
    ("act", "arguments", "fields"),
    [
        (subscriptions.change_arr, (_euros(130_000),), {}),
        (subscriptions.edit_subscription, (), {"renews_on": date(2027, 1, 1)}),
        (subscriptions.remove_subscription, (), {}),
    ],
)
def test_undo_restores_every_row(
    book: Book,
    sold: Subscription,
    pictured: Callable[[Book], Picture],
    act: Callable[..., Any],
    arguments: tuple[Any, ...],
    fields: dict[str, Any],
) -> None:
    book.run("ARR", subscriptions.change_arr, sold.id, _euros(105_000))
    before = pictured(book)
    book.run("Act", act, sold.id, *arguments, **fields)
    assert pictured(book) != before
    book.undo()
    assert pictured(book) == before
