"""What a day asks for: meetings about now with what is sent of them, and critical events."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from csm_desktop.domain.lists.day_lines import CriticalLine, DayMeeting
from csm_desktop.domain.records.meetings import FollowUpState, MeetingKind
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.raw_sql import execute

_MEETINGS = """
SELECT m.id, m.account_id, a.name, m.kind, m.title, m.starts_at, m.zone, m.minutes, m.ended_at,
       m.purpose,
       (SELECT count(*) FROM attendance t WHERE t.meeting_id = m.id AND t.contact_id IS NOT NULL),
       (SELECT min(f.sent_at) FROM follow_up f WHERE f.meeting_id = m.id AND f.state = ?)
FROM meeting m JOIN account a ON a.id = m.account_id AND a.deleted_at IS NULL
WHERE (m.ended_at IS NULL AND m.starts_at >= ? AND m.starts_at < ?) OR m.ended_at >= ?
ORDER BY m.starts_at, m.id
"""
_EVENTS = """
SELECT e.id, a.id, a.name, e.text, e.event_on
FROM spiced_entry e JOIN account a ON a.id = e.account_id AND a.deleted_at IS NULL
WHERE e.part = ? AND e.event_on BETWEEN ? AND ?
      AND NOT EXISTS (SELECT 1 FROM spiced_entry l WHERE l.account_id = e.account_id
                      AND l.part = e.part
                      AND (l.recorded_on, l.id) > (e.recorded_on, e.id))
ORDER BY e.event_on, a.name, e.id
"""
_NEW = """
SELECT a.id, a.name, count(*) FROM "{table}" n JOIN account a ON a.id = n.account_id
WHERE n.id >= ? AND a.deleted_at IS NULL GROUP BY a.id
"""
NEW_KINDS = ("contact", "subscription", "reading", "opportunity", "meeting")
"""What is told to be new on an account, in this order."""
_INSTANT = codec_of("starts_at", datetime, None)
_DAY = codec_of("event_on", date | None, None)


def meetings_about(
    connection: Connection, begin: datetime, end: datetime, ended_since: datetime
) -> tuple[DayMeeting, ...]:
    """The meetings to come that begin between two instants, and those that ended since a third,
    by their beginning."""
    values = (FollowUpState.SENT.value, _text(begin), _text(end), _text(ended_since))
    kinds = {kind.value: kind for kind in MeetingKind}
    found = []
    for row in execute(connection, _MEETINGS, values):
        id_, account_id, account, kind, title, starts, zone, minutes, ended, why, guests, sent = row
        begins = _instant(starts)
        if begins is None or kind not in kinds:
            continue  # damaged: `check` names it
        found.append(
            DayMeeting(
                id_,
                account_id,
                account,
                kinds[kind],
                title,
                begins,
                zone,
                minutes,
                _instant(ended),
                why,
                guests,
                _instant(sent),
            )
        )
    return tuple(found)


def end_goals(connection: Connection, meeting_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
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


def critical_events(connection: Connection, since: date, until: date) -> tuple[CriticalLine, ...]:
    """The critical events from one day to another, the nearest first."""
    values = (SpicedPart.CRITICAL_EVENT.value, since.isoformat(), until.isoformat())
    lines = []
    for id_, account_id, account, text, day in execute(connection, _EVENTS, values):
        on = _DAY.read(day)
        if isinstance(on, date):
            lines.append(CriticalLine(id_, account_id, account, text, on))
    return tuple(lines)


def new_since(connection: Connection, first_id: int) -> dict[int, tuple[str, dict[str, int]]]:
    """By account: its name, and how much of each of `NEW_KINDS` has an id from `first_id` on."""
    found: dict[int, tuple[str, dict[str, int]]] = {}
    for table in NEW_KINDS:
        rows = execute(connection, _NEW.replace("{table}", table), (first_id,))
        for account_id, name, number in rows:
            found.setdefault(account_id, (name, {}))[1][table] = number
    return found


def _instant(text: object) -> datetime | None:
    found = None if text is None else _INSTANT.read(text)
    return None if found is UNUSABLE else found


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
