"""The forecast: the user's own word, kept once a month, and held against what came."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.money.exchange import Typed, new_rate, set_currency
from csm_desktop.app.money.renewal_plans import end_with, plan_renewal
from csm_desktop.app.money.renewals import end_renewal
from csm_desktop.app.money.subscriptions import (
    edit_subscription,
    new_subscription,
    remove_subscription,
)
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.revenue.forecast import (
    RenewalCalendar,
    forecast_now,
    forecast_of_month,
    keep_forecast,
    renewal_calendar,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    ForecastEntry,
    Outlook,
    RenewalPlan,
    RevenueEvent,
    Subscription,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from tests.clocks import SetClock

START = datetime(2026, 8, 20, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
def book(tmp_path: Path, clock: SetClock) -> Iterator[Book]:
    with opened_book(tmp_path / "Forecast.csm", clock, create=True) as book:
        yield book


def keep_month(book: Book) -> int:
    return book.record(keep_forecast, said) if (said := forecast_of_month(book)) else 0


def contract(
    book: Book, name: str, renews_on: date, amount: int = 100_00, code: str = "EUR"
) -> Subscription:
    account = book.run("New account", new_account, name)
    return book.run(
        "New", new_subscription, account.id, "Roster",
        arr=Money(amount, code), starts_on=date(2024, 3, 1), term_months=12, renews_on=renews_on,
    )  # fmt: skip


def calendar(book: Book, on: date | None = None) -> RenewalCalendar:
    return renewal_calendar(book, accounts(book), on)


def amounts(found: RenewalCalendar) -> dict[Outlook, tuple[int, ...]]:
    return {one.outlook: tuple(m.minor for m in one.amounts) for one in found.sums if one.number}


def entries(book: Book) -> tuple[ForecastEntry, ...]:
    with book.reading() as connection:
        return dump.everything(connection, ForecastEntry)


def test_the_users_own_word_counts_and_can_be_undone(book: Book) -> None:
    one = contract(book, "Halden", date(2026, 11, 1))
    assert amounts(calendar(book)) == {Outlook.OPEN: (100_00,)}
    book.run(
        "Word", plan_renewal, one.id, date(2026, 11, 1), word=Outlook.COMMITTED,
        why="Astrid said so", expected=Money(120_00, "EUR"),
    )  # fmt: skip
    found = calendar(book)
    assert amounts(found) == {Outlook.COMMITTED: (120_00,)}
    assert found.lines[0].arr == Money(100_00, "EUR")
    # What is to go on in another currency stands in that one, and no rate is made up.
    dollars = Money(130_00, "USD")
    book.run("Expected", plan_renewal, one.id, date(2026, 11, 1), expected=dollars)
    (word,) = (each for each in calendar(book).sums if each.number)
    assert (word.amounts, word.together) == ((dollars,), None)
    book.undo()
    book.undo()
    assert amounts(calendar(book)) == {Outlook.OPEN: (100_00,)}


def test_what_is_emptied_is_taken_back_and_wrong_words_are_refused(book: Book) -> None:
    one = contract(book, "Halden", date(2026, 11, 1))
    due = date(2026, 11, 1)
    assert book.run("Nothing", plan_renewal, one.id, due, why="  ") is None
    book.run("Risk", plan_renewal, one.id, due, risks="Budget is cut")
    book.run("None", plan_renewal, one.id, due, risks="")
    with book.reading() as connection:
        assert dump.everything(connection, RenewalPlan) == ()
    for wrong in (
        {"expected": Money(-1, "EUR")},
        {"value_shown_on": date(2026, 8, 21)},
    ):
        with pytest.raises(UserError):
            book.run("Wrong", plan_renewal, one.id, due, **wrong)


def test_a_word_belongs_to_one_term_alone(book: Book, clock: SetClock) -> None:
    one = contract(book, "Halden", date(2026, 9, 1))
    book.run("Word", plan_renewal, one.id, date(2026, 9, 1), word=Outlook.COMMITTED)
    book.run("End", end_renewal, one.id, Money(100_00, "EUR"))
    clock.go(60)
    (line,) = calendar(book).lines
    assert (line.due_on, line.outlook, line.plan) == (date(2027, 9, 1), Outlook.OPEN, None)


def test_sums_stand_by_currency_until_a_rate_joins_them(book: Book) -> None:
    book.run("Currency", set_currency, "EUR")
    contract(book, "One", date(2026, 9, 1), 100_00)
    contract(book, "Two", date(2026, 9, 30), 200_00, "USD")
    contract(book, "Three", date(2026, 10, 1), 50_00)
    found = calendar(book)
    whole = next(one for one in found.sums if one.outlook is Outlook.OPEN)
    assert [(m.minor, m.currency) for m in whole.amounts] == [(150_00, "EUR"), (200_00, "USD")]
    assert whole.together is None
    assert [(month.first, month.number) for month in found.months] == [
        (date(2026, 9, 1), 2), (date(2026, 10, 1), 1),
    ]  # fmt: skip
    book.run("Rate", new_rate, Typed("USD", "EUR", Decimal("0.9")), date(2026, 1, 1))
    whole = next(one for one in calendar(book).sums if one.outlook is Outlook.OPEN)
    assert whole.together == Money(330_00, "EUR")


def test_a_forecast_is_kept_once_a_month_whatever_the_clock_does(
    book: Book, clock: SetClock
) -> None:
    assert keep_month(book) == 0, "there is nothing to keep"
    contract(book, "One", date(2026, 11, 1))
    assert keep_month(book) == 1
    assert keep_month(book) == 0
    clock.at = datetime(2026, 8, 31, 20, tzinfo=UTC)
    assert keep_month(book) == 0
    clock.at = datetime(2026, 9, 2, 9, tzinfo=UTC)
    assert keep_month(book) == 1
    clock.at = datetime(2026, 7, 2, 9, tzinfo=UTC)
    assert keep_month(book) == 0, "a clock set back keeps nothing anew"
    assert [entry.on for entry in entries(book)] == [date(2026, 8, 20), date(2026, 9, 2)]


def test_keeping_by_hand_takes_the_place_of_the_same_day_and_is_one_step(book: Book) -> None:
    one = contract(book, "One", date(2026, 11, 1))
    keep_month(book)
    book.run("Word", plan_renewal, one.id, date(2026, 11, 1), word=Outlook.AT_RISK)
    book.run("Keep", keep_forecast, forecast_now(book))
    assert [entry.outlook for entry in entries(book)] == [Outlook.AT_RISK]
    book.undo()
    assert [entry.outlook for entry in entries(book)] == [Outlook.OPEN]


def test_what_was_forecast_is_held_against_what_came(book: Book, clock: SetClock) -> None:
    """By hand. Forecast in August: 100 and 200 committed, 50 at risk, 70 open."""
    won = contract(book, "Won", date(2026, 9, 1), 100_00)
    smaller = contract(book, "Smaller", date(2026, 10, 1), 200_00)
    lost = contract(book, "Lost", date(2026, 11, 1), 50_00)
    contract(book, "Waits", date(2026, 12, 31), 70_00)
    for one, word in (
        (won, Outlook.COMMITTED), (smaller, Outlook.COMMITTED), (lost, Outlook.AT_RISK),
    ):  # fmt: skip
        assert one.renews_on is not None
        book.run("Word", plan_renewal, one.id, one.renews_on, word=word)
    keep_month(book)
    clock.at = datetime(2026, 11, 29, 9, tzinfo=UTC)
    keep_month(book)
    book.run("Won", end_renewal, won.id, Money(130_00, "EUR"))
    book.run("Smaller", end_renewal, smaller.id, Money(150_00, "EUR"))
    book.run("Lost", end_renewal, lost.id, Money(0, "EUR"))
    found = calendar(book)
    assert found.kept_on == (date(2026, 8, 20), date(2026, 11, 29))
    assert found.compared_on == date(2026, 8, 20), "three months old"
    said = {one.outlook: one for one in found.results}
    committed = said[Outlook.COMMITTED]
    assert (committed.said, committed.kept) == ((Money(300_00, "EUR"),), (Money(280_00, "EUR"),))
    assert (committed.won, committed.number) == (2, 2)
    assert said[Outlook.AT_RISK].lost == (Money(50_00, "EUR"),)
    assert said[Outlook.OPEN].waiting == (Money(70_00, "EUR"),)
    assert calendar(book, date(2026, 11, 29)).compared_on == date(2026, 11, 29)


def test_an_add_on_renews_and_ends_with_its_contract(book: Book) -> None:
    main = contract(book, "Halden", date(2026, 9, 1))
    assert main.account_id is not None
    addon = book.run(
        "New", new_subscription, main.account_id, "Mobile", arr=Money(30_00, "EUR"),
        starts_on=date(2026, 2, 10), term_months=12,
    )  # fmt: skip

    def now(subscription_id: int) -> Subscription:
        with book.reading() as connection:
            known = dump.everything(connection, Subscription)
        return next(one for one in known if one.id == subscription_id)

    book.run("Together", end_with, addon.id, main.id)
    assert now(addon.id).renews_on == date(2026, 9, 1)
    book.run("Later", edit_subscription, main.id, renews_on=date(2026, 9, 15))
    assert now(addon.id).renews_on == date(2026, 9, 15)
    before = now(main.id), now(addon.id)
    book.run("Renewed", end_renewal, main.id, Money(110_00, "EUR"))
    assert now(main.id).renews_on == now(addon.id).renews_on == date(2027, 9, 15)
    assert now(addon.id).arr == Money(30_00, "EUR")
    book.undo()
    assert (now(main.id), now(addon.id)) == before
    book.run("Lost", end_renewal, main.id, Money(0, "EUR"))
    assert now(addon.id).ended_on == date(2026, 9, 15)
    book.undo()
    book.run("Own day", edit_subscription, addon.id, renews_on=date(2027, 1, 1))
    assert now(addon.id).ends_with_id is None
    book.undo()
    book.run("Gone", remove_subscription, main.id)
    assert now(addon.id).ends_with_id is None


def test_an_add_on_hangs_on_nothing_that_cannot_bear_it(book: Book) -> None:
    main = contract(book, "Halden", date(2026, 9, 1))
    other = contract(book, "Kestrel", date(2026, 9, 1))
    assert main.account_id is not None
    addon = book.run("New", new_subscription, main.account_id, "Mobile")
    third = book.run("New", new_subscription, main.account_id, "Third")
    book.run("Together", end_with, addon.id, main.id)
    for sub, onto in ((main, main), (main, addon), (third, addon), (main, other), (main, third)):
        with pytest.raises(UserError):
            book.run("Wrong", end_with, sub.id, onto.id)
    with book.reading() as connection:
        assert not dump.everything(connection, RevenueEvent)


def test_what_was_kept_of_a_contract_goes_and_comes_back_with_the_act_that_made_it(
    book: Book,
) -> None:
    contract(book, "Northwind", date(2026, 11, 30))
    other = book.run("New account", new_account, "Kestrel")
    later = book.run(
        "New", new_subscription, other.id, "Roster",
        arr=Money(50_00, "EUR"), term_months=12, renews_on=date(2026, 12, 31),
    )  # fmt: skip
    book.record(keep_forecast, forecast_now(book))
    with book.reading() as connection:
        kept = dump.everything(connection, ForecastEntry)
    assert len(kept) == 2
    assert later.id in {entry.subscription_id for entry in kept}
    book.undo()
    book.redo()
    with book.reading() as connection:
        assert set(dump.everything(connection, ForecastEntry)) == set(kept)
    # What was kept anew on the same day is another row of the same.
    book.record(keep_forecast, forecast_now(book))
    while book.undo_label is not None:
        book.undo()
    with book.reading() as connection:
        assert not dump.everything(connection, ForecastEntry)
