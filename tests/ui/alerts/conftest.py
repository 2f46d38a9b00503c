"""The sample book behind the Alerts workspace."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.alerts.list import AlertLine, Shelf, alert_lines
from csm_desktop.app.book import Book
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.commands.command import Situation
from tests.ui.account.conftest import answer
from tests.ui.sample_book import judged_book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "judged_book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> AlertsPage:
    made = AlertsPage(shell)
    shell.commands.situation = lambda: Situation("alerts", made.has_selection(), True)
    page = shown(made, shell, qtbot, lambda: bool(made.alerts.table.lines))
    page.take_focus()
    return page


def on_shelf(book: Book, shelf: Shelf) -> dict[int, AlertLine]:
    return {line.id: line for line in alert_lines(book, shelf)}
