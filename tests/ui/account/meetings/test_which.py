"""A name in the notes that several answer to, or nobody: chosen by a click, or by Tab and a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import HOSTILE, KEY, agreed, facts_of, write


@pytest.fixture
def other_lena(book: Book, northwind: int) -> int:
    return book.run("New contact", new_contact, northwind, "Lena Maier").id


def body(book: Book, account_id: int, meeting_id: int) -> str:
    notes = facts_of(book, account_id).notes
    return next(note.body for note in notes if note.meeting_id == meeting_id)


def test_tab_and_space_choose_who_is_meant(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, other_lena: int
) -> None:
    notes = tab.page.notes
    write(notes.notes.editor, "> @lena name the pilot users fri\n> @lena sign\nsaw @lena")
    notes.notes.commit()
    assert notes.which.question.text() == "Who is “@lena”?"
    assert [chip.accessibleName() for chip in notes.which.chips] == [
        "“@lena” is Lena Brandt",
        "“@lena” is Lena Maier",
    ]
    QTest.keyClick(notes.notes.editor, KEY.Key_Tab)
    assert notes.which.chips[0].hasFocus()
    QTest.keyClick(notes.which.chips[0], KEY.Key_Tab)
    assert notes.which.chips[1].hasFocus()
    QTest.keyClick(notes.which.chips[1], KEY.Key_Space)
    assert body(book, northwind, call.id) == (
        "> @Lena.Maier name the pilot users fri\n> @Lena.Maier sign\nsaw @lena"
    )
    assert not notes.which.isVisible()
    assert notes.notes.editor.hasFocus()
    book.run("End call", meetings.end_meeting, call.id)
    assert [a.contact_id for a in agreed(book, northwind, call.id)] == [other_lena, other_lena]


@pytest.mark.usefixtures("other_lena")
def test_a_click_chooses_and_the_editors_undo_takes_it_back(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    notes = tab.page.notes
    write(notes.notes.editor, "> @lena sign")
    notes.notes.commit()
    QTest.mouseClick(notes.which.chips[0], Qt.MouseButton.LeftButton)
    assert body(book, northwind, call.id) == "> @Lena.Brandt sign"
    notes.notes.notes.undo()
    notes.notes.commit()
    assert body(book, northwind, call.id) == "> @lena sign"


@pytest.mark.usefixtures("call")
def test_where_nobody_is_called_so_those_in_the_meeting_are_offered(tab: MeetingsTab) -> None:
    notes = tab.page.notes
    write(notes.notes.editor, "> @zz sign")
    notes.notes.commit()
    assert [chip.name for chip in notes.which.chips] == [
        "Alex Moreau",
        "Lena Brandt",
        "Marc Olivier",
        "+ Zz",
    ]


def test_two_of_one_hostile_name_are_told_apart(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    ids = [book.run("New contact", new_contact, northwind, HOSTILE).id for _ in range(2)]
    book.run("Notes", meeting_notes.write_notes, call.id, body="> @beta sign")
    chips = tab.page.notes.which.chips
    assert [chip.name[-2:] for chip in chips] == [" 1", " 2"]
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    book.run("End call", meetings.end_meeting, call.id)
    assert [a.contact_id for a in agreed(book, northwind, call.id)] == [ids[1]]
