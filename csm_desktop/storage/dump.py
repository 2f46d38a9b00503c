"""Every record of a book, table by table, for export."""

from sqlalchemy import Connection

from csm_desktop.storage import records
from csm_desktop.storage.convert import Record, columns_of
from csm_desktop.storage.rows import KIND_OF


def all_records(connection: Connection) -> dict[str, list[Record]]:
    """The records of every table that holds facts; the trash is included, computed figures not."""
    return {table: records.read_where(connection, table, {}) for table in KIND_OF}


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table in the order of its kind's fields."""
    return columns_of(KIND_OF[table])
