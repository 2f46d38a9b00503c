"""The sample book behind a page, a tab or the whole window: fixtures for whoever imports them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame import last_place
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.theme import THEME, Mode
from tests.books import sample_copy
from tests.ui.program_end import end
from tests.ui.shell import TabShell

P = TypeVar("P", bound=Page)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book: a test copies it."""
    return sample_copy(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def book(sample: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """A copy of it, open."""
    with opened_book(Path(shutil.copy(sample, tmp_path / "Sample.csm")), clock) as book:
        yield book


@pytest.fixture(name="book")
def judged_book(sample: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    """A copy of it, open, with figures and alerts as of today."""
    with opened_book(Path(shutil.copy(sample, tmp_path / "Sample.csm")), clock) as book:
        refresh(book)
        yield book


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, sample: Path, tmp_path: Path, clock: FixedClock
) -> Iterator[Program]:
    """The whole program with a sample book of its own, at the Book."""
    book = Path(shutil.copy(sample, tmp_path / "Mine.csm"))
    made = Program(qapp, clock, tmp_path)
    qtbot.addWidget(made.window)
    with pytest.MonkeyPatch.context() as patch:
        # As if one had left it at the Book: it would open at the day, which takes longer.
        patch.setattr(last_place, "kept", lambda *_: last_place.LastPlace("book", None, ""))
        made.show(book)
        made.window.activateWindow()
        qtbot.waitUntil(lambda: made.workbench.book is not None and bool(made.window.front))
    yield made
    end(made)
    THEME.set_scale(1.0)
    THEME.set_mode(Mode.LIGHT)


def shown(page: P, shell: TabShell, qtbot: QtBot, is_there: Callable[[], bool] = lambda: True) -> P:
    """A page over the open book, as wide as a usual window, once what it shows `is_there`."""
    shell.live.changed.connect(page.changed)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.given(shell.book)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(is_there)
    return page
