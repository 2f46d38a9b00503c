"""The settings over an empty book, shown."""

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.ui.settings.commands import WantedPart
from csm_desktop.ui.settings.page import SettingsPage
from tests.ui.shell import TabShell


@pytest.fixture
def page(shell: TabShell, book: Book, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(shell, WantedPart())
    shell.live.changed.connect(page.changed)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.given(book)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page
