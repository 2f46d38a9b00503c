"""What an account is compared with is read from the whole book, and so no oftener than needed."""

from datetime import date

import pytest

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.documents import ebr
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.revenue.forecast import forecast_now, keep_forecast
from csm_desktop.app.reviews.acts import edit_review
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.value.readings import Aggregate
from csm_desktop.storage.file.pool import BookConnection
from tests.ui.ebr.conftest import Driver

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_like_accounts_are_asked_for_again_only_after_an_act_that_may_change_them(
    studio: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    found = ebr._likes

    def counted(connection: BookConnection, facts: AccountFacts) -> dict[int, Aggregate]:
        asked.append(facts.account.id)
        return found(connection, facts)

    monkeypatch.setattr(ebr, "_likes", counted)
    page = studio.open("Northwind Rail")
    book = page.shell.book
    assert book is not None
    rail, foods = (account_named(book, name).id for name in ("Northwind Rail", "Halden Foods"))
    with book.listening(page.changed):
        page.changed(None)  # figures moved
        book.record(keep_forecast, forecast_now(book))  # of its own accord
        book.run("Words", edit_review, rail, next_on=date(2027, 4, 1))
        assert asked == [rail]
        book.run("Moved", edit_account, foods, city="Odense")
        page.changed(None)
        assert asked == [rail, rail]
    studio.settle()
