"""All that hangs on some accounts, and what of the rest of the book that refers to."""

import json
from collections.abc import Collection, Iterator

from csm_desktop.storage import records
from csm_desktop.storage.convert import Record
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROWS

Rows = dict[str, list[Record]]
"""Whole rows by their table."""

PARTS_OF = {
    "journey_step": "journey_id", "playbook_step": "playbook_id", "effectiveness_phase": "model_id",
    "behaviour": "phase_id",
}  # fmt: skip
"""What is a part of something that the whole book shares, and goes along with it; what has parts
stands before them."""


def is_of_accounts(table: str) -> bool:
    """Whether a table's rows belong to accounts, or are these."""
    return table == "account" or "account_id" in ROWS[table].columns()


def hanging_on(connection: BookConnection, account_ids: Collection[int]) -> Rows:
    """These accounts with every row that belongs to one of them, whether in the trash or not."""
    wanted = json.dumps(list(account_ids))
    found: Rows = {}
    for table in KIND_OF:
        if is_of_accounts(table):
            column = "id" if table == "account" else "account_id"
            within = f'SELECT id FROM "{table}" WHERE {column} IN (SELECT value FROM json_each(?))'
            ids = [row_id for (row_id,) in execute(connection, within, (wanted,)).fetchall()]
            rows = (records.read(connection, table, row_id) for row_id in sorted(ids))
            found[table] = [row for row in rows if row is not None]
    return found


def add_shared(connection: BookConnection, rows: Rows) -> None:
    """Add what rows refer to of the things that no account owns: segments, metrics, colleagues."""
    sought: dict[str, set[int]] = {}
    while lacking := {
        table: new for table, ids in _lacking(rows) if (new := ids - sought.get(table, set()))
    }:
        for table, ids in lacking.items():
            sought.setdefault(table, set()).update(ids)
            there = (records.read(connection, table, row_id) for row_id in sorted(ids))
            rows.setdefault(table, []).extend(row for row in there if row is not None)
        wholes = {table: set(ids) for table, ids in lacking.items()}
        for part, column in PARTS_OF.items():
            known = {row["id"] for row in rows.get(part, ())}
            for whole in wholes.get(_whole_of(part), ()):
                came = [
                    row
                    for row in records.read_where(connection, part, {column: whole})
                    if row["id"] not in known
                ]
                rows.setdefault(part, []).extend(came)
                # A part may have parts itself, such as a phase of a model.
                wholes.setdefault(part, set()).update(int(row["id"] or 0) for row in came)
    # What is referred to and not there is nobody's. Let go at the end: parts that came in last may
    # refer to what was not looked for before.
    drop_dangling(rows, only=sought)


def _whole_of(part: str) -> str:
    return ROWS[part].columns()[PARTS_OF[part]].to


def _lacking(rows: Rows) -> Iterator[tuple[str, set[int]]]:
    wanted: dict[str, set[int]] = {}
    for table, own in rows.items():
        for name, column in ROWS[table].columns().items():
            if column.to and not is_of_accounts(column.to):
                found = {int(row[name] or 0) for row in own if row[name] is not None}
                wanted.setdefault(column.to, set()).update(found)
    for table, ids in wanted.items():
        lacking = ids - {int(row["id"] or 0) for row in rows.get(table, ())}
        if lacking:
            yield table, lacking


def drop_dangling(rows: Rows, only: Collection[str] | None = None) -> None:
    """Empty references to what is not among the rows (of these tables alone, if asked); what is
    nothing without one, such as a pairing with another's account, is left out."""
    while _dropped(rows, only):
        pass


def _dropped(rows: Rows, only: Collection[str] | None) -> bool:
    there = {table: {row["id"] for row in own} for table, own in rows.items()}
    dropped = False
    for table, own in rows.items():
        links = [
            (name, column.to, column.empty)
            for name, column in ROWS[table].columns().items()
            if column.to and (column.to in only if only is not None else is_of_accounts(column.to))
        ]
        kept: list[Record] = []
        for row in own:
            lost = [
                (name, empty)
                for name, to, empty in links
                if row[name] is not None and row[name] not in there.get(to, ())
            ]
            if all(empty for _, empty in lost):
                kept.append({**row, **dict.fromkeys((name for name, _ in lost), None)})
            else:
                dropped = True
        rows[table] = kept
    return dropped


def only_referred(rows: Rows) -> Rows:
    """These rows without what nothing of any account refers to, directly or by the way."""
    shared = {row["id"]: (table, row) for table, own in rows.items()
              if not is_of_accounts(table) for row in own}  # fmt: skip
    found = {table: own for table, own in rows.items() if is_of_accounts(table)}
    reached: set[object] = set()
    waiting = [(table, row) for table, own in found.items() for row in own]
    while waiting:
        table, row = waiting.pop()
        led = {row[name] for name, column in ROWS[table].columns().items() if column.to}
        if row["id"] in shared:
            led |= {part["id"] for of, part in shared.values() if of in PARTS_OF
                    and part[PARTS_OF[of]] == row["id"]}  # fmt: skip
        for id_ in led & shared.keys() - reached:
            reached.add(id_)
            waiting.append(shared[id_])
    for table, row in shared.values():
        if row["id"] in reached:
            found.setdefault(table, []).append(row)
    return found
