"""The Meetings workspace: what is to come, what was held, and what is missing, by keys."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import trash_accounts
from csm_desktop.app.book import Book
from csm_desktop.app.lists.meetings import all_meetings
from csm_desktop.app.meetings import acts
from csm_desktop.app.meetings.guests import invite_contact
from csm_desktop.domain.lists.meeting_lines import BookMeeting
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import (
    Attendance,
    FollowUp,
    FollowUpState,
    Meeting,
    MeetingKind,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin, Side
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump
from csm_desktop.ui.meetings.columns import VIEWS, Now, guest_words, week_words, when_words
from csm_desktop.ui.meetings.page import MeetingsPage
from csm_desktop.ui.widgets.table.cells import unrepeated
from tests.ui.hands import Key, press
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> MeetingsPage:
    made = MeetingsPage(shell)
    page = shown(made, shell, qtbot, lambda: bool(made.listed))
    page.take_focus()
    return page


def test_the_list_is_what_the_book_holds_of_the_half_year_and_to_come(
    page: MeetingsPage, book: Book
) -> None:
    since = book.now() - timedelta(days=180)
    with book.reading() as connection:
        stored = {m.id for m in dump.everything(connection, Meeting) if m.starts_at >= since}
    page.views.choose("all")
    assert {line.id for line in page.table.lines} == stored


def test_to_come_begins_with_the_next_and_held_with_the_last(page: MeetingsPage) -> None:
    coming = [line.starts_at for line in page.table.lines]
    assert coming == sorted(coming)
    page.views.choose("past")
    held = [line.starts_at for line in page.table.lines]
    assert held == sorted(held, reverse=True)


def test_a_week_is_named_once_and_again_in_the_first_row_in_sight(page: MeetingsPage) -> None:
    page.views.choose("all")
    model = page.table.model
    lines = page.table.lines
    assert [line.starts_at for line in lines] == sorted(
        (line.starts_at for line in lines), reverse=True
    )
    week = next(column for column in model.columns if column.key == "week")
    rows = list(enumerate((0, line) for line in lines))
    named = [week.words(line) for _, line in unrepeated(model, week, rows, set())]
    assert named == list(dict.fromkeys(week.words(line) for line in lines))
    assert (0, lines[1]) in unrepeated(model, week, rows[1:2], {1})


def test_no_follow_up_yet_is_what_no_mail_confirmed(page: MeetingsPage, book: Book) -> None:
    page.views.choose("no_follow_up")
    with book.reading() as connection:
        follow_ups = dump.everything(connection, FollowUp)
    sent = {one.meeting_id for one in follow_ups if one.state is FollowUpState.SENT}
    assert page.table.lines
    for line in page.listed:
        lacking = (
            line.ended_at is not None
            and line.kind is not MeetingKind.INTERNAL
            and line.id not in sent
        )
        assert (line in page.table.lines) == lacking


def test_no_next_step_goes_as_soon_as_there_is_one(
    page: MeetingsPage, book: Book, qtbot: QtBot
) -> None:
    page.views.choose("no_step")
    line = page.table.lines[0]
    with book.reading() as connection:
        steps = {
            action.origin_id
            for action in dump.everything(connection, Action)
            if action.origin is ActionOrigin.NEXT_STEP
        }
    assert line.id not in steps
    book.run("Step", acts.add_next_step, line.id, acts.NextStep("Send the guide", Owner(Side.US)))
    qtbot.waitUntil(lambda: line.id not in {other.id for other in page.table.lines})


def test_enter_opens_the_meeting_in_its_account(page: MeetingsPage, shell: TabShell) -> None:
    line = page.table.lines[0]
    press(page.table.grid, Key.Key_Return)
    assert shell.opened == [(line.account_id, f"meetings/{line.id}")]


def test_words_find_account_person_and_kind(page: MeetingsPage) -> None:
    page.views.choose("all")
    line = next(line for line in page.table.lines if line.guests)
    for words in (line.account, line.guests[0]):
        page.filter.setText(words)
        assert line in page.table.lines
    page.filter.setText("executive business review")
    assert {MeetingKind.EBR} >= {
        found.kind for found in page.table.lines if "business review" not in found.title.lower()
    }


def test_esc_leads_back_to_what_is_to_come(page: MeetingsPage) -> None:
    first = [line.id for line in page.table.lines]
    page.views.choose("past")
    page.filter.setText("rail")
    assert page.dismiss()
    assert page.dismiss()
    assert [line.id for line in page.table.lines] == first
    assert not page.dismiss()


def test_meetings_of_accounts_in_the_trash_are_gone(
    page: MeetingsPage, book: Book, qtbot: QtBot
) -> None:
    account = page.table.lines[0].account_id
    book.run("Trash", trash_accounts, [account])
    qtbot.waitUntil(lambda: account not in {line.account_id for line in page.listed})


def test_one_that_was_never_said_to_be_held_is_asked_about(book: Book) -> None:
    account = all_meetings(book)[0].account_id
    begun = book.now() - timedelta(days=1)
    kind = MeetingKind.WORKING_SESSION
    made = book.run("Meet", acts.new_meeting, account, kind, begun, "Europe/Berlin")
    now = Now(book.now(), book.today(), "Europe/Berlin")
    forgotten = next(view for view in VIEWS if view.key == "forgotten")
    assert [line.id for line in all_meetings(book) if forgotten.keeps(line, now)] == [made.id]


def test_several_that_lie_behind_are_said_to_be_held_by_one_key(
    page: MeetingsPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    begun = book.now() - timedelta(days=3)
    kind = MeetingKind.WORKING_SESSION
    with book.reading() as connection:
        contact = dump.everything(connection, Contact)[0]
    assert contact.account_id is not None
    for number in range(2):
        made = book.run("Meet", acts.new_meeting, contact.account_id, kind,
                        begun + timedelta(hours=2 * number), "Europe/Berlin")  # fmt: skip
        book.run("Invite", invite_contact, made.id, contact.id)
    page.views.choose("forgotten")
    qtbot.waitUntil(lambda: len(page.table.lines) == 2)
    page.take_focus()
    page.table.grid.selectAll()
    page.hold_selected()
    assert shell.told == []
    qtbot.waitUntil(lambda: not page.table.lines)
    (attendance,) = book.run("Look", lambda work: work.find(Attendance, meeting_id=made.id,
                                                            contact_id=contact.id))  # fmt: skip
    assert attendance.attended
    ended = book.run("Look", lambda work: work.get(Meeting, made.id)).ended_at
    assert ended == made.starts_at + timedelta(minutes=made.minutes)
    with pytest.raises(UserError, match="None of them"):
        book.run("Again", acts.say_held, [made.id])
    book.undo()
    qtbot.waitUntil(lambda: len(page.table.lines) == 2)


def test_times_are_the_users_and_name_the_other_clock(book: Book) -> None:
    line: BookMeeting = next(line for line in all_meetings(book) if line.zone == "Asia/Tokyo")
    there = Now(book.now(), book.today(), "Asia/Tokyo")
    here = Now(book.now(), book.today(), "Europe/Berlin")
    assert "Tokyo" not in when_words(line, there)
    assert when_words(line, here).endswith("Tokyo)")
    assert week_words(line, here) in ("this week", "next week", "last week") or week_words(
        line, here
    ).startswith("week of ")


def test_many_guests_are_counted(book: Book) -> None:
    line = all_meetings(book)[0]
    from dataclasses import replace

    names = ("Ann", "Bo", "Cy", "Di", "Ed")
    assert guest_words(replace(line, guests=names)) == "Ann, Bo, Cy and 2 more"
    assert guest_words(replace(line, guests=())) == ""


def test_a_call_under_way_is_to_come_until_it_was_to_be_over(book: Book) -> None:
    line: BookMeeting = all_meetings(book)[0]
    start = line.starts_at
    open_ = replace(line, ended_at=None, minutes=60)
    for minutes, to_come in ((-5, True), (0, True), (60, True), (61, False)):
        now = start + timedelta(minutes=minutes)
        assert (open_.is_to_come(now), open_.is_forgotten(now)) == (to_come, not to_come)
