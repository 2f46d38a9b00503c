"""The rules of alerts, edited in their table."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from csm_desktop.app.alerts.acts import close_alert
from csm_desktop.app.alerts.closed_log import ClosedSum, closed_sums
from csm_desktop.app.alerts.rules import AlertRuleLine, rule_lines
from csm_desktop.app.book import Book
from csm_desktop.domain.records.alerts import RuleMode, Severity, Trigger
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.alerts.rules import ShownRule
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


def rule(book: Book, trigger: Trigger) -> AlertRuleLine:
    return next(line for line in rule_lines(book) if line.trigger is trigger)


def at(page: AlertsPage, trigger: Trigger) -> ShownRule:
    """Turn to the rules, with the keyboard on one of them."""
    page.turn("rules")
    line = next(line for line in page.rules.table.lines if line.rule.trigger is trigger)
    page.rules.table.select(line.id)
    return line


def test_u_shows_every_rule_and_esc_leads_back(page: AlertsPage, shell: TabShell) -> None:
    assert shell.commands.run("alerts.rules")
    assert [line.rule.trigger for line in page.rules.table.lines] == list(Trigger)
    assert page.rules.isVisible()
    assert page.dismiss()
    assert page.face == "alerts"
    assert page.alerts.isVisible()


def test_a_threshold_is_typed_marked_and_given_back(
    page: AlertsPage, book: Book, shell: TabShell
) -> None:
    line = at(page, Trigger.RENEWAL_NEAR)
    assert not shell.commands.run("alerts.restore")  # nothing was changed yet
    page.rules.table.edit_cell(line.id, "threshold")
    editor = page.rules.table.grid.focusWidget()
    assert editor is not None
    write(editor, "90")
    press(editor, Key.Key_Return)
    assert rule(book, Trigger.RENEWAL_NEAR).threshold == Decimal(90)
    shown = page.rules.current
    assert shown is not None
    assert shown.changed
    assert "The program's own is 120." in page.rules.about.text()
    assert shell.commands.run("alerts.restore")
    assert rule(book, Trigger.RENEWAL_NEAR).threshold == Decimal(120)
    book.undo()
    assert rule(book, Trigger.RENEWAL_NEAR).threshold == Decimal(90)


def test_a_rule_tells_how_often_its_closed_alerts_were_right(page: AlertsPage, book: Book) -> None:
    line = next(line for line in page.alerts.table.lines if line.trigger is Trigger.RENEWAL_NEAR)
    before = closed_sums(book).get(Trigger.RENEWAL_NEAR, ClosedSum(0, 0, 0))
    book.run("Close", close_alert, line.id, "They stay", was_right=False)
    at(page, Trigger.RENEWAL_NEAR)
    assert (
        f"Right: {before.right}. Not right: {before.wrong + 1}. Not said: {before.unsaid}."
        in page.rules.about.text()
    )


def test_mode_severity_and_playbook_are_chosen(page: AlertsPage, book: Book) -> None:
    line = at(page, Trigger.GONE_QUIET)
    edit = page.rules.table.model._edit
    assert edit is not None
    other = next(id_ for id_, _ in page.rules._books if id_ not in (None, line.rule.playbook_id))
    for key, value in (("mode", RuleMode.OFF), ("severity", Severity.NOTE), ("playbook_id", other)):
        edit(line, key, value)
    found = rule(book, Trigger.GONE_QUIET)
    assert (found.mode, found.severity, found.playbook_id) == (RuleMode.OFF, Severity.NOTE, other)


def test_a_threshold_that_is_none_is_refused_in_place(page: AlertsPage, book: Book) -> None:
    line = at(page, Trigger.RENEWAL_NEAR)
    before = book.undo_label
    for typed in ("", "-3", "soon"):
        page.rules.table.edit_cell(line.id, "threshold")
        editor = page.rules.table.grid.focusWidget()
        assert editor is not None
        editor.selectAll()  # type: ignore[attr-defined]
        press(editor, Key.Key_Delete)
        write(editor, typed)
        press(editor, Key.Key_Return)
        assert not page.rules.table.grid.bubble.isHidden(), typed
        press(editor, Key.Key_Escape)
    assert book.undo_label == before


def test_the_log_of_a_silent_rule_says_how_often_it_was_right(
    page: AlertsPage, qtbot: QtBot
) -> None:
    at(page, Trigger.ENGAGEMENT)
    log = page.rules.log
    qtbot.waitUntil(lambda: bool(log.table.lines))
    assert log.isVisible()
    assert log.sum.text() == (
        "It would have called 3 times. Right: 1. Not borne out: 1. Too early to tell: 1."
    )
    edit = log.table.model._edit
    assert edit is not None
    edit(log.table.lines[0], "was_right", True)
    qtbot.waitUntil(lambda: "Right: 2." in log.sum.text())
    assert log.table.lines[0].entry.alert.was_right is True
    at(page, Trigger.RENEWAL_NEAR)
    assert not log.isVisible()
