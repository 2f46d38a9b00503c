"""Alerts that are over are told in the language of today, and old ones as they were written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.alerts.list import Shelf, alert_lines
from csm_desktop.app.alerts.said import said_today
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.domain.alerts.kept_words import kept_words, language_of, read_words
from csm_desktop.domain.records.contacts import ContactRole, ContactStatus
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.wording import Voice, render
from tests.books import CLOCK


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(tmp_path / "Mine.csm", CLOCK, create=True) as book:
        yield book


def test_every_kind_of_value_is_read_again() -> None:
    what = say("Health is now: {band}", band=Band.AT_RISK)
    why = say(
        "{arr} a year, {on}; {reason}",
        arr=(Money.of(210, "EUR"), Money.of(Decimal("1.5"), "USD")), on=date(2026, 11, 22),
        reason=say("{n} day", "{n} days", n=2, score=Decimal("71.5"), roles=(ContactRole.SPONSOR,),
                   nobody=None, name="Ana"),
    )  # fmt: skip
    told = kept_words("en", what, why)
    kept = read_words(told)
    assert kept is not None
    assert (kept.language, kept.what, kept.why) == ("en", what, why)
    assert language_of(told) == "en"
    for broken in ("", "[", '["en",1,2]', '["en",["say"],["enum","Gone","x"]]', "{}", '["en"]'):
        assert read_words(broken) is None
    assert kept_words("en", say("{x}", x=object()), why) == ""


def test_a_closed_alert_is_told_in_the_language_of_today(book: Book) -> None:
    account = book.run("New", new_account, "Kestrel").id
    book.run("Start", edit_account, account, contract_start=date(2024, 1, 1))
    ana = book.run("Ana", new_contact, account, "Ana Ruiz").id
    book.run("Role", edit_contact, ana, roles=(ContactRole.SPONSOR,))
    book.run("Left", edit_contact, ana, status=ContactStatus.LEFT, left_on=date(2026, 11, 1))
    refresh(book)
    firing = {line.what for line in alert_lines(book, Shelf.FIRING)}
    assert "Ana Ruiz has left" in firing
    book.run("Back", edit_contact, ana, status=ContactStatus.ACTIVE, left_on=None)
    refresh(book)
    told = {line.what: line.why for line in alert_lines(book, Shelf.CLOSED)}
    assert told["Ana Ruiz has left"] == "Sponsor, 1 November 2026"
    with Voice.of("de").spoken():
        german = {line.what for line in alert_lines(book, Shelf.CLOSED)}
        alert = next(a for a in account_facts(book, account).alerts if "Ana" in a.what)
        assert said_today(alert).what in german
        assert said_today(alert).what == render(say("{name} has left", name="Ana Ruiz"))
        assert said_today(alert).what != "Ana Ruiz has left"
        assert said_today(replace(alert, told="")).what == "Ana Ruiz has left"
