"""Flow A in the whole window, from Today to a follow-up that was handed over, by keys alone."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.domain.records.meetings import FollowUpState
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.window import Window
from tests.ui.hands import CountedKeys, Key, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST = 15


def meetings_tab(qtbot: QtBot, window: Window) -> MeetingsTab:
    """The tab that is in front once the meeting was planned."""
    qtbot.waitUntil(lambda: isinstance(window.page, AccountPage))
    page = window.page
    assert isinstance(page, AccountPage)
    qtbot.waitUntil(lambda: isinstance(page.tab, MeetingsTab))
    assert isinstance(page.tab, MeetingsTab)
    return page.tab


def test_flow_a_takes_at_most_fifteen_keys_from_today(qtbot: QtBot, program: Program) -> None:
    """design.md flow A: what is typed does not count, every other key does."""
    window, book = program.window, program.workbench.book
    assert book is not None
    account_id = account_named(book, "Northwind Rail").id
    window.go("today")
    keys = CountedKeys(window)
    keys.hit(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewMeeting)
    write(dialog.account.editor, "nor")
    keys.hit(Key.Key_Return)
    tab = meetings_tab(qtbot, window)
    handed: list[QUrl] = []

    def hand_over(url: QUrl) -> bool:
        handed.append(url)
        return True

    tab.page.follow_up.open = hand_over
    notes = tab.page.notes.notes.editor
    qtbot.waitUntil(notes.hasFocus)
    write(notes, "Replanning takes 22 minutes")
    press(notes, Key.Key_Return)  # part of what is written
    write(notes, "> @us send the guide next friday")
    keys.hit(Key.Key_Return, CONTROL)
    keys.write("Go-live check")
    keys.hit(Key.Key_Tab)
    keys.write("Lena B")
    keys.hit(Key.Key_Tab)
    keys.write("in two weeks")
    keys.hit(Key.Key_Return, CONTROL)
    qtbot.waitUntil(tab.page.follow_up.letter.editor.hasFocus)
    keys.hit(Key.Key_Return, CONTROL)
    keys.hit(Key.Key_Return, CONTROL)
    assert len(handed) == 1
    assert keys.number <= MOST
    facts = account_facts(book, account_id)
    meeting = max(facts.meetings, key=lambda each: each.id)
    (mail,) = (each for each in facts.follow_ups if each.meeting_id == meeting.id)
    assert mail.state is FollowUpState.SENT
    agreed = {each.title: each for each in facts.actions if each.origin_id == meeting.id}
    assert set(agreed) == {"send the guide", "Go-live check"}
    assert agreed["Go-live check"].origin is ActionOrigin.NEXT_STEP
    assert agreed["send the guide"].due_on is not None
