"""The notes of a call: they save themselves, and say what their lines become."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.domain.records.meetings import GoldenStep, Meeting, MeetingKind
from csm_desktop.domain.records.plan import Mood
from csm_desktop.ui.account.meetings.follow_up.letter import LetterEditor
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, NOTES, START, agreed, facts_of, write


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
    assert "22 minutes" in tab.page.follow_up.letter.editor.toPlainText()


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
        for text in [*NOTES.splitlines(), "> @nobody sign", "> Anna sends it", "plain", ""]
    ]
    assert said == [
        "",
        "→ decision",
        "→ action, you, Fri 27 Nov",
        "→ action, Lena Brandt, Wed 2 Dec",
        "→ open question",
        "private: never leaves this program",
        "→ action, nobody is called “nobody”",
        "→ action, nobody named yet: @name says who",
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
    assert more.text() == "Store 2 new lines of the notes"
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
    assert "Heard" not in tab.page.follow_up.letter.editor.toPlainText()
    disarm.setFocus()
    disarm.editor.clear()
    tab.page.head.purpose.setFocus()
    assert not [n for n in facts_of(book, northwind).golden_notes if n.meeting_id == call.id]


MAIL = """<html><body><p>&gt; @lena sign &lt;b&gt; <a href="javascript:alert(1)">this</a></p>
<p># between us</p><img src="file:///etc/passwd"><p>see <a href="file:///etc/passwd">here</a></p>
</body></html>"""


def test_b2_a_pasted_html_mail_comes_in_as_plain_lines_and_no_link_is_opened(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    mime = QMimeData()
    mime.setHtml(MAIL)
    QGuiApplication.clipboard().setMimeData(mime)
    notes = tab.page.notes.notes
    QTest.keyClick(notes.editor, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    notes.commit()
    stored = next(n for n in facts_of(book, northwind).notes if n.meeting_id == call.id)
    assert stored.body == "> @lena sign <b> this\n# between us\nsee here"
    QTest.mouseClick(notes.notes.viewport(), Qt.MouseButton.LeftButton)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(notes.notes.viewport(), Qt.MouseButton.LeftButton, control)
    letter = tab.page.follow_up.letter.editor.toPlainText()
    assert "sign <b> this" in letter
    assert "between us" not in letter
    assert opened == []


def test_300_actions_and_100_kb_of_notes_are_written_like_any_other(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    body = "\n".join(f"> @us thing {n} fri" for n in range(300)) + "\n" + "word " * 20_000
    notes = tab.page.notes.notes
    notes.notes.setPlainText(body)
    notes.commit()
    write(notes.editor, "\n! it holds")
    notes.commit()
    letter = tab.page.follow_up.letter.editor.toPlainText()
    assert letter.count("thing ") == 300
    assert "• it holds" in letter
    book.run("End call", meetings.end_meeting, call.id)
    assert len(agreed(book, northwind, call.id)) == 300


def test_a_draft_that_changes_in_places_is_the_same_as_one_set_anew(qtbot: QtBot) -> None:
    editor = LetterEditor()
    qtbot.addWidget(editor)
    texts = ["", "a", "a\nb", "x\na\nb", "a\nb\nc 🙂", "c 🙂", "c 🙂\nc 🙂\nb", "\n\n", "b"]
    for first in texts:
        for second in texts:
            editor.setPlainText(first)
            editor.setPlainText(second)
            assert editor.toPlainText() == second
            assert not editor.document().isUndoAvailable()


def test_a_question_of_the_last_meeting_is_answered_or_asked_again_in_the_notes(
    tab: MeetingsTab, call: Meeting, book: Book
) -> None:
    carried = tab.page.head.details.open_rows
    asked = [row.remark.text for row in carried]
    details = tab.page.head.details
    details.fold.turn()
    QApplication.processEvents()
    # Its buttons stand under those of the questions, and take no width from its words.
    assert details._open.geometry().right() >= details.bank.geometry().right()
    QTest.keyClick(carried[0].answer, KEY.Key_Space)
    notes = tab.page.notes.notes
    assert notes.editor.hasFocus()
    QTest.keyClicks(notes.editor, "yes, in May")
    QTest.keyClick(tab.page.head.details.open_rows[1].again, KEY.Key_Space)
    notes.commit()
    assert notes.stored == f"{asked[0]} yes, in May\n? {asked[1]}"
    left = [row.remark.text for row in tab.page.head.details.open_rows]
    assert left == asked[2:]
    del call, book


def test_the_summary_reaches_the_mail_once_it_was_confirmed(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    wrap_up = tab.page.notes.wrap_up
    assert not wrap_up.confirmed.isVisible()
    wrap_up.summary.setFocus()
    write(wrap_up.summary.editor, "They go live in December")
    wrap_up.summary.commit()
    letter = tab.page.follow_up.letter.editor
    assert "They go live" not in letter.toPlainText()
    QTest.keyClick(wrap_up.confirmed, KEY.Key_Space)
    assert wrap_up.confirmed.text() == "● they confirmed it"
    assert "They go live in December" in letter.toPlainText()
    wrap_up.mood.editor.setCurrentIndex(3)
    wrap_up.mood._chosen(3)
    assert [(m.mood, m.on) for m in facts_of(book, northwind).moods][-1:] == [
        (Mood.TROUGH, START.date())
    ]
    assert call.summary == ""
