"""Playbooks written, edited, copied and removed; their runs ended; what worked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from csm_desktop.app.alerts.list import Shelf
from csm_desktop.app.alerts.playbooks import PlaybookView, playbooks
from csm_desktop.app.alerts.runs import run_lines
from csm_desktop.app.book import Book
from csm_desktop.domain.records.alerts import RunOutcome, Trigger
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import ChoiceField
from tests.ui.account.conftest import Answer
from tests.ui.alerts.conftest import on_shelf
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell
from tests.ui.widgets.hostile import HOSTILE


def named(book: Book, name: str) -> PlaybookView:
    return next(view for view in playbooks(book) if view.name == name)


def at(page: AlertsPage, name: str) -> None:
    """Turn to the playbooks, with the keyboard on one of them."""
    page.turn("playbooks")
    line = next(line for line in page.playbooks.table.lines if line.view.name == name)
    page.playbooks.table.select(line.id)


def test_all_playbooks_are_listed_with_their_steps(page: AlertsPage, book: Book) -> None:
    page.turn("playbooks")
    assert [line.view for line in page.playbooks.table.lines] == list(playbooks(book))
    editor = page.playbooks.editor
    assert editor.name.editor.text() == playbooks(book)[0].name
    assert [line.step for line in editor.steps.table.lines] == list(playbooks(book)[0].steps)


def test_what_is_built_in_becomes_the_users_by_its_first_change_and_stays_chosen(
    page: AlertsPage, book: Book
) -> None:
    at(page, "A milestone is late")
    editor = page.playbooks.editor
    editor.name.editor.setFocus()
    editor.name.editor.selectAll()
    write(editor.name.editor, "Late again")
    press(editor.name.editor, Key.Key_Return)
    view = named(book, "Late again")
    assert view.id is not None
    assert len(view.steps) == 3
    assert page.playbooks.playbook == view
    assert QApplication.focusWidget() is editor.name.editor
    book.undo()
    assert named(book, "A milestone is late").id is None
    assert page.playbooks.editor.name.editor.text() == "A milestone is late"


def test_n_writes_a_new_one_with_steps_and_alt_arrows_order_them(
    page: AlertsPage, book: Book, shell: TabShell
) -> None:
    page.turn("playbooks")
    assert shell.commands.run("alerts.new_playbook")
    editor = page.playbooks.editor
    assert QApplication.focusWidget() is editor.name.editor
    write(editor.name.editor, "Win back")
    press(editor.name.editor, Key.Key_Return)
    for title in ("Call", "Write"):
        write(editor.steps.new, title)
        press(editor.steps.new, Key.Key_Return)
    editor.steps.table.edit_cell(2, "day")
    cell = editor.steps.table.grid.focusWidget()
    assert cell is not None
    write(cell, "5")
    press(cell, Key.Key_Return)
    assert [(s.title, s.day) for s in named(book, "Win back").steps] == [("Call", 0), ("Write", 5)]
    editor.steps.table.select(2)
    editor.steps.table.grid.setFocus()
    press(editor.steps.table.grid, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [(s.title, s.day) for s in named(book, "Win back").steps] == [("Write", 0), ("Call", 5)]
    assert editor.current is not None
    assert editor.current.step.title == "Write"
    book.undo()
    assert [s.title for s in named(book, "Win back").steps] == ["Call", "Write"]
    editor.steps.table.select(1)
    press(editor.steps.table.grid, Key.Key_Delete)
    assert [s.title for s in named(book, "Win back").steps] == ["Write"]


def test_the_text_of_a_step_is_kept(page: AlertsPage, book: Book) -> None:
    at(page, "Gone quiet")
    editor = page.playbooks.editor
    assert not editor.mail.isVisible()
    editor.steps.table.select(2)
    assert editor.mail.isVisible()
    editor.mail.editor.setFocus()
    write(editor.mail.editor, "Dear {champion}")
    page.playbooks.table.setFocus()
    assert named(book, "Gone quiet").steps[1].mail == "Dear {champion}"


def test_a_day_that_is_none_is_refused(page: AlertsPage, book: Book) -> None:
    at(page, "Gone quiet")
    before = book.undo_label
    table = page.playbooks.editor.steps.table
    for typed in ("-1", "2.5", "99999"):
        table.edit_cell(1, "day")
        cell = table.grid.focusWidget()
        assert cell is not None
        cell.selectAll()  # type: ignore[attr-defined]
        write(cell, typed)
        press(cell, Key.Key_Return)
        assert not table.grid.bubble.isHidden(), typed
        press(cell, Key.Key_Escape)
    assert book.undo_label == before


def test_c_copies_and_delete_removes_what_is_ones_own(
    page: AlertsPage, book: Book, shell: TabShell
) -> None:
    at(page, "Health is low, or falling")
    assert not shell.commands.run("alerts.remove_playbook")  # it is built in
    every = len(playbooks(book))
    assert shell.commands.run("alerts.copy_playbook")
    copy = named(book, "Copy of Health is low, or falling")
    assert copy.steps == named(book, "Health is low, or falling").steps
    assert copy.trigger is Trigger.HEALTH_BAND
    assert len(playbooks(book)) == every + 1
    assert page.playbooks.playbook == copy
    assert shell.commands.run("alerts.remove_playbook")
    assert len(playbooks(book)) == every
    book.undo()
    assert named(book, "Copy of Health is low, or falling") == copy


def test_e_ends_a_run_with_its_outcome_and_closes_its_alert(
    page: AlertsPage, book: Book, shell: TabShell, answer: Answer
) -> None:
    page.turn("playbooks")
    page.playbooks.part.choose("running")
    (run,) = run_lines(book)
    assert page.playbooks.run == run
    assert (
        page.playbooks.running.model.words(run, page.playbooks.running.model.columns[2])
        == f"0 of {run.steps}"
    )

    def tell(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        outcome, lesson = dialog.form.fields()
        assert isinstance(outcome, ChoiceField)
        outcome.editor.setCurrentIndex(list(RunOutcome).index(RunOutcome.PARTLY))
        write(lesson.editor, "Ask earlier")
        press(dialog.yes, Key.Key_Space)

    answer(tell)
    assert shell.commands.run("alerts.end_run")
    (ended,) = run_lines(book, running=False)
    assert (ended.id, ended.outcome, ended.lesson) == (run.id, RunOutcome.PARTLY, "Ask earlier")
    assert run.alert_id in on_shelf(book, Shelf.CLOSED)
    page.playbooks.part.choose("results")
    (line,) = page.playbooks.results.lines
    assert (line.results.started, line.results.finished, line.results.partly) == (1, 1, 1)
    book.undo()
    assert run_lines(book) == (run,)


def test_enter_on_a_run_opens_the_plan_of_its_account(page: AlertsPage, shell: TabShell) -> None:
    page.turn("playbooks")
    page.playbooks.part.choose("running")
    page.take_focus()
    line = page.playbooks.running.lines[0]
    press(page.playbooks.running.grid, Key.Key_Return)
    assert shell.opened == [(line.account_id, "plan")]


def test_esc_goes_from_the_runs_to_the_playbooks_to_the_alerts(page: AlertsPage) -> None:
    page.turn("playbooks")
    page.playbooks.part.choose("ended")
    assert page.dismiss()
    assert page.playbooks.part.key == "books"
    assert page.dismiss()
    assert page.face == "alerts"


def test_one_that_was_started_leaves_the_list_and_keeps_what_its_runs_tell(
    page: AlertsPage, shell: TabShell
) -> None:
    at(page, "A champion leaves")
    page.playbooks.table.setFocus()
    press(page.playbooks.table.grid, Key.Key_Delete)
    assert "A champion leaves" not in {line.view.name for line in page.playbooks.table.lines}
    assert shell.toasts == ["Removed: A champion leaves"]
    page.playbooks.part.choose("results")
    (line,) = page.playbooks.results.lines
    columns = page.playbooks.results.model.columns
    assert page.playbooks.results.model.words(line, columns[0]) == "A champion leaves (removed)"


def test_names_of_strangers_are_shown_as_they_are(page: AlertsPage, book: Book) -> None:
    page.turn("playbooks")
    editor = page.playbooks.editor
    for name in HOSTILE:
        if not name.strip():
            continue
        editor.name.editor.setFocus()
        editor.name.editor.setText(name)
        press(editor.name.editor, Key.Key_Return)
        shown = page.playbooks.playbook
        assert shown is not None
        assert shown.name == " ".join(name.split())
        assert editor.name.error == ""
        assert shown in playbooks(book)
