"""Statements given to the driver as they are, inside a transaction of the book."""

from collections.abc import Iterable, Sequence
from typing import Any

from csm_desktop.storage.file.pool import BookConnection

Values = Sequence[Any]


def execute(connection: BookConnection, statement: str, values: Values = ()) -> Any:
    """Run one statement; its cursor, whose rows are plain tuples."""
    return connection.driver.execute(statement, values)


def execute_many(connection: BookConnection, statement: str, values: Iterable[Values]) -> None:
    """Run one statement for each row of values."""
    connection.driver.executemany(statement, values)
