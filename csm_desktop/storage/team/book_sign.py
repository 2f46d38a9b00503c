"""By what a book is known to be as it was at its last publish, without a look at its rows.

A sign is another one after every act, after what the program wrote of its own accord, on another
day, for another program and in another language: what is reckoned of a book depends on no more.
"""

from typing import TYPE_CHECKING

from csm_desktop import __version__
from csm_desktop.storage.file import stamp
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.wording import voice

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

_NAME = "the whole book"  # beside the tables' digests; no table is called so


def book_sign(connection: BookConnection, as_of: "date") -> str:
    """The sign of a book as it is now."""
    acts = execute(
        connection, "SELECT count(*), max(id), max(at), total(state = 'done') FROM change_set"
    ).fetchone()
    written = stamp.marked(connection, stamp.WRITTEN)
    return "\n".join(map(str, (__version__, as_of, voice().language, written, *acts)))


def known_sign(database: "Connection", book_id: int) -> str:
    """That of the last publish; "" where none is known."""
    asked = "SELECT digest FROM published_table WHERE book_id = %s AND name = %s"
    return str(database.exec_driver_sql(asked, (book_id, _NAME)).scalar() or "")


def keep_sign(database: "Connection", book_id: int, sign: str) -> None:
    """Keep it for the next publish; "" where nobody can tell by one."""
    database.exec_driver_sql(
        "INSERT INTO published_table VALUES (%s, %s, %s)"
        " ON CONFLICT (book_id, name) DO UPDATE SET digest = excluded.digest",
        (book_id, _NAME, sign),
    )
