"""From a coverage gap to a drafted introduction and a live connection, by keys alone (flow E)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.contacts import Strength
from csm_desktop.ui.account.contacts.dialogs import ConnectionDialog, IntroductionDialog
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from tests.ui.account.conftest import Answer
from tests.ui.hands import Key, press

ALT = Qt.KeyboardModifier.AltModifier


def test_a_gap_becomes_a_draft_and_then_a_connection(
    qtbot: QtBot, program: Program, answer: Answer
) -> None:
    window, book = program.window, program.workbench.book
    assert book is not None
    account_id = account_named(book, "Northwind Rail").id
    program.workbench.open_account(account_id)
    press(window, Key.Key_3, ALT)
    page = window.page
    assert isinstance(page, AccountPage)
    tab = page.tab
    assert isinstance(tab, ContactsTab)
    qtbot.waitUntil(tab.map.hasFocus)
    before = account_facts(book, account_id).connections

    press(tab.map, Key.Key_Right)  # from You and Lena, to You and Sofia
    press(tab.map, Key.Key_Right)
    assert tab.map.cell is not None
    assert tab.map.cell.strength is None

    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, IntroductionDialog)
        qtbot.waitUntil(dialog.text.hasFocus)
        press(dialog.text, Key.Key_Y, ALT)
        qtbot.waitUntil(lambda: QApplication.clipboard().text().startswith("Dear Sofia,"))
        press(dialog.text, Key.Key_Escape)
        assert not dialog.isVisible()

    answer(copy)
    press(tab.map, Key.Key_N)
    assert window.focusWidget() is tab.map

    def connect(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectionDialog)
        dialog.touched.editor.setText("today")
        press(dialog.touched.editor, Key.Key_Return)

    answer(connect)
    press(tab.map, Key.Key_Return)
    (made,) = set(account_facts(book, account_id).connections) - set(before)
    assert made.strength is Strength.SOME
    assert tab.map_face.title.text() == "Coverage 3 of 3"
    assert window.focusWidget() is tab.map
    program.workbench.undo()
    assert tab.map_face.title.text() == "Coverage 2 of 3"
