"""Whole tables: every record of a book for export, and the few things it has as a whole."""

from typing import TypeVar

from sqlalchemy import Connection

from csm_desktop.storage import records
from csm_desktop.storage.convert import Record, columns_of, from_record
from csm_desktop.storage.rows import KIND_OF, ROW_OF

T = TypeVar("T")


def all_records(connection: Connection) -> dict[str, list[Record]]:
    """The records of every table that holds facts; the trash is included, computed figures not."""
    return {table: records.read_where(connection, table, {}) for table in KIND_OF}


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table in the order of its kind's fields."""
    return columns_of(KIND_OF[table])


def everything(connection: Connection, kind: type[T]) -> tuple[T, ...]:
    """All things of one kind, by id: for kinds of which a book has few."""
    found = records.read_where(connection, str(ROW_OF[kind].__tablename__), {})
    return tuple(from_record(kind, record) for record in found)
