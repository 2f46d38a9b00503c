"""Which pages an act writes into the log, and that each round of the log says whose it is."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.held_book import hold_book
from csm_desktop.app.lists.figures import refresh
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.opened import OpenBook, open_book
from csm_desktop.storage.file.pool import BookEngine
from csm_desktop.storage.file.strays import LOG, companion, strays
from tests.books import empty_book
from tests.storage.small import NOW, add_account, small_book

_HEAD, _FRAME = 32, 24


def commits(book: Path, page: int = 4096) -> list[list[int]]:
    """The numbers of the pages that each commit of the log's present round wrote."""
    log = companion(book, LOG).read_bytes()
    salts, found, pages = log[16:24], [], []
    for at in range(_HEAD, len(log), _FRAME + page):
        if log[at + 8 : at + 16] != salts:
            break
        pages.append(int.from_bytes(log[at : at + 4], "big"))
        if any(log[at + 4 : at + 8]):
            found.append(pages)
            pages = []
    return found


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    with open_book(small_book(tmp_path, notes=3), NOW) as book:
        yield book


def _merge(engine: BookEngine, how: str = "PASSIVE") -> None:
    with engine.bare() as connection:
        connection.execute(f"PRAGMA wal_checkpoint({how})").fetchone()


def _is_known(book: OpenBook, folder: Path) -> bool:
    """Whether the log would be known, and taken in whole, were the program killed now."""
    folder.mkdir()
    for end in ("", LOG):
        shutil.copy(f"{book.path}{end}", folder)
    return not strays(folder / book.path.name)


@pytest.mark.parametrize("how", ["PASSIVE", "RESTART", "TRUNCATE"])
def test_the_first_act_of_each_round_of_the_log_says_whose_it_is(
    book: OpenBook, tmp_path: Path, how: str
) -> None:
    for around in range(3):
        for number in range(3):
            add_account(book.engine, 10 * around + number)
        first, *others = commits(book.path)
        assert 1 in first
        assert not any(1 in each for each in others)
        assert _is_known(book, tmp_path / str(around))
        _merge(book.engine, how)


def test_a_merge_amid_a_transaction_leaves_no_round_without_its_name(
    book: OpenBook, tmp_path: Path
) -> None:
    add_account(book.engine, 0)
    with book.engine.begin() as connection:
        _merge(book.engine)
        connection.driver.execute("INSERT INTO account (name) VALUES ('amid')")
    # It went on where it had begun; whoever merges it all lets the next begin anew.
    assert [1 in each for each in commits(book.path)] == [True, False]
    assert _is_known(book, tmp_path / "amid")
    with book.engine.bare() as connection:
        add_account(book.engine, 1)
        assert 1 in commits(book.path)[-1]  # one that could merge was lent meanwhile
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    add_account(book.engine, 2)
    add_account(book.engine, 3)
    assert [1 in each for each in commits(book.path)] == [True, False]
    assert _is_known(book, tmp_path / "behind")


def test_what_is_begun_while_the_last_connection_is_closed_says_whose_the_next_log_is(
    book: OpenBook,
) -> None:
    class Closing:
        """A connection in whose closing somebody else begins."""

        def __init__(self, driver: Any) -> None:
            self._driver = driver

        def close(self) -> None:
            self._driver.close()
            add_account(book.engine, 1)

    add_account(book.engine, 0)
    (held,) = book.engine._pool._idle
    held.driver = Closing(held.driver)
    book.engine.dispose()
    assert 1 in commits(book.path)[0]


def _fail_within(engine: BookEngine) -> None:
    with engine.begin() as connection:
        connection.driver.execute("INSERT INTO account (name) VALUES ('never')")
        raise LookupError


def test_what_was_taken_back_has_named_nothing(book: OpenBook) -> None:
    with pytest.raises(LookupError):
        _fail_within(book.engine)
    add_account(book.engine, 0)
    assert 1 in commits(book.path)[0]


def test_where_sqlite_merges_by_itself_each_transaction_says_whose_log_it_is(
    tmp_path: Path,
) -> None:
    engine = open_engine(small_book(tmp_path, notes=3))
    for number in range(3):
        add_account(engine, number)
    assert all(1 in each for each in commits(tmp_path / "book.csm"))
    engine.dispose()


def test_an_act_writes_no_more_pages_than_somebody_reads(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "Mine.csm"
    empty_book(path)
    with closing(hold_book(path, clock)) as held:
        book = held.book
        made = book.run("New account", new_account, "Northwind Rail")
        refresh(book)

        def pages(**fields: object) -> int:
            before = len(commits(path))
            book.run(f"Edit {fields}", edit_account, made.id, **fields)  # type: ignore[arg-type]
            (written,) = commits(path)[before:]
            return len(written)

        # The row, its figures, the step, its change, and the index by which history is found.
        assert pages(employees=7) == 5
        assert pages(employees=8) == 4  # the figures are known not to hold
        assert pages(city="Bergen") <= 10  # and six of the search index
