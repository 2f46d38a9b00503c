"""The Contacts tab by keys and clicks: what it shows, and what is stored then."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named, accounts
from csm_desktop.app.people import contacts
from csm_desktop.domain.fields.sharing import is_shareable
from csm_desktop.domain.records.accounts import CustomField
from csm_desktop.domain.records.contacts import (
    Contact,
    ContactFields,
    ContactRole,
    ContactStatus,
    Strength,
)
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.commands import commands
from csm_desktop.ui.account.contacts.dialogs import (
    ConnectDialog,
    ConnectionDialog,
    LeftDialog,
    NewContactDialog,
)
from csm_desktop.ui.account.contacts.doubles import MergeDialog
from csm_desktop.ui.account.contacts.introduction_dialog import IntroductionDialog
from csm_desktop.ui.account.contacts.leavers import LeaverRow
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.account.contacts.table import roles_named
from csm_desktop.ui.paper.preview import PaperPreview
from csm_desktop.ui.widgets.near_days import past_day
from tests.ui.account.conftest import Answer, Shown
from tests.ui.hands import click, press
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, unnamed

KEY = Qt.Key


@pytest.fixture
def tab(shown: Shown, northwind: int) -> ContactsTab:
    made: ContactsTab = shown(ContactsTab, northwind)
    made.take_focus()
    return made


def _facts(book: Book, account_id: int) -> AccountFacts:
    return account_facts(book, account_id)


def _named(book: Book, account_id: int, name: str) -> Contact:
    return next(contact for contact in _facts(book, account_id).contacts if contact.name == name)


def _go(tab: ContactsTab, ours: str, theirs: str) -> tuple[int, int]:
    people = tab.people
    assert people is not None
    member = next(row.member.id for row in people.map.rows if row.member.name == ours)
    contact = next(column.id for column in people.map.columns if column.name == theirs)
    tab.map.go_to(member, contact)
    return member, contact


def test_the_map_shows_the_mockups_cells_and_is_spoken(tab: ContactsTab) -> None:
    assert tab.map_face.title.text() == "Coverage 2 of 3"
    assert tab.map_face.why.text().endswith("; Tom Okafor meeting Sofia Reyes again makes 3.")
    _go(tab, "Tom Okafor", "Sofia Reyes")
    index = tab.map.currentIndex()
    assert tab.map.map.data(index) == "118 d, weak · lapsed"
    spoken = tab.map.map.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tom Okafor and Sofia Reyes: weak, lapsed, last touch 118 days ago"
    assert QAccessible.queryAccessibleInterface(tab.map).text(QAccessible.Text.Name)
    falls = {row.line.name: row.line.value for row in tab.map_face.what_if.rows.rows}
    assert falls["Lena Brandt"] == "2 → 1 single thread"
    assert falls["You"] == "2 → 2"
    roles = {row.line.name: row.line.value for row in tab.map_face.roles.rows.rows}
    assert roles["Decision maker"].endswith("never")


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


def test_arrows_walk_the_map_and_enter_edits_the_connection(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    pair = _go(tab, "Tom Okafor", "Sofia Reyes")
    QTest.keyClick(tab.map, KEY.Key_Left)
    assert tab.map.pair != pair
    QTest.keyClick(tab.map, KEY.Key_Right)
    assert tab.map.pair == pair

    def strengthen(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectionDialog)
        assert dialog.strength.stored is Strength.WEAK
        dialog.strength.editor.setCurrentIndex(0)
        dialog.touched.editor.setText("20 nov")
        QTest.keyClick(dialog.touched.editor, KEY.Key_Return)
        assert not dialog.isVisible()

    answer(strengthen)
    QTest.keyClick(tab.map, KEY.Key_Return)
    (stored,) = (
        connection
        for connection in _facts(book, northwind).connections
        if (connection.team_member_id, connection.contact_id) == pair
    )
    assert (stored.strength, stored.touched_on) == (Strength.STRONG, date(2026, 11, 20))
    assert tab.map_face.title.text() == "Coverage 3 of 3"
    assert tab.map.pair == pair
    assert tab.map_face.introduction.who.text() == "Redundancy is met."
    assert book.undo() == "Connect Tom Okafor and Sofia Reyes"
    assert tab.map_face.title.text() == "Coverage 2 of 3"


def test_enter_at_once_connects_with_what_is_proposed(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    pair = _go(tab, "Adaeze Obi", "Ulrich Vance")

    def connect(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectionDialog)
        QTest.keyClick(dialog.strength.editor, KEY.Key_Return)
        assert not dialog.isVisible()

    answer(connect)
    QTest.keyClick(tab.map, KEY.Key_Return)
    found = {(x.team_member_id, x.contact_id): x for x in _facts(book, northwind).connections}
    assert found[pair].strength is Strength.SOME


def test_a_wrong_date_is_said_in_the_dialog_and_nothing_is_stored(
    tab: ContactsTab, book: Book, answer: Answer
) -> None:
    label = book.undo_label
    _go(tab, "Tom Okafor", "Sofia Reyes")

    def ahead(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectionDialog)
        dialog.touched.editor.setText("+2w")
        QTest.keyClick(dialog.touched.editor, KEY.Key_Return)
        assert dialog.isVisible()
        assert "future" in dialog.refusal.text()

    answer(ahead)
    QTest.keyClick(tab.map, KEY.Key_Return)
    assert book.undo_label == label


def test_who_has_met_is_offered_to_be_connected_not_introduced(tab: ContactsTab) -> None:
    assert tab.map.cell is not None
    never = replace(tab.map.cell, strength=None, days=None)
    today = replace(never, days=0)
    assert words.invitation(never) == ("introduce", "N")
    assert words.invitation(today) == ("connect", "Enter")
    assert words.met(today) == "met today"
    assert words.met(replace(never, days=3)) == "met 3 d ago"


def test_fields_of_a_dialog_begin_at_one_line(
    tab: ContactsTab, answer: Answer, qapp: QApplication
) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectDialog)
        assert tab.people is not None
        assert dialog.ours.stored == next(each.id for each in tab.people.team if each.is_me)
        fields = [field for form in dialog.forms for field in form.fields() if field.isVisible()]
        qapp.processEvents()
        assert len({field.mapTo(dialog, QPoint(0, 0)).x() for field in fields}) == 1
        dialog.reject()

    answer(look)
    QTest.mouseClick(tab.map_face.connect_button, Qt.MouseButton.LeftButton)


def test_n_drafts_an_introduction_that_can_be_copied(tab: ContactsTab, answer: Answer) -> None:
    _go(tab, "Adaeze Obi", "Ulrich Vance")

    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, IntroductionDialog)
        assert dialog.to.stored.startswith("ulrich")
        assert "Adaeze Obi" in dialog.subject.stored
        dialog.text.setPlainText("Dear Ulrich, my own words")
        dialog.copy.click()

    answer(copy)
    QTest.keyClick(tab.map, KEY.Key_N)
    assert QApplication.clipboard().text() == "Dear Ulrich, my own words"


def test_the_draft_is_handed_to_the_mail_program(
    tab: ContactsTab, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: object) -> bool:
        opened.append(url.toString())  # type: ignore[attr-defined]
        return len(opened) > 1

    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", staticmethod(take))

    def hand_over(dialog: QDialog) -> None:
        assert isinstance(dialog, IntroductionDialog)
        dialog.yes.click()
        assert "No mail program answered" in dialog.refusal.text()
        dialog.yes.click()
        assert not dialog.isVisible()

    answer(hand_over)
    QTest.mouseClick(tab.map_face.introduction.button, Qt.MouseButton.LeftButton)
    assert all(link.startswith("mailto:sofia") for link in opened)


def test_delete_parts_two_and_undo_joins_them(
    tab: ContactsTab, book: Book, northwind: int, shell: TabShell
) -> None:
    before = _facts(book, northwind).connections
    _go(tab, "Tom Okafor", "Sofia Reyes")
    QTest.keyClick(tab.map, KEY.Key_Delete)
    assert len(_facts(book, northwind).connections) == len(before) - 1
    assert shell.toasts == ["The connection was removed."]
    book.undo()
    assert _facts(book, northwind).connections == before


def test_cells_of_the_table_are_edited_in_place(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    lena = _named(book, northwind, "Lena Brandt")
    model = tab.table.model
    row = model.row_of(lena.id)
    assert row is not None

    def put(key: str, value: object) -> bool:
        place = model.index(model.row_of(lena.id) or 0, model.place_of(key))
        return bool(model.setData(place, value))

    assert put("title", "COO")
    assert put("roles", ("champ", "Sponsor"))
    assert put("sentiment", None)
    stored = _named(book, northwind, "Lena Brandt")
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
    assert _named(book, northwind, "Lena Brandt") == stored
    # A role taken away leaves its day, which is emptied where it was a mistake.
    assert put("roles", ("Sponsor",))
    assert _named(book, northwind, "Lena Brandt").champion_until == book.today()
    assert put("champion_until", None)
    assert _named(book, northwind, "Lena Brandt").champion_until is None


def test_own_fields_and_ids_of_a_contact_are_columns_that_are_edited(
    shell: TabShell, shown: Shown, northwind: int, book: Book
) -> None:
    lena = _named(book, northwind, "Lena Brandt")
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
    stored = _named(book, northwind, "Lena Brandt")
    assert stored.custom == (CustomField("Shoe size", "42"), CustomField("Tea", "black"))
    assert stored.ids == (*ids, ForeignId("", "77"))
    # Who had no such field gets it behind their own; another account offers none of these.
    other = next(line for line in tab.table.lines if line.id != lena.id)
    tab.persons.edit(other, "own.Tea", "mint")
    assert _named(book, northwind, other.name).custom == (CustomField("Tea", "mint"),)
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
    stored = _named(book, northwind, "R&D <beta> </b>")
    assert stored.roles == (ContactRole.END_USER,)
    assert stored.reports_to_id == _named(book, northwind, "Lena Brandt").id
    assert tab.table.current is not None
    assert tab.table.current.id == stored.id


def test_a_champion_who_left_is_shown_with_both_answers(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    assert tab.map_face.movement.isHidden() or "Lena" not in tab.map_face.movement.who.text()
    lena = _named(book, northwind, "Lena Brandt")
    tab.table.select(lena.id)

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, LeftDialog)
        assert dialog.words.text() == "Coverage would fall from 2 to 1."
        dialog.on.editor.setText("1 nov")
        dialog.went_to.editor.setText("Halden Foods")
        QTest.keyClick(dialog.went_to.editor, KEY.Key_Return)

    answer(leave)
    QTest.mouseClick(tab.left_button, Qt.MouseButton.LeftButton)
    gone = _named(book, northwind, "Lena Brandt")
    assert (gone.status, gone.went_to) == (ContactStatus.LEFT, "Halden Foods")
    assert tab.map_face.movement.who.text() == (
        "Lena Brandt (champion) left on 1 Nov 2026 for Halden Foods"
    )
    assert "3x3 coverage falls from 2 to 1." in tab.map_face.movement.lost.text()
    assert "Enter Halden Foods as a prospect" in tab.map_face.movement.follow.text()
    assert lena.id not in [column.id for column in tab.people.map.columns]  # type: ignore[union-attr]
    QTest.mouseClick(tab.map_face.movement.answer, Qt.MouseButton.LeftButton)
    started = [run.playbook for run in run_lines(book, account_id=northwind)]
    assert len(started) == 2
    assert tab.map_face.movement.prospect.text() == "Make Halden Foods a prospect"
    QTest.mouseClick(tab.map_face.movement.prospect, Qt.MouseButton.LeftButton)
    halden = next(line.id for line in accounts(book) if line.name == "Halden Foods")
    assert "Lena Brandt" in [each.name for each in account_facts(book, halden).contacts]
    tab.table.select(lena.id)
    QTest.mouseClick(tab.back_button, Qt.MouseButton.LeftButton)
    assert _named(book, northwind, "Lena Brandt") == lena


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


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("fri", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 21)),
        ("1 nov", date(2026, 11, 1)),
        ("23 nov", date(2025, 11, 23)),
        ("1 nov 2027", date(2027, 11, 1)),
        ("+2w", date(2026, 12, 6)),
        ("", None),
    ],
)
def test_a_day_without_a_year_has_passed(words: str, meant: date | None) -> None:
    assert past_day(words, date(2026, 11, 22)) == meant


def test_a_leaving_is_the_nearest_day() -> None:
    today = date(2026, 11, 22)
    assert past_day("1 nov", today, near=True) == date(2026, 11, 1)
    assert past_day("31 dec", today, near=True) == date(2026, 12, 31)


def test_a_book_without_colleagues_begins_with_the_user(
    qtbot: QtBot, shell: TabShell, book: Book, answer: Answer
) -> None:
    made = book.run("New", new_account, "Nobody Ltd")
    book.run("Person", contacts.new_contact, made.id, "Ann")

    def forget(work: Any) -> None:
        for each in work.find(TeamMember):
            work.put(replace(each, active=False, is_me=False))

    book.run("Forget", forget)
    tab = ContactsTab(shell)
    qtbot.addWidget(tab)
    shell.follow(tab, made.id)
    tab.show()

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectDialog)
        assert "begin with your own name" in dialog.words.text()
        QTest.keyClick(dialog.name.editor, KEY.Key_Return)
        assert "colleague needs a name" in dialog.refusal.text()
        dialog.name.editor.setText("Kim Doe")
        QTest.keyClick(dialog.name.editor, KEY.Key_Return)
        assert not dialog.isVisible()

    answer(begin)
    QTest.mouseClick(tab.map_face.connect_button, Qt.MouseButton.LeftButton)
    assert tab.people is not None
    assert [(row.member.name, row.member.is_me) for row in tab.people.map.rows] == [
        ("Kim Doe", True)
    ]
    assert tab.map.cell is not None
    assert tab.map.cell.strength is Strength.SOME
    assert book.undo() == "Connect Kim Doe"


def test_somebody_who_is_not_on_the_map_is_connected_by_name(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    assert tab.people is not None
    team = tab.people.team
    ours = next(m for m in team if m.id not in {r.member.id for r in tab.people.map.rows})

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectDialog)
        box = dialog.ours.editor
        box.setCurrentIndex([member.id for member in team].index(ours.id))
        dialog.ours.commit()
        dialog.yes.click()

    answer(choose)
    tab.connect_somebody()
    assert ours.id in {
        connection.team_member_id for connection in _facts(book, northwind).connections
    }
    assert tab.map.pair is not None
    assert tab.map.pair[0] == ours.id


def test_two_contacts_are_made_one_and_undo_parts_them(
    tab: ContactsTab, book: Book, northwind: int, shell: TabShell, answer: Answer
) -> None:
    assert tab.list_face.doubles.isHidden()
    double = book.run("New", contacts.new_contact, northwind, "L. Brandt", phone="12").id
    lena = _named(book, northwind, "Lena Brandt")
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
    assert _named(book, northwind, "Lena Brandt").notes.endswith("Also known as: L. Brandt, 12")
    assert double not in [contact.id for contact in _facts(book, northwind).contacts]
    assert shell.toasts == ["L. Brandt is one with Lena Brandt now."]
    assert tab.table.current is not None
    assert tab.table.current.id == lena.id
    assert book.undo() == "Make Lena Brandt and L. Brandt one contact"
    assert _named(book, northwind, "Lena Brandt") == lena


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


def test_the_map_can_be_given_to_the_customer(
    qtbot: QtBot, tab: ContactsTab, shell: TabShell, tmp_path: Path
) -> None:
    preview = PaperPreview(shell, tab.paper(), tab)
    qtbot.addWidget(preview)
    qtbot.waitUntil(lambda: bool(preview.pages))
    assert "may be shared" in preview.words.text()
    preview.export_to(tmp_path / "map.pdf")
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["Saved as map.pdf."]
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_every_part_is_named_and_reached_in_order(tab: ContactsTab) -> None:
    assert not unnamed(tab)
    assert not out_of_order(tab)


def test_commands_bring_the_tab_forward(tab: ContactsTab, shell: TabShell) -> None:
    declared = commands(shell, lambda: tab)
    assert {each.id for each in declared} == {
        "contacts.new",
        "contacts.introduce",
        "contacts.left",
        "contacts.merge",
    }
    next(each for each in declared if each.id == "contacts.left").run()
    assert shell.toasts == ["Choose somebody in the table first."]


def test_b1_hostile_names_are_shown_as_they_are(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    lena = _named(book, northwind, "Lena Brandt")
    for name in ("R&D <beta> </b><img src=x>", "x" * 300, "مرحبا", "{name}"):
        book.run("Rename", contacts.edit_contact, lena.id, name=name, title=name)
        assert any(row.line.name == name for row in tab.map_face.what_if.rows.rows)
        tab.grab()


def test_telephone_and_e_mail_are_shown_and_edited_where_they_stand(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    keys = [column.key for column in tab.table.model.columns]
    for key in ("email", "phone"):
        assert not tab.table.grid.isColumnHidden(keys.index(key))
    line = next(line for line in tab.table.lines if line.name == "Lena Brandt")
    tab.persons.edit(line, "phone", "+49 30 123456")
    assert _named(book, northwind, "Lena Brandt").phone == "+49 30 123456"
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
    stored = _named(book, northwind, "Nia Roe")
    assert (stored.phone, stored.roles) == ("0421 5", (ContactRole.SPONSOR,))


def test_the_map_shows_the_best_three_by_three_and_the_rest_when_asked(tab: ContactsTab) -> None:
    def shown() -> tuple[int, int]:
        rows, columns = tab.map.map.rowCount(), tab.map.map.columnCount()
        return (
            sum(not tab.map.isRowHidden(row) for row in range(rows)),
            sum(not tab.map.isColumnHidden(column) for column in range(columns)),
        )

    people = tab.people
    assert people is not None
    assert shown() == (3, 3)
    rows, columns = people.map.best()
    assert {pair.team_member_id for pair in people.map.coverage.pairs} <= {
        people.map.rows[row].member.id for row in rows
    }
    assert {pair.contact_id for pair in people.map.coverage.pairs} <= {
        people.map.columns[column].id for column in columns
    }
    assert (
        tab.map_face.fold_button.text() == f"All {len(people.map.rows)} × {len(people.map.columns)}"
    )
    click(tab.map_face.fold_button)
    assert shown() == (len(people.map.rows), len(people.map.columns))
    click(tab.map_face.fold_button)
    assert shown() == (3, 3)
    hidden = people.map.columns[len(people.map.columns) - 1]
    tab.map.go_to(people.map.rows[0].member.id, hidden.id)
    assert tab.map.pair == (people.map.rows[0].member.id, hidden.id)
    assert tab.map_face.fold_button.text() == "The best 3 × 3"


def _leaver(tab: ContactsTab, name: str) -> LeaverRow:
    return next(row for row in tab.map_face.what_if.rows.rows if row.line.name == name)


def test_two_who_leave_together_are_chosen_by_click_and_by_key_until_esc(tab: ContactsTab) -> None:
    card = tab.map_face.what_if
    assert card.together.isHidden()
    assert not tab.dismiss()
    ctrl, left = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
    click(_leaver(tab, "Lena Brandt").face)
    assert card.together.isHidden()
    QTest.mouseClick(_leaver(tab, "Marc Olivier").face, left, ctrl)
    assert card.together.text() == "Lena Brandt and Marc Olivier: 2 → 0 no thread"
    assert card.why.text() == "Coverage would fall from 2 to 0."
    click(_leaver(tab, "You").face)  # a plain click begins anew
    assert card.together.isHidden()
    press(_leaver(tab, "Tom Okafor").face, KEY.Key_Space)
    assert card.together.text() == "You and Tom Okafor: 2 → 1 single thread"
    assert card.why.text().startswith("Any of them alone could be spared")
    chosen = [row.line.name for row in card.rows.rows if row.face.isChecked()]
    assert chosen == ["You", "Tom Okafor"]
    press(_leaver(tab, "Tom Okafor").face, KEY.Key_Return)
    assert card.together.isHidden()
    assert tab.dismiss()
    assert not any(row.face.isChecked() for row in card.rows.rows)
    assert not tab.dismiss()


def test_who_is_chosen_to_leave_stays_chosen_while_they_are_connected(
    tab: ContactsTab, book: Book, northwind: int
) -> None:
    for name in ("Lena Brandt", "Marc Olivier"):
        press(_leaver(tab, name).face, KEY.Key_Space)
    marc = _named(book, northwind, "Marc Olivier")
    book.run("Rename", contacts.edit_contact, marc.id, name="Marc O.")
    assert tab.map_face.what_if.together.text().startswith("Lena Brandt and Marc O.: ")
    book.run("Left", contacts.contact_left, marc.id, tab.view.facts.as_of)
    assert tab.map_face.what_if.together.isHidden()
    assert _leaver(tab, "Lena Brandt").face.isChecked()
