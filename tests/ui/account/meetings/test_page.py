"""The page as a whole: names for ears, hostile texts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app import meeting_notes, meetings
from csm_desktop.app.accounts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.contacts import new_contact
from csm_desktop.domain.meetings import MeetingKind
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.widgets import Field, Text
from tests.ui.account.meetings.calls import HOSTILE, START, ZONE
from tests.ui.account.shell import TabShell


def test_hostile_names_are_shown_letter_by_letter(
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
    )
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
    assert other.page.head.title.text() == " ".join(HOSTILE.split())
    assert other.page.head.width() <= other.page.area.width()
    assert (
        "Today 13:15 – 14:15 · Asia/Kathmandu · 08:30 – 09:30 here" in other.page.head.when.text()
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
