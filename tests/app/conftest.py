"""A real book in a real file, and a picture of every row in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.rows import ROWS
from tests.books import empty_book

Picture = dict[str, list[tuple[object, ...]]]
_NOT_FACTS = {"change_set", "change", "account_figures", "import_mark", "final_act"}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book: a test copies it."""
    return empty_book(tmp_path_factory.mktemp("template") / "template.csm")


@pytest.fixture
def book_path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "book.csm"))


@pytest.fixture
def book(book_path: Path, clock: FixedClock) -> Iterator[Book]:
    with opened_book(book_path, clock) as book:
        yield book


def picture(book: Book) -> Picture:
    """Every row of every table that holds facts, and what the search index knows."""
    with book.reading() as connection:
        rows = {
            table: [
                tuple(r) for r in connection.driver.execute(f'SELECT * FROM "{table}" ORDER BY id')
            ]
            for table in ROWS
            if table not in _NOT_FACTS
        }
        rows["search"] = [
            tuple(r)
            for r in connection.driver.execute(
                "SELECT rowid, kind, account_id FROM search ORDER BY rowid"
            )
        ]
    return rows


@pytest.fixture
def pictured() -> Callable[[Book], Picture]:
    return picture


def undone_and_redone(book: Book, act: Callable[..., Any], *args: Any, **fields: Any) -> None:
    """An act that changes something; undo restores every row, and redo what the act had made."""
    before = picture(book)
    book.run("Act", act, *args, **fields)
    after = picture(book)
    assert after != before
    book.undo()
    assert picture(book) == before
    book.redo()
    assert picture(book) == after
