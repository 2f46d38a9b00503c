"""The Plan by keys and clicks: tables edited in place, versions, and the customer's document."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.plan.telemetry import crossings
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.plan import (
    Action,
    ActionStatus,
    Horizon,
    Milestone,
    PracticeKind,
    Side,
)
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.account.plan.commands import commands
from csm_desktop.ui.account.plan.item_details import ItemDetails
from csm_desktop.ui.account.plan.preview import plan_paper
from csm_desktop.ui.account.plan.section import PlanSection
from csm_desktop.ui.account.plan.tab import PlanTab
from csm_desktop.ui.account.plan.timeline import PlanTimeLine
from csm_desktop.ui.paper.language import language_of_paper
from csm_desktop.ui.paper.preview import PaperPreview
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.wording import own_voice
from tests.reports.reading import language, text
from tests.ui.account.conftest import Answer, Shown
from tests.ui.hands import Key, click, press, write
from tests.ui.shell import TabShell
from tests.ui.widgets.hostile import HOSTILE


def _plan(shell: TabShell) -> PlanTab:
    made = PlanTab(shell)
    shell.commands.add(*commands(shell, lambda: made))
    return made


@pytest.fixture
def tab(in_front: Shown, northwind: int) -> PlanTab:
    return in_front(_plan, northwind)


@pytest.fixture
def empty(in_front: Shown, book: Book) -> PlanTab:
    return in_front(_plan, book.run("New", new_account, "Halden").id)


def _type(section: PlanSection[Any], line_id: int, key: str, words: str) -> None:
    """Open a cell, type over what is there, commit."""
    table = section.table
    assert table.edit_cell(line_id, key)
    editor = table.grid.focusWidget()
    assert editor is not None
    write(editor, words)
    press(editor, Key.Key_Return)


def _action(book: Book, account_id: int, action_id: int) -> Action:
    return {action.id: action for action in account_facts(book, account_id).actions}[action_id]


def test_an_action_is_edited_in_place(tab: PlanTab, book: Book, northwind: int) -> None:
    ours = tab.sides[Side.US]
    line = ours.table.lines[0]
    _type(ours, line.id, "title", "Send the works council its page")
    _type(ours, line.id, "due_on", "+1w")
    stored = _action(book, northwind, line.id)
    assert (stored.title, stored.due_on) == ("Send the works council its page", date(2026, 11, 29))
    assert book.undo() is not None
    assert _action(book, northwind, line.id).due_on == line.due_on


def test_a_day_is_confirmed_by_key_and_a_moved_one_is_not(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    line = next(x for x in tab.milestones.table.lines if x.title == "Executive review 2")
    assert tab.milestones.header.aside.text() == "1 day is not confirmed"
    tab.milestones.edit(line, "confirmed", True)
    assert tab.milestones.header.aside.text() == "0 days are not confirmed"
    book.run("Later", plans.edit_milestone, line.id, target_on=line.target_on + timedelta(days=9))
    assert tab.milestones.header.aside.text() == "1 day is not confirmed"
    book.undo()
    book.undo()
    stored = {x.id: x for x in account_facts(book, northwind).milestones}[line.id]
    assert stored == line


def test_readings_propose_a_day_which_a_button_takes(in_front: Shown, book: Book) -> None:
    omi = next(line.id for line in accounts(book) if line.name == "Ōmi Robotics")
    tab = in_front(_plan, omi)
    table = tab.milestones.table
    (proposed,) = (x for x in crossings(tab.view.facts))
    assert proposed.milestone.title == "Configuration complete"
    assert proposed.milestone.reached_on is None
    shown = next(column for column in table.model.columns if column.key == "told")
    assert shown.words(proposed.milestone).endswith("12%")
    take = next(x for x in tab.findChildren(Button) if x.text() == "Take what readings say")
    take.click()
    stored = {x.id: x for x in account_facts(book, omi).milestones}[proposed.milestone.id]
    assert stored.reached_on == proposed.on
    take.click()  # nothing is left: said, not done
    book.undo()
    assert crossings(account_facts(book, omi)) == (proposed,)


def test_an_owner_and_a_status_are_chosen(tab: PlanTab, book: Book, northwind: int) -> None:
    theirs = tab.sides[Side.CUSTOMER]
    line = theirs.table.lines[0]
    names = [words for _, words in theirs.choices]
    assert names[0] == "nobody yet"
    assert "Lena Brandt" in names
    for key, place in (("owner", names.index("Lena Brandt")), ("status", 1)):
        assert theirs.table.edit_cell(line.id, key)
        box = theirs.table.grid.focusWidget()
        assert box is not None
        box.setCurrentIndex(place)  # type: ignore[attr-defined]
        press(box, Key.Key_Return)
    stored = _action(book, northwind, line.id)
    assert stored.status is ActionStatus.DOING
    lena = next(c for c in account_facts(book, northwind).contacts if c.name == "Lena Brandt")
    assert stored.contact_id == lena.id


def test_what_makes_no_sense_is_refused_at_the_cell(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    ours = tab.sides[Side.US]
    line = ours.table.lines[0]
    _type(ours, line.id, "due_on", "3/4")
    assert "3 Apr 2027 or 4 Mar 2027?" in ours.table.grid.bubble.words
    assert _action(book, northwind, line.id) == line


def test_lines_are_added_by_typing_and_removed_by_delete(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    theirs = tab.sides[Side.CUSTOMER]
    theirs.new.setFocus()
    write(theirs.new, "Name two pilot users 2 dec")
    press(theirs.new, Key.Key_Return)
    made = theirs.table.current
    assert made is not None
    assert (made.title, made.due_on, made.side) == (
        "Name two pilot users",
        date(2026, 12, 2),
        Side.CUSTOMER,
    )
    theirs.table.setFocus()
    press(theirs.table.grid, Key.Key_Delete)
    assert made.id not in {action.id for action in account_facts(book, northwind).actions}
    book.undo()
    assert _action(book, northwind, made.id) == made


def test_a_milestone_asks_for_its_day(tab: PlanTab, book: Book, northwind: int) -> None:
    section = tab.milestones
    before = len(section.table.lines)
    section.new.setFocus()
    write(section.new, "Third depot live")
    press(section.new, Key.Key_Return)
    assert "needs a day" in section.note.text()
    write(section.new, " 15 jan")
    press(section.new, Key.Key_Return)
    assert not section.note.isVisible()
    assert len(section.table.lines) == before + 1
    made = section.table.current
    assert made is not None
    assert made.target_on == date(2027, 1, 15)
    assert section.table.edit_cell(made.id, "expected_percent")
    editor = section.table.grid.focusWidget()
    assert editor is not None
    write(editor, "40")
    press(editor, Key.Key_Return)
    stored = {milestone.id: milestone for milestone in account_facts(book, northwind).milestones}
    assert stored[made.id].expected_percent == 40
    assert "Third depot live" in tab.line.accessibleName()


def test_the_page_stays_where_it_is_when_a_day_is_edited(
    tab: PlanTab, book: Book, northwind: int, qapp: QApplication
) -> None:
    tab.resize(1100, 420)
    qapp.processEvents()
    table = tab.milestones.table
    line = next(line for line in table.lines if line.title == "All 14 depots live")
    table.setFocus()
    table.select(line.id)
    tab.area.ensureWidgetVisible(table)
    qapp.processEvents()
    bar = tab.area.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    table.edit_cell(line.id, "target_on")
    editor = table.grid.focusWidget()
    assert isinstance(editor, QLineEdit)
    at = bar.value()
    editor.setText("3 jul")
    press(editor, Key.Key_Return)
    qapp.processEvents()
    facts = account_facts(book, northwind)
    assert next(x for x in facts.milestones if x.id == line.id).target_on == date(2027, 7, 3)
    assert bar.value() == at


def test_a_milestone_says_what_it_moves_with_and_moves_it(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    table = tab.milestones.table
    line = next(line for line in table.lines if line.title == "Executive review 2")
    column = table.model.columns[table.model.place_of("same")]
    assert table.model.words(line, column) == "EBR 2"
    tab.milestones.edit(line, "target_on", date(2026, 12, 9))
    review = next(review for review in account_facts(book, northwind).reviews if review.number == 2)
    assert review.on == date(2026, 12, 9)
    assert book.undo_label == "Move Executive review 2, and with it EBR 2"
    with pytest.raises(UserError, match="EBR 2 is planned"):
        tab.milestones.edit(line, "reached", True)


def test_a_goal_is_reached_by_space(tab: PlanTab, book: Book, northwind: int) -> None:
    table = tab.goals.table
    line = table.lines[1]
    table.select(line.id)
    place = table.model.place_of("reached")
    table.grid.setCurrentIndex(table.model.index(1, place))
    press(table.grid, Key.Key_Space)
    stored = {goal.id: goal for goal in account_facts(book, northwind).goals}
    assert stored[line.id].reached_on == book.today()


def test_where_a_goal_stands_is_typed_unless_its_metric_says_it(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    goals = tab.goals
    measured = next(line for line in goals.table.lines if line.metric_id is not None)
    _type(goals, measured.id, "actual", "7")
    assert "metric says" in goals.table.grid.bubble.words
    press(goals.table.grid.focusWidget() or goals.table.grid, Key.Key_Escape)
    book.run("Typed", plans.edit_goal, measured.id, metric_id=None)
    _type(goals, measured.id, "actual", "7")
    stored = {goal.id: goal for goal in account_facts(book, northwind).goals}
    assert stored[measured.id].actual == 7


def test_the_time_line_speaks_every_milestone(tab: PlanTab) -> None:
    spoken = tab.line.accessibleName()
    assert "Single sign-on for all planners, by 13 Nov 2026, late" in spoken
    assert "First value, by 18 Aug 2026, reached 11 Aug 2026" in spoken


def test_a_milestone_is_dragged_to_another_day_and_stays_where_the_hand_leaves_the_line(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    def stored() -> dict[str, date]:
        return {m.title: m.target_on for m in account_facts(book, northwind).milestones}

    def drag(title: str, dx: int, dy: int = 0) -> None:
        label = next(x for x in tab.line._labels() if x.milestone.title == title)
        start = QPoint(round(label.x), round(tab.line._axis()))
        QTest.mousePress(tab.line, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(tab.line, start + QPoint(dx // 2, dy))
        QTest.mouseMove(tab.line, start + QPoint(dx, dy))
        QTest.mouseRelease(tab.line, Qt.MouseButton.LeftButton, pos=start + QPoint(dx, dy))

    before = stored()
    open_one, reached = "Single sign-on for all planners", "First value"
    drag(open_one, 60)
    first, last = tab.line._range()
    moved = (stored()[open_one] - before[open_one]).days
    assert moved == pytest.approx(60 / (tab.line.width() - 2 * 16) * (last - first).days, abs=3)
    assert book.undo_label is not None
    assert open_one in book.undo_label
    assert stored()[open_one].year >= 2026
    drag(open_one, 60, dy=500)
    assert (stored()[open_one] - before[open_one]).days == moved, "let go far below"
    drag(reached, 60)
    assert stored()[reached] == before[reached], "its plan is history"
    book.undo()
    assert stored() == before


def test_no_edge_cuts_the_months_of_the_time_line(qtbot: QtBot) -> None:
    line = PlanTimeLine()
    qtbot.addWidget(line)
    line.resize(600, line.sizeHint().height())
    today = date(2026, 12, 31)
    line.show_milestones((), today, date(2026, 1, 1), None)
    image = line.grab().toImage()
    ground = image.pixelColor(0, image.height() - 1)
    below = range(image.height() - theme.px(20), image.height())
    for x in (0, image.width() - 1):
        assert {image.pixelColor(x, y).name() for y in below} == {ground.name()}


def test_where_not_all_labels_have_room_the_late_milestone_keeps_its_own(qtbot: QtBot) -> None:
    today = date(2026, 12, 31)
    days = [today - timedelta(days=away) for away in (9, 8, 7, 6, 5, 4)]
    late = today - timedelta(days=1)
    made = [Milestone(n, 1, f"Step number {n}", day, reached_on=day) for n, day in enumerate(days)]
    made.append(Milestone(99, 1, "The late one", late))
    line = PlanTimeLine()
    qtbot.addWidget(line)
    line.resize(360, line.sizeHint().height())
    line.show_milestones(made, today, date(2026, 1, 1), None)
    levels = {label.milestone.title: label.level for label in line._labels()}
    assert len(levels) == len(made)
    assert -1 in levels.values()
    assert levels["The late one"] == 0


def test_a_version_is_agreed_and_compared(
    tab: PlanTab, book: Book, northwind: int, answer: Answer
) -> None:
    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.title.text() == "Agree version 3 of the plan"
        click(dialog.yes)

    answer(agree)
    click(tab.agree)
    plans_kept = account_facts(book, northwind).agreed_plans
    assert (plans_kept[-1].version, plans_kept[-1].agreed_with) == (
        3,
        ("Lena Brandt", "Marc Olivier"),
    )
    assert tab.agreed.text().startswith("Version 3, agreed 22 Nov 2026 with Lena Brandt")
    milestone = tab.milestones.table.lines[-1]
    book.run("Move", plans.edit_milestone, milestone.id, target_on=date(2027, 4, 10))
    table = tab.comparison.table
    moved = next(line for line in table.lines if line.line.thing_id == milestone.id)
    column = next(column for column in table.model.columns if column.key == "moved")
    assert column.words(moved) == "+10 d"
    assert tab.comparison.chips is not None
    tab.comparison.chips.choose(tab.comparison.chips.key)


def test_the_customers_document_is_previewed_and_exported(
    qtbot: QtBot, tab: PlanTab, shell: TabShell, northwind: int, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(own_voice, "WHOLE", ("de",))
    preview = PaperPreview(shell, plan_paper(northwind, "Northwind Rail"), tab)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    assert preview.pages[0].accessibleName().startswith("Page 1 of ")
    assert not preview.state.isVisible()
    # In the customer's language, which is remembered for the account.
    assert preview.language is not None
    first = preview.pages[0]
    press(preview.language.editor, Key.Key_D)
    qtbot.waitUntil(lambda: bool(preview.pages) and preview.pages[0] is not first)
    assert "Gemeinsamer" in text(preview._pdf)
    assert language(preview._pdf) == "de"
    assert shell.book is not None
    assert language_of_paper(shell, shell.book, northwind) == "de"
    preview.export_to(tmp_path / "plan.pdf")
    qtbot.waitUntil(lambda: bool(shell.toasts), timeout=20_000)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    preview.export_to(tmp_path / "nowhere" / "plan.pdf")
    qtbot.waitUntil(lambda: bool(shell.told), timeout=20_000)
    assert preview.export.isEnabled()


def test_an_empty_plan_follows_the_journey(empty: PlanTab, shell: TabShell, book: Book) -> None:
    assert empty.milestones.nothing.isVisible()
    assert not empty.line_card.isVisible()
    press(empty.goals.new, Key.Key_Return)
    write(empty.goals.new, "Replan one depot")
    press(empty.goals.new, Key.Key_Return)
    assert empty.goals.table.lines[0].horizon is Horizon.FIRST_VALUE
    follow = empty.milestones.findChildren(type(empty.agree))[-1]
    follow.click()
    assert shell.told, "without a contract start there is nothing to count from"
    like = next(account for account in accounts(book) if account.segment)
    segment = account_facts(book, like.id).account.segment_id
    book.run(
        "Edit", edit_account, empty.account_id, contract_start=date(2026, 11, 1), segment_id=segment
    )
    follow.click()
    today = book.today()
    assert all(line.target_on >= today for line in empty.milestones.table.lines)
    assert "past and were left out" in shell.toasts[-1]
    assert empty.milestones.table.lines
    assert empty.line_card.isVisible()


def test_a_stage_is_entered(tab: PlanTab, book: Book, northwind: int) -> None:
    box = tab.standing.stage.editor
    box.setFocus()
    press(box, Key.Key_Down)
    assert account_facts(book, northwind).stage_changes[-1].stage is Stage.TRANSFORMATION
    assert account_facts(book, northwind).account.stage is Stage.TRANSFORMATION


@pytest.mark.parametrize("text", HOSTILE)
def test_b1_hostile_words_stay_letters(in_front: Shown, book: Book, text: str) -> None:
    account = book.run("New", new_account, text).id
    book.run("Goal", plans.new_goal, account, text)
    book.run("Milestone", plans.new_milestone, account, text, date(2026, 12, 1))
    book.run("Gap", plans.new_gap, account, text)
    tab = in_front(_plan, account)
    assert tab.goals.table.lines[0].statement == " ".join(text.split())
    tab.grab()


def _details(tab: PlanTab) -> ItemDetails:
    assert tab.pane.inspector.isVisible()
    assert tab.details is not None
    return tab.details


def test_the_side_shows_all_fields_of_a_line_and_saves_them(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    theirs = tab.sides[Side.CUSTOMER]
    line = theirs.table.lines[0]
    tab.go_to(f"customer/{line.id}")
    tab.inspect()
    fields = _details(tab).fields
    fields["evidence"].editor.setFocus()
    write(fields["evidence"].editor, "Test tenant 4711")
    fields["due_on"].editor.setFocus()
    assert _action(book, northwind, line.id).evidence == "Test tenant 4711"
    owner = fields["owner"]
    owner.editor.setCurrentIndex(1)
    assert owner.commit()
    stored = _action(book, northwind, line.id)
    assert (stored.side, stored.contact_id) == (Side.US, None)
    assert "Evidence: – → Test tenant 4711" in _details(tab).past.text()
    assert tab.dismiss()
    assert not tab.pane.inspector.isVisible()
    assert not tab.dismiss()


def test_the_side_follows_the_keyboard_and_closes_with_its_line(tab: PlanTab, book: Book) -> None:
    tab.take_focus()
    tab.inspect()
    first = _details(tab).item_id
    press(tab.goals.table.grid, Key.Key_Down)
    assert _details(tab).item_id != first
    assert set(_details(tab).fields) >= {"measure", "contact_id", "actual"}
    tab.goals.remove()
    assert not tab.pane.inspector.isVisible()
    book.undo()
    tab.go_to("milestones")
    tab.inspect()
    assert "proof" in _details(tab).fields
    tab.inspect()
    assert _details(tab).fields["title"].editor.hasFocus()
    press(_details(tab).fields["title"].editor, Key.Key_Escape)
    assert not tab.pane.inspector.isVisible()
    assert tab.milestones.table.grid.hasFocus()


def test_a_goal_is_tied_to_a_metric_and_a_share_is_whole(
    tab: PlanTab, book: Book, northwind: int
) -> None:
    tab.go_to("goals")
    tab.inspect()
    details = _details(tab)
    details.fields["metric_id"].editor.setCurrentIndex(0)
    details.fields["metric_id"].commit()
    goal = next(x for x in account_facts(book, northwind).goals if x.id == details.item_id)
    assert goal.metric_id is None
    tab.go_to("milestones")
    tab.inspect()
    share = _details(tab).fields["achieved_percent"]
    share.editor.setText("33.4")
    assert share.commit()
    stored = {x.id: x for x in account_facts(book, northwind).milestones}
    assert stored[_details(tab).item_id].achieved_percent == 33


def test_practices_and_pitfalls_are_kept(tab: PlanTab, book: Book, northwind: int) -> None:
    before = {practice.id for practice in account_facts(book, northwind).practices}
    for words in ("Plan by depot", "! Two tools at once"):
        write(tab.practices.new, words)
        press(tab.practices.new, Key.Key_Return)
    made = [x for x in account_facts(book, northwind).practices if x.id not in before]
    assert [(each.text, each.kind) for each in made] == [
        ("Plan by depot", PracticeKind.BEST_PRACTICE),
        ("Two tools at once", PracticeKind.PITFALL),
    ]
    tab.go_to(f"practices/{made[0].id}")
    press(tab.practices.table.grid, Key.Key_Delete)
    assert made[0].id not in {x.id for x in account_facts(book, northwind).practices}


def test_i_opens_the_side_by_its_command(tab: PlanTab, shell: TabShell) -> None:
    assert tab.has_inspector
    for section in tab.sections.values():
        section.table.grid.clearSelection()
    tab.setFocus()
    tab.inspect()
    assert shell.toasts == ["Choose a goal, a milestone, an action or a gap first."]
