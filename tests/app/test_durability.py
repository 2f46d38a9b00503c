"""What holds when the program dies, or the disk is full, in the middle of a save."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book, Work
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.file.lock import holder
from csm_desktop.storage.file.soundness import check

ROOT = Path(__file__).parents[2]


def names(book: Book) -> list[str]:
    with book.reading() as connection:
        return [
            name for (name,) in connection.driver.execute("SELECT name FROM account ORDER BY id")
        ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")
def test_d1_kill_during_saves(book_path: Path, clock: FixedClock) -> None:
    """Fifty lives, each opening after the kill of the last one unprompted (X2 as well)."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.killed_saves", str(book_path), "50"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    acknowledged = done.stdout.splitlines()
    assert len({line.split(" save ")[0] for line in acknowledged}) == 50
    assert holder(book_path) is not None, "the last one was killed while it held the book"

    with opened_book(book_path, clock) as book:
        assert book.why_read_only is None
        stored = names(book)
        assert set(acknowledged) <= set(stored)
        assert len(stored) - len(acknowledged) <= 50, "at most one in each life was on its way"
        with book.reading() as connection:
            steps = connection.driver.execute("SELECT count(*) FROM change_set").fetchone()[0]
        assert steps == len(stored), "a save and its step of undo are stored together"
        book.undo()
        assert len(names(book)) == len(stored) - 1
    assert check(book_path).sound


def limit(book: Book, pages: int | None) -> None:
    """Leave the book so many pages; the limit belongs to the one pooled connection."""
    with book.reading() as connection:
        allowed = 1 << 30
        if pages is not None:
            allowed = pages + connection.driver.execute("PRAGMA page_count").fetchone()[0]
        connection.driver.execute(f"PRAGMA max_page_count={allowed}")


def test_f1_a_full_disk_at_a_save(book: Book) -> None:
    text = "What Sofia said about the dock schedules. " * 2_000
    book.run("New account", new_account, "Before")
    limit(book, 2)
    with pytest.raises(UserError, match="The disk is full") as caught:
        book.run("New account", new_account, "Northwind Rail", notes=text)
    assert "try again" in caught.value.advice
    assert names(book) == ["Before"]
    assert book.undo_label == "New account"
    assert check(book.path).sound

    limit(book, None)
    book.run("New account", new_account, "Northwind Rail", notes=text)
    assert names(book) == ["Before", "Northwind Rail"]
    assert check(book.path).sound


def test_what_a_user_did_waits_for_the_disk_and_what_is_computed_from_it_does_not(
    book: Book,
) -> None:
    """2 is FULL, 1 is NORMAL: see docs/decisions/019."""
    asked: list[int] = []

    def look(work: Work) -> None:
        asked.append(work.connection.driver.execute("PRAGMA synchronous").fetchone()[0])

    book.run("Look", look)
    book.record(look)
    book.remake(look)
    book.run("Look", look)
    assert asked == [2, 2, 1, 2]
