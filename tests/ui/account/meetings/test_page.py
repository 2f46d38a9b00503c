"""The page as a whole: names for ears, hostile texts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.acts import NextStep
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.widgets import Field, Text
from csm_desktop.ui.widgets.layout.reading_order import put_in_order
from tests.ui.account.meetings.calls import HOSTILE, KEY, START, ZONE, facts_of, write
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, twice_reached, unlabelled, unnamed


def test_b1_hostile_names_are_shown_letter_by_letter(
    qtbot: QtBot, book: Book, shell: TabShell
) -> None:
    account = book.run("New account", new_account, HOSTILE)
    contact = book.run("New contact", new_contact, account.id, HOSTILE, email="h@x.example")
    meeting = book.run(
        "New meeting",
        meetings.new_meeting,
        account.id,
        MeetingKind.RESCUE_CALL,
        START,
        "Asia/Kathmandu",
        [contact.id],
        title=HOSTILE,
        value_for_customer=HOSTILE,
        place=HOSTILE,
        agenda=(HOSTILE, HOSTILE),
        questions=(HOSTILE,),
        summary=HOSTILE,
    )
    step = NextStep(HOSTILE, Owner(Side.CUSTOMER, "", None, contact.id))
    book.run("Step", meetings.add_next_step, meeting.id, step)
    book.run("Goal", meetings.add_end_goal, meeting.id, HOSTILE)
    book.run(
        "Notes", meeting_notes.write_notes, meeting.id, body=f"> @R&D {HOSTILE} fri\n# {HOSTILE}"
    )
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    other.resize(1000, 600)
    shell.follow(other, account.id)
    other.show()
    other.open_meeting(meeting.id)
    assert other.page.title.title.text() == " ".join(HOSTILE.split())
    assert other.page.head.width() <= other.page.area.width()
    other.page.head.details.fold.turn()
    assert other.page.notes.steps.rows[0].what.stored == " ".join(HOSTILE.split())
    assert (
        "Today, 13:15 – 14:15 · Asia/Kathmandu · 08:30 – 09:30 here" in other.page.title.when.text()
    )
    for label in other.findChildren(Text):
        assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.usefixtures("call")
def test_every_field_of_the_page_has_a_name(tab: MeetingsTab) -> None:
    for field in tab.page.findChildren(Field):
        assert field.editor.accessibleName()
    for widget in tab.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named, widget


@pytest.mark.usefixtures("call")
def test_tab_walks_the_whole_page_as_it_is_read(
    tab: MeetingsTab, call: Meeting, book: Book
) -> None:
    book.run("Goal", meetings.add_end_goal, call.id, "Know the date")
    body = "> @zz sign\n> @us guide"
    book.run("Notes", meeting_notes.write_notes, call.id, body=body)
    book.run("End", meetings.end_meeting, call.id)
    book.run("Notes", meeting_notes.write_notes, call.id, body=f"{body}\n> one more")
    tab.page.head.details.fold.turn()
    put_in_order(tab)
    assert tab.page.notes.which.isVisible()
    assert tab.page.notes.more.isVisible()
    assert tab.page.follow_up.gaps.isVisible()
    assert unnamed(tab) == []
    assert unlabelled(tab) == []
    assert out_of_order(tab) == []
    assert twice_reached(tab) == []


@pytest.mark.usefixtures("call")
def test_undoing_a_next_step_or_a_goal_while_the_caret_is_in_it_leaves_a_blank_row(
    tab: MeetingsTab, book: Book
) -> None:
    for entries in (tab.page.notes.steps.entries, tab.page.head.goals):
        words = entries.blank.fields()[0]
        words.setFocus()
        QTest.keyClicks(words.editor, "Go-live check")
        words.commit()
        assert len(entries.rows) == 1
        book.undo()
        assert entries.rows == []
        assert entries.blank.fields()[0].editor.hasFocus()
        assert entries.blank.fields()[0].editor.text() == ""


@pytest.mark.usefixtures("call")
def test_several_next_steps_stand_beneath_one_another_and_go_when_emptied(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    steps = tab.page.notes.steps
    for words in ("one", "two"):
        if steps.rows:
            QTest.keyClick(steps.add, KEY.Key_Space)
        line = steps.blank.what.editor
        QTest.keyClicks(line, words)
        QTest.keyClick(line, KEY.Key_Return)
    assert [row.what.stored for row in steps.rows] == ["one", "two"]
    first = steps.rows[0].what
    first.setFocus()
    first.editor.clear()
    QTest.keyClick(first.editor, KEY.Key_Return)
    assert [row.what.stored for row in steps.rows] == ["two"]
    titles = [action.title for action in facts_of(book, northwind).actions]
    assert "one" not in titles


def test_words_that_wait_to_be_saved_do_not_stop_a_deletion(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    write(tab.page.notes.notes.editor, "not saved yet")
    QTest.keyClicks(tab.page.notes.steps.blank.what.editor, "nor this")
    tab.page.delete()
    assert call.id not in {meeting.id for meeting in facts_of(book, northwind).meetings}
    book.undo()
    note = next(n for n in facts_of(book, northwind).notes if n.meeting_id == call.id)
    assert note.body == "not saved yet"
