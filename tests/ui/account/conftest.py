"""The sample book behind a tab, and a way to answer the dialogs that a tab opens."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.theme import THEME, Mode
from tests.books import sample_copy
from tests.ui.shell import TabShell

Answer = Callable[[Callable[[QDialog], None]], None]
Shown = Callable[[Callable[[TabShell], Any], int], Any]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book: a test copies it."""
    return sample_copy(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def book(sample: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    path = Path(shutil.copy(sample, tmp_path / "book.csm"))
    with opened_book(path, clock) as book:
        yield book


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, sample: Path, tmp_path: Path, clock: FixedClock
) -> Iterator[Program]:
    """The whole program with a sample book of its own, at the Book."""
    book = Path(shutil.copy(sample, tmp_path / "Mine.csm"))
    made = Program(qapp, clock, tmp_path)
    qtbot.addWidget(made.window)
    made.show(book)
    made.window.activateWindow()
    qtbot.waitUntil(lambda: made.workbench.book is not None and bool(made.window.front))
    made.window.go("book")  # a book opens at the day
    yield made
    made.window.close()
    made.workbench.close()
    THEME.set_scale(1.0)
    THEME.set_mode(Mode.LIGHT)


T = TypeVar("T", bound=Tab)


@pytest.fixture
def shown(qtbot: QtBot, shell: TabShell) -> Shown:
    """Make a tab that shows an account and follows its changes, as wide as a usual window."""

    def shown(kind: Callable[[TabShell], T], account_id: int) -> T:
        made = kind(shell)
        qtbot.addWidget(made)
        made.resize(1220, 760)
        shell.follow(made, account_id)
        made.show()
        return made

    return shown


@pytest.fixture
def northwind(book: Book) -> int:
    return account_named(book, "Northwind Rail").id


@pytest.fixture
def answer(qapp: QApplication) -> Answer:
    """Run something in the dialog that the next act opens; the dialog is closed afterwards."""

    def answer(act: Callable[[QDialog], None]) -> None:
        def run() -> None:
            dialog = qapp.activeModalWidget()
            assert isinstance(dialog, QDialog)
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, run)

    return answer
