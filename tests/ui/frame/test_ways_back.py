"""Ways back: from an undone act, out of a text, and to a book whose name is free."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.held_book import books_home
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.ui.application import Program
from csm_desktop.ui.commands.field_keys import editor
from csm_desktop.ui.widgets import PlainEditor, Text, file_dialogs
from tests.ui.frame.conftest import Driver, MakeBook
from tests.ui.hands import Key, click, press, write


def names(program: Program) -> list[str]:
    assert program.workbench.book is not None
    return [line.name for line in accounts(program.workbench.book)]


def test_what_was_undone_can_be_done_again_from_the_message(
    driver: Driver, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"))
    book = program.workbench.book
    assert book is not None
    book.run("New account", new_account, "Kestrel")
    program.workbench.undo()
    toast = program.window.notices.toast_
    assert "Kestrel" not in names(program)
    assert (toast.button.text(), toast.button.isVisible()) == ("&Redo", True)
    click(toast.button)
    assert "Kestrel" in names(program)
    assert toast.words == "Done again: New account"
    assert toast.button.text() == "&Undo"
    click(toast.button)
    assert "Kestrel" not in names(program)


def test_esc_leaves_the_text_saved_and_letters_are_keys_again(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    book = program.workbench.book
    assert book is not None
    program.workbench.open_account(accounts(book)[0].id, "overview")
    notes = next(
        found
        for found in program.window.findChildren(PlainEditor)
        if found.accessibleName() == "Notes"
    )
    notes.setFocus()
    write(notes, "typed")
    page = program.window.page
    press(notes, Key.Key_Escape)
    assert editor() is None
    assert program.window.page is page
    focus = QApplication.focusWidget()
    assert focus is not None
    assert program.window.isAncestorOf(focus)
    assert notes.toPlainText() == "typed"
    qtbot.waitUntil(lambda: book.undo_label is not None)


def test_a_new_book_is_proposed_under_a_name_that_is_free(
    driver: Driver, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(_: object, __: str, start: str, *___: object) -> None:
        proposed.append(start)

    monkeypatch.setattr(file_dialogs, "ask_target", ask)
    program = driver.opened(make_book("Mine"))
    program.workbench.commands.run("book.create")
    (books_home() / "My book.csm").write_bytes(b"")
    program.workbench.commands.run("book.create")
    former = books_home() / "My book (2) backups" / "My book (2) 2026-01-01 100000Z no 1.csm"
    former.parent.mkdir()
    former.write_bytes(b"")
    program.workbench.commands.run("book.create")
    names = ["My book.csm", "My book (2).csm", "My book (3).csm"]
    assert [Path(start).name for start in proposed] == names


@pytest.mark.parametrize("wrap", [False, True])
def test_a_label_shows_letters_as_they_stand(qtbot: QtBot, wrap: bool) -> None:
    label = Text("annex \u202egpj.exe", wrap=wrap)
    qtbot.addWidget(label)
    assert super(Text, label).text() == "annex gpj.exe"
    assert label.text() == "annex \u202egpj.exe"
