"""A new book, and a frame for one page over it; where a room needs another book, it says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.theme import THEME
from csm_desktop.ui.theme.style import HouseStyle
from csm_desktop.ui.unsaved_texts import UNSAVED
from tests.books import empty_book
from tests.ui.shell import TabShell
from tests.ui.wrappers import borrowed_items


@pytest.fixture(autouse=True, scope="module")
def returned() -> Iterator[None]:
    """Nothing is kept of the items of layouts: Qt frees them, and the process dies much later.

    Looked at after each module: the look passes everything that Python knows of Qt.
    """
    yield
    assert borrowed_items() == []


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """What a test closed is gone before the next begins. Without a loop Qt deletes nothing: a
    hundred pages would stand there, and whatever dresses the application asks each part of them."""
    yield
    if QCoreApplication.instance() is not None:
        for _ in range(2):  # what goes may let others go
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_kept_typed() -> Iterator[None]:
    """A refused text stays until it is saved or given up: here, until the next test begins."""
    UNSAVED.clear()
    yield
    UNSAVED.clear()


@pytest.fixture(autouse=True)
def no_dialog_stays() -> Iterator[None]:
    """A dialog that nobody answers goes after a minute and its test fails: it would stand for ever,
    for no signal reaches a test whose dialog waits."""
    if not isinstance(QApplication.instance(), QApplication):
        yield
        return
    watch = QTimer()
    watch.timeout.connect(_close_front)
    watch.start(60_000)
    yield
    watch.stop()


def _close_front() -> None:
    front = QApplication.activeModalWidget()
    if front is not None:
        front.close()
        raise AssertionError(f"a dialog was not answered: {type(front).__name__}")


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_book(empty_book(tmp_path / "Mine.csm"), clock) as book:
        yield book


@pytest.fixture
def shell(book: Book, tmp_path: Path, qapp: QApplication) -> Iterator[TabShell]:
    THEME.install(qapp, style=HouseStyle)
    made = TabShell(book, tmp_path)
    yield made
    made.close()
