"""A long import: stopped before it writes, and alone with the book while it does."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.imports import import_lists, look_at, read_list
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError

LIST = "Company name,City\nNorthwind Rail,Leeds\nHalden Foods,Halden\n"


class StoppedError(Exception):
    """What a window raises where it is told of the progress."""


def test_what_progress_raises_stops_the_import_before_it_writes(
    tmp_path: Path, clock: FixedClock
) -> None:
    create_book(tmp_path / "Mine.csm")
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    reading = read_list(tmp_path / "list.csv")
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise StoppedError

    with opened_book(tmp_path / "Mine.csm", clock) as book:
        with pytest.raises(StoppedError):
            import_lists(book, [reading], progress=progress)
        assert told == [(0, 2), (1, 2)]
        assert listing.accounts(book) == ()
        assert book.undo_label is None


def test_while_a_thread_holds_the_book_others_are_refused_at_once(
    tmp_path: Path, clock: FixedClock
) -> None:
    create_book(tmp_path / "Mine.csm")
    held, let_go = Event(), Event()
    with opened_book(tmp_path / "Mine.csm", clock) as book, ThreadPoolExecutor(1) as pool:

        def hold() -> None:
            with book.reserved("An import"):
                book.run("New", accounts.new_account, "Of the thread")
                held.set()
                let_go.wait(10)

        done = pool.submit(hold)
        held.wait(10)
        with pytest.raises(UserError, match=r"An import is under way\."):
            book.run("New", accounts.new_account, "Of another")
        with pytest.raises(UserError, match="under way"):
            book.undo()
        assert [line.name for line in listing.accounts(book)] == ["Of the thread"]
        let_go.set()
        done.result()
        assert not book.is_reserved
        book.run("New", accounts.new_account, "Afterwards")


def test_columns_are_shown_even_of_what_nothing_understands(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("Alpha,Beta\none,two\nthree,four\n", encoding="utf-8")
    (table,) = look_at(tmp_path / "words.csv")
    assert [(column.header, column.field, column.samples) for column in table.columns] == [
        ("Alpha", "-", ("one", "three")),
        ("Beta", "-", ("two", "four")),
    ]
    assert table.rows == 2
