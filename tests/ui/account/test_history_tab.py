"""The History tab: every change with its time, and the way back to before one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.step_changes import MOST
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.money.subscriptions import edit_subscription
from csm_desktop.app.people.contacts import edit_contact
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import passports
from csm_desktop.ui.account.history.tab import HistoryTab
from csm_desktop.ui.frame.change_words import kind_words, value_words
from csm_desktop.wording import field_label
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


@pytest.fixture
def tab(qtbot: QtBot, shell: TabShell, northwind: int) -> HistoryTab:
    made = HistoryTab(shell, here="Europe/Berlin")
    qtbot.addWidget(made)
    made.resize(1000, 600)
    shell.follow(made, northwind)
    made.show()
    return made


def test_changes_stand_with_their_time_the_latest_first(
    tab: HistoryTab, book: Book, northwind: int
) -> None:
    book.run("Edit city", edit_account, northwind, city="Oslo")
    assert [line.label for line in tab.table.lines] == ["Edit city", "Sample book"]
    assert tab._when(tab.table.lines[0]) == "Today, 09:00"
    assert tab.words.text() == "Choose a step to go back to before it."
    assert not tab.button.isEnabled()


def test_going_back_undoes_what_it_said_and_can_be_redone(
    tab: HistoryTab, book: Book, northwind: int, shell: TabShell
) -> None:
    city = account_facts(book, northwind).account.city
    book.run("Edit city", edit_account, northwind, city="Oslo")
    book.run("New account", new_account, "Elsewhere")
    book.run("Edit notes", edit_account, northwind, notes="x <b>")
    tab.take_focus()
    tab.table.select(tab.table.lines[1].id)
    assert tab.words.text() == "Undoes 3 steps, 1 of them outside this account."
    assert tab.has_selection()
    QTest.keyClick(tab.button, Qt.Key.Key_Space)
    assert account_facts(book, northwind).account.city == city
    assert [line.label for line in tab.table.lines] == ["Sample book"]
    assert shell.toasts == ["Undone: Edit notes, New account and Edit city. Redo brings them back."]
    for _ in range(3):
        book.redo()
    assert account_facts(book, northwind).account.city == "Oslo"


def test_an_account_nobody_touched_says_so(
    qtbot: QtBot, shell: TabShell, book: Book, tab: HistoryTab
) -> None:
    account = book.run("New account", new_account, "Fresh")
    other = HistoryTab(shell, here="UTC")
    qtbot.addWidget(other)
    shell.follow(other, account.id)
    other.show()
    assert [line.label for line in other.table.lines] == ["New account"]
    assert not other.empty.isVisible()
    assert tab.table.lines


def test_a_step_is_told_thing_by_thing_with_before_and_after(
    tab: HistoryTab, book: Book, northwind: int
) -> None:
    facts = account_facts(book, northwind)
    lena = next(contact for contact in facts.contacts if contact.name == "Lena Brandt")
    sofia = next(contact for contact in facts.contacts if contact.name == "Sofia Reyes")
    book.run("Edit", edit_contact, lena.id, title="COO <b>", reports_to_id=sofia.id)
    sub = facts.subscriptions[0]
    book.run("Licence", edit_subscription, sub.id, licensed_seats=250)
    tab.take_focus()
    tab.table.select(tab.table.lines[1].id)
    assert tab.pane.inspector.isVisible()
    assert tab.details.said == (
        "Contact: Lena Brandt",
        "Title: Head of Operations → COO <b>",
        "Reports to: Ulrich Vance → Sofia Reyes",
    )
    press(tab.table.grid, Key.Key_Up)
    assert tab.details.said[1] == "Licensed seats: 200 → 250"
    assert tab.dismiss()
    assert not tab.pane.inspector.isVisible()
    assert not tab.dismiss()


def test_what_is_gone_is_still_named(tab: HistoryTab, book: Book, northwind: int) -> None:
    made = book.run("New gap", plans.new_gap, northwind, "No test data").id
    book.run("Remove gap", plans.remove_gap, made)
    tab.table.select(tab.table.lines[0].id)
    assert tab.details.said == ("Success gap removed: No test data",)
    tab.table.select(tab.table.lines[1].id)
    assert tab.details.said == ("Success gap added: No test data",)


def test_the_sample_book_is_told_in_words_and_not_without_end(tab: HistoryTab) -> None:
    tab.table.select(tab.table.lines[0].id)
    assert 0 < len(tab.details.said) <= MOST
    assert not any("_" in words for words in tab.details.said)


def test_the_filter_finds_a_step_and_esc_empties_it(
    tab: HistoryTab, book: Book, northwind: int
) -> None:
    book.run("Edit city", edit_account, northwind, city="Oslo")
    assert tab.filter_field() is tab.filter
    write(tab.filter, "city")
    assert [line.label for line in tab.table.lines] == ["Edit city"]
    assert tab.dismiss()
    assert len(tab.table.lines) == 2


def test_every_kind_and_field_has_words() -> None:
    for kind in ENTITIES:
        name = kind.__name__
        assert kind_words(name) != name or name.capitalize() == name
        for field in passports(kind):
            assert "_" not in field_label(kind, field)
    assert value_words(Money(12345, "EUR"), "UTC") == "€123.45"
    assert value_words((), "UTC") == "–"
    assert value_words("x" * 900, "UTC").endswith("…")


def test_a_step_says_what_was_before_and_what_is_now(
    tab: HistoryTab, book: Book, northwind: int
) -> None:
    contacts = account_facts(book, northwind).contacts
    lena = next(contact for contact in contacts if contact.name == "Lena Brandt")
    book.run("Edit city", edit_account, northwind, city="Oslo")
    book.run("Change Lena Brandt", edit_contact, lena.id, title="COO <b>")
    said = [tab.table.model.words(line, tab.table.model.columns[2]) for line in tab.table.lines]
    assert said[0] == "Title: Head of Operations → COO <b>"
    assert said[1].startswith("City: ")
    assert said[1].endswith(" → Oslo")
