"""The meetings of all accounts, read straight into lines."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from csm_desktop.domain.lists.meeting_lines import BookMeeting, DayMeeting
from csm_desktop.domain.records.meetings import FollowUpState, MeetingKind
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_LISTED = """
SELECT m.id, m.account_id, a.name, m.kind, m.title, m.starts_at, m.zone, m.minutes, m.ended_at,
       (SELECT min(f.sent_at) FROM follow_up f WHERE f.meeting_id = m.id AND f.state = ?),
       m.cancelled_at IS NOT NULL, m.closed_at,
       {more}
FROM meeting m JOIN account a ON a.id = m.account_id AND a.deleted_at IS NULL {joined}
WHERE {which}
ORDER BY m.starts_at, m.id
"""
_OF_THE_BOOK = """
       (SELECT json_group_array(c.name) FROM attendance t JOIN contact c ON c.id = t.contact_id
        WHERE t.meeting_id = m.id),
       coalesce(steps.number, 0)
"""
# Counted once for all: no index leads from a meeting to its actions, so that each meeting looked
# through the actions of all.
_STEPS = """
LEFT JOIN (SELECT origin_id, count(*) AS number FROM action WHERE origin = ? AND status <> ?
           GROUP BY origin_id) AS steps ON steps.origin_id = m.id
"""
_OF_THE_DAY = """
       m.purpose,
       (SELECT count(*) FROM attendance t WHERE t.meeting_id = m.id AND t.contact_id IS NOT NULL)
"""
_INSTANT = codec_of("starts_at", datetime, None)


def book_meetings(connection: BookConnection, since: datetime) -> tuple[BookMeeting, ...]:
    """All meetings that began, or will begin, at an instant or later; the earliest first."""
    values = (ActionOrigin.NEXT_STEP.value, ActionStatus.DROPPED.value, _text(since))
    rows = _listed(connection, _OF_THE_BOOK, "m.starts_at >= ?", values, joined=_STEPS)
    return tuple(
        BookMeeting(*(*listed, tuple(json.loads(guests)), steps))
        for listed, (guests, steps) in rows
    )


def meetings_about(
    connection: BookConnection, begin: datetime, end: datetime, ended_since: datetime
) -> tuple[DayMeeting, ...]:
    """The meetings to come that begin between two instants, and those that ended, or whose end was
    entered, since a third, by their beginning."""
    which = (
        "(m.ended_at IS NULL AND m.cancelled_at IS NULL AND m.starts_at >= ? AND m.starts_at < ?)"
        " OR m.ended_at >= ? OR m.closed_at >= ?"
    )
    values = (_text(begin), _text(end), _text(ended_since), _text(ended_since))
    rows = _listed(connection, _OF_THE_DAY, which, values)
    return tuple(DayMeeting(*(*listed, *more)) for listed, more in rows)


def _listed(
    connection: BookConnection, more: str, which: str, values: Sequence[Any], joined: str = ""
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """By meeting: the values of a `ListedMeeting` in their order, and the columns of `more`. Those
    that are damaged are left out: `check` names them."""
    kinds = {kind.value: kind for kind in MeetingKind}
    statement = _LISTED.replace("{more}", more).replace("{which}", which)
    statement = statement.replace("{joined}", joined)
    for row in execute(connection, statement, (FollowUpState.SENT.value, *values)):
        id_, account_id, account, kind, title, starts, zone, minutes, *states = row[:12]
        ended, sent, off, closed = states
        begins = _instant(starts)
        # Without a beginning or a kind no list knows where it belongs.
        if begins is None or kind not in kinds:
            continue
        named = (id_, account_id, account, kinds[kind], title)
        when = (begins, zone, minutes, _instant(ended), _instant(sent), bool(off),
                _instant(closed))  # fmt: skip
        yield (*named, *when), tuple(row[12:])


def _instant(text: object) -> datetime | None:
    found = None if text is None else _INSTANT.read(text)
    return None if found is UNUSABLE else found


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
