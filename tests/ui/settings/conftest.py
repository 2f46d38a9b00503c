"""The settings over an empty book, shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.opening import create_book, opened_book
from csm_desktop.domain.clock import FixedClock
from csm_desktop.ui.settings.commands import Wanted
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.theme import THEME
from tests.ui.account.shell import TabShell


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    path = tmp_path / "Mine.csm"
    create_book(path)
    with opened_book(path, clock) as book:
        yield book


@pytest.fixture
def shell(book: Book, tmp_path: Path, qapp: QApplication) -> Iterator[TabShell]:
    THEME.install(qapp)
    made = TabShell(book, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(shell: TabShell, book: Book, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(shell, Wanted())
    shell.live.changed.connect(page.changed)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.given(book)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page
