"""The worth of a unit: entered, confirmed, changed, taken out, and each taken back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.value import metrics
from csm_desktop.app.value.worth import (
    confirm_worth,
    edit_worth,
    new_worth,
    remove_worth,
    usual_times,
)
from csm_desktop.domain.records.metrics import UnitWorth
from csm_desktop.domain.records.money import Money
from csm_desktop.errors import UserError
from tests.app.conftest import Picture

EUR_38 = Money.of(38, "EUR")


@pytest.fixture
def account(book: Book) -> int:
    return book.run("Account", new_account, "Northwind").id


@pytest.fixture
def unit(book: Book, account: int) -> UnitWorth:
    used = book.run("Metric", metrics.measure_by_new, account, {"name": "Overtime"})
    return book.run(
        "Worth", new_worth, account, "  Overtime   hour ", EUR_38, metric_id=used.metric_id,
        source="payroll",
    )  # fmt: skip


def test_entered_confirmed_changed_and_taken_out_each_is_one_step_back(
    book: Book, account: int, unit: UnitWorth, pictured: Callable[[Book], Picture]
) -> None:
    marc = book.run("Marc", new_contact, account, "Marc Olivier").id
    before = pictured(book)
    assert unit.words == "Overtime hour"
    book.run("Confirm", confirm_worth, unit.id, marc, book.today())
    (known,) = account_facts(book, account).worths
    assert (known.contact_id, known.confirmed_on) == (marc, book.today())
    book.run("Change", edit_worth, unit.id, value=Money.of(40, "EUR"))
    (known,) = account_facts(book, account).worths
    assert known.confirmed_on is None, "nobody confirmed this amount"
    book.run("Remove", remove_worth, unit.id)
    assert account_facts(book, account).worths == ()
    for _ in range(3):
        book.undo()
    assert pictured(book) == before


def test_what_was_not_confirmed_as_it_stands_is_refused(
    book: Book, account: int, unit: UnitWorth
) -> None:
    other = book.run("Other", new_account, "Elsewhere").id
    stranger = book.run("Stranger", new_contact, other, "Sam").id
    marc = book.run("Marc", new_contact, account, "Marc").id
    later = date(book.today().year + 1, 1, 1)
    for fields in (
        {"words": " "}, {"value": Money(0, "EUR")}, {"times_a_year": Decimal(0)},
        {"metric_id": None}, {"contact_id": stranger}, {"confirmed_on": book.today()},
        {"contact_id": marc, "confirmed_on": later},
    ):  # fmt: skip
        with pytest.raises(UserError):
            book.run("Edit", edit_worth, unit.id, **fields)
    book.run("No source", edit_worth, unit.id, source="")
    with pytest.raises(UserError, match="where the amount is from"):
        book.run("Confirm", confirm_worth, unit.id, marc, book.today())


@pytest.mark.parametrize(
    ("name", "unit_", "times"),
    [
        ("Overtime hours per week", "hours", 52), ("Duties changed", "per week", 52),
        ("Agency spend per month", "", 12), ("Weekly errors", "", 52), ("Daily trips", "", 365),
        ("Days saved", "", 1), ("Active planners", "planners", 1),
    ],
)  # fmt: skip
def test_how_often_a_year_is_read_from_what_is_measured(name: str, unit_: str, times: int) -> None:
    assert usual_times(name, unit_) == times
