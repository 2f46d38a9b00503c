"""The import page over a book of its own, and files as other programs export them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.step import ImportStep
from tests.ui.hands import Key, press, write
from tests.ui.shell import TabShell


@pytest.fixture
def basket() -> PendingFiles:
    return PendingFiles()


@pytest.fixture
def page(shell: TabShell, book: Book, basket: PendingFiles, qtbot: QtBot) -> ImportPage:
    page = ImportPage(shell, basket)
    shell.live.changed.connect(page.changed)
    qtbot.addWidget(page)
    page.resize(1060, 640)
    page.given(book)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


Bring = Callable[[str, str], Path]


@pytest.fixture
def bring(page: ImportPage, basket: PendingFiles, tmp_path: Path, qtbot: QtBot) -> Bring:
    """Write a file, put it into the basket, wait until it is read."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        basket.put([path])
        settle(page, qtbot)
        return path

    return write


def settle(page: ImportPage, qtbot: QtBot) -> None:
    """Until everything is read and stored, and the keyboard stands where it goes on."""
    qtbot.waitUntil(lambda: not page.busy)
    QApplication.processEvents()


def choose_in_list(page: ImportPage, words: str, qtbot: QtBot) -> None:
    """Letters in the list that a column's cell has opened, and Enter."""
    editor = page.columns.table.grid.findChild(QComboBox)
    assert editor is not None
    qtbot.waitUntil(editor.view().isVisible)
    write(editor.view(), words)
    press(editor.view(), Key.Key_Return)
    settle(page, qtbot)


def offer(page: ImportPage) -> str:
    """What the last step before storing offers to do."""
    page.show_step(ImportStep.PREVIEW)
    assert page.step is ImportStep.PREVIEW
    return page.foot.go_on.text()


def step(page: ImportPage) -> ImportStep:
    """The step in front."""
    return page.step
