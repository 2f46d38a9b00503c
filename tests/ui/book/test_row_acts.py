"""What can be done with a row of the Book without opening it: by its menu, by letters, by tags."""

import sys
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from csm_desktop.app.accounts.acts import tag_accounts
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.saved_views import OwnView, keep_view
from csm_desktop.ui.account.page import AccountPage
from csm_desktop.ui.application import Program
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.several import ask_tags
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TagsField
from csm_desktop.ui.widgets.table.type_ahead import TypeAhead
from tests.ui.account.conftest import Answer, answer, program
from tests.ui.book.test_book_page import book, page, sample
from tests.ui.book.test_several import select
from tests.ui.hands import Key, press

__all__ = ["answer", "book", "page", "program", "sample"]


@pytest.fixture
def menu(program: Program) -> Iterator[QMenu]:
    """The menu of the second row, as a right click opens it."""
    page = cast("BookPage", program.window.page)
    seen = page.table.grid.viewport()
    at = page.table.grid.visualRect(page.table.model.index(1, 0)).center()
    program.window.show()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, seen.mapToGlobal(at))
    QApplication.sendEvent(page.table, event)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    yield opened
    if isValid(opened):
        opened.close()


def test_the_menu_of_a_row_does_what_its_commands_do(program: Program, menu: QMenu) -> None:
    page = cast("BookPage", program.window.page)
    line = page.table.lines[1]
    assert page.table.current == line
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles == [
        "Open account",
        "New meeting with the selected account",
        "Draft the follow-up of the selected account",
        "EBR pack of the selected account",
        "Hand-off intake of the selected account",
        "Rename account",
        "Tags…",
        "Change segment…",
        "Change owner…",
        "Make one account of two…",
        "Change status…",
        "Change renewal day…",
        "Change next step…",
        "Write to many, each by name…",
        "Hand over to a colleague…",
        "Seal a copy for travel…",
        "Put into the trash",
        "Columns and order",
    ]
    next(action for action in menu.actions() if action.text() == "Put into the trash").trigger()
    assert program.workbench.book is not None
    assert line.name not in [account.name for account in listing.accounts(program.workbench.book)]


def test_h_on_a_row_opens_its_hand_off(program: Program) -> None:
    page = cast("BookPage", program.window.page)
    page.take_focus()
    line = page.table.current
    press(QApplication.focusWidget() or page, Key.Key_H)
    assert program.window.front != "book"
    assert line is not None
    other = program.window.page
    assert getattr(other, "account_id", line.id) == line.id
    assert not isinstance(other, BookPage | AccountPage)


def test_a_beginning_that_is_typed_goes_to_its_account(page: BookPage) -> None:
    page.take_focus()
    for letter in (Key.Key_N, Key.Key_O):
        press(page.table.grid, letter)
    assert page.table.current is not None
    assert page.table.current.name == "Northwind Rail"


def test_letters_are_one_beginning_until_a_pause() -> None:
    now = [0.0]
    ahead = TypeAhead(lambda: now[0])
    names = ["Aurelia", "Ōmi", "Nora", "Northwind", "Orsay"]
    assert ahead.find("n", names, 0) == 2
    assert [ahead.find(each, names, 2) for each in "ort"] == [2, 2, 3]
    under_way = [ahead.is_under_way]
    now[0] = 5
    assert [*under_way, ahead.is_under_way] == [True, False]
    assert ahead.find("o", names, 3) == 4
    assert ahead.find("o", names, 4) == 1  # the next one with it, whatever its accents
    now[0] = 9
    assert ahead.find("x", names, 1) is None
    assert ahead.find("x", [], -1) is None


def test_tags_of_several_accounts_are_those_they_share(
    page: BookPage, book: Book, answer: Answer
) -> None:
    ids = {line.name: line.id for line in page.table.lines}
    for name, tags in (("Aurelia Hotels", ("vip", "own")), ("Halden Foods", ("vip",))):
        book.run("t", tag_accounts, [ids[name]], tags)
    select(page, "Aurelia Hotels", "Halden Foods")

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        field = dialog.form.fields()[0]
        assert isinstance(field, TagsField)
        assert field.stored == ("vip",)
        field.remove("vip")
        assert isinstance(field.editor, QLineEdit)
        field.editor.setText("council")
        press(dialog.yes, Key.Key_Space)

    answer(change)
    ask_tags(page)

    facts = [listing.account_facts(book, ids[each]) for each in ("Aurelia Hotels", "Halden Foods")]
    assert [fact.account.tags for fact in facts] == [("own", "council"), ("council",)]
    assert book.undo_label == "Change the tags of 2 accounts"


def test_a_kept_view_says_how_many_accounts_it_holds(
    page: BookPage, book: Book, qtbot: QtBot
) -> None:
    book.run("k", keep_view, OwnView("Foods", "all", "foods"))
    chips = page.views
    qtbot.waitUntil(lambda: chips._chips["own.0"].number == 1)


def test_columns_chosen_in_one_book_do_not_follow_into_another(
    program: Program, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = cast("BookPage", program.window.page)
    first = program.workbench.book
    assert first is not None
    place = page.table.model.place_of("segment")
    page.table.show_column("segment")
    program.workbench.create(tmp_path_factory.mktemp("other") / "Other.csm")
    qtbot.waitUntil(lambda: program.workbench.book not in (first, None))
    assert page.table.grid.isColumnHidden(place)
    program.workbench.open(first.path)
    qtbot.waitUntil(
        lambda: program.workbench.book is not None and program.workbench.book.path == first.path
    )
    assert not page.table.grid.isColumnHidden(place)


@pytest.mark.parametrize("key", [Key.Key_D, Key.Key_M])
def test_a_key_of_the_accounts_own_page_works_before_any_account_was_opened(
    program: Program, answer: Answer, key: Key
) -> None:
    page = cast("BookPage", program.window.page)
    page.take_focus()
    line = page.table.current
    assert line is not None
    assert "account" not in program.window.pages.made
    if key is Key.Key_M:
        answer(lambda dialog: dialog.reject())
    press(QApplication.focusWidget() or page, key)
    assert program.window.front == "account"
    assert program.window.header.title.text() == line.name


@pytest.mark.skipif(sys.platform == "win32", reason="Qt knows the keys there")
def test_shift_f10_opens_the_menu_of_the_row_that_the_keyboard_is_on(
    program: Program, qtbot: QtBot
) -> None:
    page = cast("BookPage", program.window.page)
    program.window.show()
    page.table.select(page.table.lines[1].id)
    page.table.grid.setFocus()
    qtbot.waitUntil(page.table.grid.hasFocus)
    press(page.table.grid, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    assert opened.actions()[0].text() == "Open account"
    opened.close()
