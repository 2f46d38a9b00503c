"""A toast stands where nobody reads, and leads to the file that was saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.ui.widgets.toast import Toast, line_read
from tests.ui.hands import click


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    made.activateWindow()
    return made


def test_it_gives_way_to_the_line_of_text_that_is_written(window: QWidget, qtbot: QtBot) -> None:
    page = QPlainTextEdit("\n".join(str(n) for n in range(60)), window)
    page.setGeometry(0, 0, 800, 500)
    page.show()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    toast = Toast(window)
    toast.say("Done.")
    foot = toast.y()
    cursor = page.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    for _ in range(3):
        cursor.movePosition(cursor.MoveOperation.Up)
    page.setTextCursor(cursor)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    toast.say("Done again.")
    read = line_read(window)
    assert read is not None
    assert not read.intersects(toast.geometry())
    assert foot > window.height() / 2 > toast.y()


def test_a_saved_file_is_opened_and_its_folder_shown(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    toast = Toast(window)
    toast.say("Done.")
    assert toast.open.isHidden()
    toast.say("Saved as a.pdf.", saved=tmp_path / "a.pdf")
    click(toast.open)
    click(toast.folder)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "a.pdf", tmp_path]
