"""Flow B of the design in the real window, by keyboard only: Ctrl+K to the exported pack."""

import shutil
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.ui.ebr.page import EbrPage
from tests.ui.frame.conftest import Driver, driver

__all__ = ["driver"]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_k_to_the_exported_pack(
    driver: Driver, qtbot: QtBot, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pack.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    program = driver.opened(Path(shutil.copy(sample, tmp_path / "book.csm")))
    window = program.window
    qtbot.waitUntil(lambda: len(window.choices.at_once("kestrel")) > 0, timeout=20_000)

    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.palette_.field, "ebr kes")
    QTest.keyClick(window.palette_.field, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, EbrPage)
    assert page.title() == "Kestrel Health"
    asked_for = page.studio.view
    assert not asked_for.planned
    skip = page.missing.rows.rows[0].fill
    assert window.focusWidget() is skip

    QTest.keyClick(skip, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(target.exists, timeout=20_000)
    document = PdfDocument(target.read_bytes())
    assert len(document) == 9
    document.close()
    assert page.studio.view.planned
    qtbot.waitUntil(
        lambda: page.rendering.is_settled and not program.workbench.background.busy, timeout=20_000
    )
