"""The actions of all accounts, read straight into lines."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from csm_desktop.domain.lists.action_lines import ActionLine
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus, Side
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.made import from_columns
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


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_PENDING = "x.status IN ('open', 'doing') AND x.due_on <= ?"
# SQLite counts while Python goes on elsewhere; few share their account, day and owner.
_DUE = f"""
SELECT sum(n = 1), group_concat(CASE WHEN n > 1 THEN ids END) FROM (
    SELECT count(*) AS n, group_concat(x.id) AS ids
    FROM action x JOIN account a ON a.id = x.account_id AND a.deleted_at IS NULL
    WHERE {_PENDING} AND x.side IN ({_quoted(Side)}) AND x.origin IN ({_quoted(ActionOrigin)})
    GROUP BY x.account_id, x.due_on, x.side, x.team_member_id, x.contact_id)
"""
_THESE = "WHERE x.id IN (SELECT value FROM json_each(?))"
_WORDS = {4: Side, 9: ActionStatus, 11: ActionOrigin}
_DAYS = (8, 10)
"""Where the query has words of closed lists, and days."""
_DAY = codec_of("due_on", date | None, None)


def action_lines(
    connection: BookConnection, since: date, account_ids: Collection[int] | None = None
) -> tuple[ActionLine, ...]:
    """All pending actions, and those that ended on `since` or later, of all accounts or of these;
    in no order."""
    if account_ids is None:
        return _lines(execute(connection, _ACTIONS, (since.isoformat(),)).fetchall())
    marks = ", ".join("?" * len(account_ids))
    # In brackets, or AND would bind to the last of the two conditions alone.
    query = _ACTIONS.replace("WHERE ", "WHERE (") + f") AND x.account_id IN ({marks})"
    return _lines(execute(connection, query, (since.isoformat(), *account_ids)).fetchall())


def due_apart(connection: BookConnection, until: date) -> tuple[int, tuple[ActionLine, ...]]:
    """Of the pending actions that are due on a day or before it: how many are alone with their
    account, day and owner, and the lines of the others, of which some may be one promise."""
    alone, others = execute(connection, _DUE, (until.isoformat(),)).fetchone()
    if not others:
        return alone or 0, ()
    these = _ACTIONS[: _ACTIONS.index("WHERE")] + _THESE
    return alone, _lines(execute(connection, these, (f"[{others}]",)).fetchall())


def _lines(rows: Sequence[tuple[Any, ...]]) -> tuple[ActionLine, ...]:
    """The lines, column by column: a few hundred days and a dozen words stand in thousands of
    rows. What has a word that is none is left out: it is damaged, and `check` names it."""
    if not rows:
        return ()
    columns: list[Any] = list(zip(*rows, strict=True))
    for place, kind in _WORDS.items():
        known = {str(word): word for word in kind}
        read = [known.get(word) for word in columns[place]]
        if None in read:
            whole = [row for row, word in zip(rows, read, strict=True) if word is not None]
            return _lines(whole)
        columns[place] = read
    for place in _DAYS:
        days = {text: _day(text) for text in set(columns[place])}
        columns[place] = map(days.__getitem__, columns[place])
    return from_columns(ActionLine, columns, len(rows))


def _day(text: object) -> date | None:
    if text is None:
        return None
    # Damaged is undated here; `check` names the row.
    found = _DAY.read(text)
    return None if found is UNUSABLE else found
