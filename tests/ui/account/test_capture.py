"""Quick capture: from any page, by keys alone; no typed word is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.contacts import Touch, TouchKind
from csm_desktop.ui.account.meetings.commands import anywhere
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.account.overview.capture import CaptureDialog
from csm_desktop.ui.commands.actions import Actions
from csm_desktop.ui.commands.command import Situation
from csm_desktop.ui.unsaved_texts import UNSAVED
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell

Open = Callable[[], CaptureDialog]


@pytest.fixture
def capture(qtbot: QtBot, shell: TabShell) -> Open:
    """Presses Ctrl+Shift+M in a window of no account."""
    window = QMainWindow()
    qtbot.addWidget(window)
    shell.commands.situation = lambda: Situation("today", book=True)
    shell.commands.add(*anywhere(shell))
    Actions(window, shell.commands)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()

    def open_() -> CaptureDialog:
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        press(window, Key.Key_M, held)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CaptureDialog)
        return dialog

    return open_


def at_northwind(dialog: CaptureDialog) -> None:
    completer = dialog.account.editor.completer()
    assert completer is not None
    completer.setModel(QStringListModel())
    write(dialog.account.editor, "northw")
    press(dialog.account.editor, Key.Key_Return)


def touches(book: Book, account_id: int) -> tuple[Touch, ...]:
    return account_facts(book, account_id).touches


def test_an_account_and_a_line_are_logged_with_enter_as_one_step(
    capture: Open, book: Book, northwind: int, shell: TabShell
) -> None:
    before = touches(book, northwind)
    dialog = capture()
    at_northwind(dialog)
    editor = dialog.text.editor
    write(editor, "call from @lena: wants the export, yesterday")
    assert dialog.note.text().startswith("Call · wants the export · Lena Brandt")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(editor, "before the board meets")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(editor, "mail thanks for the numbers")
    assert len(dialog.note.text().splitlines()) == 2
    press(editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    made = [each for each in touches(book, northwind) if each not in before]
    assert [(each.kind, each.text) for each in made] == [
        (TouchKind.CALL, "wants the export\nbefore the board meets"),
        (TouchKind.MAIL, "thanks for the numbers"),
    ]
    assert shell.toasts == [f"Logged at {account_named(book, str(northwind)).name}"]
    book.undo()
    assert touches(book, northwind) == before


def test_words_of_no_kind_are_a_note_at_the_account_in_front(
    capture: Open, book: Book, northwind: int, shell: TabShell
) -> None:
    shell.commands.situation = lambda: Situation("account", True, True, northwind)
    dialog = capture()
    assert dialog.account.stored == northwind
    write(dialog.text.editor, "their board meets in May")
    press(dialog.text.editor, Key.Key_Return)
    (made,) = (each for each in touches(book, northwind) if "board" in each.text)
    assert (made.kind, made.text) == (TouchKind.NOTE, "their board meets in May")


def test_what_is_refused_stays_with_its_reason(capture: Open, book: Book) -> None:
    steps = book.history(5)
    dialog = capture()
    write(dialog.text.editor, "call @nobody.known")
    press(dialog.text.editor, Key.Key_Return)
    assert "With which account?" in dialog.account.error
    at_northwind(dialog)
    assert dialog.isVisible()
    assert "known as “nobody.known”" in dialog.note.text()
    dialog.text.editor.selectAll()
    press(dialog.text.editor, Key.Key_Delete)
    press(dialog.text.editor, Key.Key_Return)
    assert "no words" in dialog.note.text()
    assert book.history(5) == steps
    press(dialog, Key.Key_Escape)


def test_escape_keeps_the_words_and_the_account_until_they_are_logged(
    capture: Open, book: Book, northwind: int, shell: TabShell
) -> None:
    dialog = capture()
    at_northwind(dialog)
    write(dialog.text.editor, "visit @lena: saw the floor")
    press(dialog.text.editor, Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert shell.toasts == ["Kept as a draft: quick capture shows it again"]
    assert [each.text for each in UNSAVED.texts] == ["visit @lena: saw the floor"]
    again = capture()
    assert again.account.stored == northwind
    assert again.typed == "visit @lena: saw the floor"
    press(again.text.editor, Key.Key_Return)
    assert any(each.text == "saw the floor" for each in touches(book, northwind))
    assert UNSAVED.texts == ()
    empty = capture()
    assert empty.typed == ""
    press(empty.account.editor, Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert len(shell.toasts) == 2


def test_the_words_become_the_purpose_of_a_meeting_or_stay_a_draft(
    capture: Open, book: Book, northwind: int
) -> None:
    before = account_facts(book, northwind).meetings
    for key, left in ((Key.Key_Escape, ["agree the go-live"]), (Key.Key_Return, [])):
        dialog = capture()
        if not dialog.account.stored:
            at_northwind(dialog)
            write(dialog.text.editor, "agree the go-live")
        press(dialog.meeting, Key.Key_Space)
        planned = QApplication.activeModalWidget()
        assert isinstance(planned, NewMeeting)
        assert planned.purpose.editor.text() == "agree the go-live"
        press(planned.purpose.editor, key)
        assert [each.text for each in UNSAVED.texts] == left
    (made,) = (each for each in account_facts(book, northwind).meetings if each not in before)
    assert made.purpose == "agree the go-live"
