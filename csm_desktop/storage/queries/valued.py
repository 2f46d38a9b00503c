"""Who and what has one of some values: what a search by such a word finds."""

from collections.abc import Collection

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

Valued = tuple[int, int | None, str, str]
"""The id of a thing, its account's, what it is called, and which of the values it has."""


def people_who_feel(connection: BookConnection, values: Collection[str]) -> tuple[Valued, ...]:
    """The contacts of a sentiment, by name."""
    marks = ", ".join("?" * len(values))
    rows = execute(
        connection,
        f"SELECT id, account_id, name, sentiment FROM contact WHERE sentiment IN ({marks})"
        " ORDER BY name, id",
        tuple(values),
    )
    return tuple(rows.fetchall())


def moods_now(connection: BookConnection, values: Collection[str]) -> tuple[Valued, ...]:
    """The last mood of each account, where it is one of these."""
    marks = ", ".join("?" * len(values))
    # SQLite gives the other columns of the row that has the maximum.
    rows = execute(
        connection,
        f"""SELECT id, account_id, note, mood FROM
            (SELECT id, account_id, note, mood, max("on" || id) FROM mood_record
             GROUP BY account_id)
            WHERE mood IN ({marks}) ORDER BY id""",
        tuple(values),
    )
    return tuple(rows.fetchall())
