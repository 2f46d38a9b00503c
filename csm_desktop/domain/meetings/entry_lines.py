"""One line for what feeds health and alerts: what they took part in, what they did for us, and what
they ask of the product (domain.md §2, §7, §8).

`training: rostering basics, 12 people, fri` · `reference call @lena yesterday` · `request: export
to Excel`. The kind comes first, then the words, with people, `@name` and the day wherever they
stand at the end.
"""

import re
from dataclasses import dataclass
from datetime import date

from csm_desktop.domain.meetings.entry_kinds import LoggedKind, kind_named
from csm_desktop.domain.meetings.note_lines import KnownPeople, owners_called
from csm_desktop.domain.records.metrics import EngagementKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.past_dates import trailing_past_date


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """What a line says: `kind` is None for a request to the product.

    `on` is None where no day was named: it is today's, or the meeting's. `unknown` is what was
    typed after @ and fits nobody, or more than one.
    """

    kind: LoggedKind
    text: str
    on: date | None = None
    people: int | None = None
    contact_id: int | None = None
    unknown: str = ""


_PEOPLE = re.compile(
    r"(?:^|(?<=\s)|(?<=,))\(?(\d{1,6})\s*(?:people|persons?|participants?|attendees?|users?|pax"
    r"|leute|personen|teilnehmer\w*)\)?\s*,?",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:^|(?<=\s))@([\w.\-’']+)")
_AROUND = " ,;:–-"


def entry_of(line: str, people: KnownPeople, today: date) -> LoggedEntry | None:
    """What a line says, or None where it names no kind first."""
    found = kind_named(line.strip().lstrip("+"))
    return _read(*found, people, today) if found else None


def request_of(line: str, people: KnownPeople, today: date) -> LoggedEntry:
    """The request to the product that a line of this mark is."""
    return _read(None, line, people, today)


def _read(kind: LoggedKind, rest: str, people: KnownPeople, today: date) -> LoggedEntry:
    named = _PERSON.search(rest)
    if named:
        rest = f"{rest[: named.start()]}{rest[named.end() :]}"
    # Only these are counted in people: "3 people" in a request is part of its words.
    counted = _PEOPLE.search(rest) if isinstance(kind, EngagementKind) else None
    if counted:
        rest = f"{rest[: counted.start()]} {rest[counted.end() :]}"
    text, on = trailing_past_date(" ".join(rest.split()).strip(_AROUND), today)
    contact_id, unknown = _contact(named[1].rstrip(".") if named else "", people)
    return LoggedEntry(
        kind,
        text.strip(_AROUND),
        on,
        int(counted[1]) if counted else None,
        contact_id,
        unknown,
    )


def _contact(words: str, people: KnownPeople) -> tuple[int | None, str]:
    """Whom of theirs `@words` means; the words where that is nobody, or more than one."""
    if not words:
        return None, ""
    found = [owner for owner in owners_called(words, people) if owner.side is Side.CUSTOMER]
    if len(found) == 1 and found[0].contact_id is not None:
        return found[0].contact_id, ""
    return None, words
