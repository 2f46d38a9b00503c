"""The History tab: every change with its time, and the way back to before one."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.accounts.step_changes import MOST
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.money.subscriptions import edit_subscription
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import edit_contact
from csm_desktop.app.plan import acts as plans
from csm_desktop.app.plan.actions import new_action, tick_action
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import passports
from csm_desktop.ui.account.history.tab import HistoryTab
from csm_desktop.ui.frame.change_words import value_words
from csm_desktop.wording import field_label, kind_label
from tests.books import CLOCK
from tests.clocks import SetClock
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
    assert [line.label for line in tab.changes.table.lines] == ["Edit city", "Sample book"]
    assert tab.changes._when(tab.changes.table.lines[0]) == "Today, 09:00"
    assert tab.changes.words.text() == "Choose a step to go back to before it."
    assert not tab.changes.button.isEnabled()


def test_going_back_undoes_what_it_said_and_can_be_redone(
    tab: HistoryTab, book: Book, northwind: int, shell: TabShell
) -> None:
    city = account_facts(book, northwind).account.city
    book.run("Edit city", edit_account, northwind, city="Oslo")
    book.run("New account", new_account, "Elsewhere")
    book.run("Edit notes", edit_account, northwind, notes="x <b>")
    tab.take_focus()
    tab.changes.table.select(tab.changes.table.lines[1].id)
    assert tab.changes.words.text() == "Undoes 3 steps, 1 of them outside this account."
    assert tab.has_selection()
    QTest.keyClick(tab.changes.button, Qt.Key.Key_Space)
    assert account_facts(book, northwind).account.city == city
    assert [line.label for line in tab.changes.table.lines] == ["Sample book"]
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
    assert [line.label for line in other.changes.table.lines] == ["New account"]
    assert not other.changes.empty.isVisible()
    assert tab.changes.table.lines


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
    tab.changes.table.select(tab.changes.table.lines[1].id)
    assert tab.changes.pane.inspector.isVisible()
    assert tab.changes.details.said == (
        "Contact: Lena Brandt",
        "Job title: Head of Operations → COO <b>",
        "Reports to: Ulrich Vance → Sofia Reyes",
    )
    press(tab.changes.table.grid, Key.Key_Up)
    assert tab.changes.details.said[1] == "Licensed seats: 200 → 250"
    assert tab.dismiss()
    assert not tab.changes.pane.inspector.isVisible()
    assert not tab.dismiss()


def test_what_is_gone_is_still_named(tab: HistoryTab, book: Book, northwind: int) -> None:
    made = book.run("New gap", plans.new_gap, northwind, "No test data").id
    book.run("Remove gap", plans.remove_gap, made)
    tab.changes.table.select(tab.changes.table.lines[0].id)
    assert tab.changes.details.said == ("Success gap removed: No test data",)
    tab.changes.table.select(tab.changes.table.lines[1].id)
    assert tab.changes.details.said == ("Success gap added: No test data",)


def test_the_sample_book_is_told_in_words_and_not_without_end(tab: HistoryTab) -> None:
    tab.changes.table.select(tab.changes.table.lines[0].id)
    assert 0 < len(tab.changes.details.said) <= MOST
    assert not any("_" in words for words in tab.changes.details.said)


def test_the_filter_finds_a_step_and_esc_empties_it(
    tab: HistoryTab, book: Book, northwind: int
) -> None:
    book.run("Edit city", edit_account, northwind, city="Oslo")
    assert tab.filter_field() is tab.changes.filter
    write(tab.changes.filter, "city")
    assert [line.label for line in tab.changes.table.lines] == ["Edit city"]
    assert tab.dismiss()
    assert len(tab.changes.table.lines) == 2


def test_every_kind_and_field_has_words() -> None:
    for kind in ENTITIES:
        name = kind_label(kind.__name__)
        assert not re.search("[a-z][A-Z]", name)
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
    table = tab.changes.table
    said = [table.model.words(line, table.model.columns[2]) for line in table.lines]
    assert said[0] == "Job title: Head of Operations → COO <b>"
    assert said[1].startswith("City: ")
    assert said[1].endswith(" → Oslo")


def test_the_time_line_is_filtered_by_kind_and_word_and_leads_to_its_place(
    tab: HistoryTab, shell: TabShell, northwind: int
) -> None:
    tab.go_to("timeline")
    line = tab.timeline
    every = len(line.table.lines)
    press(tab.chosen, Key.Key_Tab)
    line.kinds.choose("meeting")
    meetings = line.table.lines
    assert 0 < len(meetings) < every
    assert all(row.happened.kind.value == "meeting" for row in meetings)
    write(line.filter, "overtime")
    assert len(line.table.lines) < len(meetings)
    line.take_focus()
    line.table.step(0)
    press(line.table.grid, Key.Key_Return)
    thing = line.table.lines[0].happened.thing
    assert shell.opened[-1] == (northwind, f"meetings/{thing.id}")  # type: ignore[attr-defined]
    for _ in range(3):  # the word, the kind, the face
        assert tab.dismiss()
    assert tab.face is tab.changes
    assert not tab.dismiss()


def test_the_time_line_follows_what_is_edited_meanwhile(
    tab: HistoryTab, book: Book, northwind: int
) -> None:
    tab.go_to("timeline")
    before = len(tab.timeline.table.lines)
    action = book.run("Action", new_action, northwind, "Call them")
    book.run("Done", tick_action, action.id)
    assert len(tab.timeline.table.lines) == before + 1


def test_the_account_as_it_was_stands_beside_today_and_nothing_is_stored(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    clock = SetClock()
    path = Path(shutil.copy(sample, tmp_path / "Then.csm"))
    with opened_book(path, clock) as book:
        shell = TabShell(book, tmp_path)
        tab = HistoryTab(shell, here=CLOCK.zone)
        qtbot.addWidget(tab)
        northwind = account_named(book, "Northwind Rail").id
        shell.follow(tab, northwind)
        tab.show()
        _as_it_was(tab, book, northwind, clock)
        shell.close()


def _as_it_was(tab: HistoryTab, book: Book, northwind: int, clock: SetClock) -> None:
    was = account_facts(book, northwind).account.city
    clock.go(days=1)
    book.run("Move", edit_account, northwind, city="Oslo")
    steps = len(book.history(99))
    tab.go_to("as-it-was")
    face = tab.as_it_was
    assert face.day.stored == clock.today() - timedelta(days=1), "the day it came into the book"
    city = next(line for line in face.table.lines if line.label == "City")
    assert (city.then, city.now) == (was, "Oslo")
    face.shown.choose("all")
    assert len(face.table.lines) > 50
    face.day.editor.selectAll()
    write(face.day.editor, "3 jan 2020")
    press(face.day.editor, Key.Key_Return)
    assert not face.table.lines
    assert face.nothing.title.text() == "Northwind Rail was not in the book on 3 January 2020."
    face.day.editor.selectAll()
    write(face.day.editor, "1 jan 2099")
    press(face.day.editor, Key.Key_Return)
    assert face.day.error
    assert len(book.history(99)) == steps


def test_the_time_line_can_be_printed(tab: HistoryTab, book: Book) -> None:
    tab.go_to("timeline")
    paper = tab.paper()
    assert paper is not None
    assert paper.document.pdf(book).startswith(b"%PDF")
    tab.go_to("changes")
    assert tab.paper() is None
