"""Accounts handed to a colleague and taken up from one, by the keyboard in the window's dialogs."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import give_bundle
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.accounts import Account
from csm_desktop.storage.file import cipher
from csm_desktop.storage.queries.dump import everything
from csm_desktop.ui.account.header_words import handed_words
from csm_desktop.ui.frame.exchange.give_dialog import GiveDialog, ask_give
from csm_desktop.ui.frame.exchange.take_dialog import FilePassphrase, TakeDialog, bring_bundle
from csm_desktop.ui.widgets.text import Text
from tests.books import CLOCK, WORDS, empty_book
from tests.ui.hands import Key, answer_dialog, press, write
from tests.ui.shell import TabShell

pytestmark = pytest.mark.usefixtures("quick_keys")


def given(folder: Path, *names: str, passphrase: str = "", shareable: bool = False) -> Path:
    """A bundle of a colleague's."""
    path = folder / "given.csmbundle"
    with opened_book(empty_book(folder / "theirs.csm"), CLOCK) as theirs:
        theirs.run("Me", say_who_i_am, name="Alex Moreau")
        ids = [theirs.run("New", new_account, name).id for name in names]
        give_bundle(theirs, ids, path, passphrase, shareable=shareable)
    return path


def accounts(book: Book) -> dict[str, Account]:
    with book.reading() as connection:
        return {account.name: account for account in everything(connection, Account)}


def test_accounts_are_written_into_a_file_and_marked_by_the_keyboard(
    shell: TabShell, book: Book, on: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    account = book.run("New", new_account, "Halden Foods")
    target = tmp_path / "halden.csmbundle"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, GiveDialog)
        write(dialog.to.editor, "Jana Roth")
        write(dialog.first.editor, WORDS)
        write(dialog.again.editor, "another horse")
        press(dialog.again.editor, Key.Key_Return)
        assert "differ" in dialog.refusal.text()
        dialog.again.editor.selectAll()
        write(dialog.again.editor, WORDS)
        press(dialog.again.editor, Key.Key_Return)
        assert not dialog.isVisible()

    answer_dialog(give)
    ask_give(shell, [(account.id, account.name)], on)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert "1 account is in halden.csmbundle" in shell.toasts[0]
    assert b"Halden" not in target.read_bytes()
    kept = accounts(book)["Halden Foods"]
    assert handed_words(kept) == "handed over to Jana Roth on 22 November 2026"
    assert book.undo_label == "Hand 1 account over to Jana Roth"
    assert handed_words(account) == ""


def test_what_is_ticked_of_a_bundle_comes_in_and_what_the_book_has_is_not_ticked(
    shell: TabShell, book: Book, on: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    book.run("Me", say_who_i_am, name="Jana Roth")
    book.run("New", new_account, "HALDEN foods")
    path = given(tmp_path, "Halden Foods", "Northwind")
    seen: list[tuple[str, bool]] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, TakeDialog)
        seen.extend((line.name, line.wanted) for line in dialog.lines.lines)
        assert "Alex Moreau" in dialog.words.text()
        press(dialog.lines.grid, Key.Key_Down)
        dialog.yes.click()

    answer_dialog(take)
    bring_bundle(shell, path, on)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert sorted(seen) == [("Halden Foods", False), ("Northwind", True)]
    assert set(accounts(book)) == {"HALDEN foods", "Northwind"}
    assert book.undo_label == "Take up Northwind"
    assert shell.opened == [(accounts(book)["Northwind"].id, "")]


@pytest.mark.parametrize("shareable", [True, False])
def test_a_part_of_an_account_says_what_is_not_in_it(
    shell: TabShell, book: Book, on: QWidget, qtbot: QtBot, tmp_path: Path, shareable: bool
) -> None:
    book.run("Me", say_who_i_am, name="Jana Roth")
    path = given(tmp_path, "Northwind", shareable=shareable)
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.extend(text.text() for text in dialog.findChildren(Text))

    answer_dialog(look)
    bring_bundle(shell, path, on)
    qtbot.waitUntil(lambda: bool(said))
    assert any("is how a new account begins" in words for words in said) is shareable
    assert accounts(book) == {}


def test_what_is_handed_back_and_ticked_takes_the_place_of_what_is_here(
    shell: TabShell, book: Book, on: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    account = book.run("New", new_account, "Halden Foods")
    path = tmp_path / "back.csmbundle"
    give_bundle(book, [account.id], path)
    book.run("Rename it", edit_account, account.id, name="Halden")

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, TakeDialog)
        assert "takes its place" in dialog.lines.lines[0].doubt
        press(dialog.lines.grid, Key.Key_Space)
        dialog.yes.click()

    answer_dialog(take)
    bring_bundle(shell, path, on)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert [each.id for each in accounts(book).values()] == [account.id]
    assert accounts(book)["Halden Foods"].id == account.id


def test_a_sealed_bundle_asks_for_its_passphrase_and_says_that_one_is_wrong(
    shell: TabShell, book: Book, on: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    path = given(tmp_path, "Northwind", passphrase=WORDS)
    cipher.forget_all()

    def unlock(dialog: QDialog) -> None:
        assert isinstance(dialog, FilePassphrase)
        write(dialog.words_typed.editor, "wrong horse")
        press(dialog.words_typed.editor, Key.Key_Return)
        assert "does not open" in dialog.refusal.text()
        dialog.words_typed.editor.selectAll()
        write(dialog.words_typed.editor, WORDS)
        answer_dialog(lambda after: after.reject())
        press(dialog.words_typed.editor, Key.Key_Return)

    answer_dialog(unlock)
    bring_bundle(shell, path, on)
    qtbot.waitUntil(lambda: not shell.background.busy)
    assert (accounts(book), shell.told) == ({}, [])


def test_a_file_that_is_none_is_told(
    shell: TabShell, on: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.csmbundle"
    odd.write_text("hello")
    bring_bundle(shell, odd, on)
    qtbot.waitUntil(lambda: bool(shell.told))
    assert "is not a CSM Desktop book" in shell.told[0].title
