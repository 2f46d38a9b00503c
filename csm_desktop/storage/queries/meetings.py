"""The meetings of all accounts, read straight into lines."""

import json
from datetime import UTC, datetime

from sqlalchemy import Connection

from csm_desktop.domain.lists.meeting_lines import BookMeeting
from csm_desktop.domain.records.meetings import FollowUpState, MeetingKind
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus
from csm_desktop.storage.codec import UNUSABLE, codec_of
from csm_desktop.storage.raw_sql import execute

_MEETINGS = """
SELECT m.id, m.account_id, a.name, m.kind, m.title, m.starts_at, m.zone, m.minutes, m.ended_at,
       (SELECT json_group_array(c.name) FROM attendance t JOIN contact c ON c.id = t.contact_id
        WHERE t.meeting_id = m.id),
       (SELECT min(f.sent_at) FROM follow_up f WHERE f.meeting_id = m.id AND f.state = ?),
       (SELECT count(*) FROM action x
        WHERE x.origin_id = m.id AND x.origin = ? AND x.status <> ?)
FROM meeting m JOIN account a ON a.id = m.account_id AND a.deleted_at IS NULL
WHERE m.starts_at >= ?
ORDER BY m.starts_at, m.id
"""
_INSTANT = codec_of("starts_at", datetime, None)


def book_meetings(connection: Connection, since: datetime) -> tuple[BookMeeting, ...]:
    """All meetings that began, or will begin, at an instant or later; the earliest first."""
    values = (
        FollowUpState.SENT.value,
        ActionOrigin.NEXT_STEP.value,
        ActionStatus.DROPPED.value,
        since.astimezone(UTC).isoformat(timespec="microseconds"),
    )
    kinds = {kind.value: kind for kind in MeetingKind}
    found = []
    for row in execute(connection, _MEETINGS, values):
        id_, account_id, account, kind, title, starts, zone, minutes, ended, guests, sent, n = row
        begins = _instant(starts)
        if begins is None or kind not in kinds:
            continue  # damaged: `check` names it
        found.append(
            BookMeeting(
                id_,
                account_id,
                account,
                kinds[kind],
                title,
                begins,
                zone,
                minutes,
                _instant(ended),
                tuple(json.loads(guests)),
                _instant(sent),
                n,
            )
        )
    return tuple(found)


def _instant(text: object) -> datetime | None:
    found = None if text is None else _INSTANT.read(text)
    return None if found is UNUSABLE else found
