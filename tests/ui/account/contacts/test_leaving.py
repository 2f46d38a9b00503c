"""Somebody has left: when, where to, and what answers it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.domain.records.contacts import (
    ContactStatus,
)
from csm_desktop.ui.account.contacts.dialogs import (
    LeftDialog,
)
from csm_desktop.ui.account.contacts.tab import ContactsTab
from csm_desktop.ui.widgets.typed_values import past_day
from tests.ui.account.conftest import Answer
from tests.ui.account.contacts.hands import contact_named

KEY = Qt.Key


def test_a_champion_who_left_is_shown_with_both_answers(
    tab: ContactsTab, book: Book, northwind: int, answer: Answer
) -> None:
    assert tab.map_face.movement.isHidden() or "Lena" not in tab.map_face.movement.who.text()
    lena = contact_named(book, northwind, "Lena Brandt")
    tab.table.select(lena.id)

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, LeftDialog)
        assert dialog.words.text() == "Coverage would fall from 2 to 1."
        dialog.on.editor.setText("1 nov")
        dialog.went_to.editor.setText("Halden Foods")
        QTest.keyClick(dialog.went_to.editor, KEY.Key_Return)

    answer(leave)
    QTest.mouseClick(tab.left_button, Qt.MouseButton.LeftButton)
    gone = contact_named(book, northwind, "Lena Brandt")
    assert (gone.status, gone.went_to) == (ContactStatus.LEFT, "Halden Foods")
    assert tab.map_face.movement.who.text() == (
        "Lena Brandt (champion) left on 1 Nov 2026 for Halden Foods"
    )
    assert "3×3 coverage falls from 2 to 1." in tab.map_face.movement.lost.text()
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
    assert contact_named(book, northwind, "Lena Brandt") == lena


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
