"""The tab in a window, and a call under way in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.ui.account.meetings.commands import commands
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.commands.actions import Actions
from csm_desktop.ui.commands.command import Situation
from tests.books import opened_copy
from tests.clocks import SetClock
from tests.ui.account.meetings.calls import START, ZONE, facts_of
from tests.ui.shell import TabShell


@pytest.fixture
def turning() -> SetClock:
    return SetClock(START)


@pytest.fixture
def book(sample: Path, tmp_path: Path, turning: SetClock) -> Iterator[Book]:
    with opened_copy(sample, tmp_path, turning) as book:
        yield book


@pytest.fixture
def tab(qtbot: QtBot, shell: TabShell, northwind: int) -> MeetingsTab:
    """The tab in a window whose keys are those of the commands."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = MeetingsTab(shell, here=ZONE)
    window.setCentralWidget(made)
    window.resize(1280, 800)
    shell.commands.situation = lambda: Situation("account", True, True)
    shell.commands.add(*commands(shell, lambda: made))
    Actions(window, shell.commands)
    shell.follow(made, northwind)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return made


@pytest.fixture
def call(tab: MeetingsTab, book: Book, northwind: int) -> Meeting:
    """A call with Lena and Marc, under way and open."""
    people = [
        contact.id
        for contact in facts_of(book, northwind).contacts
        if contact.name in ("Lena Brandt", "Marc Olivier")
    ]
    meeting = book.run(
        "New meeting",
        meetings.new_meeting,
        northwind,
        MeetingKind.IMPACT_REVIEW,
        START,
        ZONE,
        people,
        purpose="Verify the twelve-month goal",
    )
    tab.open_meeting(meeting.id)
    return meeting
