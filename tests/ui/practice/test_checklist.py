"""The checklist on the Practice page: answered by keys, own items, owner and day; undone."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.practice.checklists import checklists
from csm_desktop.domain.records.practice.checklist import ChecklistLayer, ItemState
from csm_desktop.ui.practice.checklist import ChecklistFace
from csm_desktop.ui.practice.commands import WantedPractice
from csm_desktop.ui.practice.page import PracticePage
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def face(shell: TabShell, qtbot: QtBot) -> ChecklistFace:
    page = shown(PracticePage(shell, WantedPractice()), shell, qtbot)
    page.turn("checklist")
    qtbot.waitUntil(lambda: bool(page.checklist.table.lines))
    page.checklist.take_focus()
    return page.checklist


def test_items_are_answered_one_after_the_other_and_undone(
    face: ChecklistFace, book: Book, qtbot: QtBot
) -> None:
    assert "29 of 52 in place, 14 partly, 9 no" in face.wheel.accessibleName()
    press(face.begin, Key.Key_Space)
    assert len(checklists(book).pictures) == 3
    assert face.table.selection == [face.table.lines[0]]
    for state in (ItemState.NO, ItemState.PARTLY):
        face.answer(state)
    found = [line.state for line in checklists(book).pictures[0].lines[:3]]
    assert found == [ItemState.NO, ItemState.PARTLY, ItemState.IN_PLACE]
    assert face.table.selection == [face.table.lines[2]]
    assert "27 of 52 in place" in face.wheel.accessibleName()
    book.undo()
    qtbot.waitUntil(lambda: "28 of 52" in face.wheel.accessibleName())
    assert checklists(book).pictures[1].counts.in_place == 29


def test_an_own_item_is_added_seen_to_and_removed(
    face: ChecklistFace, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    write(face.new, "Every letter is a template")
    press(face.new, Key.Key_Return)
    line = face.chosen
    assert line is not None
    assert (line.item.layer, line.item.text) == (
        ChecklistLayer.ORGANISATION, "Every letter is a template",
    )  # fmt: skip
    write(face.owner.editor, "Noor Haddad")
    face.owner.commit()
    write(face.note.editor, "With marketing")
    face.note.commit()
    known = checklists(book)
    (stored,) = [one for one in known.pictures[0].lines if one.item.id == line.item.id]
    assert (known.owner(stored), stored.answer.note) == ("Noor Haddad", "With marketing")
    face.remove()
    assert shell.toasts[-1] == "Remove the item Every letter is a template"
    qtbot.waitUntil(lambda: len(face.table.lines) == 52)
    assert face.bin.isEnabled() is False or face.chosen is None
    book.undo()
    qtbot.waitUntil(lambda: len(face.table.lines) == 53)


def test_an_item_of_the_source_keeps_its_words(face: ChecklistFace) -> None:
    face.table.select(face.table.lines[0].id)
    assert not face.own.isEnabled()
    assert not face.bin.isEnabled()
    listing = face.listing()
    assert listing is not None
    assert face.shell.book is not None
    assert len(listing.make(face.shell.book.today()).rows) == 53


def test_a_day_that_is_being_typed_hinders_no_book_from_going(
    face: ChecklistFace, shell: TabShell
) -> None:
    face.table.step(0)
    assert face.chosen is not None
    face.due.editor.setFocus()
    face.due.editor.setText("12 Dec")
    shell.book = None
    face.forget()
    assert face.table.lines == []
    assert face.chosen is None


def test_the_newest_round_is_removed_and_comes_back(
    face: ChecklistFace, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    newest, before = (picture.id for picture in checklists(book).pictures[:2])
    press(face.round_bin, Key.Key_Space)
    assert checklists(book).pictures[0].id == before
    assert face.picture is not None
    assert face.picture.id == before
    assert shell.toasts[-1].startswith("Remove the round of ")
    book.undo()
    qtbot.waitUntil(lambda: face.picture is not None and face.picture.id == newest)
