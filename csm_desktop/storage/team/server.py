"""A connection to a team's database, and what its faults mean."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.team.address import DatabaseAddress
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from sqlalchemy import Connection

_REFUSED = re.compile(r"failed: [^\W\d_]+:\s+(?P<why>.*)", re.DOTALL)
"""The server's own answer in a message of libpq: it begins with FATAL, in the server's language."""
_NO_PASSWORD = "no password supplied"
_BREAK = "\n"
_SAFE = say("The database is as it was, and the next publish goes on from there.")


class UnreachableError(UserError):
    """The database cannot be reached now, or was lost on the way: later it may be."""


class RefusedError(UserError):
    """The database lets nobody in as this user, or not by this password; `lacks_password` where
    none was given and one is asked for."""

    def __init__(self, title: str, advice: str, *, lacks_password: bool) -> None:
        super().__init__(title, advice)
        self.lacks_password = lacks_password


@contextmanager
def connected(address: DatabaseAddress, password: str) -> Iterator["Connection"]:
    """One connection, closed at its end; whoever uses it begins and ends transactions.

    Raises UnreachableError, RefusedError, and UserError where the driver is not installed.
    """
    with told(address):
        connection = _connect(address, password)
    try:
        yield connection
    finally:
        connection.close()
        connection.engine.dispose()


def _connect(address: DatabaseAddress, password: str) -> "Connection":
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise UserError(
            tr("This installation cannot speak to PostgreSQL."),
            tr("Install it with its extra: csm-desktop[team]. Nothing was published."),
        ) from None
    from sqlalchemy import URL, create_engine
    from sqlalchemy.pool import NullPool

    engine = create_engine(
        URL.create("postgresql+psycopg"),
        connect_args=address.driver_options(password),
        poolclass=NullPool,
        hide_parameters=True,  # rows are nobody's business in a log
    )
    return engine.connect()


def cursor(connection: "Connection") -> Any:
    """A cursor of psycopg's own, within the connection's transaction."""
    driver: Any = connection.connection.driver_connection
    return driver.cursor()


@contextmanager
def told(address: DatabaseAddress, book: str = "") -> Iterator[None]:
    """Turn the faults of a database into words; whatever was under way is rolled back by then.
    `book` is the one that is being published, "" before any is."""
    try:
        import psycopg
        from sqlalchemy.exc import DBAPIError
    except ImportError:
        yield
        return
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, psycopg.Error):
            raise
        raise _said(error.orig, address, book) from error
    except psycopg.Error as error:
        raise _said(error, address, book) from error


def _said(error: Any, address: DatabaseAddress, book: str) -> UserError:
    from psycopg import errors

    reason = _reason(error)
    if isinstance(error, errors.InsufficientPrivilege):
        title = say("The database does not allow this to {user}: {reason}",
                    user=address.user or say("this user"), reason=reason)  # fmt: skip
        return _made(UserError, title, say("Whoever looks after it gives the right."), _SAFE)
    if isinstance(error, errors.LockNotAvailable):
        title = say("Somebody else is at work in the database {place}.", place=address.place)
        return _made(UnreachableError, title, _SAFE)
    if isinstance(error, errors.OperationalError) and book and not error.sqlstate:
        title = say("The connection to the database broke off while {book} was published.",
                    book=book)  # fmt: skip
        return _made(UnreachableError, title, _SAFE, _words(f"({reason})"))
    if isinstance(error, errors.OperationalError) and not book:
        return _not_connected(str(error), reason, address)
    if isinstance(error, errors.AdminShutdown | errors.CrashShutdown | errors.CannotConnectNow):
        title = say("The database {place} is being shut down or started.", place=address.place)
        return _made(UnreachableError, title, _SAFE)
    return _made(UserError, say("The database refused: {reason}", reason=reason), _SAFE)


def _not_connected(text: str, reason: str, address: DatabaseAddress) -> UserError:
    refused = _REFUSED.search(text)
    lacks_password = _NO_PASSWORD in text
    if refused is None and not lacks_password:
        title = say("The database {place} cannot be reached.", place=address.place)
        return _made(UnreachableError, title, _words(reason), _SAFE)
    title = say("The database {place} does not let {user} in.", place=address.place,
                user=address.user or say("this user"))  # fmt: skip
    why = reason if refused is None else f"{refused['why'].strip().partition(_BREAK)[0]}."
    return _made(partial(RefusedError, lacks_password=lacks_password), title, _words(why), _SAFE)


def _made(kind: Callable[[str, str], UserError], title: Message, *advice: Message) -> UserError:
    """An error that can be told in another language tomorrow: a window shows how the last publish
    ended."""
    made = kind(render(title), " ".join(map(render, advice)))
    made.said = (title, *advice)
    return made


def _words(text: str) -> Message:
    """The server's own words, which no catalogue has."""
    return Message("{words}", (("words", text),))


def _reason(error: Any) -> str:
    """The driver's own words in one sentence, without its hints."""
    told = error.diag.message_primary or str(error).removeprefix("connection failed: ")
    return f"{told.strip().partition(_BREAK)[0].strip().rstrip('.')}."
