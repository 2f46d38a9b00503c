"""Two books of two people: the sample book of one, and what another has."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from tests.app.conftest import Picture, picture
from tests.books import CLOCK, empty_book, sample_copy
from tests.clocks import SetClock


@pytest.fixture(autouse=True)
def quick(quick_keys: None) -> None:
    """In this whole folder."""


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_book(tmp_path_factory.mktemp("blank") / "blank.csm")


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Book]:
    with opened_book(sample_copy(tmp_path / "giver.csm"), CLOCK) as book:
        yield book


@pytest.fixture
def taker(tmp_path: Path) -> Iterator[Book]:
    clock = SetClock()
    clock.go(hours=1)
    with opened_book(empty_book(tmp_path / "taker.csm"), clock) as book:
        book.run("Who I am", say_who_i_am, name="Jana Roth")
        yield book


@pytest.fixture
def pictured() -> Callable[[Book], Picture]:
    return picture


def text_of(book: Book) -> str:
    """Every value of every table of a book."""
    with book.reading() as reading:
        run: Any = reading.driver.execute
        names = [name for (name,) in run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return "".join(str(run(f'SELECT * FROM "{name}"').fetchall()) for name in names
                       if not name.startswith("search"))  # fmt: skip
