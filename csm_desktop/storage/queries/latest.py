"""The latest day on which something of a kind stands in a book."""

from datetime import date

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF


def latest_day(connection: BookConnection, table: str) -> date | None:
    """The latest `on` of a table; None for an empty one, and for a day that cannot be used."""
    # A name cannot be bound as a value, so it must be one of ours.
    if table not in KIND_OF:
        raise LookupError(table)
    ((found,),) = execute(connection, f'SELECT max("on") FROM "{table}"').fetchall()
    try:
        return date.fromisoformat(str(found)) if found is not None else None
    except ValueError:
        return None
