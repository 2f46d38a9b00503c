"""How a call ends: its next step, its clock, and the way back."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.clocks import SetClock
from tests.ui.account.meetings.calls import agreed, kept, write
from tests.ui.shell import TabShell


def test_ending_is_one_step_of_undo_and_a_second_ctrl_enter_ends_without_next_step(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, shell: TabShell
) -> None:
    write(tab.page.notes.notes.editor, "> call the IT")
    QTest.mouseClick(tab.page.follow_up.first, Qt.MouseButton.LeftButton)
    assert kept(book, northwind, call.id).ended_at is None
    assert not tab.page.notes.steps.question.isHidden()
    QTest.mouseClick(tab.page.follow_up.first, Qt.MouseButton.LeftButton)
    assert kept(book, northwind, call.id).ended_at is not None
    assert tab.page.notes.steps.question.isHidden()
    assert [a.title for a in agreed(book, northwind, call.id)] == ["call the IT"]
    assert shell.toasts == ["The call has ended: its actions are stored."]
    assert book.undo() == "End call"
    assert kept(book, northwind, call.id).ended_at is None
    assert agreed(book, northwind, call.id) == []
    assert tab.page.follow_up.first.text() == "End call"


def test_t4_a_laptop_that_slept_shows_one_overdue_clock_and_a_clock_set_back_the_full_time(
    tab: MeetingsTab, call: Meeting, book: Book, turning: SetClock
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    page = tab.page
    assert page._tick.isActive()
    turning.at += timedelta(hours=-3)
    page.tick()
    assert page.follow_up.clock.text() == "30:00"
    turning.at += timedelta(hours=11)
    page.tick()
    assert page.follow_up.clock.text() == "Overdue"
    assert page.follow_up.state.text().endswith("09:00.")
    assert not page._tick.isActive()


def test_the_clock_stands_still_while_nobody_sees_it(
    tab: MeetingsTab, call: Meeting, book: Book
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    tab.show_list()
    assert not tab.page._tick.isActive()
    tab.open_meeting(call.id)
    assert tab.page._tick.isActive()


def test_a_next_step_whose_date_can_not_be_read_keeps_the_call_open(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    step = tab.page.notes.steps.blank
    QTest.keyClicks(step.what.editor, "Go-live check")
    QTest.keyClicks(step.when.editor, "someday")
    tab.page.end_call()
    assert "not a date" in step.when.error
    assert step.when.editor.hasFocus()
    assert kept(book, northwind, call.id).ended_at is None
    step.when.editor.selectAll()
    QTest.keyClicks(step.when.editor, "fri")
    tab.page.end_call()
    assert [a.due_on for a in agreed(book, northwind, call.id)] == [date(2026, 11, 27)]
