"""The Book as it was left is shown until the book is open, where it would look so still."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account, trash_accounts
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.lists.sight import Sight, SightRow, kept_sight, sight_of
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.passphrase import encrypt
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file.sight import SIGHT
from csm_desktop.storage.file.stamp import marked
from csm_desktop.ui.book import sight_page
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.sight_page import SightPage
from tests.ui.frame.conftest import Driver, MakeBook
from tests.ui.program_end import end


def _left_in_the_book(driver: Driver, qtbot: QtBot, path: Path) -> list[list[str]]:
    """Look at the Book and end the program; what its table said."""
    program = driver.opened(path)
    program.window.go("book")
    page = program.window.page
    assert isinstance(page, BookPage)
    qtbot.waitUntil(lambda: len(page.table.lines) == 3)
    page.table.sort_by("name", descending=True)
    page.table.select(page.table.lines[1].id)
    seen = _words(page)
    program.window.close()
    end(program)
    return seen


def _words(page: BookPage | SightPage) -> list[list[str]]:
    table: Any = page.table
    shown = [
        column
        for place, column in enumerate(table.model.columns)
        if not table.grid.isColumnHidden(place)
    ]
    return [
        [each.title, *(table.model.words(line, each) for line in table.lines)] for each in shown
    ]


def test_the_book_as_it_was_left_stands_until_it_is_open(
    driver: Driver, qtbot: QtBot, make_book: MakeBook
) -> None:
    path = make_book("Mine")
    left = _left_in_the_book(driver, qtbot, path)
    program = driver.start(path)
    seen = program.window.pages.seen
    assert isinstance(seen, SightPage)
    assert program.window.stack.currentWidget() is seen
    assert _words(seen) == left
    assert program.window.header.title.text() == "Book"
    current = seen.table.current
    qtbot.waitUntil(lambda: program.workbench.book is not None)
    page = program.window.page
    assert isinstance(page, BookPage)
    assert program.window.pages.seen is None
    assert program.window.stack.currentWidget() is page
    assert _words(page) == left
    assert current is not None
    assert page.table.current is not None
    assert page.table.current.id == current.id


def test_it_is_not_shown_where_it_would_look_otherwise(
    driver: Driver, qtbot: QtBot, make_book: MakeBook, clock: FixedClock
) -> None:
    path = make_book("Mine")
    _left_in_the_book(driver, qtbot, path)
    assert sight_of(path, clock.today()) is not None
    assert sight_of(path, clock.today() + timedelta(days=1)) is None
    before = path.read_bytes()
    with opened_book(path, clock) as book:
        assert kept_sight(book) is not None
        # Of a book that is open somewhere nothing is read.
        assert sight_of(path, clock.today()) is None
    assert path.read_bytes() == before
    with opened_book(path, clock) as book:
        made = book.run("New account", new_account, "Another")
        assert kept_sight(book) is None
    assert sight_of(path, clock.today()) is None
    assert b"Northwind Rail" in path.read_bytes()
    with opened_book(path, clock) as book:
        gone = next(line.id for line in accounts(book) if line.name == "Northwind Rail")
        book.run("Trash", trash_accounts, [gone, made.id])
        remove_for_good(book, [gone])
    assert b"Northwind Rail" not in path.read_bytes()


def test_of_a_book_that_was_encrypted_nothing_is_kept(
    driver: Driver, qtbot: QtBot, make_book: MakeBook, clock: FixedClock
) -> None:
    path = make_book("Mine")
    _left_in_the_book(driver, qtbot, path)
    encrypt(path, "five words that nobody knows")
    _left_in_the_book(driver, qtbot, path)
    with opened_book(path, clock) as book, book.reading() as connection:
        assert marked(connection, SIGHT) == ""


@pytest.mark.usefixtures("qtbot")
def test_one_whose_lines_have_no_place_is_not_shown(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = SightRow(7, 3, ())
    odd = Sight((), (), "", False, (), 500, "", False, 1, 7, [row])
    monkeypatch.setattr(sight_page, "sight_of", lambda *_: odd)
    assert sight_page.seen_in(Path("Mine.csm"), clock.today()) is None
