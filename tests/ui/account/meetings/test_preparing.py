"""The head of a meeting's page: people, purpose, end goals, what is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.trip.briefs import meeting_brief
from csm_desktop.domain.records.meetings import CalendarEntry, Meeting, MeetingKind
from csm_desktop.reports.trip.assemble import assemble_brief
from csm_desktop.storage.session import Work
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, START, facts_of, kept, write


def test_people_come_or_not_by_space_and_go_by_delete(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    head = tab.page.head
    marc = head.chips[1]
    assert marc.accessibleName() == "Marc Olivier, is coming"
    marc.setFocus()
    QTest.keyClick(marc, KEY.Key_Space)
    assert head.chips[1].accessibleName() == "Marc Olivier, did not come"
    assert head.chips[1].hasFocus()
    assert tab.page.follow_up.to.editor.text() == "Lena Brandt"
    QTest.keyClick(head.chips[1], KEY.Key_Delete)
    assert [chip.name for chip in head.chips] == ["Lena Brandt", "Alex Moreau"]
    came = [a for a in facts_of(book, northwind).attendances if a.meeting_id == call.id]
    assert len(came) == 2


def test_end_goals_are_added_and_marked(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    goals = tab.page.head.goals
    goals.blank.field.setFocus()
    for text in ("Know the date", "Meet the IT"):
        QTest.keyClicks(goals.blank.field.editor, text)
        QTest.keyClick(goals.blank.field.editor, KEY.Key_Return)
        assert goals.blank.field.editor.hasFocus()
    assert [row.line.text for row in goals.rows if row.line] == ["Know the date", "Meet the IT"]
    for met in (True, False, None):
        QTest.keyClick(goals.rows[0].button, KEY.Key_Space)
        stored = [g for g in facts_of(book, northwind).end_goals if g.meeting_id == call.id]
        assert stored[0].met is met
    first = goals.rows[0].field.editor
    first.setFocus()
    first.clear()
    QTest.keyClick(first, KEY.Key_Return)
    assert [row.line.text for row in goals.rows if row.line] == ["Meet the IT"]


def test_a_goal_is_kept_while_it_is_typed_and_typing_goes_on_in_it(
    qtbot: QtBot, tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    goals = tab.page.head.goals
    row = goals.blank
    row.field.setFocus()

    def stored() -> list[str]:
        goals = facts_of(book, northwind).end_goals
        return [goal.text for goal in goals if goal.meeting_id == call.id]

    QTest.keyClicks(row.field.editor, "Know the")
    qtbot.waitUntil(lambda: stored() == ["Know the"])
    QTest.keyClicks(row.field.editor, " date")
    qtbot.waitUntil(lambda: stored() == ["Know the date"])
    assert row.field.editor.hasFocus()
    assert goals.rows == [row]
    assert goals.blank is not row


def test_a_purpose_that_is_none_is_kept_and_asked_about(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    purpose = tab.page.head.purpose
    purpose.setFocus()
    purpose.editor.selectAll()
    QTest.keyClicks(purpose.editor, "Just checking in")
    tab.page.notes.notes.setFocus()
    assert kept(book, northwind, call.id).purpose == "Just checking in"
    tab.given(tab.view)
    assert "not what for" in purpose.note.text()


@pytest.mark.usefixtures("call")
def test_a_part_of_spiced_is_verified_by_its_tick(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    ticks = tab.page.diagnosis.ticks
    assert ticks[0].isEnabled()
    QTest.keyClick(ticks[0], KEY.Key_Space)
    assert not tab.page.diagnosis.ticks[0].isEnabled()
    verified = [s for s in facts_of(book, northwind).spiced if s.verified_on == date(2026, 11, 22)]
    assert len(verified) == 1


def test_the_preparation_unfolds_and_keeps_a_point_a_line(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    details = tab.page.head.details
    assert details.fold.is_folded  # the call is under way
    QTest.keyClick(details.fold.button, KEY.Key_Space)
    assert details.agenda.editor.hasFocus()
    write(details.agenda.editor, "Goals\n What is missing · and why\n\nNext steps")
    for field, text in (
        (details.opening, "For the quick answers"),
        (details.stories, "Halden halved it in a month"),
        (details.questions, "Who signs?\nBy when?"),
    ):
        field.setFocus()
        write(field.editor, text)
    details.fold.button.setFocus()
    meeting = kept(book, northwind, call.id)
    assert meeting.agenda == ("Goals", "What is missing · and why", "Next steps")
    assert (meeting.appreciation, meeting.stories) == (
        "For the quick answers",
        "Halden halved it in a month",
    )
    assert meeting.questions == ("Who signs?", "By when?")
    QTest.keyClick(details.fold.button, KEY.Key_Space)
    assert details.fold.summary.text() == (
        "agenda of 3 points · appreciation · stories · 2 questions to ask · 4 left open before"
    )
    assert "Halden" not in tab.page.follow_up.letter.editor.toPlainText()


def test_the_two_golden_rules_are_a_tick_before_and_one_after(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    golden = tab.page.head.golden
    assert golden.text() == "○ do they look forward?"
    QTest.keyClick(golden, KEY.Key_Space)
    assert golden.text() == "● they look forward to it"
    book.run("End call", meetings.end_meeting, call.id)
    assert golden.text() == "○ did they get it?"
    for _ in range(2):
        QTest.keyClick(golden, KEY.Key_Space)
    stored = kept(book, northwind, call.id)
    assert (stored.looked_forward, stored.got_value) == (True, False)
    assert golden.text() == "◆ they did not get it"


def test_a_meeting_to_come_opens_at_its_preparation(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    coming = book.run(
        "New",
        meetings.new_meeting,
        northwind,
        MeetingKind.EBR,
        START + timedelta(days=7),
        "America/New_York",
    )
    tab.open_meeting(coming.id)
    assert tab.page.head.purpose.editor.hasFocus()
    assert not tab.page.head.details.fold.is_folded
    assert "America/New_York" in tab.page.title.when.text()
    assert "here" in tab.page.title.when.text()
    assert tab.page.head.details.agreed.isVisible()


def test_one_that_is_planned_for_the_next_round_minute_opens_at_its_notes(
    tab: MeetingsTab, book: Book, northwind: int
) -> None:
    kind, start = MeetingKind.WORKING_SESSION, START + timedelta(minutes=4)
    coming = book.run("New", meetings.new_meeting, northwind, kind, start, "Europe/Berlin")
    tab.open_meeting(coming.id)
    assert tab.page.notes.notes.editor.hasFocus()
    assert tab.page.head.details.fold.is_folded


def test_somebody_who_joins_after_the_end_was_there_and_gets_the_mail(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("End call", meetings.end_meeting, call.id)
    QTest.mouseClick(tab.page.head.add_guest, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    ada = next(action for action in menu.actions() if action.text() == "Ada Lindqvist")
    ada.trigger()
    menu.close()
    assert tab.page.head.chips[2].accessibleName() == "Ada Lindqvist, came"
    assert tab.page.follow_up.to.editor.text().endswith("Ada Lindqvist")
    came = [a for a in facts_of(book, northwind).attendances if a.meeting_id == call.id]
    assert all(each.attended for each in came)


def test_questions_of_the_bank_and_stories_are_added_by_keys(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    details = tab.page.head.details
    details.fold.turn()
    QTest.keyClick(details.bank, KEY.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, KEY.Key_Return)
    asked = "Is what we set as a goal still what matters to you?"
    assert kept(book, northwind, call.id).questions == (asked,)
    QTest.keyClick(details.like, KEY.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 2
    QTest.keyClick(menu, KEY.Key_Return)
    assert kept(book, northwind, call.id).stories.startswith(("Halden", "Dál", "Kestrel", "Aurel"))
    assert tab.paper() is not None


def test_what_the_customers_invitation_says_is_read_on_the_page_and_in_the_brief(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    details = tab.page.head.details
    assert details.invited.isHidden()
    said = "Please bring the <b>figures</b>.\n\nWe begin with the depots.\nLena\nDial in: 1 2 3"
    entry = CalendarEntry(book.run("Id", Work.new_id), northwind, "one@theirs.example", text=said)
    book.run("Calendar", Work.add, replace(entry, meeting_id=call.id))
    details.fold.turn()
    shown = details.invited
    assert shown.text.text().splitlines()[0] == "Please bring the <b>figures</b>."
    assert "Dial in" not in shown.text.text()
    shown.more.setFocus()
    QTest.keyClick(shown.more, KEY.Key_Return)
    assert shown.text.text().endswith("Dial in: 1 2 3")
    brief = meeting_brief(book, northwind, call.id, "Europe/Berlin")
    sections = assemble_brief(brief, book.today()).briefs[0].talk
    (lines,) = (part.lines for part in sections if part.title == "The invitation says")
    assert lines[0].words == "Please bring the <b>figures</b>."
