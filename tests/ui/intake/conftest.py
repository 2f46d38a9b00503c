"""The intake over a new book, with the account that is handed over."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.ui.intake.tab import IntakeTab
from tests.ui.shell import TabShell


@pytest.fixture
def account(book: Book) -> int:
    return book.run("New account", new_account, "Fjord Ferries").id


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
