"""The briefs of a trip from the Meetings page: its days are asked for, then its pages shown."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.domain.lists.trip import Trip
from csm_desktop.ui.commands.command import Situation
from csm_desktop.ui.meetings.page import MeetingsPage
from csm_desktop.ui.meetings.trip import TripDialog, trip_paper
from csm_desktop.ui.paper.preview import PaperPreview
from tests.ui.account.conftest import Answer, answer
from tests.ui.hands import Key, press
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> MeetingsPage:
    made = MeetingsPage(shell)
    return shown(made, shell, qtbot, lambda: bool(made.listed))


def test_its_command_asks_for_the_days_and_can_be_left(
    page: MeetingsPage, shell: TabShell, answer: Answer
) -> None:
    asked: list[QDialog] = []

    def leave(dialog: QDialog) -> None:
        asked.append(dialog)
        press(dialog, Key.Key_Escape)

    shell.commands.situation = lambda: Situation("meetings", book=True)
    assert shell.commands["meetings.trip"].key == "P"
    answer(leave)
    assert shell.commands.run("meetings.trip")
    assert [type(dialog) for dialog in asked] == [TripDialog]
    assert not shell.told
    assert page.isVisible()


def test_days_without_a_meeting_are_said_and_others_taken(
    page: MeetingsPage, book: Book, qtbot: QtBot
) -> None:
    dialog = TripDialog(book, page)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.first.stored == book.today()
    for first, last, refusal in (
        ("2030-01-01", "2030-01-05", "No meeting is planned"),
        ("2026-12-05", "2026-12-01", "ends before it begins"),
        ("", "2026-12-01", "Which days?"),
    ):
        dialog.first.editor.setText(first)
        dialog.last.editor.setText(last)
        press(dialog.last.editor, Key.Key_Return)
        assert refusal in dialog.refusal.text()
        assert dialog.isVisible()
    dialog.first.editor.setText("2026-11-22")
    dialog.last.editor.setText("2026-12-31")
    press(dialog.last.editor, Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.trip() == Trip(date(2026, 11, 22), date(2026, 12, 31))


def test_the_briefs_are_previewed_and_exported(
    page: MeetingsPage, shell: TabShell, qtbot: QtBot, tmp_path: Path
) -> None:
    trip = Trip(date(2026, 11, 22), date(2026, 11, 27))
    preview = PaperPreview(shell, trip_paper(trip, "Europe/Berlin"), page)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: bool(preview.pages), timeout=20_000)
    preview.export_to(tmp_path / "trip.pdf")
    qtbot.waitUntil(lambda: bool(shell.toasts), timeout=20_000)
    pages = pypdfium2.PdfDocument(tmp_path / "trip.pdf")
    assert len(pages) == len(preview.pages)
    assert "Brief 1 of" in pages[0].get_textpage().get_text_bounded()
