"""A book as SQL text, and back: how a release leaves a book behind without a binary.

`python -m tests.storage.written_down BOOK > fixtures/REVISION_COMMIT.sql` writes one down that the
program of that commit made and closed. Whatever a file holds beside tables (the token in
`user_version`, the seal) is not written, as in a book that was never closed properly.
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from csm_desktop.storage import search
from csm_desktop.storage.convert import Record
from csm_desktop.storage.file.engine import bare, open_engine
from csm_desktop.storage.former import FORMER, as_kept_now

_SEARCH = "search"


def write_down(book: Path) -> str:
    """Tables, indexes and rows; of the search index that there is one, as it follows from these."""
    with bare(book, read_only=True) as connection:
        return "\n".join([*_schema(connection), *_rows(connection), ""])


def build_from(script: Path, book: Path) -> Path:
    """The book that was written down, with its search index."""
    engine = open_engine(book, create=True)
    try:
        with engine.begin() as connection:
            below: Any = connection.driver
            for statement in _statements(script.read_text("utf-8")):
                below.execute(statement)
            for table, searched in search.SEARCHED.items():
                wanted = {"id", "account_id", *searched.all, *FORMER} & _columns(below, table)
                if not wanted:  # a table that came later
                    continue
                names = ", ".join(f'"{name}"' for name in wanted)
                found = below.execute(f'SELECT {names} FROM "{table}"').fetchall()
                blank: Record = dict.fromkeys(searched.all, "")
                records = [
                    blank | as_kept_now(dict(zip(wanted, row, strict=True))) for row in found
                ]
                rows = {n: [record[n] for record in records] for n in (records or [{}])[0]}
                if rows:
                    search.index_new(connection, table, rows)
    finally:
        engine.dispose()
    return book


def _statements(text: str) -> Iterator[str]:
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    assert not statement.strip(), "the script ends inside a statement"


def _columns(connection: Any, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}


def _schema(connection: Any) -> Iterator[str]:
    asked = (
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT GLOB 'search_*' ORDER BY type DESC, rowid"
    )
    for _, sql in connection.execute(asked).fetchall():
        yield " ".join(sql.split()) + ";"


def _rows(connection: Any) -> Iterator[str]:
    for _, table, kind, *_ in sorted(connection.execute("PRAGMA main.table_list").fetchall()):
        if kind != "table" or table.startswith("sqlite_"):
            continue
        names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        quoted = " || ',' || ".join(f'quote("{name}")' for name in names)
        key = ", ".join(names[:2]) if "id" not in names else "id"
        rows = [
            row[0] for row in connection.execute(f"SELECT {quoted} FROM {table} ORDER BY {key}")
        ]
        if rows:
            columns = ", ".join(f'"{name}"' for name in names)
            yield f'INSERT INTO "{table}" ({columns}) VALUES'
            yield ",\n".join(f"({row})" for row in rows) + ";"


if __name__ == "__main__":
    sys.stdout.write(write_down(Path(sys.argv[1])))
