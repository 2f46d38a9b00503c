"""The Alerts workspace: each of its faces on the sample book."""

from PySide6.QtWidgets import QWidget

from csm_desktop.app.alerts.list import Shelf, alert_lines
from csm_desktop.app.alerts.playbooks import playbooks
from csm_desktop.domain.records.alerts import RuleMode
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.frame.alerts.playbook_start import PlaybookStart
from tests.gallery.account_figures import _book, _parent
from tests.gallery.frame import _opened, _program, _sample, _until
from tests.gallery.kept import folder
from tests.gallery.register import picture
from tests.ui.shell import TabShell


def _page(widget: QWidget) -> AlertsPage:
    window = _opened(widget)
    window.go("alerts")
    page = window.page
    assert isinstance(page, AlertsPage)
    _until(lambda: bool(page.alerts.table.lines))
    page.take_focus()
    return page


def _peeked(widget: QWidget) -> None:
    _page(widget).alerts.peek()


def _closed(widget: QWidget) -> None:
    page = _page(widget)
    page.alerts.shelf.choose(Shelf.CLOSED.value)
    page.take_focus()


@picture("alerts", prepare=_peeked)
def alerts() -> QWidget:
    return _program(_sample())


@picture("alerts-closed", prepare=_closed)
def alerts_closed() -> QWidget:
    return _program(_sample())


def _rules(widget: QWidget) -> None:
    page = _page(widget)
    page.turn("rules")
    silent = next(line for line in page.rules.table.lines if line.rule.mode is RuleMode.SILENT)
    page.rules.table.select(silent.id)
    _until(lambda: bool(page.rules.log.table.lines))


def _playbooks(widget: QWidget, part: str) -> None:
    page = _page(widget)
    page.turn("playbooks")
    page.playbooks.part.choose(part)
    page.take_focus()


@picture("alerts-rules", prepare=_rules)
def alert_rules() -> QWidget:
    return _program(_sample())


@picture("alerts-playbooks", prepare=lambda widget: _playbooks(widget, "books"))
def alert_playbooks() -> QWidget:
    return _program(_sample())


@picture("alerts-runs", prepare=lambda widget: _playbooks(widget, "running"))
def alert_runs() -> QWidget:
    return _program(_sample())


@picture("alerts-worked", prepare=lambda widget: _playbooks(widget, "results"))
def alerts_worked() -> QWidget:
    return _program(_sample())


@picture("alerts-start", sizes=((760, 430),))
def alerts_start() -> QWidget:
    shell = TabShell(_book(), folder())
    line = alert_lines(_book(), Shelf.FIRING)[0]
    known = [view for view in playbooks(_book()) if view.trigger is line.trigger]
    return PlaybookStart(shell, _book(), line, known, _parent())
