"""Editing a meeting, past or to come; deleting it; saying that it has not ended after all."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.domain.records.lifecycle import Direction
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.ui.account.meetings.edit_dialog import EditMeeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import HOSTILE, KEY, START, facts_of, kept
from tests.ui.shell import TabShell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


def opened(tab: MeetingsTab) -> EditMeeting:
    """F2 from within the notes."""
    QTest.keyClick(tab.page.notes.notes.editor, KEY.Key_F2)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EditMeeting)
    return dialog


def retype(line: object, words: str) -> None:
    line.setText(words)  # type: ignore[attr-defined]


def test_f2_edits_what_a_meeting_is_in_one_step_of_undo(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    dialog = opened(tab)
    assert dialog.focusWidget() is dialog.named.editor
    retype(dialog.named.editor, HOSTILE)
    retype(dialog.when.time.editor, "10:15")
    retype(dialog.minutes.editor, "45")
    retype(dialog.place.editor, "Room 4")
    dialog.kind.editor.setCurrentIndex(list(MeetingKind).index(MeetingKind.EBR))
    QTest.keyClick(dialog.directions[Direction.WITH_THIRD_PARTIES], KEY.Key_Space)
    QTest.keyClick(dialog.place.editor, KEY.Key_Return)
    stored = kept(book, northwind, call.id)
    assert stored.title == " ".join(HOSTILE.split())
    assert (stored.kind, stored.minutes, stored.place) == (MeetingKind.EBR, 45, "Room 4")
    assert stored.starts_at == datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
    assert stored.directions == (Direction.US_TO_CUSTOMER, Direction.WITH_THIRD_PARTIES)
    assert "Room 4" in tab.page.title.when.text()
    assert book.undo() == "Edit meeting"
    assert kept(book, northwind, call.id) == call


def test_the_end_of_a_past_meeting_is_corrected_and_its_clock_follows(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    dialog = opened(tab)
    assert dialog.ended is not None
    retype(dialog.ended.editor, "8:55")
    QTest.keyClick(dialog.ended.editor, KEY.Key_Return)
    assert kept(book, northwind, call.id).ended_at == START.astimezone(UTC) + timedelta(minutes=25)
    assert "30 minutes from 08:55" in tab.page.follow_up.state.text()
    dialog = opened(tab)
    assert dialog.ended is not None
    retype(dialog.ended.editor, "0:30")  # past midnight
    QTest.keyClick(dialog.ended.editor, KEY.Key_Return)
    assert kept(book, northwind, call.id).ended_at == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_nothing_changed_changes_nothing(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    ended = book.run("End call", meetings.end_meeting, call.id)
    dialog = opened(tab)
    QTest.keyClick(dialog.named.editor, KEY.Key_Return)
    assert kept(book, northwind, call.id) == ended
    assert book.undo_label == "End call"


def test_a_length_that_is_none_is_refused_and_esc_leaves_all_as_it_was(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    dialog = opened(tab)
    retype(dialog.minutes.editor, "0")
    QTest.keyClick(dialog.minutes.editor, KEY.Key_Return)
    assert "between one minute and a day" in dialog.refusal.text()
    QTest.keyClick(dialog, KEY.Key_Escape)
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert kept(book, northwind, call.id) == call


def test_t2_editing_to_a_time_that_comes_twice_asks_which(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    dialog = opened(tab)
    retype(dialog.when.day.editor, "25 oct 2026")
    retype(dialog.when.time.editor, "2:30")
    QTest.keyClick(dialog.when.time.editor, KEY.Key_Return)
    chips = dialog.when.answers.buttons()
    assert dialog.isVisible()
    assert dialog.focusWidget() is chips[0]
    QTest.keyClick(chips[1], KEY.Key_Return)
    stored = kept(book, northwind, call.id)
    assert stored.starts_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_deleted_meeting_is_gone_from_page_and_list_and_comes_back_by_undo(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int, shell: TabShell
) -> None:
    tab.page.delete()
    assert not tab.is_open
    assert call.id not in {line.id for line in tab.list.table.lines}
    assert shell.toasts == ["Meeting deleted; what was agreed there stays."]
    assert book.undo() == "Delete meeting “Impact review”"
    assert call.id in {line.id for line in tab.list.table.lines}
    tab.list.table.select(call.id)
    QTest.keyClick(tab.list.table.grid, KEY.Key_Delete)
    assert call.id not in {meeting.id for meeting in facts_of(book, northwind).meetings}


def test_a_call_that_goes_on_can_be_ended_again(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    tab.page.reopen()
    assert kept(book, northwind, call.id).ended_at is None
    assert tab.page.follow_up.first.text() == "End call"


@pytest.mark.usefixtures("call")
def test_the_menu_of_the_page_holds_edit_cancel_and_delete(tab: MeetingsTab) -> None:
    QTest.mouseClick(tab.page.title.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert names == [
        "Edit meeting…",
        "Before the meeting…",
        "Cancel the meeting",
        "Save the invitation (.ics)…",
        "Delete meeting",
    ]
