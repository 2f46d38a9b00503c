"""The sample book behind a tab, and a way to answer the dialogs that a tab opens."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.ui.frame.tabs.tab import Tab
from tests.ui.hands import answer_dialog
from tests.ui.sample_book import book, program, sample
from tests.ui.shell import TabShell

Answer = Callable[[Callable[[QDialog], None]], None]
__all__ = ["book", "program", "sample"]

T = TypeVar("T", bound=Tab)


class Shown(Protocol):
    """Makes a tab, and shows an account in it."""

    def __call__(self, kind: Callable[[TabShell], T], account_id: int) -> T: ...


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
def in_front(qtbot: QtBot, shown: Shown) -> Shown:
    """The same, with the keyboard in the tab."""

    def in_front(kind: Callable[[TabShell], T], account_id: int) -> T:
        made = shown(kind, account_id)
        qtbot.waitActive(made)
        made.take_focus()
        return made

    return in_front


@pytest.fixture
def northwind(book: Book) -> int:
    return account_named(book, "Northwind Rail").id


@pytest.fixture
def answer() -> Answer:
    """Run something in the dialog that the next act opens; the dialog is closed afterwards."""

    return answer_dialog
