"""design.md flow A, meeting to follow-up: by keys alone."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.domain.records.meetings import FollowUpState
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.ui.account.meetings.commands import anywhere
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.clocks import SetClock
from tests.ui.account.meetings.calls import (
    KEY,
    NOTES,
    START,
    Opened,
    agreed,
    facts_of,
    kept,
    write,
)
from tests.ui.shell import TabShell


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_flow_a_meeting_to_follow_up_by_keys_alone(  # noqa: PLR0915 -- one story
    tab: MeetingsTab,
    shell: TabShell,
    book: Book,
    northwind: int,
    turning: SetClock,
) -> None:
    """design.md flow A: M, the notes, Ctrl+Enter, the next step, Ctrl+Enter, Ctrl+Enter, and
    Ctrl+Enter once more when it was sent; 17 keys beyond what is typed."""
    opened = Opened()
    tab.page.follow_up.open = opened
    tab.take_focus()
    QTest.keyClick(tab.list.table.grid, KEY.Key_M)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewMeeting)
    QTest.keyClicks(dialog.purpose.editor, "Agree the go-live")
    QTest.keyClick(dialog.purpose.editor, KEY.Key_Return)
    assert tab.is_open
    meeting_id = tab.page.meeting_id
    assert meeting_id is not None
    write(tab.page.notes.notes.editor, NOTES)
    turning.at = START + timedelta(minutes=49)
    before = facts_of(book, northwind)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(tab.page.notes.notes.editor, KEY.Key_Return, control)
    steps = tab.page.notes.steps
    step = steps.blank
    assert step.what.editor.hasFocus()
    assert "what, who, by when" in steps.question.text()
    assert kept(book, northwind, meeting_id).ended_at is None
    QTest.keyClicks(step.what.editor, "Go-live check")
    QTest.keyClick(step.what.editor, KEY.Key_Tab)
    QTest.keyClicks(step.who.editor, "Lena B")
    QTest.keyClick(step.who.editor, KEY.Key_Tab)
    QTest.keyClicks(step.when.editor, "4 dec")
    QTest.keyClick(step.when.editor, KEY.Key_Return, control)
    assert kept(book, northwind, meeting_id).ended_at == turning.now()
    lena = next(c for c in before.contacts if c.name == "Lena Brandt")
    assert {(a.title, a.origin, a.contact_id) for a in agreed(book, northwind, meeting_id)} == {
        ("SSO guide to IT", ActionOrigin.MEETING, None),
        ("name the pilot users", ActionOrigin.MEETING, lena.id),
        ("Go-live check", ActionOrigin.NEXT_STEP, lena.id),
    }
    follow_up = tab.page.follow_up
    assert follow_up.clock.text() == "30:00"
    turning.at += timedelta(minutes=21, seconds=48)
    tab.page.tick()
    assert follow_up.clock.text() == "08:12"
    QTest.keyClick(follow_up.letter.editor, KEY.Key_Return, control)
    assert len(opened.urls) == 1
    path = Path(opened.urls[0].toLocalFile())
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert "Lena Brandt" in str(mail["To"])
    content = mail.get_content()
    assert "Next step: Lena: Go-live check, by 4 December 2026." in content
    assert "January" not in content
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == meeting_id)
    assert stored.state is FollowUpState.HANDED_OFF
    assert follow_up.letter.editor.isReadOnly()
    QTest.keyClick(follow_up.letter.editor, KEY.Key_Return, control)
    stored = next(f for f in facts_of(book, northwind).follow_ups if f.meeting_id == meeting_id)
    assert stored.state is FollowUpState.SENT
    assert follow_up.state.text() == "Sent on time: 09:40"
    assert not follow_up.first.isVisible()
    assert not shell.told


def test_ctrl_shift_n_plans_from_anywhere_and_opens_the_meeting(
    tab: MeetingsTab, book: Book, shell: TabShell, northwind: int
) -> None:
    """design.md flow A: Ctrl+Shift+N, three letters, Enter."""
    shell.commands.add(*anywhere(shell))
    QTest.keyClick(
        tab.list.table.grid,
        KEY.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewMeeting)
    dialog.account.editor.completer().setModel(QStringListModel())
    QTest.keyClicks(dialog.account.editor, "nor")
    QTest.keyClick(dialog.account.editor, KEY.Key_Return)
    assert tab.is_open
    assert tab.page.meeting_id == max(m.id for m in facts_of(book, northwind).meetings)
