"""The whole schema of a book: the tables of the rows as SQLAlchemy's, and the search index."""

from functools import cache
from typing import TYPE_CHECKING, Any

from csm_desktop.storage import search
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import ROWS, StoredColumn

if TYPE_CHECKING:
    from sqlalchemy import Column, MetaData  # only for a new book, see storage.file.pool

# Constraints are named, so that a migration can find them.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


@cache
def metadata() -> "MetaData":
    """Every table of a book."""
    from sqlalchemy import Index, MetaData, Table, text

    made = MetaData(naming_convention=_NAMES)
    for name, row in ROWS.items():
        columns = [_column(each, of) for each, of in row.columns().items()]
        table = Table(name, made, *columns, sqlite_with_rowid=row.with_rowid)
        for each, of in row.columns().items():
            if isinstance(of.index, str):
                Index(None, table.c[each], sqlite_where=text(of.index))
    return made


def _column(name: str, stored: StoredColumn) -> "Column[Any]":
    from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String

    types: dict[type, Any] = {int: Integer, str: String, bool: Boolean}
    kind = LargeBinary(stored.length) if stored.kind is bytes else types[stored.kind]
    # Checked at commit: undo writes the rows of an act in any order.
    keys = (
        [ForeignKey(f"{stored.to}.id", deferrable=True, initially="DEFERRED")] if stored.to else []
    )
    return Column(
        name,
        kind,
        *keys,
        nullable=stored.empty,
        index=stored.index is True or None,
        primary_key=stored.key,
        # Ids are made by the program before a row is stored.
        autoincrement=False,
    )


@cache
def described() -> dict[str, str]:
    """What SQLite is told to make each table, by its name."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateTable

    dialect = sqlite.dialect()
    tables = metadata().tables
    return {
        name: str(CreateTable(t).compile(dialect=dialect)).strip() for name, t in tables.items()
    }


def create_schema(connection: BookConnection) -> None:
    """Make every table of a new book inside the caller's transaction."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex

    for table in metadata().tables.values():
        execute(connection, described()[table.name])
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            execute(connection, str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    execute(connection, search.CREATE_INDEX)
    execute(connection, search.UNHURRIED)
