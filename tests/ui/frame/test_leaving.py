"""What is typed at the very last moment is saved: closing does not wait for a pause in typing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.application import Program
from csm_desktop.ui.widgets import PlainEditor
from tests.ui.frame.conftest import Driver, MakeBook
from tests.ui.hands import write


def typed_last(driver: Driver, qtbot: QtBot, book: Path, leave: Callable[[Program], object]) -> str:
    """Type into the notes of an account, leave at once, and say what is stored."""
    program = driver.opened(book)
    held = program.workbench.book
    assert held is not None
    account_id = accounts(held)[0].id
    program.workbench.open_account(account_id, "overview")
    editors = program.window.findChildren(PlainEditor)
    notes = next(editor for editor in editors if editor.accessibleName() == "Notes")
    notes.setFocus()
    write(notes, "told at the door")
    leave(program)
    qtbot.waitUntil(
        lambda: program.workbench.book is None and not program.workbench.background.busy
    )
    QApplication.processEvents()
    clock: FixedClock = program.workbench.clock  # type: ignore[assignment]
    with opened_book(book, clock) as again:
        return account_facts(again, account_id).account.notes


def test_closing_the_window_saves_what_is_being_typed(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    stored = typed_last(driver, qtbot, make_book("Mine"), lambda program: program.window.close())
    assert stored == "told at the door"


def test_closing_the_book_saves_what_is_being_typed(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    stored = typed_last(
        driver, qtbot, make_book("Mine"), lambda program: program.workbench.close_book()
    )
    assert stored == "told at the door"
