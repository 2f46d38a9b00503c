"""The intake over a new book, with the account that is handed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.opening import opened_book
from csm_desktop.domain.clock import FixedClock
from csm_desktop.ui.intake.tab import IntakeTab
from csm_desktop.ui.theme import THEME
from tests.ui.account.shell import TabShell


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_book(tmp_path / "book.csm", clock, create=True) as book:
        yield book


@pytest.fixture
def account(book: Book) -> int:
    return book.run("New account", new_account, "Fjord Ferries").id


@pytest.fixture
def shell(book: Book, tmp_path: Path, qapp: QApplication) -> Iterator[TabShell]:
    THEME.install(qapp)
    made = TabShell(book, tmp_path)
    yield made
    made.close()


@pytest.fixture
def tab(shell: TabShell, account: int, qtbot: QtBot) -> IntakeTab:
    """The intake of a new account, shown and with the focus."""
    made = IntakeTab(shell, here="Europe/Berlin")
    qtbot.addWidget(made)
    made.resize(1240, 640)
    made.show()
    shell.follow(made, account)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made
