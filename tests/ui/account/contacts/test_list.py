"""The list of contacts: edited where it stands, and what a new one needs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.people import contacts
from csm_desktop.domain.fields.sharing import is_shareable
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.contacts import (
    Contact,
    ContactFields,
    ContactRole,
)
from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.errors import UserError
from csm_desktop.ui.account.contacts.dialogs import (
    NewContactDialog,
)
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.account.contacts.table import roles_named
from tests.ui.account.conftest import Answer, Shown
from tests.ui.account.contacts.hands import contact_named
from tests.ui.shell import TabShell

KEY = Qt.Key


# Given by acts of their own: that somebody left, came without an account.
_BY_ACTS = {"status", "left_on", "went_to", "account_ref"}


def test_whatever_can_be_changed_of_a_contact_has_a_place_in_the_window(tab: ContactsTab) -> None:
    columns = {column.key: column for column in tab.table.model.columns}
    page = tab.page
    fields = {*page.details.fields, *page.standing.fields, "roles", "custom"}
    missing = set(ContactFields.__annotations__) - fields - _BY_ACTS
    assert not missing, f"give {sorted(missing)} a place in ui/account/contacts/person/details.py"
    until = columns["champion_until"]
    assert (until.internal, until.hidden, until.editable) == (True, True, True)


def test_what_is_asked_for_of_a_contact_says_whether_it_is_internal(tab: ContactsTab) -> None:
    asked_for = [column for column in tab.table.model.columns if column.hidden]
    assert {"notes", "department", "ids"} <= {column.key for column in asked_for}
    for column in asked_for:
        assert column.internal is not is_shareable(Contact, column.key), column.key


def test_cells_of_the_table_are_edited_in_place(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    lena = contact_named(book, northwind, "Lena Brandt")
    model = tab.table.model
    row = model.row_of(lena.id)
    assert row is not None

    def put(key: str, value: object) -> bool:
        place = model.index(model.row_of(lena.id) or 0, model.place_of(key))
        return bool(model.setData(place, value))

    assert put("title", "COO")
    assert put("roles", ("champ", "Sponsor"))
    assert put("sentiment", None)
    stored = contact_named(book, northwind, "Lena Brandt")
    assert stored == replace(
        lena,
        title="COO",
        roles=(ContactRole.CHAMPION, ContactRole.SPONSOR),
        sentiment=None,
    )
    assert not put("roles", ("wizard",))
    assert model.refusal is not None
    assert "wizard" in model.refusal.title
    assert not put("reports_to_id", lena.id)
    assert contact_named(book, northwind, "Lena Brandt") == stored
    # A role taken away leaves its day, which is emptied where it was a mistake.
    assert put("roles", ("Sponsor",))
    assert contact_named(book, northwind, "Lena Brandt").champion_until == book.today()
    assert put("champion_until", None)
    assert contact_named(book, northwind, "Lena Brandt").champion_until is None


def test_own_fields_and_ids_of_a_contact_are_columns_that_are_edited(
    shell: TabShell, shown: Shown, northwind: int, book: Book
) -> None:
    lena = contact_named(book, northwind, "Lena Brandt")
    ids = (ForeignId("Salesforce", "0035"),)
    own = (CustomField("Shoe size", "42"), CustomField("Tea", "green"))
    book.run("List", contacts.edit_contact, lena.id, ids=ids, custom=own)
    tab = shown(ContactsTab, northwind)
    model = tab.table.model
    named = {column.title: column for column in model.columns}
    assert all(named[title].hidden for title in ("Ids elsewhere", "Shoe size", "Tea"))
    row = next(line for line in tab.table.lines if line.id == lena.id)
    assert named["Ids elsewhere"].get(row) == ("Salesforce: 0035",)
    assert named["Tea"].get(row) == "green"
    tab.persons.edit(row, "own.Tea", "black")
    tab.persons.edit(row, "ids", ("Salesforce: 0035", "77"))
    stored = contact_named(book, northwind, "Lena Brandt")
    assert stored.custom == (CustomField("Shoe size", "42"), CustomField("Tea", "black"))
    assert stored.ids == (*ids, ForeignId("", "77"))
    # Who had no such field gets it behind their own; another account offers none of these.
    other = next(line for line in tab.table.lines if line.id != lena.id)
    tab.persons.edit(other, "own.Tea", "mint")
    assert contact_named(book, northwind, other.name).custom == (CustomField("Tea", "mint"),)
    shell.follow(tab, account_named(book, "Halden Foods").id)
    assert "Tea" not in [column.title for column in tab.table.model.columns]


def test_an_abbreviated_role_must_mean_one() -> None:
    assert roles_named(["s p".replace(" ", "")]) == (ContactRole.SPONSOR,)
    with pytest.raises(UserError, match="not a role"):
        roles_named(["s"])


def test_a_new_contact_needs_a_name_and_is_selected(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewContactDialog)
        QTest.keyClick(dialog.name.editor, KEY.Key_Return)
        assert "needs a name" in dialog.refusal.text()
        dialog.name.editor.setText("R&D <beta> </b>")
        dialog.roles.tick(ContactRole.END_USER)
        dialog.boss.editor.setText("lena")
        QTest.keyClick(dialog.position.editor, KEY.Key_Return)

    answer(fill)
    tab.new_contact()
    stored = contact_named(book, northwind, "R&D <beta> </b>")
    assert stored.roles == (ContactRole.END_USER,)
    assert stored.reports_to_id == contact_named(book, northwind, "Lena Brandt").id
    assert tab.table.current is not None
    assert tab.table.current.id == stored.id


def test_telephone_and_e_mail_are_shown_and_edited_where_they_stand(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    keys = [column.key for column in tab.table.model.columns]
    for key in ("email", "phone"):
        assert not tab.table.grid.isColumnHidden(keys.index(key))
    line = next(line for line in tab.table.lines if line.name == "Lena Brandt")
    tab.persons.edit(line, "phone", "+49 30 123456")
    assert contact_named(book, northwind, "Lena Brandt").phone == "+49 30 123456"
    shown = next(each for each in tab.table.lines if each.id == line.id)
    assert tab.table.model.words(shown, tab.table.model.columns[keys.index("phone")]) == (
        "+49 30 123456"
    )


def test_enter_on_a_role_adds_the_contact_with_its_telephone(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewContactDialog)
        dialog.name.editor.setText("Nia Roe")
        dialog.phone.editor.setText("0421 5")
        dialog.roles.tick(ContactRole.SPONSOR)
        QTest.keyClick(dialog.roles.findChildren(QCheckBox)[0], KEY.Key_Return)
        assert not dialog.isVisible()

    answer(fill)
    tab.new_contact()
    stored = contact_named(book, northwind, "Nia Roe")
    assert (stored.phone, stored.roles) == ("0421 5", (ContactRole.SPONSOR,))
