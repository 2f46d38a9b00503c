"""A text that the book can not take is in its field, in a file, and asked about; never lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.errors import UserError
from csm_desktop.storage.file.pool import BookConnection, BookEngine
from csm_desktop.storage.file.rescue import read_rescue, rescue_files
from csm_desktop.ui.application import Program
from csm_desktop.ui.unsaved_texts import UNSAVED
from csm_desktop.ui.widgets.dialogs import questions as dialogs
from csm_desktop.ui.widgets.fields import LongTextField, TextField
from csm_desktop.ui.widgets.fields.base import Field
from tests.ui.frame.conftest import Driver, MakeBook
from tests.ui.hands import Key, press

TYPED = "What she told me.\n" * 1_500
FULL = "The disk is full: the last change could not be saved."


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What one test could not save is no other's business, and at its end asks nobody."""
    monkeypatch.setattr(dialogs, "confirmed", lambda *_: True)
    yield
    UNSAVED.clear()


@pytest.fixture
def program(driver: Driver, make_book: MakeBook) -> Program:
    return driver.opened(make_book("Mine"))


@pytest.fixture
def book(program: Program) -> Book:
    assert program.workbench.book is not None
    return program.workbench.book


class Disk:
    """How many pages the book's file may have, whichever connection writes."""

    def __init__(self, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
        self._engine = book._file.engine
        self.pages = 1_000_000
        begin = BookEngine.begin

        @contextmanager
        def limited(engine: BookEngine, *, waits: bool = True) -> Iterator[BookConnection]:
            with begin(engine, waits=waits) as connection:
                connection.driver.execute(f"PRAGMA max_page_count = {self.pages}")
                yield connection

        monkeypatch.setattr(BookEngine, "begin", limited)

    def fill(self) -> None:
        with self._engine.bare() as connection:
            (self.pages,) = connection.execute("PRAGMA page_count").fetchone()

    def free(self) -> None:
        self.pages = 1_000_000


@pytest.fixture
def disk(book: Book, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(book, monkeypatch)


def show(program: Program, book: Book, name: str) -> None:
    program.workbench.open_account(account_named(book, name).id, "overview")


def field(program: Program, name: str = "Notes") -> Field[str, Any]:
    found = [each for each in program.window.findChildren(Field) if each.name == name]
    return next(each for each in found if each.isVisible())


def words(notes: Field[str, Any]) -> str:
    assert isinstance(notes.editor, QPlainTextEdit)
    return notes.editor.toPlainText()


def notes_of(book: Book, name: str) -> str:
    return account_facts(book, account_named(book, name).id).account.notes


def typed_on_a_full_disk(program: Program, book: Book, disk: Disk) -> None:
    show(program, book, "Halden")
    notes = field(program)
    notes.setFocus()
    assert isinstance(notes.editor, QPlainTextEdit)
    disk.fill()
    notes.editor.insertPlainText(TYPED)


def said(program: Program) -> list[str]:
    return [banner.title.text() for banner in program.window.notices.banners]


def test_it_is_there_again_after_another_account_and_page_and_saves_itself(
    program: Program, book: Book, disk: Disk, qtbot: QtBot
) -> None:
    typed_on_a_full_disk(program, book, disk)
    show(program, book, "Northwind")
    assert words(field(program)) == ""
    assert field(program).error == ""
    assert said(program) == ["1 text waits to be saved."]
    (path,) = rescue_files(book.path)
    (kept,) = read_rescue(path).texts
    assert (kept.where, kept.text) == ("Halden Foods · Notes", TYPED)
    program.window.go("book")
    show(program, book, "Halden")
    assert words(field(program)) == TYPED
    assert field(program).error.startswith(FULL)
    disk.free()
    program.window.rescue.again.setInterval(10)
    qtbot.waitUntil(lambda: notes_of(book, "Halden") == TYPED)
    qtbot.waitUntil(lambda: not UNSAVED.texts)
    assert (words(field(program)), field(program).error) == (TYPED, "")
    assert said(program) == []
    assert rescue_files(book.path) == ()
    assert not program.window.rescue.again.isActive()
    assert notes_of(book, "Northwind") == ""


def test_it_goes_to_the_account_it_was_typed_for_while_another_is_shown(
    program: Program, book: Book, disk: Disk, qtbot: QtBot
) -> None:
    typed_on_a_full_disk(program, book, disk)
    show(program, book, "Northwind")
    disk.free()
    program.window.rescue.again.setInterval(10)
    qtbot.waitUntil(lambda: notes_of(book, "Halden") == TYPED)
    assert notes_of(book, "Northwind") == ""
    assert words(field(program)) == ""


def test_another_change_of_the_same_account_does_not_overwrite_it(
    program: Program, book: Book, disk: Disk
) -> None:
    typed_on_a_full_disk(program, book, disk)
    field(program).editor.clearFocus()
    program.window._pass_on(None)
    assert words(field(program)) == TYPED
    assert field(program).error.startswith(FULL)


def test_what_is_typed_further_is_what_is_kept_and_escape_gives_it_up(
    program: Program, book: Book, disk: Disk
) -> None:
    typed_on_a_full_disk(program, book, disk)
    notes = field(program)
    assert not notes.commit()
    assert isinstance(notes.editor, QPlainTextEdit)
    notes.editor.insertPlainText("More.")
    assert not notes.commit()
    (kept,) = UNSAVED.texts
    assert kept.text == f"{TYPED}More."
    notes.revert()
    assert UNSAVED.texts == ()
    assert said(program) == []


def test_what_cannot_be_read_is_there_again_too(program: Program, book: Book) -> None:
    show(program, book, "Halden")
    made = LongTextField("Probe", "", refused)
    page = program.window.page
    assert page is not None
    tab = page.tab  # type: ignore[attr-defined]
    made.setParent(tab)
    assert isinstance(made.editor, QPlainTextEdit)
    made.editor.setPlainText("not so")
    assert not made.commit()
    made.set_value("")
    assert made.editor.toPlainText() == "not so"
    assert made.error == "No. Not so."
    assert not UNSAVED.waiting
    assert said(program) == []


def refused(_: str) -> None:
    raise UserError("No.", "Not so.")


def test_leaving_asks_and_stays_unless_it_is_meant(
    program: Program, book: Book, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed_on_a_full_disk(program, book, disk)
    asked: list[tuple[str, str]] = []
    answer = [False]

    def confirmed(_: object, title: str, text: str, *__: object) -> bool:
        asked.append((title, text))
        return answer[0]

    monkeypatch.setattr(dialogs, "confirmed", confirmed)
    assert not program.window.close()
    assert program.window.isVisible()
    assert words(field(program)) == TYPED
    program.workbench.close_book()
    assert program.workbench.book is book, "closing the book asks, too"
    (path,) = rescue_files(book.path)
    assert [title for title, _ in asked] == ["1 text is not saved. Leave all the same?"] * 2
    assert all(str(path) in text and "Halden Foods · Notes" in text for _, text in asked)
    answer[0] = True
    assert program.window.close()
    (kept,) = read_rescue(path).texts
    assert kept.text == TYPED, "who leaves all the same has it in the file"


def test_room_at_the_door_saves_it_without_a_question(
    program: Program, book: Book, disk: Disk
) -> None:
    typed_on_a_full_disk(program, book, disk)
    show(program, book, "Northwind")
    disk.free()
    assert program.workbench.may_leave()
    assert notes_of(book, "Halden") == TYPED


def test_the_banner_of_a_full_disk_goes_with_the_next_act(program: Program, disk: Disk) -> None:
    from csm_desktop.app.accounts.acts import new_account

    disk.fill()
    program.workbench.run("New account", new_account, "Kestrel Health", notes=TYPED)
    assert said(program) == [FULL]
    disk.free()
    program.workbench.run("New account", new_account, "Kestrel Health")
    assert said(program) == []


def test_esc_in_the_field_takes_a_refused_line_back_in_the_window(
    program: Program, book: Book
) -> None:
    show(program, book, "Halden")
    lines = [each for each in program.window.findChildren(TextField) if each.isVisible()]
    line = lines[0]
    line.setFocus()
    before = line.stored
    press(line.editor, Key.Key_X)
    assert line.is_dirty
    press(line.editor, Key.Key_Escape)
    assert (line.is_dirty, line.stored) == (False, before)
    assert program.window.front == "account"
