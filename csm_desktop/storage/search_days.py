"""The day of what a search found: what tells ten follow-ups of one subject apart."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from csm_desktop.domain.records.passport import dating_field
from csm_desktop.domain.text.instants import day_in
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.search import SEARCHED, Named

# The column that leads to the meeting whose day it is.
_MEETINGS: Mapping[str, str] = {"meeting": "id", "note": "meeting_id", "follow_up": "meeting_id"}


def dated(connection: BookConnection, kind: str, ids: Sequence[int]) -> dict[int, Named]:
    """The titles of rows of one table, each with its day: when it was or is to be, by the clock of
    its meeting. For `search.find`."""
    asked = f"{_statement(kind)} WHERE own.id IN ({', '.join('?' * len(ids))})"
    found: dict[int, Named] = {}
    for row_id, title, stored, zone in execute(connection, asked, ids):
        found[row_id] = title, _day(stored, zone) if stored else None
    return found


def _day(stored: str, zone: str | None) -> date | None:
    try:
        if zone is None:
            return date.fromisoformat(stored)
        return day_in(datetime.fromisoformat(stored), zone)
    except (ValueError, TypeError):  # of a damaged book: found all the same
        return None


@cache
def _statement(kind: str) -> str:
    title = f'own."{SEARCHED[kind].title}"'
    if column := _own_day(kind):
        return f'SELECT own.id, {title}, own."{column}", NULL FROM "{kind}" AS own'
    if column := _MEETINGS.get(kind):
        # A call at 23:00 in Tokyo was on another day here: the meeting's own clock says which.
        return (
            f'SELECT own.id, {title}, meeting.starts_at, meeting.zone FROM "{kind}" AS own'
            f" LEFT JOIN meeting ON meeting.id = own.{column}"
        )
    return f'SELECT own.id, {title}, NULL, NULL FROM "{kind}" AS own'


def _own_day(table: str) -> str | None:
    """The column that holds a thing's own day, as its passports say."""
    kind = KIND_OF.get(table)
    return dating_field(kind) if kind else None
