"""Searching everything by keys: words, kinds, the place that holds them, and the way back."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.money.revenue_events import new_event
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import passports
from csm_desktop.domain.records.revenue import RevenueKind
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.search import SEARCHED
from csm_desktop.ui.account.tabs import tabs
from csm_desktop.ui.application import Program
from csm_desktop.ui.commands.choices import KINDS, place_of_hit
from csm_desktop.ui.frame.lists.homeless import AccountOf
from csm_desktop.ui.search.page import SearchPage, account_words
from tests.books import sample_copy
from tests.ui.frame.conftest import Driver, driver
from tests.ui.hands import Key, press, write
from tests.ui.walking import out_of_order, unnamed

__all__ = ["driver"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(driver: Driver, tmp_path: Path) -> Program:
    return driver.opened(sample_copy(tmp_path / "Mine.csm"))


def searched(program: Program, words: str, qtbot: QtBot) -> SearchPage:
    """Ctrl+Shift+F, the words, and the answer."""
    press(QApplication.focusWidget() or program.window, Key.Key_F, CTRL | SHIFT)
    page = program.window.page
    assert isinstance(page, SearchPage)
    qtbot.waitUntil(page.field.hasFocus)
    page.field.clear()
    write(page.field, words)
    qtbot.waitUntil(lambda: page._asked == words and not page.busy)
    return page


def ids_of(book: Book) -> list[int]:
    return [line.id for line in accounts(book)]


def test_words_in_notes_are_found_with_what_stands_around_them(
    program: Program, qtbot: QtBot
) -> None:
    page = searched(program, "data", qtbot)
    assert page.table.lines
    assert any("data" in line.snippet for line in page.table.lines)
    assert all(line.account for line in page.table.lines)
    numbers = {key: chip.number for key, chip in page.chips._chips.items()}
    assert numbers["all"] == len(page.table.lines) == sum(
        number or 0 for key, number in numbers.items() if key != "all"
    )  # fmt: skip
    for key in ("people", "meetings", "plan"):
        page.chips.choose(key)
        assert len(page.table.lines) == numbers[key]


def test_enter_opens_the_place_and_one_comes_back_to_the_words(
    program: Program, qtbot: QtBot
) -> None:
    page = searched(program, "brandt", qtbot)
    press(page.field, Key.Key_Down)
    line = page.table.current
    assert line is not None
    assert line.kind == "contact"
    press(page.table.grid, Key.Key_Return)
    assert program.window.front == "account"
    assert program.window.header.title.text() == line.account
    assert program.window.page is not None
    assert program.window.page.tab_name == "contacts"
    program.window.back()
    assert program.window.front == "search"
    qtbot.waitUntil(page.field.hasFocus)
    assert page.field.text() == "brandt"
    press(page.field, Key.Key_Escape)
    assert page.field.text() == ""
    press(page.field, Key.Key_Escape)
    assert program.window.front == "search"
    program.window.back()
    assert program.window.front == "today"


def test_a_contact_without_an_account_is_found_and_given_one(
    program: Program, qtbot: QtBot
) -> None:
    page = searched(program, "zoltan", qtbot)
    assert not page.table.lines
    book = page.shell.book
    assert book is not None
    made = book.run(
        "Import", lambda work: work.add(Contact(work.new_id(), None, "Zoltan <b>Kiss</b>"))
    )
    account = accounts(book)[0]
    page = searched(program, "zoltan kiss", qtbot)
    (line,) = page.table.lines
    assert (line.row_id, line.account_id, account_words(line)) == (made.id, None, "No account")
    press(page.field, Key.Key_Return)
    press(page.table.grid, Key.Key_Return)
    dialog = program.window.findChild(AccountOf)
    assert dialog is not None
    dialog.yes.click()
    assert dialog.refusal.isVisible(), "no account is chosen yet"
    write(dialog.account.editor, account.name)
    press(dialog.account.editor, Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.front == "account")
    assert made.id in {contact.id for contact in account_facts(book, account.id).contacts}
    assert program.window.header.title.text() == account.name


def test_what_nothing_holds_says_so(program: Program, qtbot: QtBot) -> None:
    page = searched(program, "zzyzx", qtbot)
    assert page.table.grid.isHidden()
    press(page.field, Key.Key_Return)
    assert page.field.hasFocus()
    press(page.field, Key.Key_Tab)
    assert unnamed(page) == []
    assert out_of_order(page) == []


def test_what_was_found_is_what_one_comes_to(program: Program, qtbot: QtBot) -> None:
    """A hit leads to the thing itself and not only to its tab."""
    window, book = program.window, program.workbench.book
    assert book is not None
    facts = next(f for f in map(partial(account_facts, book), ids_of(book)) if f.engagement)
    account, day = facts.account.id, facts.stage_changes[0].on
    event = book.run("Event", new_event, account, RevenueKind.EXPANSION, book.today(),
                     Money(100, facts.subscriptions[0].arr.currency), note="Zebra")  # fmt: skip
    assert day <= book.today()

    def at(kind: str, thing: Any) -> Any:
        window.open_account(account, place_of_hit(kind, thing.id))
        qtbot.waitUntil(lambda: window.page is not None and window.page.tab_name == KINDS[kind][2])
        return window.page.tab  # type: ignore[union-attr]

    tab = at("note", facts.notes[0])
    assert tab.page.meeting.meeting.id == facts.notes[0].meeting_id
    action = facts.actions[-1]
    assert at("action", action).sides[action.side].table.current.id == action.id
    assert at("goal", facts.goals[-1]).goals.table.current.id == facts.goals[-1].id
    stage = facts.stage_changes[0]
    assert at("stage_change", stage).stays.table.current.id == stage.id
    assert at("revenue_event", event).ledger.table.current.id == event.id
    taken = facts.engagement[0]
    row = at("engagement_event", taken).engagement.found(taken.id)
    qtbot.waitUntil(row.face.hasFocus)


def test_each_kind_that_is_found_has_a_name_and_a_tab() -> None:
    theirs = {table for table in SEARCHED if "account_id" in passports(KIND_OF[table])}
    assert theirs - KINDS.keys() == set()
    assert {place_of_hit(kind, 7).partition("/")[0] for kind in KINDS} <= {t.name for t in tabs()}
