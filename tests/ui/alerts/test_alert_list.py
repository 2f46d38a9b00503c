"""The list of alerts: shelves, acts on one and on several, and what is stored by them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.alerts.list import Shelf, firing_count
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import new_member, team
from csm_desktop.domain.records.alerts import AlertState, Severity, Trigger
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.queries import dump
from csm_desktop.ui.alerts.columns import stand_words, why_words
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.frame.alerts.playbook_start import PlaybookStart
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.books import empty_book
from tests.ui.account.conftest import Answer
from tests.ui.alerts.conftest import on_shelf
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


def answered(page: AlertsPage, qtbot: QtBot) -> None:
    """Wait for the answer to what the last act changed."""
    qtbot.waitUntil(lambda: not page.alerts.asker.busy)


def test_every_shelf_counts_and_lists_what_the_book_holds(page: AlertsPage, book: Book) -> None:
    for shelf in Shelf:
        page.alerts.shelf.choose(shelf.value)
        assert [line.id for line in page.alerts.table.lines] == list(on_shelf(book, shelf))
        assert page.alerts.shelf._chips[shelf.value].number == len(on_shelf(book, shelf))
    assert firing_count(book) == len(on_shelf(book, Shelf.FIRING)) > 0


def test_the_gravest_is_said_in_a_word_and_the_row_in_one_sentence(page: AlertsPage) -> None:
    model, line = page.alerts.table.model, page.alerts.table.lines[0]
    assert model.words(line, model.columns[0]) == "Urgent"
    sentence = model.sentence(line)
    assert all(part in sentence for part in (line.account, line.what, line.why, "since"))


def test_enter_opens_the_account_at_what_set_it_off(page: AlertsPage, shell: TabShell) -> None:
    line = page.alerts.table.lines[0]
    press(page.alerts.table.grid, Key.Key_Return)
    assert shell.opened == [(line.account_id, "contacts")]  # the champion left


def test_space_tells_more_and_esc_takes_it_away(page: AlertsPage) -> None:
    press(page.alerts.table.grid, Key.Key_Space)
    inspector = page.alerts.pane.inspector
    assert not inspector.isHidden()
    first = page.alerts.table.lines[0]
    assert first.what in inspector.title.text()
    said = [label.text() for label in inspector.findChildren(QLabel)]
    assert first.why in said
    page.step(1)
    assert page.alerts.table.lines[1].what in inspector.title.text()
    assert page.dismiss()
    assert inspector.isHidden()
    assert not page.dismiss()


def test_several_rest_until_a_day_in_words_as_one_step(
    page: AlertsPage, book: Book, qtbot: QtBot, shell: TabShell, answer: Answer
) -> None:
    before = on_shelf(book, Shelf.FIRING)
    page.alerts.table.grid.selectAll()
    chosen = {line.id for line in page.alerts.table.selection}

    def wait_a_week(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields()[0].editor.selectAll()
        write(dialog.form.fields()[0].editor, "+1w")
        press(dialog.yes, Key.Key_Return)

    answer(wait_a_week)
    assert shell.commands.run("alerts.rest")
    answered(page, qtbot)
    resting = on_shelf(book, Shelf.SNOOZED)
    until = {resting[id_].snoozed_until for id_ in chosen}
    assert until == {book.today() + timedelta(days=7)}
    assert page.alerts.table.lines == []
    book.undo()
    assert on_shelf(book, Shelf.FIRING) == before


def test_x_closes_with_the_outcome_and_the_keyboard_goes_on(
    page: AlertsPage, book: Book, qtbot: QtBot, shell: TabShell, answer: Answer
) -> None:
    first, second = page.alerts.table.lines[:2]

    def tell(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        write(dialog.form.fields()[0].editor, "Margit takes over")
        press(dialog.yes, Key.Key_Return)

    answer(tell)
    assert shell.commands.run("alerts.close")
    answered(page, qtbot)
    closed = on_shelf(book, Shelf.CLOSED)[first.id]
    assert (closed.state, closed.outcome) == (AlertState.CLOSED, "Margit takes over")
    assert page.alerts.table.current is not None
    assert page.alerts.table.current.id == second.id


def test_whether_it_was_right_is_asked_shown_and_said_otherwise_later(
    page: AlertsPage, book: Book, qtbot: QtBot, shell: TabShell, answer: Answer
) -> None:
    first = page.alerts.table.lines[0]

    def choose(keys: int) -> Callable[[QDialog], None]:
        def tell(dialog: QDialog) -> None:
            assert isinstance(dialog, FormDialog)
            verdict = dialog.form.fields()[1]
            for _ in range(keys):
                press(verdict.editor, Key.Key_Down)
            press(dialog.yes, Key.Key_Return)

        return tell

    def said() -> tuple[bool | None, str]:
        closed = on_shelf(book, Shelf.CLOSED)[first.id]
        return closed.was_right, stand_words(closed, book.today()).split(" · ")[0]

    answer(choose(1))
    assert shell.commands.run("alerts.close")
    answered(page, qtbot)
    assert said() == (True, "right")
    page.alerts.shelf.choose(Shelf.CLOSED.value)
    page.alerts.table.select(first.id)
    answer(choose(1))
    assert shell.commands.run("alerts.close")
    answered(page, qtbot)
    assert said() == (False, "not right")
    book.undo()
    assert said() == (True, "right")


def test_what_was_closed_calls_again_by_r(
    page: AlertsPage, book: Book, qtbot: QtBot, shell: TabShell
) -> None:
    page.alerts.shelf.choose(Shelf.SNOOZED.value)
    page.take_focus()
    (line,) = page.alerts.table.selection
    assert shell.commands.run("alerts.again")
    answered(page, qtbot)
    assert line.id in on_shelf(book, Shelf.FIRING)
    assert shell.told == []


def test_cancelling_changes_nothing(
    page: AlertsPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    before = book.undo_label
    assert page.has_selection()
    for act in ("alerts.rest", "alerts.close", "alerts.play"):
        answer(lambda dialog: dialog.reject())
        assert shell.commands.run(act)
    assert book.undo_label == before


def test_silent_ones_take_no_act_but_can_be_opened(page: AlertsPage, shell: TabShell) -> None:
    page.alerts.shelf.choose(Shelf.SILENT.value)
    page.take_focus()
    for act in ("alerts.rest", "alerts.close", "alerts.play", "alerts.again"):
        assert not shell.commands.run(act)
    assert shell.commands.run("alerts.open")
    assert len(shell.opened) == 1


def test_p_shows_the_steps_and_starts_what_was_kept_of_them(
    page: AlertsPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    line = next(line for line in page.alerts.table.lines if line.what == "Gone quiet in the trough")
    page.alerts.table.select(line.id)
    other = next(member for member in team(book) if not member.is_me)

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, PlaybookStart)
        steps = dialog.steps.lines
        assert len(steps) == len(dialog.playbook.steps) > 2
        dialog.steps.model._edit(steps[0], "owner_id", other.id)  # type: ignore[misc]
        moved = book.today() + timedelta(days=3)
        dialog.steps.model._edit(dialog.steps.lines[1], "due_on", moved)  # type: ignore[misc]
        dialog.steps.model._edit(dialog.steps.lines[-1], "wanted", False)  # type: ignore[misc]
        press(dialog.yes, Key.Key_Return)

    before = book.undo_label
    answer(begin)
    assert shell.commands.run("alerts.play")
    (run,) = [run for run in run_lines(book) if run.alert_id == line.id]
    with book.reading() as connection:
        made = [
            action
            for action in dump.everything(connection, Action)
            if action.origin is ActionOrigin.PLAYBOOK and action.origin_id == run.id
        ]
    assert len(made) == run.steps == 2
    assert made[0].team_member_id == other.id
    assert made[1].due_on == book.today() + timedelta(days=3)
    assert shell.toasts[-1].startswith("Started: ")
    book.undo()
    assert [run for run in run_lines(book) if run.alert_id == line.id] == []
    assert book.undo_label == before


def test_without_a_step_nothing_is_started(
    page: AlertsPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    page.alerts.table.select(page.alerts.table.lines[-1].id)
    refused: list[str] = []

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, PlaybookStart)
        for step in dialog.steps.lines:
            dialog.steps.model._edit(step, "wanted", False)  # type: ignore[misc]
        press(dialog.yes, Key.Key_Return)
        refused.append(dialog.refusal.text())

    before = book.undo_label
    answer(begin)
    shell.commands.run("alerts.play")
    assert refused == ["No step is chosen. Nothing was started. Choose one at least."]
    assert book.undo_label == before


def test_only_mine_hides_what_colleagues_serve_and_is_remembered(
    page: AlertsPage, book: Book, qtbot: QtBot, shell: TabShell, tmp_path: Path
) -> None:
    account = page.alerts.table.lines[0].account_id
    book.run("Give", edit_account, account, owner_id=book.run("New", new_member, "Bo Ek").id)
    answered(page, qtbot)
    shell.commands.run("alerts.whose")
    assert account not in {line.account_id for line in page.alerts.table.lines}
    shell.recents.sync()
    later = TabShell(book, tmp_path)
    again = AlertsPage(later)
    qtbot.addWidget(again)
    assert again.alerts.mine.isChecked()
    later.close()
    shell.commands.run("alerts.whose")
    assert account in {line.account_id for line in page.alerts.table.lines}


def test_the_filter_narrows_and_esc_widens(page: AlertsPage) -> None:
    every = len(page.alerts.table.lines)
    page.alerts.filter.setText("kestrel")
    assert 0 < len(page.alerts.table.lines) < every
    assert page.dismiss()
    assert len(page.alerts.table.lines) == every


def test_an_empty_book_says_on_each_shelf_what_would_stand_there(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    with opened_book(empty_book(tmp_path / "Empty.csm"), clock) as book:
        shell = TabShell(book, tmp_path)
        page = AlertsPage(shell)
        qtbot.addWidget(page)
        page.given(book)
        page.show()
        qtbot.waitUntil(lambda: not page.alerts.asker.busy)
        page.take_focus()
        qtbot.waitUntil(page.alerts.rules.hasFocus)
        said = []
        for shelf in Shelf:
            page.alerts.shelf.choose(shelf.value)
            assert page.alerts.nothing.isVisible()
            said.append(page.alerts.nothing.title.text())
        assert len(set(said)) == len(Shelf)
        assert page.title() == "Alerts"
        assert page.aside() == ""
        page.turn("playbooks")
        page.playbooks.part.choose("running")
        page.take_focus()
        qtbot.waitUntil(page.playbooks.back.hasFocus)
        shell.close()


def test_one_rule_is_listed_where_the_page_of_the_day_asks_for_it(
    page: AlertsPage, book: Book
) -> None:
    page.alerts.shelf.choose(Shelf.CLOSED.value)
    page.list_alerts(Trigger.RENEWAL_NEAR)
    firing = on_shelf(book, Shelf.FIRING).values()
    near = [line.id for line in firing if line.trigger is Trigger.RENEWAL_NEAR]
    assert [line.id for line in page.alerts.table.lines] == near
    # What a playbook answers says so among the others.
    page.dismiss()
    answered_ = next(line for line in firing if line.answer)
    assert why_words(answered_).startswith("0 of 2 steps done · ")
    assert "A champion leaves" in page.alerts.table.model.sentence(answered_)
    page.alerts.filter.setText("urgent")
    assert {line.severity for line in page.alerts.table.lines} == {Severity.URGENT}
