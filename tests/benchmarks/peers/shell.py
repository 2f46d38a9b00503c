"""A word looked for in the open book, and by the bare `sqlite3` shell in the same notes.

They stand in a file of the shell's own kind: older shells do not read the book's index, which
forgets the texts it was made of.
"""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import which

from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from tests.benchmarks import words
from tests.benchmarks.measuring import Measured, side_by_side
from tests.benchmarks.scale import CLOCK

_SHELL = "sqlite3"
_ASKED = {"a rare word": words.RARE, "a word in every note": words.COMMON}


def measure(book: Path, folder: Path, rounds: int) -> Iterator[Measured]:
    """Fifty hits; ours with their titles. Nothing where the shell is not installed."""
    if which(_SHELL) is None:
        return
    notes = folder / "notes.db"
    _copied(book, notes)
    with opened_book(book, CLOCK) as opened:
        for what, word in _ASKED.items():
            yield side_by_side(
                f"search: {what} / the sqlite3 shell",
                lambda word=word: listing.search_hits(opened, word, 50),  # type: ignore[misc]
                lambda word=word: _asked(notes, word),  # type: ignore[misc]
                1,
                rounds,
                note="the shell from its start to its end",
            )


def _copied(book: Path, notes: Path) -> None:
    with closing(sqlite3.connect(notes)) as connection, connection:
        connection.execute("CREATE VIRTUAL TABLE note USING fts5(words)")
        connection.execute("ATTACH ? AS book", (str(book),))
        connection.execute("INSERT INTO note SELECT body FROM book.note")


def _asked(notes: Path, word: str) -> bytes:
    asked = f"SELECT rowid FROM note WHERE note MATCH '{word}*' ORDER BY rank LIMIT 50"
    done = subprocess.run([_SHELL, "-readonly", str(notes), asked], check=True, capture_output=True)
    if not done.stdout:
        raise LookupError(f"{_SHELL} found no {word}")
    return done.stdout
