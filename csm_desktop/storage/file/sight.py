"""How a list looked when its book was left: kept in the book, read before the book is opened.

Before a book is open, half of the program has to be imported. What was on the screen when it was
closed is one text in it, which the driver alone reads. It is only looked at, and for a moment: so
the file is read as it lies, without a lock, and only where it was closed properly.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.files.noise import PLAIN

SIGHT = "sight"
"""Its mark in the book."""
_MARKED = "SELECT value FROM book_mark WHERE name = ?"
_ACTS = (
    "SELECT (SELECT max(id) FROM change_set), (SELECT max(id) FROM change_set WHERE state = 'done')"
)
Acts = tuple[int | None, int | None]
"""The newest act, and the newest that was not undone."""


def acts_of(connection: Any) -> Acts:
    """The acts of a book, behind a connection of the driver."""
    newest, standing = connection.execute(_ACTS).fetchone()
    return newest, standing


def read_sight(path: Path) -> tuple[str, Acts] | None:
    """What was kept in a closed book, and the acts that its file has now.

    None of an encrypted book, of one that is open somewhere or was not closed properly, and of what
    cannot be read: whoever opens it says why.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(PLAIN)) != PLAIN:
                return None
        if any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal")):
            return None
        # Immutable: SQLite makes nothing beside the file, and takes no lock that is lost later.
        connection = driver.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            if not connection.execute("PRAGMA user_version").fetchone()[0] & 1:  # it has no seal
                return None
            kept = connection.execute(_MARKED, (SIGHT,)).fetchone()
            acts = acts_of(connection)
        finally:
            connection.close()
    except (OSError, driver.Error, UnicodeDecodeError, ValueError):
        return None
    return (str(kept[0]), acts) if kept else None
