"""A small schema and book for tests of what holds for any book."""

import os
import random
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from csm_desktop.storage.file.engine import for_reading, open_engine
from csm_desktop.storage.migrate import create

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def build(connection: Connection) -> None:
    """Accounts with notes that refer to them."""
    connection.exec_driver_sql("CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    connection.exec_driver_sql(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL, "
        "account_id INTEGER NOT NULL REFERENCES account (id))"
    )
    connection.exec_driver_sql("CREATE INDEX ix_note_account_id ON note (account_id)")


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
            connection.exec_driver_sql("INSERT INTO account VALUES (1, 'Łódź Works')")
            connection.exec_driver_sql(
                "INSERT INTO note VALUES (?, ?, 1)", [(n + 1, body) for n, body in enumerate(text)]
            )
        engine.dispose()
    return path


def add_account(engine: Engine, number: int) -> None:
    """One acknowledged save: two accounts, so that half a save would show."""
    with engine.begin() as connection:
        for part in ("a", "b"):
            connection.exec_driver_sql(
                "INSERT INTO account (name) VALUES (?)", (f"{number}{part}",)
            )


def names(engine: Engine) -> list[str]:
    with for_reading(engine).connect() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM account ORDER BY id").scalars())


def overwrite(path: Path, offset: int, data: bytes) -> None:
    """What a failing disk does."""
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)
        os.fsync(file.fileno())
