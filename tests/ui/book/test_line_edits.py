"""Cells of the Book edited in place, by keys; and the same for several accounts at once."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.money.subscriptions import new_subscription
from csm_desktop.app.people import team
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.domain.records.revenue import RevenueKind, Subscription, SubscriptionStatus
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.several import ask_next_step, ask_renewal, ask_status
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.ui.account.conftest import Answer, answer
from tests.ui.book.test_book_page import TODAY, book, page, sample
from tests.ui.book.test_several import select
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "page", "sample"]


def line_of(book: Book, name: str) -> AccountLine:
    return next(line for line in listing.accounts(book) if line.name == name)


def facts_of(book: Book, name: str) -> AccountFacts:
    return account_facts(book, line_of(book, name).id)


def running(book: Book, name: str) -> Subscription:
    (found,) = [
        each
        for each in facts_of(book, name).subscriptions
        if each.status is not SubscriptionStatus.ENDED
    ]
    return found


def stand_on(page: BookPage, book: Book, name: str, key: str) -> None:
    grid, model = page.table.grid, page.table.model
    page.table.show_column(key)
    row = model.row_of(line_of(book, name).id)
    assert row is not None
    grid.setFocus()
    grid.setCurrentIndex(model.index(row, model.place_of(key)))


def editor(page: BookPage) -> QLineEdit:
    found = page.table.grid.findChildren(QLineEdit)
    assert len(found) == 1
    return found[0]


def typed(page: BookPage, book: Book, name: str, key: str, words: str) -> None:
    """F2 on the cell, other words, Enter."""
    stand_on(page, book, name, key)
    press(page.table.grid, Key.Key_F2)
    line = editor(page)
    line.selectAll()
    write(line, words)
    press(line, Key.Key_Return)


def shown(page: BookPage, name: str, key: str) -> str:
    line = next(line for line in page.table.lines if line.name == name)
    return page.table.model.words(line, page.table.model.columns[page.table.model.place_of(key)])


def test_arr_in_its_cell_is_an_expansion_of_today_and_the_past_stays(
    page: BookPage, book: Book
) -> None:
    before = facts_of(book, "Northwind Rail")
    typed(page, book, "Northwind Rail", "arr", "234000")
    after = facts_of(book, "Northwind Rail")
    assert shown(page, "Northwind Rail", "arr") == "€234,000"
    (event,) = set(after.revenue_events) - set(before.revenue_events)
    assert (event.kind, event.on) == (RevenueKind.EXPANSION, TODAY)
    assert event.amount == Money(24_000_00, "EUR")
    assert set(before.revenue_events) <= set(after.revenue_events)
    assert book.undo_label == "Change Northwind Rail"
    book.undo()
    assert facts_of(book, "Northwind Rail").revenue_events == before.revenue_events
    assert facts_of(book, "Northwind Rail").subscriptions == before.subscriptions


@pytest.mark.parametrize("key", ["arr", "renews_on"])
def test_of_several_subscriptions_the_cell_says_where_to_edit(
    page: BookPage, book: Book, key: str
) -> None:
    halden = line_of(book, "Halden Foods").id
    book.run("Another", new_subscription, halden, "Seats")
    label = book.undo_label
    stand_on(page, book, "Halden Foods", key)
    press(page.table.grid, Key.Key_F2)
    assert not page.table.grid.is_editing
    assert page.table.grid.bubble.isVisible()
    words = page.table.grid.bubble.words
    assert "Halden Foods has 2 running subscriptions." in words
    assert book.undo_label == label


def test_a_click_on_such_a_cell_says_nothing(page: BookPage, book: Book) -> None:
    book.run("Another", new_subscription, line_of(book, "Halden Foods").id, "Seats")
    stand_on(page, book, "Halden Foods", "arr")
    assert page.table.grid.bubble.isHidden()


def test_no_amount_is_refused_in_the_cell(page: BookPage, book: Book) -> None:
    label = book.undo_label
    stand_on(page, book, "Northwind Rail", "arr")
    press(page.table.grid, Key.Key_F2)
    line = editor(page)
    line.selectAll()
    press(line, Key.Key_Delete)
    press(line, Key.Key_Return)
    assert page.table.grid.is_editing
    assert book.undo_label == label
    press(line, Key.Key_Escape)


def test_the_renewal_day_in_words(page: BookPage, book: Book) -> None:
    typed(page, book, "Northwind Rail", "renews_on", "+2w")
    assert running(book, "Northwind Rail").renews_on == date(2026, 12, 6)
    assert shown(page, "Northwind Rail", "renews_on") == "6 Dec"
    book.undo()
    assert running(book, "Northwind Rail").renews_on == date(2027, 2, 4)


def test_the_next_step_is_renamed_where_it_stands(page: BookPage, book: Book) -> None:
    before = facts_of(book, "Northwind Rail").actions
    typed(page, book, "Northwind Rail", "next_step", "Call Jo about the tenant")
    after = facts_of(book, "Northwind Rail").actions
    assert len(before) == len(after)
    assert shown(page, "Northwind Rail", "next_step") == "12 d late · Call Jo about the tenant"
    book.undo()
    assert set(facts_of(book, "Northwind Rail").actions) == set(before)


def test_next_steps_sort_by_their_days_and_accounts_without_one_come_last(page: BookPage) -> None:
    page.table.sort_by("next_step")
    steps = [line.next_step for line in page.table.lines]
    days = [line.next_step_due or date.max for line in page.table.lines if line.next_step]
    assert days == sorted(days)
    assert steps == sorted(steps, key=lambda step: not step)


def test_a_next_step_is_entered_where_there_is_none(page: BookPage, book: Book) -> None:
    typed(page, book, "Evershed Legal", "next_step", "Ask for a day")
    assert shown(page, "Evershed Legal", "next_step") == "Ask for a day"
    (made,) = [a for a in facts_of(book, "Evershed Legal").actions if a.title == "Ask for a day"]
    assert made.origin is ActionOrigin.NEXT_STEP
    book.undo()
    assert line_of(book, "Evershed Legal").name in [line.name for line in page.table.lines]
    assert "Ask for a day" not in [a.title for a in facts_of(book, "Evershed Legal").actions]


@pytest.mark.parametrize(("key", "words"), [("segment", "Growth"), ("owner", "Kim Roe")])
def test_segment_and_owner_are_chosen_in_the_cell(
    page: BookPage, book: Book, key: str, words: str
) -> None:
    book.run("Kim", team.new_member, "Kim Roe")
    before = shown(page, "Halden Foods", key)
    stand_on(page, book, "Halden Foods", key)
    press(page.table.grid, Key.Key_F2)
    (box,) = page.table.grid.findChildren(QComboBox)
    box.setCurrentIndex(box.findText(words))
    press(box, Key.Key_Return)
    QApplication.processEvents()
    assert getattr(line_of(book, "Halden Foods"), key) == words
    assert shown(page, "Halden Foods", key) == words
    book.undo()
    assert shown(page, "Halden Foods", key) == before != words


def fill(*words: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        for field, text in zip(dialog.form.fields(), words, strict=True):
            if isinstance(field.editor, QComboBox):
                field.editor.setCurrentIndex(field.editor.findText(text))
                field.editor.activated.emit(field.editor.currentIndex())
            else:
                field.editor.setText(text)
        press(dialog.yes, Key.Key_Space)
        said.append(dialog.refusal.text())

    said.clear()
    return act


said: list[str] = []


def test_several_renew_on_one_day(page: BookPage, book: Book, answer: Answer) -> None:
    select(page, "Halden Foods", "Kestrel Health")
    answer(fill("2027-05-01"))
    ask_renewal(page)
    for name in ("Halden Foods", "Kestrel Health"):
        assert running(book, name).renews_on == date(2027, 5, 1)
        assert shown(page, name, "renews_on") == "1 May"
    assert book.undo_label == "Change the renewal day of 2 accounts"


def test_one_with_several_subscriptions_stops_all(
    page: BookPage, book: Book, answer: Answer
) -> None:
    book.run("Another", new_subscription, line_of(book, "Kestrel Health").id, "Seats")
    select(page, "Halden Foods", "Kestrel Health")
    before = facts_of(book, "Halden Foods").subscriptions
    answer(fill("2027-05-01"))
    ask_renewal(page)
    assert said[0].startswith("Kestrel Health has 2 running subscriptions.")
    assert facts_of(book, "Halden Foods").subscriptions == before


def test_several_get_a_status_and_a_next_step(page: BookPage, book: Book, answer: Answer) -> None:
    select(page, "Halden Foods", "Evershed Legal")
    answer(fill("Churned"))
    ask_status(page)
    assert line_of(book, "Halden Foods").status is AccountStatus.CHURNED
    book.undo()
    assert line_of(book, "Halden Foods").status is not AccountStatus.CHURNED
    select(page, "Halden Foods", "Evershed Legal")
    answer(fill("Send the survey", "fri"))
    ask_next_step(page)
    for name in ("Halden Foods", "Evershed Legal"):
        steps = {(a.title, a.due_on) for a in facts_of(book, name).actions}
        assert ("Send the survey", date(2026, 11, 27)) in steps
    assert book.undo_label == "Change the next step of 2 accounts"


def test_opening_from_a_cell_that_could_be_edited_tells_of_f2_once(
    page: BookPage, shell: TabShell
) -> None:
    page.take_focus()
    grid = page.table.grid
    score = page.table.model.place_of("health")
    grid.setCurrentIndex(page.table.model.index(0, score))
    press(grid, Key.Key_Return)
    assert shell.toasts == []
    grid.setCurrentIndex(page.table.model.index(0, page.table.model.place_of("next_step")))
    for _ in range(2):
        press(grid, Key.Key_Return)
    assert len(shell.opened) == 3
    assert shell.toasts == ["Enter opens the account. F2 edits the cell that you stand on."]
