"""Renewals and forecast in the window: from the question to renewed, the user's word, what came."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Outlook,
    RenewalDecision,
    RenewalOutcome,
    RenewalPlan,
)
from csm_desktop.storage.queries import dump
from csm_desktop.ui.account.contract.tab import ContractTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.renewals.end_dialog import EndDialog
from csm_desktop.ui.frame.renewals.plan_dialog import PlanDialog
from csm_desktop.ui.revenue.page import RevenuePage
from csm_desktop.ui.revenue.renewals import RenewalsFace
from tests.ui.account.conftest import Answer, answer
from tests.ui.hands import CountedKeys, Key, answer_dialog, press, write
from tests.ui.sample_book import book, program, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "program", "sample"]

TODAY = date(2026, 11, 22)


@pytest.fixture
def face(shell: TabShell, qtbot: QtBot) -> RenewalsFace:
    page = shown(RevenuePage(shell), shell, qtbot)
    page.turn("renewals")
    qtbot.waitUntil(lambda: bool(page.renewals.table.lines))
    page.take_focus()
    return page.renewals


def plans(book: Book) -> tuple[RenewalPlan, ...]:
    with book.reading() as connection:
        return dump.everything(connection, RenewalPlan)


def test_the_classes_the_months_and_the_lines_are_of_one_mind(face: RenewalsFace) -> None:
    found = face.calendar
    assert found is not None
    assert sum(one.number for one in found.sums) == len(face.table.lines) == len(found.lines)
    assert sum(month.number for month in found.months) == len(found.lines)
    for outlook in Outlook:
        face.outlooks.choose(outlook)
        assert all(line.outlook is outlook for line in face.table.lines)
    assert face.dismiss()
    assert len(face.table.lines) == len(found.lines)
    assert not face.dismiss()


def test_ones_own_word_is_kept_told_and_undone(
    face: RenewalsFace, book: Book, answer: Answer, qtbot: QtBot
) -> None:
    line = face.table.lines[0]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        dialog.word.editor.setCurrentIndex(1)
        dialog.word.editor.activated.emit(1)
        dialog.why.setFocus()
        write(dialog.why.editor, "Signed off by the board")
        write(dialog.shown.editor, "1 nov")
        press(dialog.why.editor, Key.Key_Return)

    answer(fill)
    before = face.calendar
    face.plan()
    (plan,) = plans(book)
    assert (plan.word, plan.why) == (Outlook.COMMITTED, "Signed off by the board")
    assert plan.value_shown_on == date(2026, 11, 1)
    qtbot.waitUntil(lambda: face.calendar is not before)
    now = next(one for one in face.table.lines if one.id == line.id)
    assert (now.outlook, now.prepared) == (Outlook.COMMITTED, 1)
    book.undo()
    assert plans(book) == ()


def test_what_is_expected_in_another_currency_is_what_it_is_renewed_for(
    face: RenewalsFace, book: Book, answer: Answer
) -> None:
    line = face.table.lines[0]
    dollars = Money.of(9_500, "USD")
    assert line.arr.currency != dollars.currency

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        write(dialog.expected.editor, "9500 usd")
        assert dialog.expected.commit()
        assert dialog.expected.typed == ("9500 usd", "USD")
        (currency,) = dialog.expected.findChildren(QComboBox)
        press(currency, Key.Key_Return)

    answer(fill)
    face.plan()
    assert [plan.expected for plan in plans(book)] == [dollars]

    def end(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        press(dialog.arr.editor, Key.Key_Return)

    answer(end)
    face.end()
    with book.reading() as connection:
        decided = dump.everything(connection, RenewalDecision)
    (mine,) = (one for one in decided if one.after == dollars)
    assert (mine.before, mine.outcome) == (line.arr, RenewalOutcome.RENEWED)


def test_a_cancelled_word_changes_nothing(face: RenewalsFace, book: Book, answer: Answer) -> None:
    answer(lambda dialog: press(dialog, Key.Key_Escape))
    face.plan()
    assert plans(book) == ()


def test_the_forecast_of_a_quarter_ago_is_held_against_what_came(face: RenewalsFace) -> None:
    assert face.calendar is not None
    assert face.calendar.compared_on == date(2026, 8, 22)
    assert face.results.lines
    assert "22 August 2026" in face.words.text()


def test_from_asked_to_renewed_in_twelve_keys(program: Program, qtbot: QtBot) -> None:
    """A question of the renewal is answered on the account, which is renewed by the same way."""
    window, book = program.window, program.workbench.book
    assert book is not None
    keys = CountedKeys(window)
    keys.hit(Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    page = window.page
    assert isinstance(page, RevenuePage)
    keys.hit(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.renewals.table.lines))
    page.take_focus()  # as the page does by itself once its lines are there
    line = page.renewals.table.current
    assert line is not None
    keys.hit(Key.Key_O)
    qtbot.waitUntil(lambda: isinstance(window.page, AccountPage))
    account = window.page
    assert isinstance(account, AccountPage)
    tab = account.tab
    assert isinstance(tab, ContractTab)
    first = next(row[-1].editor for row in tab.renewal.questions if row[-1].isVisible())
    qtbot.waitUntil(first.hasFocus)
    keys.hit(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.write("They will renew for a year")
    keys.hit(Key.Key_Return)
    answers = account_facts(book, line.account_id).renewal_answers
    assert "They will renew for a year" in {given.text for given in answers}

    def end(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        keys.hit(Key.Key_Return)

    answer_dialog(end)
    keys.hit(Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert keys.number <= 12
    with book.reading() as connection:
        decisions = dump.everything(connection, RenewalDecision)
    mine = [one for one in decisions if (one.subscription_id, one.due_on) == (line.id, line.due_on)]
    assert [one.outcome for one in mine] == [RenewalOutcome.RENEWED]
