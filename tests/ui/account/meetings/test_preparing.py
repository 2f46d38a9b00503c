"""The head of a meeting's page: people, purpose, end goals, what is known."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from csm_desktop.app import meetings
from csm_desktop.app.book import Book
from csm_desktop.domain.meetings import Meeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, facts_of, kept


def test_people_come_or_not_by_space_and_go_by_delete(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    head = tab.page.head
    marc = head.chips[1]
    assert marc.accessibleName() == "Marc Olivier, expected"
    marc.setFocus()
    QTest.keyClick(marc, KEY.Key_Space)
    assert head.chips[1].accessibleName() == "Marc Olivier, did not come"
    assert head.chips[1].hasFocus()
    assert tab.page.follow_up.to.editor.text() == "Lena Brandt"  # type: ignore[attr-defined]
    QTest.keyClick(head.chips[1], KEY.Key_Delete)
    assert [chip._words for chip in head.chips] == ["Lena Brandt", "Alex Moreau"]
    came = [a for a in facts_of(book, northwind).attendances if a.meeting_id == call.id]
    assert len(came) == 2


def test_end_goals_are_added_and_marked(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    head = tab.page.head
    for text in ("Know the date", "Meet the IT"):
        head.new_goal.setFocus()
        QTest.keyClicks(head.new_goal.editor, text)
        QTest.keyClick(head.new_goal.editor, KEY.Key_Return)
    assert head.new_goal.editor.text() == ""  # type: ignore[attr-defined]
    assert [row.goal.text for row in head.rows] == ["Know the date", "Meet the IT"]
    for met in (True, False, None):
        QTest.keyClick(head.rows[0].button, KEY.Key_Space)
        goals = [g for g in facts_of(book, northwind).end_goals if g.meeting_id == call.id]
        assert goals[0].met is met
    head.rows[0].field.setFocus()
    head.rows[0].field.editor.clear()  # type: ignore[attr-defined]
    QTest.keyClick(head.rows[0].field.editor, KEY.Key_Return)
    assert [row.goal.text for row in head.rows] == ["Meet the IT"]


def test_a_purpose_that_is_none_is_kept_and_asked_about(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    purpose = tab.page.head.purpose
    purpose.setFocus()
    purpose.editor.selectAll()  # type: ignore[attr-defined]
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


def test_the_agenda_is_edited_as_one_line(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    agenda = tab.page.head.agenda
    agenda.setFocus()
    agenda.editor.selectAll()  # type: ignore[attr-defined]
    agenda.editor.insert("Goals · What is missing ·  · Next steps")  # type: ignore[attr-defined]
    QTest.keyClick(agenda.editor, KEY.Key_Return)
    points = kept(book, northwind, call.id).agenda
    assert points == ("Goals", "What is missing", "Next steps")


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
