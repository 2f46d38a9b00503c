"""Texts held against the search index: the one place where a book says the same thing twice.

The index knows each word of a text by its place. A text that was changed by damage, and not by the
program, says other words than the index does. It costs as much as indexing the book anew, so only
a thorough look does it, and only of a book without a seal (a seal says more, and sooner).
"""

from collections.abc import Iterator
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import say
from csm_desktop.storage.rows import ROWS
from csm_desktop.storage.search import CREATE_INDEX, SEARCHED, indexed, insertion
from csm_desktop.wording import render

_AT_ONCE = 1_000
Sums = dict[int, int]


def changed_texts(connection: Any) -> Iterator[str]:
    """Tables with texts that say something else than the index does, as sentences."""
    # Another index beside it in memory: one of a damaged book must not be written.
    anew = driver.connect(":memory:", isolation_level=None)
    try:
        anew.execute(CREATE_INDEX)
        tables: dict[int, str] = {}
        for table in SEARCHED:
            _fill(anew, connection, table, tables)
        ours, theirs = _summed(anew, "main"), _kept(connection)
        counted: dict[str, int] = {}
        for row_id, table in tables.items():
            if ours.get(row_id) != theirs.get(row_id):
                counted[table] = counted.get(table, 0) + 1
        for table, number in counted.items():
            words = say(
                "{n} text of {table} is not as written.",
                "{n} texts of {table} are not as written.",
                n=number,
                table=table,
            )
            yield render(words)
    finally:
        anew.close()


def _fill(anew: Any, connection: Any, table: str, tables: dict[int, str]) -> None:
    columns = tuple(ROWS[table].columns())
    names = ", ".join(f'"{column}"' for column in columns)
    rows = connection.execute(f'SELECT {names} FROM "{table}"')
    while portion := rows.fetchmany(_AT_ONCE):
        found = dict(zip(columns, zip(*portion, strict=True), strict=True))
        anew.executemany(insertion(table), indexed(table, found))
        tables.update(dict.fromkeys(found["id"], table))


def _kept(connection: Any) -> Sums:
    """The sums of the book's own index, whose connection may not write meanwhile, not even here."""
    (guarded,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only=OFF")
    try:
        return _summed(connection, "main")
    finally:
        connection.execute(f"PRAGMA query_only={guarded}")


def _summed(connection: Any, schema: str) -> Sums:
    """By row: a sum over its words and their places, the same in whatever order they come."""
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.said USING fts5vocab('{schema}', 'search', 'instance')"
    )
    sums: Sums = {}
    try:
        for term, doc, column, place in connection.execute(
            "SELECT term, doc, col, offset FROM temp.said"
        ):
            # Order-free, because segments of the two indexes were merged differently.
            sums[doc] = sums.get(doc, 0) ^ hash((term, column, place))
    finally:
        connection.execute("DROP TABLE temp.said")
    return sums
