"""The day of what a search found: what tells ten follow-ups of one subject apart."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from csm_desktop.domain.records.passport import dating_field
from csm_desktop.domain.text.instants import day_in
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.search import Hit

# The column that leads to the meeting whose day it is.
_MEETINGS: Mapping[str, str] = {"meeting": "id", "note": "meeting_id", "follow_up": "meeting_id"}


def dated(connection: BookConnection, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The same hits, each with its day: when it was or is to be, by the clock of its meeting."""
    found = tuple(hits)
    days: dict[int, date] = {}
    for kind in {hit.kind for hit in found}:
        ids = [hit.id for hit in found if hit.kind == kind]
        marks = ", ".join("?" * len(ids))
        if column := _own_day(kind):
            asked = f'SELECT id, "{column}", NULL FROM "{kind}" WHERE id IN ({marks})'
        elif column := _MEETINGS.get(kind):
            # A call at 23:00 in Tokyo was on another day here: the meeting's own clock says which.
            asked = f"""SELECT own.id, meeting.starts_at, meeting.zone
                FROM "{kind}" AS own JOIN meeting ON meeting.id = own.{column}
                WHERE own.id IN ({marks})"""
        else:
            continue
        for row_id, day, zone in execute(connection, asked, ids):
            with suppress(ValueError, TypeError):  # none, or of a damaged book: found all the same
                days[row_id] = (
                    date.fromisoformat(day)
                    if zone is None
                    else day_in(datetime.fromisoformat(day), zone)
                )
    return tuple(replace(hit, on=days.get(hit.id)) for hit in found)


def _own_day(table: str) -> str | None:
    """The column that holds a thing's own day, as its passports say."""
    kind = KIND_OF.get(table)
    return dating_field(kind) if kind else None
