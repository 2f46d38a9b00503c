"""Statements given to the driver as they are, inside the transaction that SQLAlchemy keeps.

An edit saves itself at every pause in typing and takes a dozen small statements: through
SQLAlchemy's execution each costs three times what SQLite needs for it (measured). Errors are the
driver's own, unwrapped.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

Values = Sequence[Any]


def execute(connection: Connection, statement: str, values: Values = ()) -> Any:
    """Run one statement; its cursor, whose rows are plain tuples."""
    driver: Any = connection.connection.dbapi_connection
    return driver.execute(statement, values)


def execute_many(connection: Connection, statement: str, values: Iterable[Values]) -> None:
    """Run one statement for each row of values."""
    driver: Any = connection.connection.dbapi_connection
    driver.executemany(statement, values)
