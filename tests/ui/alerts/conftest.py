"""The sample book behind the Alerts workspace."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.alerts.list import AlertLine, Shelf, alert_lines
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.alerts.page import AlertsPage
from csm_desktop.ui.commands.command import Situation
from tests.books import sample_copy
from tests.ui.account.conftest import answer
from tests.ui.shell import TabShell

__all__ = ["answer"]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_copy(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def book(sample: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_book(Path(shutil.copy(sample, tmp_path / "Sample.csm")), clock) as book:
        refresh(book)
        yield book


@pytest.fixture
def shell(book: Book, tmp_path: Path) -> Iterator[TabShell]:
    made = TabShell(book, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(shell: TabShell, book: Book, qtbot: QtBot) -> AlertsPage:
    page = AlertsPage(shell)
    shell.commands.situation = lambda: Situation("alerts", page.has_selection(), True)
    shell.live.changed.connect(page.changed)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.given(book)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: bool(page.alerts.table.lines))
    page.take_focus()
    return page


def on_shelf(book: Book, shelf: Shelf) -> dict[int, AlertLine]:
    return {line.id: line for line in alert_lines(book, shelf)}
