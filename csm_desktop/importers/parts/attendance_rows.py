"""Reports of who attended with a row for each coming and going, and no line for the meeting: it is
the rows of one topic, or of the whole file."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from csm_desktop.importers.files.attendance_report import (
    BECAUSE,
    HEADERS,
    HELD,
    THERE,
    TITLES,
    guests_of,
    told_of_guests,
)
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.shapes import as_text

_JOINED = frozenset(("join time", "first join", "first join time", "joined at", "beitrittszeit"))
_LEFT = frozenset(("leave time", "last leave", "last leave time", "left at", "verlassen um"))
_NAMES = frozenset(
    ("name original name", "name", "full name", "attendee", "participant", "user name",
     "user name original name", "display name", "participant name")
)  # fmt: skip
# Who registered for a webinar took part in an event, which is another list.
_OF_EVENTS = frozenset(("attended", "registration time", "approval status"))
_CLOCK = re.compile(
    r"^(?P<day>.*?\d)[ ,T]+(?P<h>\d{1,2})[:.h](?P<m>\d\d)(?:[:.]\d\d)?\s*(?P<half>[AaPp]\.?[Mm])?"
)
_NOON = 12


def of_attendance(table: SourceTable) -> SourceTable:
    """The meetings of such a report, each with everybody who was there; any other list as it is."""
    spoken = [words(header) for header in table.headers]
    join, left, name, topic = (
        next((j for j, said in enumerate(spoken) if said in wanted), -1)
        for wanted in (_JOINED, _LEFT, _NAMES, TITLES)
    )
    if -1 in (join, left, name) or _OF_EVENTS & {*spoken} or not table.rows:
        return table
    # What comes again every week is called the same, and is several meetings.
    meetings: dict[tuple[str, str], list[int]] = {}
    for i, row in enumerate(table.rows):
        called = as_text(row[topic]) if topic >= 0 else ""
        day = _CLOCK.match(as_text(row[join]))
        meetings.setdefault((called or _stem(table), day["day"] if day else ""), []).append(i)
    rows: list[Sequence[Cell]] = []
    others = []
    guests = 0
    for (title, _), places in meetings.items():
        own = [table.rows[i] for i in places]
        people = guests_of([[as_text(row[name]), *map(as_text, row)] for row in own])
        guests += len(people)
        starts = _first([as_text(row[join]) for row in own])
        ends = _last([as_text(row[left]) for row in own])
        rows.append([title, starts, ends, "", "; ".join(people), HELD])
        others += [aside(table.lines[i], THERE, table.rows[i]) for i in places[1:]]
    return replace(
        table, headers=HEADERS, rows=rows, lines=[table.lines[own[0]] for own in meetings.values()],
        set_aside=(*table.set_aside, *others), places=tuple(range(len(HEADERS))),
        holds=ListKind.MEETINGS, because=BECAUSE,
        notices=(*table.notices, told_of_guests(guests, len(table.rows))),
    )  # fmt: skip


def _stem(table: SourceTable) -> str:
    return re.sub(r"\.\w+$", "", table.source)


def _first(moments: Sequence[str]) -> str:
    return min(filter(None, moments), key=_at, default="")


def _last(moments: Sequence[str]) -> str:
    # Of equals the last one, as the rows have it.
    return max(reversed([text for text in moments if text]), key=_at, default="")


def _at(text: str) -> timedelta:
    """The time of its day, for those of one meeting are of one."""
    found = _CLOCK.match(text)
    if found is None:
        return timedelta(0)
    hour, half = int(found["h"]), (found["half"] or "").casefold()[:1]
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return timedelta(hours=hour, minutes=int(found["m"]))
