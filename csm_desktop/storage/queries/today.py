"""What a day asks for beside its meetings: goals, events, hand-overs, sheets, readings, news."""

from collections.abc import Collection
from datetime import date, timedelta

from csm_desktop.domain.handoff.sheet import SHOWN_DAYS, SOON_DAYS
from csm_desktop.domain.lists.day_lines import CriticalLine, SheetDue, WaitingHandOver
from csm_desktop.domain.records.accounts import CUSTOMERS
from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.storage.codec import codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_EVENTS = """
SELECT e.id, a.id, a.name, e.text, e.event_on
FROM spiced_entry e JOIN account a ON a.id = e.account_id AND a.deleted_at IS NULL
WHERE e.part = ? AND e.event_on BETWEEN ? AND ?
      AND NOT EXISTS (SELECT 1 FROM spiced_entry l WHERE l.account_id = e.account_id
                      AND l.part = e.part
                      AND (l.recorded_on, l.id) > (e.recorded_on, e.id))
ORDER BY e.event_on, a.name, e.id
"""
_WAITING = """
SELECT h.id, a.id, a.name, h."on", h.from_function, h.to_function, h.note, t.id, t.name
FROM hand_over h JOIN account a ON a.id = h.account_id AND a.deleted_at IS NULL
     LEFT JOIN team_member t ON t.id = h.to_member_id
WHERE h.accepted_on IS NULL AND h."on" <= ?
ORDER BY h."on", a.name, h.id
"""
_UNSENT = """
SELECT a.id, a.name, a.contract_start FROM account a
WHERE a.deleted_at IS NULL AND a.status IN (?, ?) AND a.contract_start BETWEEN ? AND ?
      AND NOT EXISTS (SELECT 1 FROM handoff_sheet s
                      WHERE s.account_id = a.id AND s.sent_on IS NOT NULL)
ORDER BY a.contract_start, a.name, a.id
"""
# The plus keeps SQLite from the index of metrics: an account has few readings, a metric has many.
_CROSSED = """
SELECT DISTINCT a.id, a.name FROM account a
       JOIN milestone m ON m.account_id = a.id AND m.reached_on IS NULL
       JOIN journey_step s ON s.id = m.journey_step_id AND s.metric_line IS NOT NULL
       JOIN metric k ON k.id = s.metric_id
WHERE a.deleted_at IS NULL AND a.status IN (?, ?) AND EXISTS (
  SELECT 1 FROM reading r
  WHERE r.account_id = a.id AND +r.metric_id = s.metric_id AND r."on" <= ? AND CASE k.better
    WHEN ? THEN CAST(r.value AS REAL) <= CAST(s.metric_line AS REAL) * (1 + 1e-9) + 1e-9
    ELSE CAST(r.value AS REAL) >= CAST(s.metric_line AS REAL) * (1 - 1e-9) - 1e-9 END)
ORDER BY a.name, a.id
"""
_NEW = """
SELECT a.id, a.name, count(*) FROM "{table}" n JOIN account a ON a.id = n.account_id
WHERE n.id >= ? AND a.deleted_at IS NULL GROUP BY a.id
"""
NEW_KINDS = ("contact", "subscription", "reading", "opportunity", "meeting")
"""What is told to be new on an account, in this order."""
_FUNCTIONS = frozenset(Leader)
_DAY = codec_of("event_on", date | None, None)


def end_goals(
    connection: BookConnection, meeting_ids: Collection[int]
) -> dict[int, tuple[str, ...]]:
    """What people want to have accomplished by the end of each of these meetings."""
    found: dict[int, tuple[str, ...]] = {}
    marks = ", ".join("?" * len(meeting_ids))
    rows = execute(
        connection,
        f"SELECT meeting_id, text FROM end_goal WHERE meeting_id IN ({marks}) ORDER BY id",
        tuple(meeting_ids),
    )
    for meeting_id, text in rows:
        found[meeting_id] = (*found.get(meeting_id, ()), text)
    return found


def critical_events(
    connection: BookConnection, since: date, until: date
) -> tuple[CriticalLine, ...]:
    """The critical events from one day to another, the nearest first."""
    values = (SpicedPart.CRITICAL_EVENT.value, since.isoformat(), until.isoformat())
    lines = []
    for id_, account_id, account, text, day in execute(connection, _EVENTS, values):
        on = _DAY.read(day)
        if isinstance(on, date):
            lines.append(CriticalLine(id_, account_id, account, text, on))
    return tuple(lines)


def waiting_hand_overs(connection: BookConnection, until: date) -> tuple[WaitingHandOver, ...]:
    """What was handed over up to a day and accepted by nobody, the longest waiting first."""
    lines = []
    for id_, account_id, account, day, giver, taker, note, member, name in execute(
        connection, _WAITING, (until.isoformat(),)
    ):
        on = _DAY.read(day)
        # A function that this version does not know is told on the account's own page.
        if isinstance(on, date) and {giver, taker} <= _FUNCTIONS:
            lines.append(
                WaitingHandOver(
                    id_, account_id, account, on, Leader(giver), Leader(taker), note, member,
                    name or "",
                )
            )  # fmt: skip
    return tuple(lines)


def unsent_sheets(connection: BookConnection, today: date) -> tuple[SheetDue, ...]:
    """Who signed not long ago and got no hand-off sheet yet, the longest waiting first."""
    since = today - timedelta(days=SHOWN_DAYS)
    values = (*(status.value for status in CUSTOMERS), since.isoformat(), today.isoformat())
    lines = []
    for id_, name, day in execute(connection, _UNSENT, values):
        signed = _DAY.read(day)
        if isinstance(signed, date):
            lines.append(SheetDue(id_, name, signed, signed + timedelta(days=SOON_DAYS)))
    return tuple(lines)


def maybe_crossed(connection: BookConnection, today: date) -> dict[int, str]:
    """Customers with an open milestone whose metric's line a reading may have come to, by id.

    SQL compares numbers roughly and knows no day of a contract: who is named is still to be judged.
    """
    values = (*(status.value for status in CUSTOMERS), today.isoformat(), Better.LOWER.value)
    return dict(execute(connection, _CROSSED, values).fetchall())


def new_since(connection: BookConnection, first_id: int) -> dict[int, tuple[str, dict[str, int]]]:
    """By account: its name, and how much of each of `NEW_KINDS` has an id from `first_id` on."""
    found: dict[int, tuple[str, dict[str, int]]] = {}
    for table in NEW_KINDS:
        rows = execute(connection, _NEW.replace("{table}", table), (first_id,))
        for account_id, name, number in rows:
            found.setdefault(account_id, (name, {}))[1][table] = number
    return found
