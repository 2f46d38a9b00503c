"""Two contacts that are one person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from csm_desktop.app.book import Book
from csm_desktop.app.people import contacts
from csm_desktop.ui.account.contacts.doubles import MergeDialog
from csm_desktop.ui.account.contacts.tab import ContactsTab
from tests.ui.account.conftest import Answer
from tests.ui.account.contacts.hands import contact_named, facts_of
from tests.ui.hands import press
from tests.ui.shell import TabShell

KEY = Qt.Key


def test_two_contacts_are_made_one_and_undo_parts_them(
    tab: ContactsTab, book: Book, northwind: int, shell: TabShell, answer: Answer
) -> None:
    assert tab.list_face.doubles.isHidden()
    double = book.run("New", contacts.new_contact, northwind, "L. Brandt", phone="12").id
    lena = contact_named(book, northwind, "Lena Brandt")
    assert not tab.list_face.doubles.isHidden()
    assert tab.list_face.doubles.who.text() == "Lena Brandt and L. Brandt"
    assert tab.list_face.doubles.why.text() == "One name may be short for the other."

    def make_one(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        assert (dialog.kept.stored, dialog.other.stored) == (lena.id, double)
        dialog.other.set_value(lena.id)
        dialog.yes.click()
        assert "one contact already" in dialog.refusal.text()
        dialog.other.set_value(double)
        press(dialog.yes, KEY.Key_Space)
        assert not dialog.isVisible()

    answer(make_one)
    press(tab.list_face.doubles.one, KEY.Key_Space)
    assert contact_named(book, northwind, "Lena Brandt").notes.endswith(
        "Also known as: L. Brandt, 12"
    )
    assert double not in [contact.id for contact in facts_of(book, northwind).contacts]
    assert shell.toasts == ["L. Brandt is one with Lena Brandt now."]
    assert tab.table.current is not None
    assert tab.table.current.id == lena.id
    assert book.undo() == "Make Lena Brandt and L. Brandt one contact"
    assert contact_named(book, northwind, "Lena Brandt") == lena


def test_nobody_is_proposed_where_nobody_is_alike(
    tab: ContactsTab, book: Book, answer: Answer
) -> None:
    label = book.undo_label

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        press(dialog.kept.editor, KEY.Key_Return)
        assert "Whose things" in dialog.refusal.text()

    answer(look)
    tab.make_one()
    assert book.undo_label == label


def test_two_people_are_not_asked_about_again(tab: ContactsTab, book: Book, northwind: int) -> None:
    book.run("New", contacts.new_contact, northwind, "Lena Brandt")
    press(tab.list_face.doubles.two, KEY.Key_Space)
    assert tab.list_face.doubles.isHidden()
    book.run("New", contacts.new_contact, northwind, "Somebody Else")
    assert tab.list_face.doubles.isHidden()
