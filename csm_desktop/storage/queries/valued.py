"""Who and what has one of some values: what a search by such a word finds."""

from collections.abc import Collection

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

Valued = tuple[int, int | None, str, str]
"""The id of a thing, its account's, what it is called, and which of the values it has."""

_KEPT = """NOT EXISTS (SELECT 1 FROM account
                       WHERE account.id = account_id AND deleted_at IS NOT NULL)"""


def people_who_feel(connection: BookConnection, values: Collection[str]) -> tuple[Valued, ...]:
    """The contacts of a sentiment, by name; none of an account in the trash."""
    marks = ", ".join("?" * len(values))
    rows = execute(
        connection,
        f"SELECT id, account_id, name, sentiment FROM contact WHERE sentiment IN ({marks})"
        f" AND {_KEPT} ORDER BY name, id",
        tuple(values),
    )
    return tuple(rows.fetchall())


def moods_now(connection: BookConnection, values: Collection[str]) -> tuple[Valued, ...]:
    """The last mood of each account that is not in the trash, where it is one of these."""
    marks = ", ".join("?" * len(values))
    # SQLite gives the other columns of the row that has the maximum; ids are of unlike lengths.
    rows = execute(
        connection,
        f"""SELECT id, account_id, note, mood FROM
            (SELECT id, account_id, note, mood, max("on" || printf('%020d', id))
             FROM mood_record WHERE {_KEPT} GROUP BY account_id)
            WHERE mood IN ({marks}) ORDER BY id""",
        tuple(values),
    )
    return tuple(rows.fetchall())
