"""The notes of a call: they save themselves, and say what their lines become."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app import meeting_notes, meetings
from csm_desktop.app.book import Book
from csm_desktop.domain.meetings import GoldenStep, Meeting, MeetingKind
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, NOTES, agreed, facts_of, write


def test_notes_save_themselves_half_a_second_after_the_last_key(
    qtbot: QtBot, tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    editor = tab.page.notes.notes.editor
    assert editor.hasFocus()
    write(editor, NOTES)
    assert not [n for n in facts_of(book, northwind).notes if n.meeting_id == call.id]
    qtbot.waitUntil(
        lambda: (
            [n.body for n in facts_of(book, northwind).notes if n.meeting_id == call.id] == [NOTES]
        )
    )
    assert "22 minutes" in tab.page.follow_up.letter.editor.toPlainText()  # type: ignore[attr-defined]


def test_leaving_the_notes_saves_them_at_once(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    write(tab.page.notes.notes.editor, "Heard")
    tab.page.notes.tone.setFocus()
    write(tab.page.notes.tone.editor, "relieved")
    tab.page.head.purpose.setFocus()
    note = next(n for n in facts_of(book, northwind).notes if n.meeting_id == call.id)
    assert (note.body, note.tone_words) == ("Heard", "relieved")


@pytest.mark.usefixtures("call")
def test_each_line_says_what_it_becomes(tab: MeetingsTab) -> None:
    notes = tab.page.notes.notes
    said = [
        notes._becomes(line) if (line := notes.notes.line_of(text)) else ""
        for text in [*NOTES.splitlines(), "> @nobody sign", "plain", ""]
    ]
    assert said == [
        "",
        "→ decision",
        "→ action, you, Fri 27 Nov",
        "→ action, Lena Brandt, Wed 2 Dec",
        "→ open question",
        "private: never leaves this program",
        "→ action, nobody is called “nobody”",
        "",
        "",
    ]


def test_actions_written_after_the_end_are_stored_by_one_click(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    more = tab.page.notes.more
    assert not more.isVisible()
    book.run("Notes", meeting_notes.write_notes, call.id, body="> one thing\n> another")
    assert more.text() == "Store 2 new actions of the notes"
    QTest.keyClick(more, KEY.Key_Space)
    assert [a.title for a in agreed(book, northwind, call.id)] == ["one thing", "another"]
    assert not more.isVisible()
    step = tab.page.notes.steps.blank
    QTest.keyClicks(step.what.editor, "Ring Lena")
    QTest.keyClick(step.what.editor, KEY.Key_Return)
    assert [row.what.stored for row in tab.page.notes.steps.rows] == ["Ring Lena"]
    assert not tab.page.notes.steps.blank.isVisible()


def test_a_rescue_call_walks_the_golden_sequence_which_stays_inside(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    golden = tab.page.golden
    assert not golden.isVisible()
    book.run("Kind", meetings.edit_meeting, call.id, kind=MeetingKind.RESCUE_CALL)
    assert golden.isVisible()
    disarm = golden.fields[GoldenStep.DISARM]
    disarm.setFocus()
    write(disarm.editor, "Heard them out")
    tab.page.head.purpose.setFocus()
    stored = [n for n in facts_of(book, northwind).golden_notes if n.meeting_id == call.id]
    assert [(n.step, n.text) for n in stored] == [(GoldenStep.DISARM, "Heard them out")]
    assert "Heard" not in tab.page.follow_up.letter.editor.toPlainText()  # type: ignore[attr-defined]
    disarm.setFocus()
    disarm.editor.clear()  # type: ignore[attr-defined]
    tab.page.head.purpose.setFocus()
    assert not [n for n in facts_of(book, northwind).golden_notes if n.meeting_id == call.id]
