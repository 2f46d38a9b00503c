"""The journal of changes: what each act did, so that it can be undone, even after a restart.

An act is stored as the rows it touched with what differed before and after; undo writes the
"before" back through the same gate that every change goes through.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from csm_desktop.storage import records
from csm_desktop.storage.act_labels import Label, label_again, label_today
from csm_desktop.storage.changes import (
    Change,
    account_ids_of,
    tables_of,
    touches_shared,
)
from csm_desktop.storage.convert import Record, grown
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.former import as_kept_now
from csm_desktop.storage.journal_rows import as_json, write_changes
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF, ROWS
from csm_desktop.values import dataclass

MERGE_WITHIN = timedelta(minutes=2)
"""Consecutive edits of one field are one step while each follows the other within this time, and
the clock has not been set back in between."""


class State(StrEnum):
    """Whether an act stands; `DROPPED` was undone and then overtaken by a new act."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One user act and all that it changed; `told` is the sentence of its label as it is kept."""

    id: int
    label: str
    at: datetime
    changes: Sequence[Change]
    told: str | None = None

    @property
    def called(self) -> Label:
        """Its label, to be written down once more."""
        return label_again(self.label, self.told)

    @property
    def tables(self) -> frozenset[str]:
        """Which kinds of rows were touched."""
        return tables_of(self.changes)

    @property
    def account_ids(self) -> frozenset[int]:
        """Which accounts were touched."""
        return account_ids_of(self.changes)

    @property
    def is_shared(self) -> bool:
        """Whether anything was touched that belongs to no account."""
        return touches_shared(self.changes)

    def concerns(self, account_id: int | None) -> bool:
        """Whether this account may look otherwise now: it was touched, or what all share."""
        return self.is_shared or account_id in self.account_ids


def record(connection: BookConnection, done: ChangeSet) -> ChangeSet:
    """Write an act down; what had been undone before it can no longer be redone.

    Returns the act as it stands in the journal: an edit of the field that the last act edited too
    becomes one step with it. An act that comes to nothing by that is taken out.
    """
    # After another act the undone ones no longer fit what is there.
    execute(connection, "UPDATE change_set SET state = 'dropped' WHERE state = 'undone'")
    merged = _merged_with_last(connection, done)
    if merged:
        return merged
    execute(
        connection,
        "INSERT INTO change_set(id, label, at, state, told) VALUES (?, ?, ?, 'done', ?)",
        (done.id, done.label, _text(done.at), done.told),
    )
    write_changes(connection, done.id, done.changes)
    return done


@dataclass(frozen=True, slots=True)
class StepHeader:
    """An act without its changes, called as in the language in force."""

    id: int
    label: str
    at: datetime


_HeaderRow = tuple[int, str, str | None, str]


def header(connection: BookConnection, state: State) -> StepHeader | None:
    """What undo (`DONE`) or redo (`UNDONE`) would take next."""
    row = _header_row(connection, state)
    return _headed(*row) if row else None


def _header_row(connection: BookConnection, state: State) -> _HeaderRow | None:
    order = "DESC" if state is State.DONE else "ASC"
    row: _HeaderRow | None = execute(
        connection,
        # Written out, for the index holds the undone ones alone.
        f"SELECT id, label, told, at FROM change_set WHERE state = '{state.value}'"
        f" AND id NOT IN (SELECT change_set_id FROM final_act) ORDER BY id {order} LIMIT 1",
    ).fetchone()
    return row


def _headed(id_: int, label: str, told: str | None, at: str) -> StepHeader:
    return StepHeader(id_, label_today(label, told), datetime.fromisoformat(at))


def is_longer(connection: BookConnection, state: State, than: int) -> bool:
    """Whether what undo (`DONE`) or redo (`UNDONE`) would take has more changes than that."""
    found = header(connection, state)
    if found is None:
        return False
    rows = execute(
        # Counting stops one past the limit: an import has tens of thousands of changes.
        connection,
        "SELECT count(*) FROM (SELECT 1 FROM change WHERE change_set_id = ? LIMIT ?)",
        (found.id, than + 1),
    )
    return bool(rows.fetchone()[0] > than)


def last(connection: BookConnection, state: State) -> ChangeSet | None:
    """What undo (`DONE`) or redo (`UNDONE`) would take next, with all that it changed."""
    found = header(connection, state)
    if found is None:
        return None
    return ChangeSet(found.id, found.label, found.at, changes_of(connection, found.id))


def take_back(connection: BookConnection, done: ChangeSet) -> ChangeSet:
    """Undo an act that stands; returns what that changed."""
    # Backwards, so that a child is taken out before what it belongs to comes or goes.
    changes = []
    done = _with_made_by_program(connection, done)
    for index, change in reversed(list(enumerate(done.changes))):
        inverse = change.inverse
        # The row itself was its "after" until now (see `write_changes`); it is about to go.
        if change.before is None:
            inverse = replace(inverse, before=_keep_made(connection, done.id, index, change))
        _apply(connection, inverse)
        changes.append(inverse)
    return _now(connection, replace(done, changes=tuple(changes)), State.UNDONE)


def do_again(connection: BookConnection, undone: ChangeSet) -> ChangeSet:
    """Redo an act that was undone; returns what that changed."""
    for change in undone.changes:
        _apply(connection, change)
    return _now(connection, undone, State.DONE)


def _with_made_by_program(connection: BookConnection, done: ChangeSet) -> ChangeSet:
    """The act with what the program made of the accounts and contracts that it made: alerts, and
    the scores and forecasts of past days.

    They go with what they are of and come back with it: neither what the user said of an alert nor
    how a day was judged can be made anew.
    """
    born = [c for c in done.changes if c.before is None]
    accounts = [c.row_id for c in born if c.table == "account"]
    contracts = {c.row_id: c.account_id for c in born if c.table == "subscription"}
    # Undone once before, the act has those of then already.
    known = {(change.table, change.row_id) for change in done.changes}
    of_accounts = [(t, account) for t in ("alert", "health_snapshot") for account in accounts]
    of_contracts = [("forecast_entry", account) for account in dict.fromkeys(contracts.values())]
    made = tuple(
        Change(table, int(row["id"] or 0), account_id, None, row)
        for table, account_id in (*of_accounts, *of_contracts)
        for row in records.read_where(connection, table, {"account_id": account_id})
        if (table, row["id"]) not in known
        and (table != "forecast_entry" or row["subscription_id"] in contracts)
    )
    if not made:
        return done
    write_changes(connection, done.id, made, first=len(done.changes))
    return replace(done, changes=(*done.changes, *made))


def _keep_made(
    connection: BookConnection, set_id: int, index: int, change: Change
) -> Record | None:
    """Write down a made row that is about to be taken back, so that it can be made again."""
    made = records.read(connection, change.table, change.row_id)
    execute(
        connection,
        "UPDATE change SET after = ? WHERE change_set_id = ? AND position = ?",
        (as_json(made), set_id, index),
    )
    return made


def _apply(connection: BookConnection, change: Change) -> None:
    if change.before is None and change.after is not None:
        records.insert(connection, change.table, [change.after])
    elif change.after is None:
        records.delete(connection, change.table, change.row_id)
    else:
        records.update(connection, change.table, change.row_id, change.after)


def _now(connection: BookConnection, change_set: ChangeSet, state: State) -> ChangeSet:
    execute(
        connection, "UPDATE change_set SET state = ? WHERE id = ?", (state.value, change_set.id)
    )
    return change_set


def _merged_with_last(connection: BookConnection, done: ChangeSet) -> ChangeSet | None:
    field = _only_field(done.changes)
    if field is None:
        return None
    row = _header_row(connection, State.DONE)
    # Another field's edit has another label: undo must name what it takes back.
    if row is None or label_today(*row[1:3]) != done.label:
        return None
    previous = _headed(*row)
    if not timedelta(0) <= done.at - previous.at <= MERGE_WITHIN:  # a clock is set back, too
        return None
    earlier = changes_of(connection, previous.id)
    # And the label alone is not enough: two goals are edited under the same words.
    if _only_field(earlier) != field:
        return None
    now, then = done.changes[0], earlier[0]
    change = replace(now, before=then.before)
    execute(connection, "DELETE FROM change WHERE change_set_id = ?", (previous.id,))
    # Typed back to what it was: nothing has happened, so there is nothing to undo.
    if change.before == change.after:
        execute(connection, "DELETE FROM change_set WHERE id = ?", (previous.id,))
    else:
        execute(
            connection, "UPDATE change_set SET at = ? WHERE id = ?", (_text(done.at), previous.id)
        )
        write_changes(connection, previous.id, (change,))
    return replace(done, id=previous.id)


def _only_field(changes: Sequence[Change]) -> tuple[str, int, str] | None:
    """The one field of one row that was edited, if that is all."""
    if len(changes) != 1:
        return None
    change = changes[0]
    if change.before is None or change.after is None or len(change.after) != 1:
        return None
    return change.table, change.row_id, next(iter(change.after))


def changes_of(connection: BookConnection, change_set_id: int) -> tuple[Change, ...]:
    """What an act changed; of a row that it made, only that it was made (see `Change`)."""
    rows = execute(
        connection,
        "SELECT table_name, row_id, account_id, before, after FROM change "
        "WHERE change_set_id = ? ORDER BY position",
        (change_set_id,),
    )
    return tuple(kept_change(*row) for row in rows)


def kept_change(
    table: str, row_id: int, account_id: int | None, before: str | None, after: str | None
) -> Change:
    """A change as it is written down, in the columns that the book has now."""
    whole = before is None or after is None
    then, now = (_as_now(table, text, whole) for text in (before, after))
    return Change(table, row_id, account_id, then, now)


def _as_now(table: str, text: str | None, whole: bool) -> Record | None:
    """A record of the journal, which no migration touches: what came to its table since is blank,
    as it is in the rows that were there then; what its table has no more is left out."""
    if text is None or table not in ROWS:
        return json.loads(text) if text else None
    known: Record = as_kept_now(json.loads(text))
    columns = ROWS[table].columns()
    if not known.keys() <= columns.keys():
        known = {name: value for name, value in known.items() if name in columns}
    return grown(KIND_OF[table], known) if whole and table in KIND_OF else known


def as_last_known(connection: BookConnection, table: str, row_id: int) -> Record | None:
    """A row as it stands, or as it stood when it was removed; None where nothing is known of it."""
    # A row that stands is truer than the journal, which keeps only what changed of it.
    found = records.read(connection, table, row_id)
    if found is not None:
        return found
    removed = execute(
        connection,
        "SELECT before FROM change WHERE table_name = ? AND row_id = ? AND after IS NULL"
        " AND before IS NOT NULL ORDER BY change_set_id DESC LIMIT 1",
        (table, row_id),
    ).fetchone()
    return _as_now(table, removed[0], whole=True) if removed else None


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def history(
    connection: BookConnection,
    limit: int,
    account_id: int | None = None,
    *,
    undoable: bool = False,
) -> tuple[StepHeader, ...]:
    """The acts that stand, the latest first; of one account only, or only those that undo reaches,
    if asked."""
    narrowed = (
        # Any change of an account counts, also when the act was begun on another one.
        "AND id IN (SELECT change_set_id FROM change WHERE account_id = ?)"
        if account_id is not None
        else ""
    )
    if undoable:
        narrowed += " AND id NOT IN (SELECT change_set_id FROM final_act)"
    rows = execute(
        connection,
        f"SELECT id, label, told, at FROM change_set WHERE state = 'done' {narrowed} "
        "ORDER BY id DESC LIMIT ?",
        (account_id, limit) if account_id is not None else (limit,),
    )
    return tuple(_headed(*row) for row in rows)


def steps_of_row(
    connection: BookConnection, account_id: int, table: str, row_id: int, limit: int
) -> tuple[tuple[StepHeader, Change], ...]:
    """The acts that stand and touched one row of an account, the latest first, with what they did
    to it. Looked for by the account, whose changes are few beside those of the book."""
    rows = execute(
        connection,
        "SELECT s.id, s.label, s.told, s.at, c.before, c.after FROM change AS c"
        " JOIN change_set AS s ON s.id = c.change_set_id"
        " WHERE c.account_id = ? AND c.table_name = ? AND c.row_id = ? AND s.state = 'done'"
        " ORDER BY s.id DESC LIMIT ?",
        (account_id, table, row_id, limit),
    )
    return tuple(
        (_headed(*head), kept_change(table, row_id, account_id, before, after))
        for *head, before, after in rows
    )
