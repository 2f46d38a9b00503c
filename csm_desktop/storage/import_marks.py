"""Marks of imported rows: the same row of a file again is a repeat and makes nothing."""

from collections.abc import Iterable
from operator import itemgetter

from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_MANY = 500  # parameters of one statement
_LIVING = """
      (EXISTS (SELECT 1 FROM account WHERE id = m.entity_id)
    OR EXISTS (SELECT 1 FROM contact WHERE id = m.entity_id)
    OR EXISTS (SELECT 1 FROM subscription WHERE id = m.entity_id)
    OR EXISTS (SELECT 1 FROM reading WHERE id = m.entity_id)
    OR EXISTS (SELECT 1 FROM revenue_event WHERE id = m.entity_id)
    OR EXISTS (SELECT 1 FROM product_request WHERE id = m.entity_id)
    OR EXISTS (SELECT 1 FROM action WHERE id = m.entity_id))
"""


def known(connection: BookConnection, fingerprints: Iterable[bytes]) -> dict[bytes, int]:
    """Which of these rows have been taken in before, with the id of what they made.

    A mark counts while what it made exists: an import that was undone can be made again.
    """
    asked = list(fingerprints)
    # Most books see their first import: then no row need be asked for.
    if not execute(connection, "SELECT 1 FROM import_mark LIMIT 1").fetchone():
        return {}
    found: dict[bytes, int] = {}
    for start in range(0, len(asked), _MANY):
        some = asked[start : start + _MANY]
        rows = execute(
            connection,
            f"SELECT m.fingerprint, m.entity_id FROM import_mark m WHERE {_LIVING} "
            f"AND m.fingerprint IN ({', '.join('?' * len(some))})",
            tuple(some),
        )
        found.update((bytes(fingerprint), entity_id) for fingerprint, entity_id in rows)
    return found


def is_marked(connection: BookConnection, entity_id: int) -> bool:
    """Whether a row of some list is known to have made this thing."""
    found = execute(
        connection, "SELECT 1 FROM import_mark WHERE entity_id = ? LIMIT 1", (entity_id,)
    )
    return found.fetchone() is not None


def add(connection: BookConnection, act_id: int, marks: Iterable[tuple[bytes, int]]) -> None:
    """Remember what each row made; `act_id` tells the rows of one import from another's.

    Fingerprints are of one length.
    """
    # In the order in which the table keeps them: each finds its page still at hand.
    rows = sorted(marks, key=itemgetter(0))
    if not rows:
        return
    fingerprints, ids = zip(*rows, strict=True)
    size = len(fingerprints[0])
    # All in two values: the driver takes longer for bytes than SQLite does to store them
    # (findings/sqlcipher3-binding-none.sh). The same row may be marked already, by an import
    # whose things are gone since.
    execute(
        connection,
        "INSERT OR REPLACE INTO import_mark (fingerprint, change_set_id, entity_id) "
        f"SELECT substr(?1, 1 + {size} * key, {size}), {act_id:d}, value FROM json_each(?2)",
        (b"".join(fingerprints), f"[{','.join(map(str, ids))}]"),
    )


def follow(connection: BookConnection, gone_id: int, kept_id: int) -> None:
    """Let the rows that made one thing have made another that it became one with."""
    execute(
        connection, "UPDATE import_mark SET entity_id = ? WHERE entity_id = ?", (kept_id, gone_id)
    )
