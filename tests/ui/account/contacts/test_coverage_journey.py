"""From a coverage gap to an introduction that goes out, or a live connection, by keys (flow E)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.contacts import Strength
from csm_desktop.domain.records.letters.outbox import MailState
from csm_desktop.mail.mail_server import Security
from csm_desktop.ui.account.contacts.dialogs import ConnectionDialog
from csm_desktop.ui.account.contacts.introduction_dialog import IntroductionDialog
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from tests.ui.account.conftest import Answer
from tests.ui.hands import Key, press

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def map_in_front(program: Program, account_id: int, qtbot: QtBot) -> ContactsTab:
    """The people of an account in the window, with the keyboard on their map."""
    program.workbench.open_account(account_id)
    press(program.window, Key.Key_3, ALT)
    page = program.window.page
    assert isinstance(page, AccountPage)
    assert isinstance(page.tab, ContactsTab)
    qtbot.waitUntil(page.tab.map.hasFocus)
    return page.tab


def test_a_gap_becomes_a_draft_and_then_a_connection(
    qtbot: QtBot, program: Program, answer: Answer
) -> None:
    window, book = program.window, program.workbench.book
    assert book is not None
    account_id = account_named(book, "Northwind Rail").id
    tab = map_in_front(program, account_id, qtbot)
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


def test_a_gap_becomes_an_introduction_in_the_outbox(
    qtbot: QtBot, program: Program, answer: Answer
) -> None:
    window, book = program.window, program.workbench.book
    assert book is not None
    account_id = account_named(book, "Northwind Rail").id
    book.run("Me", say_who_i_am, email="ann@ours.example")
    tab = map_in_front(program, account_id, qtbot)
    assert tab.people is not None
    best = tab.people.introduction
    assert best is not None
    while tab.map.pair is not None and tab.map.pair[0] != best.team_member_id:
        press(tab.map, Key.Key_Down)
    while tab.map.pair is not None and tab.map.pair[1] != best.contact_id:
        press(tab.map, Key.Key_Right)

    def without_a_server(dialog: QDialog) -> None:
        assert isinstance(dialog, IntroductionDialog)
        qtbot.waitUntil(dialog.text.hasFocus)
        press(dialog.text, Key.Key_Return, CTRL)
        assert dialog.refusal.text().startswith("No mail server is named yet.")
        press(dialog.text, Key.Key_Escape)

    answer(without_a_server)
    press(tab.map, Key.Key_N)
    assert account_facts(book, account_id).outbox == ()
    book.run("Server", set_server, MailServer("mail.example", 587, Security.NONE))

    def queue(dialog: QDialog) -> None:
        assert isinstance(dialog, IntroductionDialog)
        dialog.to.editor.setText("")
        press(dialog.to.editor, Key.Key_Return, CTRL)  # and not the mail program, as Enter there
        assert "not an address" in dialog.refusal.text()
        dialog.to.editor.setText("sofia@theirs.example")
        dialog.text.setPlainText("Dear Sofia, my own words")
        press(dialog.to.editor, Key.Key_Return, CTRL)
        assert not dialog.isVisible()

    answer(queue)
    press(tab.map, Key.Key_N)
    assert window.focusWidget() is tab.map
    (mail,) = account_facts(book, account_id).outbox
    assert (mail.state, mail.contact_id) == (MailState.QUEUED, best.contact_id)
    assert (mail.to, mail.body) == (("sofia@theirs.example",), "Dear Sofia, my own words")
    program.workbench.undo()
    assert account_facts(book, account_id).outbox == ()
