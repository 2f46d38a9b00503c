"""An account's facts as they stood before an act, from the journal that undo lives on.

What was handed to a customer can so be made again as it was, without a copy of it being kept.
"""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.segments import Segment
from csm_desktop.storage import records
from csm_desktop.storage.convert import Record, columns_of, from_record, from_records
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.journal import kept_change
from csm_desktop.storage.queries.facts import account_facts, first_of_order
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import ROW_OF

_Rows = dict[tuple[str, int], Record | None]


def act_that_set(
    connection: BookConnection, table: str, row_id: int, column: str, value: str
) -> int | None:
    """The last act that stands and gave a column of a row this value, or None: rows that came with
    it, as from an import, have no such act."""
    row = execute(
        connection,
        "SELECT c.change_set_id FROM change c JOIN change_set s ON s.id = c.change_set_id "
        "WHERE c.table_name = ? AND c.row_id = ? AND s.state = 'done' AND c.before IS NOT NULL "
        "AND json_extract(c.after, ?) = ? ORDER BY c.change_set_id DESC LIMIT 1",
        (table, row_id, f'$."{column}"', value),
    ).fetchone()
    return int(row[0]) if row else None


def act_after(connection: BookConnection, moment: datetime) -> int | None:
    """The first act that stands and was done after a moment; None where nothing was done since."""
    row = execute(
        connection,
        "SELECT min(id) FROM change_set WHERE state = 'done' AND at > ?",
        (moment.astimezone(UTC).isoformat(timespec="microseconds"),),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def facts_before(
    connection: BookConnection, account_id: int, act_id: int, as_of: date
) -> AccountFacts:
    """The facts of an account as they stood before an act of the journal, seen from a day.

    Journey template and health snapshots are those of today. Raises LookupError where there is no
    such account, or was none then.
    """
    # From now backwards: the journal knows what changed, and not what stayed.
    now = account_facts(connection, account_id, as_of)
    rows = _rows_before(connection, account_id, act_id)
    changed: dict[str, Any] = {}
    for field in fields(AccountFacts):
        if get_origin(field.type) is tuple:
            kind = get_args(field.type)[0]
            table = ROW_OF[kind].__tablename__
            own = {row_id: record for (name, row_id), record in rows.items() if name == table}
            if own:
                whose = account_id if "account_id" in columns_of(kind) else None
                changed[field.name] = _then(kind, getattr(now, field.name), own, whose)
    if ("account", account_id) in rows:
        account = rows["account", account_id]
        if account is None:  # it came into the book by this act, or by a later one
            raise LookupError(account_id)
        changed["account"] = from_record(Account, account)
    segment_id = changed.get("account", now.account).segment_id
    # The account may have been in another segment then.
    changed["segment"] = _segment(connection, rows, segment_id)
    return replace(now, **changed)


def _then(
    kind: type, now: tuple[Any, ...], rows: dict[int, Record | None], account_id: int | None
) -> tuple[Any, ...]:
    there = [each for each in now if each.id not in rows]
    # A row may have belonged to another account then, or to none: that is not this one's past.
    there += from_records(
        kind,
        (
            record
            for record in rows.values()
            if record is not None and (account_id is None or record["account_id"] == account_id)
        ),
    )
    first = first_of_order(kind) or "id"

    def order(thing: Any) -> tuple[bool, Any, int]:
        value = getattr(thing, first)
        return value is not None, value, thing.id

    return tuple(sorted(there, key=order))


def _segment(connection: BookConnection, rows: _Rows, segment_id: int | None) -> Segment | None:
    if segment_id is None:
        return None
    key = ("segment", segment_id)
    record = rows[key] if key in rows else records.read(connection, *key)
    return from_record(Segment, record) if record is not None else None


def _rows_before(connection: BookConnection, account_id: int, act_id: int) -> _Rows:
    """The rows that this act and all later ones touched, each as it stood before; None where it
    was not there. The account's own and those of the whole book."""
    # Things of the whole book have no account, and may have changed as well.
    acts = execute(
        connection,
        "SELECT c.table_name, c.row_id, c.before, c.after FROM change c "
        "JOIN change_set s ON s.id = c.change_set_id "
        "WHERE s.id >= ? AND s.state = 'done' AND (c.account_id = ? OR c.account_id IS NULL) "
        "ORDER BY s.id DESC, c.position DESC",
        (act_id, account_id),
    )
    rows: _Rows = {}
    # The latest first, so that each earlier act overwrites what a later one said.
    for table, row_id, *texts in acts:
        key = (table, row_id)
        change = kept_change(table, row_id, account_id, *texts)
        if change.before is None or change.after is None:
            rows[key] = change.before
        else:
            known = rows[key] if key in rows else records.read(connection, table, row_id)
            rows[key] = {**known, **change.before} if known is not None else None
    return rows
