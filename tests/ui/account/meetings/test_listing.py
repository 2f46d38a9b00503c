"""The list of an account's meetings, and the ways to the page of one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.notes import write_notes
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.ui.account.meetings import words
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.clocks import SetClock
from tests.ui.account.meetings.calls import KEY, ZONE, facts_of
from tests.ui.shell import TabShell


def test_the_list_shows_all_meetings_and_enter_opens_one(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    assert tab.stack.currentWidget() is tab.list
    assert len(tab.list.table.lines) == len(facts_of(book, northwind).meetings)
    tab.take_focus()
    line = next(x for x in tab.list.table.lines if x.meeting.ended_at is not None)
    tab.list.table.select(line.id)
    QTest.keyClick(tab.list.table.grid, KEY.Key_Return)
    assert tab.is_open
    assert tab.page.title.title.text() == words.title_of(line.meeting)
    assert tab.back()
    assert tab.stack.currentWidget() is tab.list
    assert tab.list.table.current is not None
    assert tab.list.table.current.id == line.id
    assert not tab.back()


def test_d_goes_to_the_follow_up_that_is_waited_for(
    tab: MeetingsTab, call: Meeting, book: Book, shell: TabShell
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    tab.show_list()
    assert shell.commands.run("account.draft")
    assert tab.page.meeting_id == call.id
    assert tab.page.follow_up.letter.editor.hasFocus()


def test_d_says_so_where_nothing_was_held(qtbot: QtBot, book: Book, shell: TabShell) -> None:
    account = book.run("New account", new_account, "Empty")
    tab = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(tab)
    shell.follow(tab, account.id)
    tab.show()
    tab.draft()
    assert shell.toasts == ["No meeting with Empty was held yet: there is nothing to follow up."]


@pytest.mark.usefixtures("call")
def test_a_meeting_that_is_undone_leads_back_to_the_list(tab: MeetingsTab, book: Book) -> None:
    assert tab.is_open
    book.undo()
    assert not tab.is_open


def test_an_account_without_meetings_offers_the_first(
    qtbot: QtBot, book: Book, shell: TabShell
) -> None:
    account = book.run("New account", new_account, "Empty")
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    shell.follow(other, account.id)
    other.show()
    assert other.list.empty.isVisible()
    assert not other.list.table.isVisible()


def test_a_call_under_way_is_opened_at_once(
    qtbot: QtBot, call: Meeting, shell: TabShell, northwind: int
) -> None:
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    shell.follow(other, northwind)
    assert other.page.meeting_id == call.id
    assert other.is_open


def test_order_and_columns_of_the_list_come_back(
    qtbot: QtBot, tab: MeetingsTab, shell: TabShell, northwind: int
) -> None:
    tab.list.table.sort_by("title")
    first = tab.list.table.lines[0].id
    tab.save_state()
    other = MeetingsTab(shell, here=ZONE)
    qtbot.addWidget(other)
    shell.follow(other, northwind)
    assert other.list.table.lines[0].id == first


def test_decisions_and_open_questions_of_all_meetings_are_listed_and_lead_to_theirs(
    tab: MeetingsTab, book: Book, northwind: int, call: Meeting
) -> None:
    book.run("Notes", write_notes, call.id, body="! Go live\n? Who signs?\n# ! not this")
    tab.show_list()
    views = tab.list.views
    QTest.keyClick(views._chips["meetings"], KEY.Key_Right)
    decisions = tab.list.decisions
    assert decisions.isVisible()
    assert decisions.lines[0].remark.text == "Go live"
    QTest.keyClick(views._chips["decisions"], KEY.Key_Right)
    questions = tab.list.questions
    found = next(line for line in questions.lines if line.remark.text == "Who signs?")
    questions.select(found.id)
    QTest.keyClick(questions.grid, KEY.Key_Return)
    assert tab.page.meeting_id == call.id
    del northwind


def test_a_meeting_whose_time_is_over_is_asked_about_and_ends_as_planned(
    tab: MeetingsTab, call: Meeting, book: Book, turning: SetClock
) -> None:
    turning.at += timedelta(days=1)
    book.run("Notes", write_notes, call.id, body="Heard")
    assert "ends when it was planned to" in tab.page.follow_up.aside.text()
    tab.show_list()
    line = next(line for line in tab.list.table.lines if line.id == call.id)
    assert words.follow_up_words(line) == "was it held?"
    book.run("End call", meetings.end_meeting, call.id)
    tab.open_meeting(call.id)
    assert "08:30 – 09:30" in tab.page.title.when.text()
    assert tab.page.follow_up.clock.text() == "Overdue"


@pytest.mark.parametrize(
    ("here", "zone", "said"),
    [
        ("Europe/Berlin", "Europe/Berlin", "Today, 20:45"),
        ("Europe/Berlin", "Europe/Rome", "Today, 20:45"),
        ("Europe/Berlin", "Europe/Helsinki", "Today, 20:45 here · 21:45 Helsinki"),
        ("Europe/Berlin", "Asia/Tokyo", "Today, 20:45 here · Mon 23 Nov, 04:45 Tokyo"),
        ("America/New_York", "Europe/Berlin", "Today, 14:45 here · 20:45 Berlin"),
    ],
)
def test_a_time_is_the_users_and_says_whose_the_other_is(here: str, zone: str, said: str) -> None:
    at = datetime(2026, 11, 22, 19, 45, tzinfo=UTC)
    meeting = Meeting(1, 9, MeetingKind.EBR, "", at, zone)
    shown = words.begins_words(meeting, here, date(2026, 11, 22))
    assert shown.replace("\u202f", " ").replace("\u00a0", " ") == said
