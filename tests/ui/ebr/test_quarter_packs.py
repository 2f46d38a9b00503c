"""The packs of a quarter at once, from the studio: files, what each lacks, and Cancel."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.reviews.pack_batch import PackOutcome
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.ui.ebr.quarter_packs import QuarterDialog, QuarterReport
from tests.ui.ebr.conftest import Driver
from tests.ui.hands import answer_dialog, click, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The answer to where the packs go."""
    made = tmp_path / "packs"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(made))
    return made


def write_quarter(studio: Driver, then: Callable[[QuarterReport], None]) -> QuarterReport:
    """One page an account, the quarter that is proposed; `then` in the report while it runs."""
    shown: list[QuarterReport] = []

    def report(dialog: QDialog) -> None:
        assert isinstance(dialog, QuarterReport)
        shown.append(dialog)
        then(dialog)

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, QuarterDialog)
        dialog.edition.editor.setCurrentIndex(list(Edition).index(Edition.SUMMARY))
        assert "accounts" in dialog.quarter.editor.currentText()
        answer_dialog(report)
        press(dialog.quarter.editor, Qt.Key.Key_Return)

    answer_dialog(ask)
    click(studio.page.accounts.quarter)
    return shown[0]


def test_each_account_of_the_quarter_gets_a_file_and_says_what_it_lacks(
    qtbot: QtBot, studio: Driver, folder: Path
) -> None:
    told: list[str] = []

    def looked_at(report: QuarterReport) -> None:
        _ended(qtbot, report, told)
        lines = report.table.lines
        assert all(line.made.why for line in lines if line.made.outcome is PackOutcome.REFUSED)
        assert any(line.made.missing for line in lines)
        assert report.show_folder.isVisible()

    write_quarter(studio, looked_at)
    files = sorted(folder.iterdir())
    assert len(files) > 1
    assert f"{len(files)} packs written." in told[0]
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    # Another run goes on from there: what is whole is not written again.
    write_quarter(studio, lambda report: _ended(qtbot, report, told))
    assert f"{len(files)} were there already." in told[1]


def _ended(qtbot: QtBot, report: QuarterReport, told: list[str]) -> None:
    qtbot.waitUntil(report.close_it.isEnabled)
    told.append(report.words.text())


def test_esc_stops_it_and_what_was_written_by_then_stays_whole(
    qtbot: QtBot, studio: Driver, folder: Path
) -> None:
    told: list[str] = []

    def stopped(report: QuarterReport) -> None:
        press(report, Qt.Key.Key_Escape)
        assert report.isVisible(), "it is stopped first, and says what there is"
        _ended(qtbot, report, told)

    write_quarter(studio, stopped)
    files = list(folder.iterdir()) if folder.exists() else []
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    assert str(len(files)) in told[0] or "Nothing was written" in told[0]
    assert not [file for file in files if file.suffix != ".pdf"]
