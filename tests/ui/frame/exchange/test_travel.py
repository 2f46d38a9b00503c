"""Accounts sealed for a journey, by the keyboard in the window's dialog."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.passphrase import unlock
from csm_desktop.app.travel import travels_until
from csm_desktop.ui.frame.exchange.travel_dialog import TravelDialog, ask_travel
from tests.books import CLOCK, WORDS
from tests.ui.hands import Key, answer_dialog, press, write
from tests.ui.shell import TabShell

pytestmark = pytest.mark.usefixtures("quick_keys")


def test_accounts_are_sealed_until_a_day_and_what_does_not_protect_is_refused(
    shell: TabShell, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on = QWidget()
    qtbot.addWidget(on)
    chosen = book.run("New", new_account, "Halden Foods")
    book.run("New", new_account, "Northwind")
    target = tmp_path / "trip.csm"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    refused: list[str] = []

    def seal(dialog: QDialog) -> None:
        assert isinstance(dialog, TravelDialog)
        assert dialog.day == date(2026, 12, 6)
        until, first, again = dialog.until.editor, dialog.first.editor, dialog.again.editor
        for typed, one, other in (
            ("3 dec", "short", "short"),
            ("3 dec", WORDS, "another horse"),
            ("1 jan 2020", WORDS, WORDS),
            ("", WORDS, WORDS),
            ("3 dec", WORDS, WORDS),
        ):
            for editor, words in ((until, typed), (first, one), (again, other)):
                editor.selectAll()
                press(editor, Key.Key_Delete)
                write(editor, words)
            press(again, Key.Key_Return)
            refused.append(dialog.refusal.text() if dialog.isVisible() else "")

    answer_dialog(seal)
    ask_travel(shell, [(chosen.id, chosen.name)], on)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    signs = ("at least 8", "differ", "over already", "Until when", "")
    assert all(sign in said for sign, said in zip(signs, refused, strict=True))
    assert refused[-1] == ""
    assert "1 account is sealed in" in shell.toasts[0]
    assert "3 December 2026" in shell.toasts[0]
    assert b"Halden" not in target.read_bytes()
    assert book.undo_label == "New"
    unlock(target, WORDS)
    with opened_book(target, CLOCK, read_only=True) as copy:
        assert [line.name for line in accounts(copy)] == ["Halden Foods"]
        assert travels_until(copy) == date(2026, 12, 3)
