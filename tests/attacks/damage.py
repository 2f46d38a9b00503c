"""Ways in which a book comes to harm, each with a fixed seed: the same damage every time."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

PAGE = 4096
_TEXTS = ("nonsense", "", "{", "[1", '[{"a": 1}]', "9999-12-31", "\ud7ff", "-1", "NaN", "1e999")
Harm = Callable[[Path, random.Random], None]


def flipped_bits(book: Path, chance: random.Random) -> None:
    """Forty single bits."""
    data = bytearray(book.read_bytes())
    for _ in range(40):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    book.write_bytes(data)


def torn_pages(book: Path, chance: random.Random) -> None:
    """Pages of which the disk wrote half, or something else."""
    data = bytearray(book.read_bytes())
    for _ in range(4):
        at = chance.randrange(1, len(data) // PAGE) * PAGE
        start, end = chance.choice(
            [(at, at + PAGE // 2), (at + PAGE // 2, at + PAGE), (at, at + PAGE)]
        )
        data[start:end] = (
            bytes(end - start) if chance.random() < 0.5 else chance.randbytes(end - start)
        )
    book.write_bytes(data)


def truncated(book: Path, chance: random.Random) -> None:
    """The end of the file is gone."""
    data = book.read_bytes()
    book.write_bytes(data[: chance.randrange(len(data) // 4, len(data))])


def changed_schema(book: Path, chance: random.Random) -> None:
    """A description of a table or an index is not what it was."""
    data = bytearray(book.read_bytes())
    words = [m.start() for m in re.finditer(rb"CREATE (TABLE|INDEX|VIRTUAL)", bytes(data))]
    for at in chance.sample(words, 3):
        data[at + chance.randrange(30)] = chance.randrange(32, 127)
    book.write_bytes(data)


def dropped(book: Path, chance: random.Random) -> None:
    """Tables and indexes are gone, as if there had never been any."""
    with _edited(book) as connection:
        named = [
            (kind, name)
            for kind, name in connection.execute(
                "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'index')"
                " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'"
            ).fetchall()
        ]
        for kind, name in chance.sample(named, 3):
            connection.execute(f'DROP {kind} IF EXISTS "{name}"')


def changed_values(book: Path, chance: random.Random) -> None:
    """Words, numbers, days and lists that no program wrote, in any column."""
    with _edited(book) as connection:
        for table in _tables(connection, chance, 12):
            columns = [
                row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if not row[5]
            ]
            if columns:
                column = chance.choice(columns)
                value: Any = chance.choice([*_TEXTS, -5, 2**62, 1e300, b"\xff\xfe", 0])
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE rowid IN '
                    f'(SELECT rowid FROM "{table}" ORDER BY rowid % 7 LIMIT 5)',
                    (value,),
                )


def dangling(book: Path, chance: random.Random) -> None:
    """Rows that others refer to are gone."""
    with _edited(book) as connection:
        for table in _tables(connection, chance, 6):
            connection.execute(
                f'DELETE FROM "{table}" WHERE rowid IN '
                f'(SELECT rowid FROM "{table}" ORDER BY rowid % 5 LIMIT 4)'
            )


HARMS: tuple[Harm, ...] = (
    flipped_bits,
    torn_pages,
    truncated,
    changed_schema,
    dropped,
    changed_values,
    dangling,
)


class _edited:  # noqa: N801 - used as a context
    """A book as another program would open it: no checks, no journal of ours."""

    def __init__(self, book: Path) -> None:
        self._connection = driver.connect(str(book), isolation_level=None)

    def __enter__(self) -> Any:
        self._connection.execute("PRAGMA foreign_keys=OFF")
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.execute("PRAGMA journal_mode=DELETE").fetchall()
        self._connection.close()


def _tables(connection: Any, chance: random.Random, number: int) -> list[str]:
    names = [
        row[1]
        for row in connection.execute("PRAGMA main.table_list").fetchall()
        if row[2] == "table" and not row[1].startswith(("sqlite", "search")) and not row[4]
    ]
    return chance.sample(sorted(names), number)
