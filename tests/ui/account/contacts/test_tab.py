"""The Contacts tab as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.people import contacts
from csm_desktop.ui.account.contacts.commands import commands
from csm_desktop.ui.account.contacts.dialogs import (
    NewContactDialog,
)
from csm_desktop.ui.account.contacts.tab import LIST, ContactsTab
from tests.ui.account.conftest import Answer
from tests.ui.account.contacts.hands import contact_named
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, unnamed

KEY = Qt.Key


def test_an_account_without_people_names_one_action(
    qtbot: QtBot, shell: TabShell, book: Book, answer: Answer
) -> None:
    empty = book.run("New", new_account, "Nobody Ltd")
    tab = ContactsTab(shell)
    qtbot.addWidget(tab)
    shell.follow(tab, empty.id)
    tab.show()
    assert not tab.empty.isHidden()
    assert tab.content.isHidden()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewContactDialog)
        dialog.name.editor.setText("Ann")
        QTest.keyClick(dialog.name.editor, KEY.Key_Return)

    answer(fill)
    assert tab.empty.button is not None
    QTest.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert tab.empty.isHidden()
    assert [line.name for line in tab.table.lines] == ["Ann"]


def test_every_part_is_named_and_reached_in_order(tab: ContactsTab) -> None:
    assert not unnamed(tab)
    assert not out_of_order(tab)


def test_commands_bring_the_tab_forward(tab: ContactsTab, shell: TabShell, answer: Answer) -> None:
    declared = commands(shell, lambda: tab)
    assert {each.id for each in declared} == {
        "contacts.new",
        "contacts.introduce",
        "contacts.left",
        "contacts.photo",
        "contacts.remove_photo",
        "contacts.third_party",
        "contacts.merge",
    }
    left = next(each for each in declared if each.id == "contacts.left")
    asked: list[str] = []

    def leave(dialog: QDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.reject()

    answer(leave)
    left.run()
    assert asked == ["Lena Brandt has left"], "whose cell of the map the keyboard is on"
    tab.show_face(LIST)
    left.run()
    assert shell.toasts == ["Choose somebody in the table first."]


def test_b1_hostile_names_are_shown_as_they_are(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    lena = contact_named(book, northwind, "Lena Brandt")
    for name in ("R&D <beta> </b><img src=x>", "x" * 300, "مرحبا", "{name}"):
        book.run("Rename", contacts.edit_contact, lena.id, name=name, title=name)
        assert any(row.line.name == name for row in tab.map_face.what_if.rows.rows)
        tab.grab()
