"""The 3x3 map by keys and clicks: what it shows, and what is stored then."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.people import contacts
from csm_desktop.domain.records.contacts import (
    Strength,
)
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.dialogs import (
    ConnectDialog,
    ConnectionDialog,
)
from csm_desktop.ui.account.contacts.introduction_dialog import IntroductionDialog
from csm_desktop.ui.account.contacts.leavers import LeaverRow
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.paper.preview import PaperPreview
from tests.ui.account.conftest import Answer
from tests.ui.account.contacts.hands import contact_named, facts_of, stand_on_pair
from tests.ui.hands import click, press
from tests.ui.shell import TabShell

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def test_the_map_shows_the_mockups_cells_and_is_spoken(tab: ContactsTab) -> None:
    assert tab.map_face.title.text() == "Coverage 2 of 3"
    assert tab.map_face.why.text().endswith("; Tom Okafor meeting Sofia Reyes again makes 3.")
    stand_on_pair(tab, "Tom Okafor", "Sofia Reyes")
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


def test_somebody_drawn_upon_one_of_the_other_side_meets_them(
    tab: ContactsTab, answer: Answer
) -> None:
    pair = stand_on_pair(tab, "Tom Okafor", "Sofia Reyes")
    row, column = tab.map.currentIndex().row(), tab.map.currentIndex().column()
    names, heads = tab.map.verticalHeader(), tab.map.horizontalHeader()
    at_tom = QPoint(20, names.sectionViewportPosition(row) + 10)
    at_sofia = QPoint(heads.sectionViewportPosition(column) + 10, 10)
    asked: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectionDialog)
        asked.append(dialog.title.text())

    def draw(start: QWidget, begin: QPoint, to: QWidget, end: QPoint) -> None:
        there = start.mapFromGlobal(to.mapToGlobal(end))
        QTest.mousePress(start, LEFT, pos=begin)
        QTest.mouseMove(start, there)
        assert tab.map.pair == pair
        QTest.mouseRelease(start, LEFT, pos=there)

    for start, begin, to, end in (
        (names.viewport(), at_tom, heads.viewport(), at_sofia),
        (heads.viewport(), at_sofia, names.viewport(), at_tom),
    ):
        tab.map.setCurrentIndex(tab.map.map.index(0, 0))
        answer(look)
        draw(start, begin, to, end)
    assert len(asked) == 2
    draw(names.viewport(), at_tom, tab, QPoint(-50, -50))
    assert len(asked) == 2, "beside the map nobody is met"


def test_arrows_walk_the_map_and_enter_edits_the_connection(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    pair = stand_on_pair(tab, "Tom Okafor", "Sofia Reyes")
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
        for connection in facts_of(book, northwind).connections
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
    pair = stand_on_pair(tab, "Adaeze Obi", "Ulrich Vance")

    def connect(dialog: QDialog) -> None:
        assert isinstance(dialog, ConnectionDialog)
        QTest.keyClick(dialog.strength.editor, KEY.Key_Return)
        assert not dialog.isVisible()

    answer(connect)
    QTest.keyClick(tab.map, KEY.Key_Return)
    found = {(x.team_member_id, x.contact_id): x for x in facts_of(book, northwind).connections}
    assert found[pair].strength is Strength.SOME


def test_a_wrong_date_is_said_in_the_dialog_and_nothing_is_stored(
    tab: ContactsTab, book: Book, answer: Answer
) -> None:
    label = book.undo_label
    stand_on_pair(tab, "Tom Okafor", "Sofia Reyes")

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
    stand_on_pair(tab, "Adaeze Obi", "Ulrich Vance")

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
    before = facts_of(book, northwind).connections
    stand_on_pair(tab, "Tom Okafor", "Sofia Reyes")
    QTest.keyClick(tab.map, KEY.Key_Delete)
    assert len(facts_of(book, northwind).connections) == len(before) - 1
    assert shell.toasts == ["The connection was removed."]
    book.undo()
    assert facts_of(book, northwind).connections == before


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
        connection.team_member_id for connection in facts_of(book, northwind).connections
    }
    assert tab.map.pair is not None
    assert tab.map.pair[0] == ours.id


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
    marc = contact_named(book, northwind, "Marc Olivier")
    book.run("Rename", contacts.edit_contact, marc.id, name="Marc O.")
    assert tab.map_face.what_if.together.text().startswith("Lena Brandt and Marc O.: ")
    book.run("Left", contacts.contact_left, marc.id, tab.view.facts.as_of)
    assert tab.map_face.what_if.together.isHidden()
    assert _leaver(tab, "Lena Brandt").face.isChecked()
