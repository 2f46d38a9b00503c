"""The log is merged when it suits: a window does not wait for it, nor for a merge under way."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.held_book import hold_book
from csm_desktop.app.lists.accounts import search_hits
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file import identity
from tests.books import empty_book


def test_who_holds_a_book_can_have_its_log_merged_later(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "_PAGES", 5)
    path = tmp_path / "Mine.csm"
    empty_book(path)
    waiting: list[Callable[[], object]] = []
    held = hold_book(path, clock)
    held.merge_by(waiting.append)
    made = held.book.run("New account", new_account, "Northwind Rail")
    assert waiting
    before = path.read_bytes()
    held.book.run("Edit", edit_account, made.id, employees=7)
    assert path.read_bytes() == before
    waiting[-1]()
    assert path.read_bytes() != before
    # And the file is ours still, after a merge on any thread.
    held.book.run("Edit", edit_account, made.id, employees=8)
    assert held.book.taken is None
    held.close()


def test_the_pieces_of_the_index_are_merged_with_the_log_and_by_no_act(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "Mine.csm"
    empty_book(path)
    waiting: list[Callable[[], object]] = []
    with closing(hold_book(path, clock)) as held:
        held.merge_by(waiting.append)
        made = held.book.run("New account", new_account, "Northwind Rail")

        def pieces() -> int:
            with held.book.reading() as connection:
                asked = "SELECT count(DISTINCT segid) FROM search_idx"
                return int(connection.driver.execute(asked).fetchone()[0])

        number = 0
        while not waiting:
            number += 1
            before = pieces()
            held.book.run("Edit", edit_account, made.id, city=f"Bergen{number}")
            # Sixteen of a size are too many for a search, and become one.
            assert pieces() == before + 1 or before % 15 == 0
        waiting[-1]()
        assert pieces() < 4 < before
        found = [len(search_hits(held.book, f"bergen{n}", 9)) for n in (number - 1, number)]
        assert found == [0, 1]


def test_an_act_beside_a_merge_waits_for_nothing_and_sees_another_file(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "Mine.csm"
    empty_book(path)
    held = hold_book(path, clock)
    merging, over = Event(), Event()
    ours = held.file.identity
    assert ours is not None

    def merge() -> None:
        with ours._lock:
            merging.set()
            over.wait(30)

    thread = Thread(target=merge)
    thread.start()
    assert merging.wait(30)
    try:
        made = held.book.run("New account", new_account, "Northwind Rail")
        held.book.run("Edit", edit_account, made.id, employees=7)
        path.rename(tmp_path / "Moved.csm")
        with pytest.raises(UserError, match="gone"):
            held.book.run("Edit", edit_account, made.id, employees=8)
    finally:
        over.set()
        thread.join()
        held.close()
