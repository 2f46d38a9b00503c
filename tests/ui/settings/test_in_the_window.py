"""The settings in the whole window: reached by key, and what they do to the window itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csm_desktop.app.demo import mark_sample
from csm_desktop.app.held_book import books_home
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import writable_book
from csm_desktop.app.people import team
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.new_account import NewAccount
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.settings.appearance import Appearance
from csm_desktop.ui.settings.page import SettingsPage
from csm_desktop.ui.settings.this_book import ThisBook
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from tests.books import empty_book
from tests.ui.frame.conftest import Driver, MakeBook, driver, make_book, template
from tests.ui.hands import Key, answer_dialog, press, write

__all__ = ["driver", "make_book", "template"]
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _key(program: Program, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    press(QApplication.focusWidget() or program.window, key, held)


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _settings(program: Program) -> SettingsPage:
    page = program.window.page
    assert isinstance(page, SettingsPage)
    return page


def test_they_open_by_key_at_their_parts_and_from_the_palette(
    driver: Driver, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"))
    _key(program, Key.Key_Comma, _CTRL)
    assert _settings(program).part_name == "you"
    _key(program, Key.Key_2, _ALT)
    assert _settings(program).part_name == "team"
    write(_focus(), "Ann Lee")
    press(_focus(), Key.Key_Return)
    assert program.workbench.book is not None
    assert [each.name for each in team.team(program.workbench.book)] == ["Ann Lee"]
    _key(program, Key.Key_K, _CTRL)
    field = program.window.palette_.field
    write(field, "colleagues")
    assert [choice.title for choice in program.window.palette_.model.choices] == ["Settings: Team"]
    field.selectAll()
    write(field, "settings money")
    press(field, Key.Key_Return)
    assert _settings(program).part_name == "money"
    driver._qtbot.waitUntil(lambda: not program.workbench.background.busy)


def test_a_new_account_is_mine_and_the_book_follows(
    driver: Driver, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "New.csm"
    empty_book(path)
    program = driver.opened(path)
    _key(program, Key.Key_Comma, _CTRL)
    write(_focus(), "Ann Lee")
    press(_focus(), Key.Key_Return)
    _key(program, Key.Key_2, _CTRL)
    page = program.window.page
    assert isinstance(page, BookPage)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NewAccount)
        write(dialog.name, "Halden Foods")
        press(dialog.name, Key.Key_Return)

    answer_dialog(answer)
    _key(program, Key.Key_N, _CTRL)
    book = program.workbench.book
    assert book is not None
    mine = team.me(book)
    made = listing.account_facts(book, listing.account_named(book, "Halden").id).account
    assert mine is not None
    assert made.owner_id == mine.id
    assert program.window.focusWidget() is page.table.grid, (
        "the keyboard goes on in the table, not in the sidebar"
    )
    qtbot.waitUntil(lambda: not program.workbench.background.busy)


def test_looks_are_worn_at_once_and_the_keys_for_them_are_heard(
    driver: Driver, make_book: MakeBook
) -> None:
    program = driver.opened(make_book("Mine"))
    program.workbench.commands.run("settings.looks")
    looks = _settings(program).part
    assert isinstance(looks, Appearance)
    assert looks.language.editor.hasFocus()
    press(looks.mode.editor, Key.Key_End)
    assert THEME.mode is Mode.DARK
    assert program.recents.get("mode") == "dark"
    _key(program, Key.Key_Plus, _CTRL)
    assert THEME.scale == 1.15
    assert looks.text_size.stored == 1.15
    assert "22 November 2026" in looks.sample.text()


def test_the_book_gets_another_name_from_its_settings(
    driver: Driver, make_book: MakeBook, qtbot: QtBot
) -> None:
    program = driver.opened(make_book("Mine"))
    program.workbench.commands.run("settings.book")
    part = _settings(program).part
    assert isinstance(part, ThisBook)
    press(part.back_up, Key.Key_Space)
    qtbot.waitUntil(lambda: part.backups.text().startswith("1 backup"))

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        name = dialog.form.fields()[0].editor
        assert isinstance(name, QLineEdit)
        name.setText(" ")
        press(name, Key.Key_Return)
        assert "needs a name" in dialog.refusal.text()
        name.setText("Customers 2027")
        press(name, Key.Key_Return)

    answer_dialog(answer)
    press(part.rename, Key.Key_Space)
    qtbot.waitUntil(lambda: program.window.windowTitle() == "Customers 2027 - CSM Desktop")
    program.workbench.commands.run("settings.book")
    assert part.name.text() == "Customers 2027"
    assert part.backups.text().startswith("1 backup")
    qtbot.waitUntil(lambda: not program.workbench.background.busy)


def test_the_sample_is_removed_from_its_settings_in_one_click(
    driver: Driver, qtbot: QtBot, clock: FixedClock
) -> None:
    books_home().mkdir(parents=True)
    path = books_home() / "My first book.csm"
    empty_book(path)
    with writable_book(path, clock) as book:
        book.record(mark_sample)
    program = driver.opened(path)
    program.workbench.commands.run("settings.book")
    part = _settings(program).part
    assert isinstance(part, ThisBook)
    assert part.sample.isVisible()
    press(part.remove_sample, Key.Key_Space)
    qtbot.waitUntil(lambda: not path.exists())
    assert program.workbench.book is None


def test_a_folder_that_cannot_be_shown_is_at_least_named(
    driver: Driver, make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    path = make_book("Mine")
    program = driver.opened(path)
    program.workbench.commands.run("settings.book")
    part = _settings(program).part
    assert isinstance(part, ThisBook)
    told: list[UserError] = []
    program.workbench.error_told.connect(told.append)
    press(part.show_folder, Key.Key_Space)
    assert [error.advice for error in told] == [f"It is {path.parent}."]
