"""How an act is written into the journal: a row of it for each row that the act touched."""

import json
from collections.abc import Sequence
from itertools import count, islice
from operator import lt

from csm_desktop.storage.changes import Change, MadeRows, portions_of
from csm_desktop.storage.convert import Record
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute, execute_many

_MANY = 100  # rows


def write_changes(
    connection: BookConnection, set_id: int, changes: Sequence[Change], first: int = 0
) -> None:
    """Write changes down; a made row stands in its own table and is not written twice."""
    index = first
    portions = portions_of(changes)
    # What an act made and changed after that does not stand in its table as it was made.
    touched = {each.table for each in portions if isinstance(each, Change)}
    for portion in portions:
        if isinstance(portion, MadeRows):
            is_as_made = portion.table not in touched and _lie_together(connection, portion)
            (_write_lying if is_as_made else _write_made)(connection, set_id, portion, index)
            index += len(portion)
            continue
        execute(
            connection,
            "INSERT INTO change(change_set_id, position, table_name, row_id, account_id, before,"
            " after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(set_id, index, portion.table, portion.row_id, portion.account_id),
                as_json(portion.before),
                as_json(portion.after if portion.before is not None else None),
            ),
        )
        index += 1


def _write_lying(connection: BookConnection, set_id: int, made: MadeRows, first: int) -> None:
    owner = "id" if made.table == "account" else "account_id"
    lowest, highest = made.row_ids[0], made.row_ids[-1]
    # Most lists make ids one after another, which need not be counted.
    is_dense = highest - lowest == len(made) - 1
    place = f"id - {lowest}" if is_dense else "row_number() OVER (ORDER BY id) - 1"
    execute(
        connection,
        "INSERT INTO change(change_set_id, position, table_name, row_id, account_id)"
        f" SELECT ?, ? + {place}, '{made.table}', id,"
        f" {owner if owner in made.columns else 'NULL'}"
        f' FROM "{made.table}" WHERE id BETWEEN ? AND ? ORDER BY id',
        (set_id, first, lowest, highest),
    )


def _write_made(connection: BookConnection, set_id: int, made: MadeRows, first: int) -> None:
    execute_many(
        connection,
        # What is the same in all rows is said once; `before` and `after` stay empty.
        "INSERT INTO change(change_set_id, position, table_name, row_id, account_id)"
        f" VALUES ({set_id}, ?, '{made.table}', ?, ?)",
        zip(count(first), made.row_ids, made.account_ids),
    )


def _lie_together(connection: BookConnection, made: MadeRows) -> bool:
    """Whether many rows stand in their table in the order of their ids, without others between
    them: SQLite then takes them from there."""
    ids = made.row_ids
    if len(ids) < _MANY or not all(map(lt, ids, islice(ids, 1, None))):
        return False
    (number,) = execute(
        connection,
        f'SELECT count(*) FROM "{made.table}" WHERE id BETWEEN ? AND ?',
        (ids[0], ids[-1]),
    ).fetchone()
    return bool(number == len(ids))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def as_json(record_: Record | None) -> str | None:
    """A record as the journal keeps it."""
    return None if record_ is None else _ENCODER.encode(record_)
