"""Books that are made once in a process and copied for whoever needs one of their own.

Making one takes a second: migrations, and a whole customer base. A copy takes a millisecond.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from csm_desktop.app.book import Book
from csm_desktop.app.demo import make_sample_book
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.text.clock import Clock, FixedClock

WORDS = "correct horse battery"
"""A passphrase."""
ZONE = "Europe/Berlin"
CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(ZONE)), ZONE)
"""The tests' Sunday; dates of the sample book count from it."""


def empty_book(path: Path) -> Path:
    """A new book without anything in it."""
    return Path(shutil.copy(_empty(), path))


def sample_copy(path: Path) -> Path:
    """The sample book as of the tests' Sunday, at a path or under its own name in a folder."""
    return Path(shutil.copy(_sample(), path))


@contextmanager
def opened_copy(book: Path, folder: Path, clock: Clock) -> Iterator[Book]:
    """A copy of a book in a folder, open."""
    with opened_book(Path(shutil.copy(book, folder / "book.csm")), clock) as opened:
        yield opened


@cache
def _empty() -> Path:
    path = _folder() / "empty.csm"
    create_book(path)
    return path


@cache
def _sample() -> Path:
    return make_sample_book(_folder(), CLOCK)


@cache
def _folder() -> Path:
    kept = ExitStack()
    atexit.register(kept.close)
    return Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="csm-desktop-books-")))
