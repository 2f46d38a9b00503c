"""Whole tables: every record of a book for export, and what is reckoned over all of it."""

from typing import TypeVar

from sqlalchemy import Connection

from csm_desktop.storage import records
from csm_desktop.storage.convert import Record, columns_of, from_rows
from csm_desktop.storage.driven import execute
from csm_desktop.storage.rows import KIND_OF, ROW_OF

T = TypeVar("T")


def all_records(connection: Connection) -> dict[str, list[Record]]:
    """The records of every table that holds facts; the trash is included, computed figures not."""
    return {table: records.read_where(connection, table, {}) for table in KIND_OF}


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table in the order of its kind's fields."""
    return columns_of(KIND_OF[table])


def everything(connection: Connection, kind: type[T]) -> tuple[T, ...]:
    """All things of one kind, by id."""
    names = ", ".join(f'"{column}"' for column in columns_of(kind))
    asked = f'SELECT {names} FROM "{ROW_OF[kind].__tablename__}" ORDER BY id'
    return from_rows(kind, execute(connection, asked).fetchall())
