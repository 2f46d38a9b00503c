"""The Plans workspace: by keys, with what is stored afterwards."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import trash_accounts
from csm_desktop.app.book import Book
from csm_desktop.app.documents.owed import owed_pack, owed_paper, owed_text
from csm_desktop.app.lists.actions import all_actions, late_count
from csm_desktop.app.people.team import team
from csm_desktop.app.plan.actions import new_action, tick_actions
from csm_desktop.app.practice.checklists import checklists
from csm_desktop.domain.records.plan import Action, ActionStatus
from csm_desktop.domain.records.practice.checklist import ItemState
from csm_desktop.storage.queries import dump
from csm_desktop.ui.frame.action_day import ask_day
from csm_desktop.ui.frame.lists import list_page, shown_lines
from csm_desktop.ui.plans.hand_out import ask_text
from csm_desktop.ui.plans.page import PlansPage
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.reports.reading import everything, flat
from tests.ui.account.conftest import Answer, answer
from tests.ui.hands import Key, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "sample"]

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> PlansPage:
    page = shown(PlansPage(shell), shell, qtbot)
    page.take_focus()
    return page


def stored(book: Book) -> dict[int, Action]:
    with book.reading() as connection:
        return {action.id: action for action in dump.everything(connection, Action)}


def test_what_is_late_longest_comes_first_and_every_open_action_is_there_once(
    page: PlansPage, book: Book
) -> None:
    lines = page.table.lines
    late = [line.days_late(TODAY) for line in lines]
    assert late == sorted(late, reverse=True)
    assert late[0] > 0
    ours = [line for line in lines if line.is_of_practice]
    lines = [line for line in lines if not line.is_of_practice]
    assert ours, "open items of the checklist stand among them"
    things = {(line.account_id, line.title.casefold(), line.owner, line.due_on) for line in lines}
    pending = [action for action in stored(book).values() if action.status in ("open", "doing")]
    assert len(things) == len(lines)
    assert {line.id for line in lines} <= {action.id for action in pending}
    titles = {(action.account_id, action.title.casefold()) for action in pending}
    assert {(line.account_id, line.title.casefold()) for line in lines} == titles


def test_a_cell_ticked_by_the_space_bar_leaves_the_keyboard_in_its_row(page: PlansPage) -> None:
    third, fourth = page.table.lines[2:4]
    page.table.select(third.id)
    press(page.table.grid, Key.Key_Left)
    press(page.table.grid, Key.Key_Space)
    assert page.table.lines[2].id == fourth.id
    assert page.table.current is not None
    assert page.table.current.id == fourth.id
    assert [line.id for line in page.table.selection] == [fourth.id]


def test_x_says_done_goes_on_to_the_next_line_and_undo_brings_it_back(
    page: PlansPage, book: Book, shell: TabShell
) -> None:
    first, second = page.table.lines[:2]
    page.tick_selected()
    assert stored(book)[first.id].status is ActionStatus.DONE
    assert stored(book)[first.id].done_on == TODAY
    assert page.table.current is not None
    assert page.table.current.id == second.id
    assert shell.toasts == [f"Done: {first.title}"]
    assert book.undo_label == f"Tick off {first.title}"
    book.undo()
    assert stored(book)[first.id].status is ActionStatus.OPEN
    assert page.table.lines[0].id == first.id


def test_an_item_of_the_practice_is_done_where_the_actions_are(
    page: PlansPage, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    page.views.choose("practice")
    first, *others = page.table.lines
    assert {line.account for line in page.table.lines} == {"Our own practice"}
    page.table.select(first.id)
    page.tick_selected()
    qtbot.waitUntil(lambda: page.table.lines == others)
    found = {line.id: line.state for line in checklists(book).pictures[0].lines}
    assert found[first.id] is ItemState.IN_PLACE
    assert shell.toasts == [f"Done: {first.title}"]
    book.undo()
    qtbot.waitUntil(lambda: len(page.table.lines) == 1 + len(others))


def test_several_are_moved_with_words_as_one_step(
    page: PlansPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    page.views.choose("late")
    page.table.grid.selectAll()
    chosen = [line.id for line in page.table.selection]
    before = stored(book)

    def say_when(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        write(dialog.form.fields()[0].editor, "+2w")
        press(dialog.yes, Key.Key_Space)

    answer(say_when)
    ask_day(shell, page.table.selection, page.table)
    after = stored(book)
    assert {after[id_].due_on for id_ in chosen} == {date(2026, 12, 6)}
    assert page.table.lines == []
    assert book.undo_label == f"Move {len(chosen)} actions to another day"
    book.undo()
    assert stored(book) == before


def test_a_next_step_that_stands_in_the_plan_too_is_moved_with_it(
    page: PlansPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    line = next(
        line for line in page.table.lines if line.title == "Name a key user in each hospital"
    )
    twins = [action.id for action in stored(book).values() if action.title == line.title]
    assert len(twins) == 2
    page.table.select(line.id)

    def say_when(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        field = dialog.form.fields()[0].editor
        field.selectAll()
        write(field, "3 dec")
        press(dialog.yes, Key.Key_Space)

    answer(say_when)
    ask_day(shell, page.table.selection, page.table)
    assert {stored(book)[id_].due_on for id_ in twins} == {date(2026, 12, 3)}
    assert sum(other.title == line.title for other in page.table.lines) == 1


def test_cancelling_the_move_changes_nothing(
    page: PlansPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    before = stored(book)
    answer(lambda dialog: dialog.reject())
    ask_day(shell, page.table.selection, page.table)
    assert stored(book) == before


def test_esc_takes_the_words_away_then_the_view(page: PlansPage) -> None:
    every = len(page.table.lines)
    page.views.choose("late")
    page.filter.setText("kestrel")
    few = len(page.table.lines)
    assert 0 < few < every
    assert page.dismiss()
    assert len(page.table.lines) > few
    assert page.dismiss()
    assert len(page.table.lines) == every
    assert not page.dismiss()


def test_enter_leads_to_the_plan_of_the_account(page: PlansPage, shell: TabShell) -> None:
    line = page.table.lines[0]
    press(page.table.grid, Key.Key_Return)
    assert shell.opened == [(line.account_id, "plan")]


def test_accounts_in_the_trash_have_nothing_to_do(page: PlansPage, book: Book) -> None:
    line = page.table.lines[0]
    book.run("Trash", trash_accounts, [line.account_id])
    assert line.account_id not in {other.account_id for other in page.table.lines}


def test_the_views_count_what_they_keep(page: PlansPage) -> None:
    for key in page.views.keys:
        page.views.choose(key)
        assert page.views._chips[key].number == len(page.table.lines), key


def test_a_colleague_gets_all_that_they_owe_as_text(
    page: PlansPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    rafael = next(member for member in team(book) if member.name == "Rafael Duarte")
    line = next(line for line in page.table.lines if line.team_member_id == rafael.id)
    page.table.select(line.id)
    answer(lambda dialog: press(dialog.yes, Key.Key_Space))  # type: ignore[attr-defined]
    ask_text(shell, page.table)
    copied = QApplication.clipboard().text()
    assert copied.strip() == owed_text(book, rafael.id).strip()
    owed = [line for line in all_actions(book) if line.team_member_id == rafael.id]
    for line in owed:
        assert (line.title in copied) == line.is_pending


def test_the_page_of_a_colleague_says_in_its_title_how_much_is_late(
    book: Book, tmp_path: Path
) -> None:
    rafael = next(member for member in team(book) if member.name == "Rafael Duarte")
    pending = [
        line for line in all_actions(book) if line.team_member_id == rafael.id and line.is_pending
    ]
    late = sum(line.days_late(TODAY) > 0 for line in pending)
    pack = owed_pack(book, rafael.id)
    assert pack.title == f"Rafael Duarte owes {len(pending)} actions; late: {late}"
    written = owed_paper(rafael.id).write(book, tmp_path / "owed.pdf")
    text = everything(written.path.read_bytes())
    for line in pending:
        assert flat(line.title) in text
        assert flat(line.account) in text
    assert flat("Internal: for") in text


def test_a_name_that_looks_like_markup_stays_a_name(book: Book, tmp_path: Path) -> None:
    rafael = next(member for member in team(book) if member.name == "Rafael Duarte")
    account = all_actions(book)[0].account_id
    title = "<b>Send</b> & \\u202e check {n} %s"
    book.run("New", new_action, account, title, team_member_id=rafael.id)
    written = owed_paper(rafael.id).write(book, tmp_path / "owed.pdf")
    assert flat("<b>Send</b> &") in everything(written.path.read_bytes())
    assert title in owed_text(book, rafael.id)


def test_many_actions_come_from_a_thread_and_follow_each_act_at_once(
    shell: TabShell, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a book of thousands: no empty list is claimed meanwhile, and no number is old."""
    monkeypatch.setattr(shown_lines, "SHORT", -1)
    monkeypatch.setattr(list_page, "SHORT", -1)
    page = PlansPage(shell)
    shell.live.changed.connect(page.changed)
    qtbot.addWidget(page)
    page.given(book)
    page.show()
    page.take_focus()
    assert not page.table.lines
    assert page.table.grid.isVisible()  # nobody says that there is nothing to do
    qtbot.waitUntil(lambda: page.number("open") > 0)
    assert page.table.current is not None  # the keyboard is on the first line by itself
    late = page.number("late")
    assert page.table.current.id == page.table.lines[0].id
    assert late == late_count(book) > 0
    first = page.table.current
    page.tick_selected()
    assert first.id not in {line.id for line in page.table.lines}
    assert tuple(page.listed) == all_actions(book)
    assert page.number("late") == late_count(book) == late - 1
    assert f"{late - 1} late" in page.aside()
    book.undo()
    assert tuple(page.listed) == all_actions(book)
    assert page.number("late") == late_count(book) == late
    page.table.select(kept := page.table.lines[1].id)
    page.hide()
    monkeypatch.setattr(shown_lines, "FEW", 0)
    book.run("As many do", tick_actions, [first.id])
    page.show()
    assert not page.table.lines, "what a large act has overtaken is not shown"
    assert page.table.grid.isVisible()
    qtbot.waitUntil(lambda: bool(page.table.lines))
    assert tuple(page.listed) == all_actions(book)
    assert page.table.current is not None
    assert page.table.current.id == kept


def test_an_act_on_what_has_gone_meanwhile_is_told_and_changes_nothing(
    page: PlansPage, book: Book, shell: TabShell
) -> None:
    before = stored(book)
    gone = max(before) + 1
    assert shell.run("Tick", tick_actions, [gone], True) is None
    assert shell.run("Tick", tick_actions, [page.table.lines[0].id, gone], True) is None
    assert [error.title for error in shell.told] == ["This is not in the book any more."] * 2
    assert stored(book) == before
