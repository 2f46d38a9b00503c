"""The whole schema of a book: the tables of the rows as SQLAlchemy's, and the search index."""

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from csm_desktop.storage import search
from csm_desktop.storage.rows import ROWS, StoredColumn

# Constraints are named, so that a migration can find them.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES: dict[type, Any] = {int: Integer, str: String, bool: Boolean}


@cache
def metadata() -> MetaData:
    """Every table of a book."""
    made = MetaData(naming_convention=_NAMES)
    for name, row in ROWS.items():
        columns = [_column(each, of) for each, of in row.columns().items()]
        Table(name, made, *columns, sqlite_with_rowid=row.with_rowid)
    return made


def _column(name: str, of: StoredColumn) -> Column[Any]:
    kind = LargeBinary(of.length) if of.kind is bytes else _TYPES[of.kind]
    # Checked at commit: undo writes the rows of an act in any order.
    keys = [ForeignKey(f"{of.to}.id", deferrable=True, initially="DEFERRED")] if of.to else []
    return Column(
        name,
        kind,
        *keys,
        nullable=of.empty,
        index=of.index or None,
        primary_key=of.key,
        # Ids are made by the program before a row is stored.
        autoincrement=False,
    )


def create_schema(connection: Connection) -> None:
    """Make every table of a new book inside the caller's transaction."""
    metadata().create_all(connection)
    connection.exec_driver_sql(search.CREATE_INDEX)
