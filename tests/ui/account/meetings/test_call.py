"""What is gone through during a call, by keys: points, what was promised, who is new, the case."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from csm_desktop.app.book import Book
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.restated import verify_goal
from csm_desktop.domain.records.meetings import GoldenStep, Meeting, MeetingKind, ValueOutcome
from csm_desktop.domain.records.plan import ActionStatus
from csm_desktop.domain.records.reviews import GoalResult
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from tests.ui.account.meetings.calls import KEY, facts_of, kept, write

TODAY = date(2026, 11, 22)


def test_a_review_opens_with_goals_promises_and_actions_each_said_by_one_key(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    card = tab.page.restated
    assert card.isVisible()
    assert not card.fold.is_folded
    goal = card.goals.rows[0]
    QTest.keyClick(goal.button, KEY.Key_Space)
    assert facts_of(book, northwind).goals[0].verified_on == TODAY
    assert card.goals.rows[0].button.text() == "● verified today"
    goal.words_of.setFocus()
    goal.words_of.editor.selectAll()
    QTest.keyClicks(goal.words_of.editor, "Replan a depot in 12 minutes")
    QTest.keyClick(goal.words_of.editor, KEY.Key_Return)
    assert facts_of(book, northwind).goals[0].statement == "Replan a depot in 12 minutes"
    promise = card.promised.rows[0]
    before = promise.button.text()
    assert before == "● Kept"
    QTest.keyClick(promise.button, KEY.Key_Return)
    stored = {each.id: each for each in facts_of(book, northwind).review_goals}
    assert stored[promise.thing.id].result is GoalResult.MISSED
    action = card.due.rows[0]
    QTest.keyClick(action.button, KEY.Key_Space)
    done = {each.id: each for each in facts_of(book, northwind).actions}[action.thing.id]
    assert done.status is ActionStatus.DONE
    book.run("Kind", meetings.edit_meeting, call.id, kind=MeetingKind.WORKING_SESSION)
    assert not card.isVisible()


def test_to_verify_twice_was_a_slip(book: Book, northwind: int) -> None:
    goal = facts_of(book, northwind).goals[0]
    book.run("Verify", verify_goal, goal.id)
    book.run("Verify", verify_goal, goal.id)
    assert facts_of(book, northwind).goals[0].verified_on is None


def test_the_time_is_checked_and_the_five_points_are_ticked(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("Kind", meetings.edit_meeting, call.id, kind=MeetingKind.ORCHESTRATION)
    course = tab.page.head.course
    assert len(course.points) == 5
    QTest.keyClick(course.time, KEY.Key_Space)
    second = list(course.points)[1]
    QTest.keyClick(course.points[second], KEY.Key_Space)
    stored = kept(book, northwind, call.id)
    assert stored.time_checked
    assert stored.covered == (second,) == ("Verify and deepen the goals",)
    assert course.points[second].text().startswith("● ")
    QTest.keyClick(course.points[second], KEY.Key_Space)
    assert kept(book, northwind, call.id).covered == ()


@pytest.mark.usefixtures("call")
def test_the_title_stays_above_what_scrolls_and_spiced_is_folded_away(tab: MeetingsTab) -> None:
    page = tab.page
    assert not page.area.isAncestorOf(page.title)
    assert page.title.title.isVisible()
    fold = page.diagnosis.fold
    assert "21 days" in fold.summary.text()
    assert fold.summary.isVisible()
    QTest.keyClick(fold.button, KEY.Key_Space)
    assert not fold.summary.isVisible()
    assert page.diagnosis.ticks[0].hasFocus()


def test_somebody_new_is_added_without_leaving_the_notes(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    notes = tab.page.notes
    write(notes.notes.editor, "+ person Jane Doe, Head of IT, jane@rail.example\n> @jane send logs")
    notes.notes.commit()
    (chip,) = notes.which.chips
    assert chip.name == "+ Jane Doe, Head of IT"
    QTest.keyClick(chip, KEY.Key_Return)
    jane = next(c for c in facts_of(book, northwind).contacts if c.name == "Jane Doe")
    assert (jane.title, jane.email) == ("Head of IT", "jane@rail.example")
    assert "Jane Doe" in [chip.name for chip in tab.page.head.chips]
    assert notes.notes.editor.hasFocus()
    assert not notes.which.isVisible()
    write(notes.notes.editor, "\n> @joe.public sign")
    notes.notes.commit()
    assert [chip.name for chip in notes.which.chips][-1] == "+ Joe Public"
    book.run("End", meetings.end_meeting, call.id)
    assert "Head of IT" not in tab.page.follow_up.letter.editor.toPlainText()


def test_a_talk_about_value_ends_with_its_outcome(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    talk = tab.page.notes.value_talk
    assert talk.isVisible()
    talk.outcome.setFocus()
    QTest.keyClick(talk.outcome.editor, KEY.Key_Down)
    talk.decided.setFocus()
    write(talk.decided.editor, "Two years, with the depots of the north")
    tab.page.head.purpose.setFocus()
    stored = kept(book, northwind, call.id)
    assert stored.outcome is ValueOutcome.RENEWAL_AGREED
    assert stored.decided == "Two years, with the depots of the north"
    assert "north" not in tab.page.follow_up.letter.editor.toPlainText()


def test_a_case_leads_to_a_strategy_by_a_key(
    tab: MeetingsTab, call: Meeting, book: Book, northwind: int
) -> None:
    book.run("Kind", meetings.edit_meeting, call.id, kind=MeetingKind.RESCUE_CALL)
    golden = tab.page.golden
    tab.page.show_meeting(call.id)
    golden.fold.show_fold(folded=False)
    assert not golden.ways[StrategyKind.RESCUE].isVisible()
    field = golden.fields[GoldenStep.PRESCRIBE]
    field.setFocus()
    write(field.editor, "Single sign-on first")
    tab.page.head.purpose.setFocus()
    QTest.keyClick(golden.ways[StrategyKind.RESCUE], KEY.Key_Space)
    strategy = facts_of(book, northwind).strategies[-1]
    assert (strategy.kind, strategy.plan) == (StrategyKind.RESCUE, "Single sign-on first")
    assert golden.again.isVisible()
    assert not golden.solved.isVisible()
