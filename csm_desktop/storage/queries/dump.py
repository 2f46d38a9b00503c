"""Whole tables: every record of a book for export, and what is reckoned over all of it."""

import json
from collections.abc import Collection, Iterator
from typing import TypeVar

from csm_desktop.storage.convert import Primitive, columns_of, from_rows
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROW_OF

T = TypeVar("T")


TABLES = tuple(KIND_OF)  # every table that holds facts; computed figures are none
_AT_ONCE = 1_000


def rows(connection: BookConnection, table: str) -> Iterator[list[tuple[Primitive, ...]]]:
    """The stored rows of a table by id, the trash included, in portions; as `columns` names them.

    However large the table is, one portion of it is held.
    """
    names = ", ".join(f'"{column}"' for column in columns(table))
    cursor = execute(connection, f'SELECT {names} FROM "{table}" ORDER BY id')
    # In portions: a large book needs no more memory to be exported than a small one.
    while portion := cursor.fetchmany(_AT_ONCE):
        yield portion


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table in the order of its kind's fields."""
    return columns_of(KIND_OF[table])


def of_accounts(
    connection: BookConnection,
    kind: type[T],
    account_ids: Collection[int],
    kept_as: type | None = None,
) -> tuple[T, ...]:
    """The things of one kind that belong to some accounts, by id; `kept_as` as in `everything`."""
    names = ", ".join(f'"{column}"' for column in columns_of(kind))
    asked = (
        f'SELECT {names} FROM "{ROW_OF[kept_as or kind].__tablename__}"'
        " WHERE account_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    given = (json.dumps(list(account_ids)),)
    return from_rows(kind, execute(connection, asked, given).fetchall())


def of_ids(connection: BookConnection, kind: type[T], ids: Collection[int]) -> tuple[T, ...]:
    """The things of one kind with these ids, in their order."""
    names = ", ".join(f'"{column}"' for column in columns_of(kind))
    asked = (
        f'SELECT {names} FROM "{ROW_OF[kind].__tablename__}"'
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    return from_rows(kind, execute(connection, asked, (json.dumps(list(ids)),)).fetchall())


def everything(
    connection: BookConnection, kind: type[T], kept_as: type | None = None
) -> tuple[T, ...]:
    """All things of one kind, by id; `kept_as` from the table of that kind, of which `kind` names
    some fields."""
    names = ", ".join(f'"{column}"' for column in columns_of(kind))
    asked = f'SELECT {names} FROM "{ROW_OF[kept_as or kind].__tablename__}" ORDER BY id'
    return from_rows(kind, execute(connection, asked).fetchall())
