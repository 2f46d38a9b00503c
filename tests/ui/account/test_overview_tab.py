"""The Overview by keys and clicks: what it shows, and what is stored then."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.accounts.journeys import edit_segment
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.alerts.acts import close_alerts
from csm_desktop.app.alerts.list import Shelf, alerts_of
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.people.contacts import edit_contact
from csm_desktop.domain.records.handoff import Answer, FitCategory, FitCheck
from csm_desktop.domain.records.plan import ActionStatus, Horizon
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.ui.account.overview.actions import ActionItem
from csm_desktop.ui.account.overview.fit import OverruleDialog
from csm_desktop.ui.account.overview.tab import OverviewTab
from csm_desktop.ui.frame.alerts.playbook_start import PlaybookStart
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.quiet_editor import QuietEditor
from tests.ui.account.conftest import Answer as Answered
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, click, press, write
from tests.ui.shell import TabShell
from tests.ui.widgets.hostile import HOSTILE


def _overview(shell: TabShell) -> OverviewTab:
    return OverviewTab(shell, here="Europe/Helsinki")


@pytest.fixture
def tab(in_front: Shown, northwind: int) -> OverviewTab:
    return in_front(_overview, northwind)


@pytest.fixture
def empty(in_front: Shown, book: Book) -> OverviewTab:
    return in_front(_overview, book.run("New", new_account, "Halden").id)


def _rows(tab: OverviewTab) -> list[ActionItem]:
    return tab.open_actions.rows.rows


def _history(book: Book, account_id: int, part: SpicedPart) -> list[str]:
    spiced = account_view(book, account_id).spiced
    line = next(each for each in spiced if each.part is part)
    return [each.text for each in ((line.entry, *line.history) if line.entry else line.history)]


def test_the_diagnosis_is_edited_in_place_and_keeps_its_history(
    tab: OverviewTab, book: Book, northwind: int, qapp: QApplication
) -> None:
    row = tab.spiced.parts[SpicedPart.SITUATION]
    before = _history(book, northwind, SpicedPart.SITUATION)
    assert qapp.focusWidget() is _rows(tab)[0].tick, "no text, so that single letters work"
    row.words.setFocus()
    assert row.verified.isChecked()
    press(row.words.editor, Key.Key_End)
    write(row.words.editor, ", two tools")
    row.words.commit()  # what half a second without a key does
    write(row.words.editor, " left")
    press(row.words.editor, Key.Key_Tab)
    assert _history(book, northwind, SpicedPart.SITUATION) == [
        f"{before[0]}, two tools left",
        *before,
    ]
    assert not row.verified.isChecked()
    click(row.earlier)
    assert row.history.isVisible()
    assert before[0] in row.history.text()


def test_a_part_is_verified_by_a_tick(tab: OverviewTab, book: Book, northwind: int) -> None:
    row = tab.spiced.parts[SpicedPart.PAIN]
    row.verified.setFocus()
    press(row.verified, Key.Key_Space)
    press(row.verified, Key.Key_Space)
    assert row.verified.text() == "verified today"
    entries = [e for e in account_facts(book, northwind).spiced if e.part is SpicedPart.PAIN]
    assert entries[-1].verified_on == book.today()


def test_the_critical_event_is_dated_in_words(tab: OverviewTab, book: Book, northwind: int) -> None:
    row = tab.spiced.parts[SpicedPart.CRITICAL_EVENT]
    assert row.day is not None
    row.day.setFocus()
    row.day.editor.selectAll()
    write(row.day.editor, "+2w")
    press(row.day.editor, Key.Key_Return)
    assert row.countdown.text() == "14 days left"
    event = account_view(book, northwind).critical_event
    assert event is not None
    assert event.days_left == 14
    row.day.editor.selectAll()
    write(row.day.editor, "3/4")
    press(row.day.editor, Key.Key_Return)
    assert "Write the month as a word" in row.day.error


class _Repaints(QObject):
    """How much of what it watches was painted anew."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.painted = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.painted += event.region()
        return False


def test_the_whole_frame_of_a_part_follows_the_focus(
    empty: OverviewTab, qapp: QApplication
) -> None:
    pain, impact = empty.findChildren(QuietEditor)[1:3]
    assert impact is empty.spiced.parts[SpicedPart.IMPACT].words.editor
    pain.setFocus()
    qapp.processEvents()
    watching = [_Repaints(each.viewport()) for each in (pain, impact)]
    impact.setFocus()
    qapp.processEvents()
    for each, editor in zip(watching, (pain, impact), strict=True):
        assert (QRegion(editor.viewport().rect()) - each.painted).isEmpty()


def test_an_action_is_ticked_off_and_undo_brings_it_back(
    tab: OverviewTab, shell: TabShell, book: Book, northwind: int, qapp: QApplication
) -> None:
    first, second = _rows(tab)[:2]
    action = first.action
    first.tick.setFocus()
    press(first.tick, Key.Key_Space)
    stored = {action.id: action for action in account_facts(book, northwind).actions}[action.id]
    assert (stored.status, stored.done_on) == (ActionStatus.DONE, book.today())
    assert _rows(tab)[0] is second
    assert qapp.focusWidget() is second.tick, "the next action takes the focus"
    assert shell.toasts[-1] == f"Done: {action.title}"
    assert book.undo() == f"Tick off {action.title}"
    assert _rows(tab)[0].action.id == action.id


def test_an_action_is_written_down_with_its_day(
    tab: OverviewTab, book: Book, northwind: int
) -> None:
    field = tab.open_actions.new
    field.setFocus()
    write(field, "Send the SSO guide tomorrow")
    press(field, Key.Key_Return)
    stored = account_facts(book, northwind).actions
    made = next(each for each in stored if each.title == "Send the SSO guide")
    assert made.due_on == book.today() + timedelta(days=1)
    assert field.text() == ""


def test_late_actions_say_so_in_words(tab: OverviewTab) -> None:
    assert _rows(tab)[0].due.text() == "12 d late"
    assert "12 d late" in _rows(tab)[0].tick.accessibleName()
    header = tab.open_actions.header
    assert header is not None
    assert header.aside.text() == "12 open, 5 late"


def test_goals_say_how_far_they_have_come(tab: OverviewTab) -> None:
    row = tab.goals.rows.rows[1]
    assert (row.statement.text(), row.share.text()) == (
        "Every depot replans within 15 minutes",
        "29%",
    )
    assert row.numbers.text().replace("\xa0", " ") == "4 depots now, from 0 depots to 14 depots"
    assert not any(field.isVisible() for field in tab.goals.fields.values())


def test_an_empty_account_says_what_to_do(empty: OverviewTab, book: Book) -> None:
    assert empty.open_actions.none.isVisible()
    assert empty.meetings.none.isVisible()
    assert not empty.spiced.parts[SpicedPart.PAIN].verified.isVisible()
    field = empty.goals.fields[Horizon.FIRST_VALUE]
    field.setFocus()
    write(field, "Replan one depot")
    press(field, Key.Key_Return)
    goals = account_facts(book, empty.account_id).goals
    assert [(goal.statement, goal.horizon) for goal in goals] == [
        ("Replan one depot", Horizon.FIRST_VALUE)
    ]
    assert not field.isVisible()
    assert empty.goals.fields[Horizon.TWELVE_MONTHS].isVisible()


def test_the_fit_is_answered_check_by_check(empty: OverviewTab, book: Book) -> None:
    for check in FitCheck:
        box = empty.fit.fields[check].editor
        box.setFocus()
        press(box, Key.Key_Down)
    answers = account_facts(book, empty.account_id).fit_answers
    assert {answer.check: answer.answer for answer in answers} == dict.fromkeys(
        FitCheck, Answer.YES
    )
    header = empty.fit.header
    assert header is not None
    assert header.aside.text() == "Good fit"


def test_the_next_meetings_stand_with_their_place_and_purpose(tab: OverviewTab) -> None:
    rows = tab.meetings.rows.rows
    assert [row.title.text() for row in rows] == ["Executive business review 2", "Go-live check"]
    when = rows[0].when.text()
    assert when.startswith("Tue 24 Nov, 11:00 here · 10:00 Berlin · Executive")


def test_typing_survives_a_change_from_elsewhere(
    tab: OverviewTab, book: Book, northwind: int
) -> None:
    row = tab.spiced.parts[SpicedPart.PAIN]
    row.words.setFocus()
    press(row.words.editor, Key.Key_End)
    write(row.words.editor, " and then")
    contact = account_facts(book, northwind).contacts[0]
    book.run("Edit", edit_contact, contact.id, title="Head of everything")
    assert row.words.editor.toPlainText().endswith(" and then")


@pytest.mark.parametrize("text", HOSTILE)
def test_b1_hostile_words_stay_letters(in_front: Shown, book: Book, text: str) -> None:
    from csm_desktop.app.handoff import spiced
    from csm_desktop.app.plan import actions
    from csm_desktop.app.plan import acts as plans

    account = book.run("New", new_account, text).id
    book.run("Say", spiced.say_part, account, SpicedPart.PAIN, text)
    book.run("Act", actions.new_action, account, text)
    book.run("Goal", plans.new_goal, account, text, due_on=date(2026, 12, 1))
    tab = in_front(_overview, account)
    assert _rows(tab)[0].title.text() == " ".join(text.split())
    assert tab.goals.rows.rows[0].statement.text() == " ".join(text.split())
    tab.grab()


def test_details_save_themselves_and_say_what_they_refuse(empty: OverviewTab, book: Book) -> None:
    fields = empty.details.fields
    for key, words in (("domain", "https://Halden.example/"), ("contract_start", "2026-11-01")):
        fields[key].setFocus()
        write(fields[key].editor, words)
        press(fields[key].editor, Key.Key_Return)
    account = account_facts(book, empty.account_id).account
    assert (account.domain, account.contract_start) == ("halden.example", date(2026, 11, 1))
    fields["employees"].setFocus()
    write(fields["employees"].editor, "2.5")
    press(fields["employees"].editor, Key.Key_Return)
    assert "whole numbers" in fields["employees"].error
    name = fields["name"].editor
    name.setFocus()
    name.selectAll()
    press(name, Key.Key_Delete)
    press(name, Key.Key_Return)
    assert "needs a name" in fields["name"].error
    assert account_facts(book, empty.account_id).account.name == "Halden"


def test_the_first_segment_of_a_model_is_made_by_choosing_it(
    empty: OverviewTab, book: Book
) -> None:
    field = empty.details.segment
    assert field is not None
    field.setFocus()
    press(field.editor, Key.Key_Down)
    segment = account_facts(book, empty.account_id).segment
    assert segment is not None
    assert empty.details.segment is not None
    assert empty.details.segment.stored == segment.id


def test_goals_meetings_and_actions_lead_to_their_places(
    tab: OverviewTab, shell: TabShell, northwind: int
) -> None:
    goal, meeting, action = tab.goals.rows.rows[0], tab.meetings.rows.rows[0], _rows(tab)[0]
    for face in (goal.face, meeting.face, action.face):
        press(face, Key.Key_Return)
    click(meeting.face)
    facts = tab.view.facts
    coming = next(each for each in facts.meetings if each.title == meeting.title.text())
    assert shell.opened == [
        (northwind, f"plan/goals/{facts.goals[0].id}"),
        (northwind, f"meetings/{coming.id}"),
        (northwind, f"plan/{action.action.side.value}/{action.action.id}"),
        (northwind, f"meetings/{coming.id}"),
    ]
    assert goal.face.accessibleName().endswith("open it in the plan")


def test_the_fit_is_overruled_with_a_reason_and_given_back_to_the_answers(
    tab: OverviewTab, book: Book, northwind: int, answer: Answered
) -> None:
    def overrule(dialog: QDialog) -> None:
        assert isinstance(dialog, OverruleDialog)
        dialog.category.set_value(FitCategory.GOOD)
        press(dialog.reason.editor, Key.Key_Return)
        assert "a reason is missing" in dialog.refusal.text()
        write(dialog.reason.editor, "R&D <b> trains them")
        press(dialog.reason.editor, Key.Key_Return)
        assert not dialog.isVisible()

    answer(overrule)
    press(tab.fit.overrule, Key.Key_Space)
    fit = account_view(book, northwind).fit
    assert (fit.category, fit.reason) == (FitCategory.GOOD, "R&D <b> trains them")
    assert "R&D <b> trains them" in tab.fit.why.text()
    assert tab.fit.withdraw.isVisible()
    press(tab.fit.withdraw, Key.Key_Space)
    assert not account_view(book, northwind).fit.overruled
    assert not tab.fit.withdraw.isVisible()
    assert book.undo() == "Let the answers say the fit again"
    assert account_view(book, northwind).fit.overruled


def test_what_calls_in_the_account_is_shown_with_the_way_to_it_and_its_playbook(
    tab: OverviewTab, shell: TabShell, book: Book, answer: Answered
) -> None:
    firing = [line for line in alerts_of(book, tab.account_id) if line.shelf is Shelf.FIRING]
    rows = tab.alerts.rows.rows
    assert [row.line for row in rows] == firing[:4]
    assert tab.alerts.isVisible()
    press(rows[0].face, Key.Key_Return)
    assert shell.opened == [(tab.account_id, "overview")]  # the renewal is near
    offered: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PlaybookStart)
        offered.append(dialog.playbook.name)
        said.append(dialog.off.text())
        dialog.reject()

    said: list[str] = []
    answer(look)
    click(rows[0].play)
    assert offered == ["Renewal in 120 days"]
    segment = tab.view.facts.segment
    assert segment is not None
    book.run("Off", edit_segment, segment.id, playbooks_off=(firing[0].trigger,))
    row = tab.alerts.rows.rows[0]
    assert row.answer.isVisible()
    assert segment.name in row.face.accessibleName()
    answer(look)
    click(row.play)
    assert said == ["", row.answer.text()]
    book.undo()
    book.run("Close", close_alerts, [line.id for line in firing], "Seen")
    assert not tab.alerts.isVisible()


def test_without_any_alert_there_is_no_card(empty: OverviewTab) -> None:
    assert not empty.alerts.isVisible()


def test_how_the_clock_was_kept_is_said_and_explains_itself(
    tab: OverviewTab, book: Book, northwind: int, shell: TabShell
) -> None:
    figures = account_view(book, northwind).figures
    assert figures.asked
    assert f"of {figures.asked}" in tab.meetings.clock.text()
    click(tab.meetings.clock)
    said = QApplication.activePopupWidget()
    assert isinstance(said, Explanation)
    told = said.words.text().splitlines()
    assert len(told) == figures.asked
    assert sum("Sent on time" in line for line in told) == figures.in_time
    click(said.button)
    assert shell.opened[-1] == (northwind, "meetings")
