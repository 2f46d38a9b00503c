"""The History tab: every change with its time, and the way back to before one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.listing import account_facts
from csm_desktop.ui.account.history.tab import HistoryTab
from tests.ui.account.shell import TabShell


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
