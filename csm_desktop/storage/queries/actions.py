"""The actions of all accounts, read straight into lines."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus, Side
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_ACTIONS = """
SELECT x.id, a.id, a.name, x.title, x.side, x.team_member_id, x.contact_id,
       coalesce(CASE WHEN x.side = 'us' THEN t.name ELSE c.name END, ''),
       x.due_on, x.status, x.done_on, x.origin, coalesce(m.title, '')
FROM action x
JOIN account a ON a.id = x.account_id AND a.deleted_at IS NULL
LEFT JOIN team_member t ON t.id = x.team_member_id
LEFT JOIN contact c ON c.id = x.contact_id
LEFT JOIN milestone m ON m.id = x.milestone_id
WHERE x.status IN ('open', 'doing') OR coalesce(x.done_on, x.due_on) >= ?
"""
_DUE = "WHERE x.status IN ('open', 'doing') AND x.due_on <= ?"
_DAY = codec_of("due_on", date | None, None)


def action_lines(
    connection: BookConnection, since: date, account_ids: Collection[int] | None = None
) -> tuple[ActionLine, ...]:
    """All pending actions, and those that ended on `since` or later, of all accounts or of these;
    in no order."""
    if account_ids is None:
        return tuple(_lines(execute(connection, _ACTIONS, (since.isoformat(),))))
    marks = ", ".join("?" * len(account_ids))
    # In brackets, or AND would bind to the last of the two conditions alone.
    query = _ACTIONS.replace("WHERE ", "WHERE (") + f") AND x.account_id IN ({marks})"
    return tuple(_lines(execute(connection, query, (since.isoformat(), *account_ids))))


def due_lines(connection: BookConnection, until: date) -> tuple[ActionLine, ...]:
    """The pending actions that are due on a day or before it; in no order."""
    query = _ACTIONS[: _ACTIONS.index("WHERE")] + _DUE
    return tuple(_lines(execute(connection, query, (until.isoformat(),))))


def _lines(rows: Iterable[tuple[Any, ...]]) -> Iterable[ActionLine]:
    # A few hundred distinct days and a dozen words stand in thousands of rows.
    days: dict[object, date | None] = {None: None}
    sides, states = {str(side): side for side in Side}, {str(s): s for s in ActionStatus}
    origins = {str(origin): origin for origin in ActionOrigin}
    for row in rows:
        (
            id_,
            account_id,
            account,
            title,
            side,
            ours,
            theirs,
            owner,
            due,
            state,
            done,
            origin,
            to,
        ) = row
        if side not in sides or state not in states or origin not in origins:
            continue  # damaged: `check` names it
        for text in (due, done):
            if text not in days:
                days[text] = _day(text)
        yield ActionLine(
            id_,
            account_id,
            account,
            title,
            sides[side],
            ours,
            theirs,
            owner,
            days[due],
            states[state],
            days[done],
            origins[origin],
            to,
        )


def _day(text: object) -> date | None:
    # Damaged is undated here; `check` names the row.
    found = _DAY.read(text)
    return None if found is UNUSABLE else found
