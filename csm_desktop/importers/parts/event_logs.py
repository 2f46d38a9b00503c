"""Logs of product analytics, a row for each thing that somebody did: counted by account and month.

A log is no list of what it counts: who was active, or how much was done, its user says.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.source_table import SourceTable, column_of
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.engagement_words import speaks_of_engagement
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.plan import Options
from csm_desktop.importers.values.addresses import email_address
from csm_desktop.importers.values.dates import read_dates
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass

TOPIC = "combine"
PEOPLE, EVENTS = "active", "sum"
"""How a log is counted: the different people of a month, or all that they did."""
_DOMAIN = "Domain"
_FIGURES = ("Month end", "Metric", "Value")
_COUNTED = {PEOPLE: "Active users", EVENTS: "Events"}
_EVENT = frozenset(
    ("event", "event name", "event type", "action", "action name", "activity", "event action",
     "event key", "event label", "ereignis", "aktion", "événement", "action effectuée", "evento",
     "acción", "ação", "イベント", "イベント名")
)  # fmt: skip
_TIME = frozenset(
    ("time", "timestamp", "event time", "event timestamp", "created at", "occurred at", "datetime",
     "date time", "date", "received at", "sent at", "event date", "client event time",
     "server received time", "time utc", "timestamp utc", "logged at", "at", "zeit", "zeitstempel",
     "zeitpunkt", "horodatage", "fecha y hora", "data e hora", "日時", "タイムスタンプ")
)  # fmt: skip
_WHO = frozenset(
    ("user", "user id", "distinct id", "person", "user email", "email", "e mail", "email address",
     "actor", "actor email", "visitor", "visitor id", "visitor email", "username", "user name",
     "anonymous id", "person email", "person id", "member", "benutzer", "utilisateur", "usuario",
     "usuário", "ユーザー")
)  # fmt: skip
_COMPANY = frozenset(
    ("company", "organization", "organisation", "group", "group 0", "workspace", "workspace name",
     "tenant", "tenant name", "team name", "company id", "organization id", "org", "org name")
)  # fmt: skip
# What is arranged, asked or answered has words for it.
_NO_LOG = frozenset(
    ("subject", "attendees", "attendee", "duration", "agenda", "organizer", "outcome", "score",
     "rating", "amount", "priority", "next step", "participants", "invitees", "notes", "due",
     "due date", "owner", "arr", "mrr", "comment", "registration time", "attended")
)  # fmt: skip
_CLOCK = re.compile(r"\d[T ,]+\d{1,2}:\d\d|^\d{10}(?:\d{3}){0,2}(?:\.\d+)?$")
_MOSTLY = 0.8
_OFTEN = 0.8  # different events among all rows
_FEW = 6  # rows, of which each may be another
_SURE = 0.8
_REFERENCES = ("account_id", "account_name", "account_domain")


@dataclass(slots=True)
class _Counted:
    """What happened at an account in a month."""

    line: int
    whose: tuple[Cell, ...]
    people: set[str] = field(default_factory=set)
    events: int = 0
    last: date = date.min


def of_events(table: SourceTable, options: Options) -> SourceTable:
    """The figures of a log by account and month; any other table as it is."""
    spoken = [words(header.lstrip("$*")) for header in table.headers]
    if not table.rows or _NO_LOG & {*spoken}:
        return table
    event, when = _place(spoken, _EVENT), _place(spoken, _TIME)
    who = next((j for j, said in enumerate(spoken) if said in _WHO), -1)
    refers = _references(table, spoken, (event, when, who))
    if -1 in (event, when) or not (refers or who >= 0) or not _is_log(table, event, when):
        return table
    addresses = [email_address(as_text(cell)) for cell in column_of(table.rows, who)] if (
        who >= 0) else [""] * len(table.rows)  # fmt: skip
    if not refers and not any(addresses):
        return table
    days = read_dates(column_of(table.rows, when), options.date_order)
    found: dict[tuple[object, ...], _Counted] = {}
    undated: list[tuple[int, Sequence[Cell]]] = []
    for i, (row, day) in enumerate(zip(table.rows, days.values, strict=True)):
        whose = tuple(row[j] for j in refers)
        domain = "" if any(map(as_text, whose)) else (addresses[i] or "").rpartition("@")[2]
        # What names no day, or one of two, is asked about and refused as in every list.
        if day is None or days.orders:
            undated.append((table.lines[i], (*whose, domain, row[when], _COUNTED[EVENTS], "1")))
            continue
        key = (*map(as_text, whose), domain, day.year, day.month)
        own = found.setdefault(key, _Counted(table.lines[i], (*whose, domain)))
        own.events += 1
        own.last = max(own.last, day)
        if who >= 0 and (name := as_text(row[who]).casefold()):
            own.people.add(name)
    how = [each for each in (PEOPLE, EVENTS) if who >= 0 or each == EVENTS]
    heads = tuple(table.headers[j] for j in refers)
    return _counted(table, heads, [*_rows(list(found.values()), options, how), *undated])


def _place(spoken: Sequence[str], known: frozenset[str]) -> int:
    return next((j for j, said in enumerate(spoken) if said in known), -1)


def _references(
    table: SourceTable, spoken: Sequence[str], others: tuple[int, ...]
) -> tuple[int, ...]:
    """The columns that name the account."""
    found = []
    for j, header in enumerate(table.headers):
        told = by_name(ListKind.READINGS, header)
        is_sure = any(told.get(key, (0.0,))[0] >= _SURE for key in _REFERENCES)
        if j not in others and (is_sure or spoken[j] in _COMPANY):
            found.append(j)
    return tuple(found)


def _is_log(table: SourceTable, event: int, when: int) -> bool:
    """Whether events come again and again, each at a time of a day; trainings are another list."""
    names = [as_text(cell) for cell in column_of(table.rows, event)]
    times = [text for cell in column_of(table.rows, when) if (text := as_text(cell))]
    timed = sum(bool(_CLOCK.search(text)) for text in times)
    again = len(names) < _FEW or len(set(names)) <= len(names) * _OFTEN
    is_told = bool(times) and timed >= len(times) * _MOSTLY and len(times) == len(names)
    return is_told and again and not speaks_of_engagement(names)


def _rows(
    found: Sequence[_Counted], options: Options, how: Sequence[str]
) -> list[tuple[int, Sequence[Cell]]]:
    """The figures that are wanted: of people, of events, or both where nobody said which."""
    wanted = [each for each in how if each == (options.combine or each)] or list(how)
    newest = max((own.last for own in found), default=date.min)
    rows: list[tuple[int, Sequence[Cell]]] = []
    for own in found:
        end = own.last.replace(day=monthrange(own.last.year, own.last.month)[1])
        figures = {PEOPLE: len(own.people), EVENTS: own.events}
        rows += [
            (own.line, (*own.whose, min(end, newest).isoformat(), _COUNTED[each],
                        str(figures[each])))
            for each in wanted
        ]  # fmt: skip
    return rows


def _counted(
    table: SourceTable,
    heads: Sequence[str],
    rows: Sequence[tuple[int, Sequence[Cell]]],
) -> SourceTable:
    headers = (*heads, _DOMAIN, *_FIGURES)
    kept = [
        j
        for j, header in enumerate(headers)
        if header != _DOMAIN or any(as_text(row[j]) for _, row in rows)
    ]
    said = say("{n} event of a log, counted by account and month",
               "{n} events of a log, counted by account and month",
               n=len(table.rows))  # fmt: skip
    return replace(
        table, headers=tuple(headers[j] for j in kept),
        rows=[[row[j] for j in kept] for _, row in rows], lines=[line for line, _ in rows],
        places=tuple(range(len(kept))), holds=ListKind.READINGS, because=said,
        notices=(*table.notices, ImportNotice(0, "", said)), spent={}, hidden_columns=frozenset(),
        logged=_COUNTED[EVENTS],
    )  # fmt: skip
