"""A copy from the second machine, merged by the keyboard."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.ui.frame.exchange.merge_dialog import MergeCopyDialog, compare
from tests.books import CLOCK
from tests.ui.hands import Key, answer_dialog, press
from tests.ui.shell import TabShell


@pytest.fixture
def account(book: Book) -> Account:
    return book.run("New", new_account, "Halden Foods")


@pytest.fixture
def copy(book: Book, account: Account, tmp_path: Path) -> Path:
    """A copy that was edited there; so was the book."""
    path = tmp_path / "laptop.csm"
    book.copy_to(path)
    with opened_book(path, CLOCK) as there:
        there.run("City", edit_account, account.id, city="Oslo", industry="Food")
    book.run("Town", edit_account, account.id, city="Bergen")
    return path


def now(book: Book, account: Account) -> Account:
    return book.trial(lambda work: work.get(Account, account.id))


@pytest.mark.parametrize("choice", ["there", "here", "later"])
def test_what_both_changed_is_chosen(
    shell: TabShell, book: Book, account: Account, copy: Path, on: QWidget, qtbot: QtBot,
    choice: str,
) -> None:  # fmt: skip
    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeCopyDialog)
        assert "Both were edited" in dialog.words.text()
        (line,) = dialog.lines.lines
        assert (line.conflict.ours, line.conflict.theirs) == ("Bergen", "Oslo")
        if choice != "later":
            press(dialog.there if choice == "there" else dialog.here, Key.Key_Space)
        (line,) = dialog.lines.lines
        assert line.choice == {"there": "theirs", "here": "ours", "later": ""}[choice]
        press(dialog.yes, Key.Key_Space)

    answer_dialog(merge)
    compare(shell, copy, on)
    qtbot.waitUntil(lambda: bool(shell.toasts), timeout=9_000)
    kept = now(book, account)
    assert (kept.industry, kept.city) == ("Food", "Oslo" if choice == "there" else "Bergen")
    assert book.undo_label == "Merge with laptop.csm"
    assert ("until it is decided" in shell.toasts[0]) == (choice == "later")


def test_a_choice_is_made_in_its_cell_by_the_keyboard(
    shell: TabShell, book: Book, account: Account, copy: Path, on: QWidget, qtbot: QtBot
) -> None:
    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeCopyDialog)
        grid = dialog.lines.grid
        grid.setCurrentIndex(grid.model().index(0, 0))
        press(grid, Key.Key_F2)
        (editor,) = grid.findChildren(QComboBox)
        editor.setCurrentIndex(2)
        press(editor, Key.Key_Return)
        assert [line.choice for line in dialog.lines.lines] == ["theirs"]
        dialog.yes.click()

    answer_dialog(merge)
    compare(shell, copy, on)
    qtbot.waitUntil(lambda: bool(shell.toasts), timeout=9_000)
    assert now(book, account).city == "Oslo"


def test_a_copy_with_nothing_new_is_told(
    shell: TabShell, book: Book, account: Account, on: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "older.csm"
    book.copy_to(path)
    book.run("Town", edit_account, account.id, city="Bergen")
    compare(shell, path, on)
    qtbot.waitUntil(lambda: bool(shell.toasts), timeout=9_000)
    assert "is current" in shell.toasts[0]
    compare(shell, Path(shutil.copy(path, tmp_path / "odd.txt")), on)
    (tmp_path / "odd.csm").write_text("hello")
    compare(shell, tmp_path / "odd.csm", on)
    qtbot.waitUntil(lambda: bool(shell.told))
