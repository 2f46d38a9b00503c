"""What the same work costs without the program: the driver, plain SQL, the csv module.

Nothing of ours is imported here; statements come from the caller, so that both run the same ones.
"""

import csv
import json
from collections.abc import Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

# What storage sets on each connection and a commit pays for.
_PRAGMAS = ("busy_timeout=5000", "foreign_keys=ON", "synchronous=FULL", "journal_mode=WAL")


def connect(path: str) -> Any:
    """A connection of the driver, as durable as ours."""
    connection = driver.connect(path, isolation_level=None, cached_statements=256)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def fetch(path: str, statements: str) -> list[Any]:
    """Open a book and fetch every row of the statements, which are parted by semicolons."""
    connection = connect(path)
    try:
        return [connection.execute(each).fetchall() for each in statements.split(";")]
    finally:
        connection.close()


def print_rows(path: str, statement: str) -> None:
    """Print every row of a statement, as the driver gives them."""
    for row in fetch(path, statement)[0]:
        print(*row, sep="\t")  # noqa: T201 - that is the work


def export(path: str, folder: str, tables: str) -> None:
    """Write the rows of these tables as they are, with the csv module and with json."""
    target = Path(folder)
    target.mkdir()
    connection = connect(path)
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with (target / "all.json").open("w", encoding="utf-8") as whole:
        for table in tables.split(","):
            rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')
            names = [column[0] for column in rows.description]
            with (target / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(names)
                while portion := rows.fetchmany(1_000):
                    writer.writerows(portion)
                    for row in portion:
                        whole.write(encode(dict(zip(names, row, strict=True))) + "\n")
    connection.close()


def update(connection: Any, column: str, value: object, row_id: int) -> None:
    """One field of one account, committed."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"UPDATE account SET {column} = ? WHERE id = ?", (value, row_id))
    connection.execute("COMMIT")


def update_times(path: str, times: str) -> None:
    """So many updates of accounts, each committed."""
    connection = connect(path)
    ids = [row[0] for row in connection.execute("SELECT id FROM account LIMIT 200")]
    for number in range(int(times)):
        update(connection, "employees", number, ids[number % len(ids)])
    connection.close()


def search(connection: Any, query: str, limit: int) -> list[Any]:
    """The rowids that match, best first."""
    found: list[Any] = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?", (query, limit)
    ).fetchall()
    return found


def search_once(path: str, query: str) -> list[Any]:
    """Open a book and search it."""
    connection = connect(path)
    try:
        return search(connection, query, 50)
    finally:
        connection.close()


def load(path: str, file: str, table: str, columns: str, start: str) -> None:
    """Read a CSV file and insert its values as they are, in one transaction.

    `columns` are those of the file in the table's words, `-` for what the table has no place for;
    the rest of the table's columns get what their type has for nothing. Ids count up from `start`.
    """
    connection = connect(path)
    named = columns.split(",")
    known = [name for name in named if name != "-"]
    places_in_file = [place for place, name in enumerate(named) if name != "-"]
    rest = [
        (name, 0 if kind in ("INTEGER", "BOOLEAN") else "")
        for _, name, kind, required, _, key in connection.execute(f"PRAGMA table_info({table})")
        if required and not key and name not in known
    ]
    names = ["id", *known, *(name for name, _ in rest)]
    places = ", ".join("?" * len(names))
    fixed: Sequence[object] = [value for _, value in rest]
    with Path(file).open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        next(lines)
        rows = lines if len(known) == len(named) else map(itemgetter(*places_in_file), lines)
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            f"""INSERT INTO {table} ({", ".join(f'"{n}"' for n in names)}) VALUES ({places})""",
            [[number, *row, *fixed] for number, row in enumerate(rows, int(start))],
        )
        connection.execute("COMMIT")
    connection.close()
