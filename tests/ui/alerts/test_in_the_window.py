"""The Alerts workspace in the whole window, by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.alerts.list import Shelf
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.book import Book
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.commands.quiet_keys import QuietKeys
from csm_desktop.ui.frame.alerts.playbook_start import PlaybookStart
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.ui.account.conftest import Answer
from tests.ui.alerts.conftest import on_shelf
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import program

__all__ = ["program"]
_CTRL = Qt.KeyboardModifier.ControlModifier


def key(program: Program, which: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget() or program.window
    press(target, which, held or Qt.KeyboardModifier.NoModifier)


def alerts(program: Program, qtbot: QtBot) -> AlertsPage:
    """Go there by Ctrl+5, until the list has the keyboard."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    key(program, Key.Key_5, _CTRL)
    page = program.window.page
    assert isinstance(page, AlertsPage)
    qtbot.waitUntil(lambda: bool(page.alerts.table.lines) and page.alerts.table.grid.hasFocus())
    return page


def book_of(program: Program) -> Book:
    book = program.workbench.book
    assert book is not None
    return book


def rested(program: Program, page: AlertsPage, qtbot: QtBot) -> None:
    """Wait until the list has the keyboard, and letters are commands again."""
    quiet = program.window.findChild(QuietKeys)
    assert quiet is not None
    program.window.activateWindow()  # offscreen, nobody brings it back after a dialog
    qtbot.waitUntil(page.alerts.table.grid.hasFocus)
    qtbot.waitUntil(lambda: not quiet.rest.isActive())


def test_from_ctrl_5_to_a_closed_alert_and_a_started_playbook(
    program: Program, qtbot: QtBot, answer: Answer
) -> None:
    page = alerts(program, qtbot)
    book = book_of(program)
    key(program, Key.Key_J)
    key(program, Key.Key_Space)
    assert not page.alerts.pane.inspector.isHidden()
    key(program, Key.Key_Escape)
    assert page.alerts.pane.inspector.isHidden()
    chosen = page.alerts.table.current
    assert chosen is not None

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, PlaybookStart)
        press(dialog.yes, Key.Key_Return)

    answer(begin)
    key(program, Key.Key_P)
    assert chosen.id in {run.alert_id for run in run_lines(book)}

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        write(dialog.form.fields()[0].editor, "Signed")
        press(dialog.form.fields()[0].editor, Key.Key_Return)

    rested(program, page, qtbot)
    answer(close)
    key(program, Key.Key_X)
    assert on_shelf(book, Shelf.CLOSED)[chosen.id].outcome == "Signed"
    rested(program, page, qtbot)
    key(program, Key.Key_Z, _CTRL)
    assert chosen.id in on_shelf(book, Shelf.FIRING)


def test_the_faces_are_reached_and_left_by_keys(program: Program, qtbot: QtBot) -> None:
    page = alerts(program, qtbot)
    key(program, Key.Key_U)
    assert page.rules.table.grid.hasFocus()
    key(program, Key.Key_J)
    assert page.rules.current is not None
    key(program, Key.Key_B)
    assert page.playbooks.table.grid.hasFocus()
    key(program, Key.Key_N)
    write(page.playbooks.editor.name.editor, "x")  # a letter of the name, and no command
    assert page.playbooks.editor.name.editor.text() == "x"
    key(program, Key.Key_Return)
    key(program, Key.Key_Escape)
    assert page.face == "alerts"
    assert page.alerts.table.grid.hasFocus()


def test_enter_leads_to_the_account_and_back_to_the_same_line(
    program: Program, qtbot: QtBot
) -> None:
    page = alerts(program, qtbot)
    key(program, Key.Key_J)
    chosen = page.alerts.table.current
    assert chosen is not None
    key(program, Key.Key_Return)
    assert program.window.front == "account"
    key(program, Key.Key_5, _CTRL)
    qtbot.waitUntil(page.alerts.table.grid.hasFocus)
    assert page.alerts.table.current is not None
    assert page.alerts.table.current.id == chosen.id


def test_the_sidebar_counts_what_calls(program: Program, qtbot: QtBot) -> None:
    firing = len(on_shelf(book_of(program), Shelf.FIRING))
    entry = program.window.sidebar._entries["alerts"]
    qtbot.waitUntil(lambda: entry.accessibleName() == f"Alerts, {firing}")
