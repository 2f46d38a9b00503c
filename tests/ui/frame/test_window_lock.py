"""The window locked and opened again (reliability.md K5)."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app import passphrase
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.held_book import books_home
from csm_desktop.errors import NotStoredError, UserError
from csm_desktop.storage.file import cipher
from csm_desktop.storage.file.lock import in_use
from csm_desktop.storage.file.rescue import rescue_folder
from csm_desktop.storage.file.seal import sealed
from csm_desktop.ui.application import Program
from csm_desktop.ui.frame.locking.idle_watch import LOCK_AFTER, IdleWatch
from csm_desktop.ui.frame.locking.lock_dialog import LockDialog
from csm_desktop.ui.unsaved_texts import UNSAVED, Unsaved
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TextField
from tests.books import WORDS
from tests.clocks import SetClock
from tests.ui.frame.conftest import Driver, MakeBook, noting_specs

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def program(driver: Driver, make_book: MakeBook) -> Program:
    """A window on an encrypted book, with its second page in front."""
    path = make_book("Mine")
    passphrase.encrypt(path, WORDS)
    program = driver.opened(path, noting_specs())
    program.window.go("two")
    return program


def lock(program: Program, qtbot: QtBot) -> LockDialog:
    with qtbot.waitSignal(program.lock.locked):
        program.workbench.commands.run("book.lock")
    dialog = program.lock.dialog
    assert dialog is not None
    return dialog


def give(dialog: LockDialog, words: str) -> None:
    QTest.keyClicks(dialog.line, words)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)


def covered(program: Program) -> bool:
    """Asked anew each time; mypy takes a property for constant."""
    return program.lock.is_covered


def unlock(program: Program, qtbot: QtBot) -> None:
    dialog = program.lock.dialog
    assert dialog is not None
    with qtbot.waitSignal(program.lock.unlocked):
        give(dialog, WORDS)


def colours(image: QImage) -> int:
    points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    return len({image.pixel(*point) for point in points})


def test_k5_a_lock_hides_closes_and_forgets_and_unlocking_leads_back(
    program: Program, qtbot: QtBot
) -> None:
    window, book = program.window, program.workbench.book
    assert book is not None
    shown = colours(window.grab().toImage())
    dialog = lock(program, qtbot)
    assert colours(window.grab().toImage()) < min(shown, 30)
    assert window.windowTitle() == "CSM Desktop"
    assert cipher._held == {}
    assert in_use(book.path), "nobody else can write into it meanwhile"
    with pytest.raises(UserError, match="locked"):
        book.run("New account", new_account, "Behind the cover")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    give(dialog, "wrong horse battery")
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert dialog.refusal.text() == "This passphrase does not open Mine.csm."
    assert covered(program)
    unlock(program, qtbot)
    assert not covered(program)
    assert window.front == "two"
    assert window.windowTitle() == "Mine - CSM Desktop"
    assert program.workbench.book is book
    assert book.undo_label == "New account", "what could be undone still can be"
    book.run("New account", new_account, "After the lock")
    assert book.look() is None


def test_k5_words_typed_into_a_dialog_wait_behind_the_cover(program: Program, qtbot: QtBot) -> None:
    asked = FormDialog("Northwind Rail", "Secret words", "&Save", lambda: None, program.window)
    field = TextField("Name")
    asked.form.add("&Name", field)
    asked.ready()
    asked.open()
    assert isinstance(field.editor, QLineEdit)
    asked.activateWindow()
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    QTest.keyClicks(field.editor, "half a sentence")
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(program.lock.locked):
        QTest.keyClick(field.editor, Qt.Key.Key_L, control | alt)
    dialog = program.lock.dialog
    assert dialog is not None
    assert asked.windowTitle() == "CSM Desktop"
    assert colours(asked.grab().toImage()) < 30
    assert QApplication.activeModalWidget() is dialog
    unlock(program, qtbot)
    assert asked.isVisible()
    assert asked.windowTitle() == "Northwind Rail"
    assert field.editor.text() == "half a sentence"
    asked.reject()


def test_k5_nobody_there_for_the_minutes_that_are_set_locks_it(
    driver: Driver, make_book: MakeBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_book("Mine")
    passphrase.encrypt(path, WORDS)
    program = driver.opened(path, noting_specs())
    clock = SetClock(program.workbench.clock.now())
    monkeypatch.setattr(program.workbench, "clock", clock)
    (watch,) = program.lock.findChildren(IdleWatch)
    program.recents.put(LOCK_AFTER, "5")
    clock.at += timedelta(minutes=4)
    watch.eventFilter(program.window, QEvent(QEvent.Type.KeyPress))
    clock.at += timedelta(minutes=4)
    watch.look()
    assert not covered(program)
    program.recents.put(LOCK_AFTER, "0")
    clock.at += timedelta(minutes=60)
    watch.look()
    assert not covered(program), "never"
    program.recents.put(LOCK_AFTER, "5")
    with qtbot.waitSignal(program.lock.locked):
        watch.look()
    unlock(program, qtbot)
    with qtbot.waitSignal(program.lock.locked):
        watch.session.told(True)  # the session was locked, or the computer goes to sleep
    watch.session.told(False)
    assert covered(program), "only the passphrase opens it"
    unlock(program, qtbot)


def test_a_plain_book_is_never_locked(driver: Driver, make_book: MakeBook) -> None:
    program = driver.opened(make_book("Mine"), noting_specs())
    command = program.workbench.commands["book.lock"]
    assert not program.workbench.commands.usable(command)
    program.lock.lock()
    assert not covered(program)


def test_who_ends_a_locked_program_leaves_a_whole_book(program: Program, qtbot: QtBot) -> None:
    book = program.workbench.book
    assert book is not None
    path: Path = book.path
    book.run("New account", new_account, "Before the lock")
    dialog = lock(program, qtbot)
    dialog.quit.click()
    qtbot.waitUntil(lambda: not in_use(path))
    passphrase.unlock(path, WORDS)
    assert sealed(path) is True


def test_k1_no_word_of_a_customer_lies_open_in_home_temp_or_settings(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the window is open, locked, and gone; what the user exports is the user's."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    places = (tmp_path, Path.home(), books_home())

    def in_plain() -> set[Path]:
        files = {path for place in places for path in place.rglob("*") if path.is_file()}
        return {path for path in files if b"MARKER" in path.read_bytes()}

    window, book = program.window, program.workbench.book
    assert book is not None
    created = book.run("New account MARKER", new_account, "MARKER Works", notes="MARKER said so")
    book.back_up()
    program.workbench.open_account(created.id)
    window.knowing.ask()
    refused = NotStoredError("full", "again")
    UNSAVED.keep(("x", "y", "z"), Unsaved("MARKER Works", "MARKER typed", "MARKER typed", refused))
    assert len(list(rescue_folder().glob("*.sealed"))) == 1
    assert in_plain() == set()
    lock(program, qtbot)
    assert in_plain() == set()
    unlock(program, qtbot)
    UNSAVED.clear()
    window.close()
    program.workbench.close()
    assert in_plain() == set()
