"""Books of a team, and the database that they are published into."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.app.publication.publish import (
    PublishedBook,
    PublishTerms,
    identify,
    identity,
    publish,
)
from csm_desktop.storage.team.address import DatabaseAddress
from csm_desktop.storage.team.tables import TABLES
from tests.app.publication.server import TeamServer, served
from tests.books import CLOCK, empty_book, sample_copy

Rows = dict[str, list[tuple[Any, ...]]]
Publish = Callable[..., PublishedBook]


@pytest.fixture(scope="session")
def server() -> Iterator[TeamServer]:
    with served() as running:
        yield running


@pytest.fixture
def address(server: TeamServer) -> DatabaseAddress:
    return server.address


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    """The sample book, of somebody who keeps it."""
    with opened_book(sample_copy(tmp_path / "sample.csm"), CLOCK) as book:
        identify(book)  # other tests have copies of the same one
        yield book


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    """A colleague's book, with nothing in it."""
    with opened_book(empty_book(tmp_path / "other.csm"), CLOCK) as book:
        identify(book)
        book.run("Who I am", say_who_i_am, name="Jana Roth")
        yield book


@pytest.fixture(scope="session")
def go(server: TeamServer) -> Publish:
    """Publish a book."""

    def once(book: Book, **terms: Any) -> PublishedBook:
        return publish(book, server.address, "", PublishTerms(**terms), lambda _, __: None)

    return once


def rows_of(server: TeamServer, book: Book) -> Rows:
    """All that the database has of a book."""
    own = identity(book)
    found = {}
    for name, table in TABLES.items():
        key = ", ".join(f'"{column}"' for column in table.key)
        asked = f'SELECT * FROM "{name}" WHERE book_id = %s ORDER BY {key}'
        found[name] = server.ask(asked, own)
    return found
