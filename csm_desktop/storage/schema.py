"""The whole schema of a book in one call: the tables of the rows, and the search index."""

from sqlalchemy import Connection

from csm_desktop.storage import search
from csm_desktop.storage.rows import metadata


def create_schema(connection: Connection) -> None:
    """Make every table of a new book inside the caller's transaction."""
    metadata.create_all(connection)
    connection.exec_driver_sql(search.CREATE_INDEX)
