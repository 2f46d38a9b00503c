"""A new account that may be one of the book's: asked about from the import's result."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.ui.frame.merge_accounts import MergeAccountsDialog
from csm_desktop.ui.imports.page import ImportPage
from tests.ui.hands import Key, press
from tests.ui.imports.conftest import Bring, settle
from tests.ui.shell import TabShell


def test_the_older_account_is_proposed_to_be_kept_and_asked_about_once(
    page: ImportPage,
    bring: Bring,
    book: Book,
    shell: TabShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    older = book.run("New", new_account, "Elm & Co", city="Bonn")
    bring("list.csv", "Company name,City\nElm & Co,Ulm\nOak,Ulm\n")
    page.store()
    settle(page, qtbot)
    assert page.report is not None
    notices = page.report.notices
    notices.show_sort("merge")
    assert notices.hint.text() == "Enter asks whether the two are one."

    def make_one(dialog: QDialog) -> bool:
        assert isinstance(dialog, MergeAccountsDialog)
        assert dialog.kept_id == older.id
        dialog.accept()
        return True

    monkeypatch.setattr(MergeAccountsDialog, "exec", make_one)
    notices.rows.step(0)
    press(notices.rows.grid, Key.Key_Return)
    elms = [line for line in listing.accounts(book) if line.name.startswith("Elm")]
    assert [line.id for line in elms] == [older.id]
    press(notices.rows.grid, Key.Key_Return)
    assert shell.toasts[-1] == "One of the two is not in the book any more."
