"""Statements that take long, ended by whoever waits for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as driver

_STEPS = 20_000  # of SQLite's, between two questions whether to go on: a millisecond or more


@contextmanager
def stopped_by(waiting: Callable[[], object] | None, connection: Any) -> Iterator[None]:
    """Let `waiting` end what a driver connection does; what it raised is then raised here."""
    raised: list[BaseException] = []

    def ask() -> bool:
        try:
            if waiting:
                waiting()
        except BaseException as error:
            # Also KeyboardInterrupt and Cancel: an exception inside the handler would be swallowed.
            raised.append(error)
        return bool(raised)

    if waiting:
        connection.set_progress_handler(ask, _STEPS)
    try:
        yield
    except driver.OperationalError:
        if not raised:  # else SQLite says that it was interrupted
            raise
    finally:
        if waiting:
            connection.set_progress_handler(None, 0)
    if raised:  # else the interruption would look like damage
        raise raised[0]
