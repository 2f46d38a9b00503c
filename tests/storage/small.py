"""A small schema and book for tests of what holds for any book."""

import os
import random
from datetime import UTC, datetime
from pathlib import Path

from csm_desktop.storage.file.engine import open_engine
from csm_desktop.storage.file.pool import BookConnection, BookEngine
from csm_desktop.storage.migrate import create

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def build(connection: BookConnection) -> None:
    """Accounts with notes that refer to them."""
    connection.driver.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    connection.driver.execute(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL, "
        "account_id INTEGER NOT NULL REFERENCES account (id))"
    )
    connection.driver.execute("CREATE INDEX ix_note_account_id ON note (account_id)")


def small_book(folder: Path, notes: int = 0, words: int = 300) -> Path:
    """A closed book with one account and some notes of so many words."""
    path = folder / "book.csm"
    create(path, build)
    if notes:
        chance = random.Random(7)  # the same book every time
        text = [
            " ".join(f"word{chance.randrange(5000)}" for _ in range(words)) for _ in range(notes)
        ]
        engine = open_engine(path)
        with engine.begin() as connection:
            connection.driver.execute("INSERT INTO account VALUES (1, 'Łódź Works')")
            connection.driver.executemany(
                "INSERT INTO note VALUES (?, ?, 1)", [(n + 1, body) for n, body in enumerate(text)]
            )
        engine.dispose()
    return path


def add_account(engine: BookEngine, number: int) -> None:
    """One acknowledged save: two accounts, so that half a save would show."""
    with engine.begin() as connection:
        for part in ("a", "b"):
            connection.driver.execute("INSERT INTO account (name) VALUES (?)", (f"{number}{part}",))


def names(engine: BookEngine) -> list[str]:
    with engine.for_reading().begin() as connection:
        return [
            name for (name,) in connection.driver.execute("SELECT name FROM account ORDER BY id")
        ]


def overwrite(path: Path, offset: int, data: bytes) -> None:
    """What a failing disk does."""
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)
        os.fsync(file.fileno())
