"""The whole window over a real book, with pages of a test's own or the program's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book, ChangeSet
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.pages import Page, PageSpec, Place
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets.text import Text
from tests.books import empty_book
from tests.ui.program_end import end


class Noting(Page):
    """A page that writes down what it is told."""

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__(shell)
        self.name = name
        self.told: list[str] = []
        self.open_parts = 0
        column = QVBoxLayout(self)
        column.addWidget(Text(name))

    def show_book(self, book: Book | None) -> None:
        self.told.append(book.path.stem if book else "none")

    def refresh(self, changes: ChangeSet | None) -> None:
        self.told.append(changes.label if changes else "anything")

    def open_account(self, account_id: int, tab: str) -> None:
        self.told.append(f"account {account_id} {tab}".strip())

    def title(self) -> str:
        return self.name.title()

    def dismiss(self) -> bool:
        self.open_parts -= 1
        return self.open_parts >= 0


_NOTING = f"{Noting.__module__}:Noting"


def noting_specs() -> list[PageSpec]:
    return [
        PageSpec("one", "One", "book", _NOTING, "Ctrl+1", pending="one"),
        PageSpec("two", "Two", "users", _NOTING, "Ctrl+2", pending="two"),
        PageSpec("account", "Account", "user", _NOTING, place=Place.HIDDEN, pending="account"),
    ]


class Driver:
    """A program that is shown, and what a test does with it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path, clock: FixedClock) -> None:
        self._qtbot, self._qapp, self._folder, self._clock = qtbot, qapp, folder, clock
        self._programs: list[Program] = []

    def start(self, book: Path | None = None, specs: list[PageSpec] | None = None) -> Program:
        """Show a window; it has painted and begun when this returns."""
        program = Program(self._qapp, self._clock, self._folder, specs)
        self._programs.append(program)
        self._qtbot.addWidget(program.window)
        with self._qtbot.waitSignal(program.begun):
            program.show(book)
        program.window.activateWindow()
        return program

    def opened(self, book: Path, specs: list[PageSpec] | None = None) -> Program:
        """Show a window on a book, and wait until the book is open."""
        program = self.start(book, specs)
        self._qtbot.waitUntil(lambda: program.workbench.book is not None)
        return program

    def close(self) -> None:
        for program in self._programs:
            end(program)


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Driver]:
    folder = tmp_path / "settings"
    folder.mkdir()
    made = Driver(qtbot, qapp, folder, clock)
    yield made
    made.close()
    THEME.set_scale(1.0)
    THEME.set_mode(Mode.LIGHT)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with three accounts, made once: a test copies it."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    path = tmp_path_factory.mktemp("template") / "template.csm"
    empty_book(path)
    clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    with opened_book(path, clock) as book:
        for name in ("Northwind Rail", "Halden Foods", "R&D <beta> </b>"):
            book.run("New account", new_account, name)
    return path


MakeBook = Callable[[str], Path]


@pytest.fixture
def make_book(template: Path, tmp_path: Path) -> MakeBook:
    """A copy of the book under a name."""
    import shutil

    def make(name: str = "Mine") -> Path:
        return Path(shutil.copy(template, tmp_path / f"{name}.csm"))

    return make
