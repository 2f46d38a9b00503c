"""One line for what feeds health and alerts: what they took part in, what they did for us, what
they ask of the product, and that we spoke or wrote (domain.md §2, §6, §7, §8).

`training: rostering basics, 12 people, fri` · `reference call @lena yesterday` · `call from @lena:
wants the export` · `request: export to Excel`. The kind comes first, then the words, with people,
`@name` and the day wherever they stand at the end.
"""

import re
from dataclasses import replace
from datetime import date

from csm_desktop.domain.meetings.entry_kinds import LoggedKind, kind_named
from csm_desktop.domain.meetings.note_lines import KnownPeople, owners_called
from csm_desktop.domain.records.contacts import TouchKind
from csm_desktop.domain.records.lifecycle import Direction
from csm_desktop.domain.records.metrics import EngagementKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.dates_in_words import is_near
from csm_desktop.domain.text.past_dates import trailing_past_date
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """What a line says: `kind` is None for a request to the product.

    `on` is None where no day was named: it is today's, or the meeting's. `unknown` is what was
    typed after @ and fits nobody, or more than one. `direction` is None where nobody said who
    began.
    """

    kind: LoggedKind
    text: str
    on: date | None = None
    people: int | None = None
    contact_id: int | None = None
    unknown: str = ""
    direction: Direction | None = None


_PEOPLE = re.compile(
    r"(?:^|(?<=\s)|(?<=,))\(?(\d{1,6})\s*(?:people|persons?|participants?|attendees?|users?|pax"
    r"|leute|personen|teilnehmer\w*|personnes?|participantes?|personas?|asistentes?|pessoas?"
    r"|人|名)(?!\w)\)?\s*,?",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:^|(?<=\s))@([\w.\-’']+)")
_AROUND = " ,;:–-"
_LED = re.compile(r"(?:^|(?<=\s))(from|von|de|with|to|mit|an|à|con|avec)\s*$", re.IGNORECASE)
_FROM = frozenset(("from", "von", "de"))
_APART = ",;:(–-"


def entry_of(line: str, people: KnownPeople, today: date) -> LoggedEntry | None:
    """What a line says, or None where it names no kind first."""
    found = kind_named(line.strip().lstrip("+"))
    return _read(*found, people, today) if found else None


def entries_of(text: str, people: KnownPeople, today: date) -> tuple[LoggedEntry, ...]:
    """What a text of several lines says: a line that names no kind goes on with the touch before
    it, and is a note where there is none. Empty lines say nothing."""
    found: list[LoggedEntry] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        entry = entry_of(line, people, today)
        if entry is None and found and isinstance(found[-1].kind, TouchKind):
            # A mail that is pasted has many lines, and is one mail.
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line}".strip())
        else:
            found.append(entry or _read(TouchKind.NOTE, line, people, today))
    return tuple(found)


def request_of(line: str, people: KnownPeople, today: date) -> LoggedEntry:
    """The request to the product that a line of this mark is."""
    return _read(None, line, people, today)


def _read(kind: LoggedKind, rest: str, people: KnownPeople, today: date) -> LoggedEntry:
    named = _PERSON.search(rest)
    direction = None
    if named:
        before, after = rest[: named.start()], rest[named.end() :]
        # "Call from @lena": the small word goes with the name that it leads to.
        if isinstance(kind, TouchKind) and (led := _LED.search(before.rstrip())):
            before = before[: led.start()]
            if led[1].casefold() in _FROM:
                direction = Direction.CUSTOMER_TO_US
        rest = f"{before}{after}"
    # Only these are counted in people: "3 people" in a request is part of its words.
    counted = _PEOPLE.search(rest) if isinstance(kind, EngagementKind) else None
    if counted:
        rest = f"{rest[: counted.start()]} {rest[counted.end() :]}"
    # After the name and the number, so that the day is at the end wherever they stood.
    words = " ".join(rest.split()).strip(_AROUND)
    text, on = trailing_past_date(words, today)
    # "They go live fri" is what was said; "call, fri" is when.
    if isinstance(kind, TouchKind) and on is not None and not _is_when(words, text, on, today):
        text, on = words, None
    contact_id, unknown = _contact(named[1].rstrip(".") if named else "", people)
    return LoggedEntry(
        kind,
        text.strip(_AROUND),
        on,
        int(counted[1]) if counted else None,
        contact_id,
        unknown,
        direction,
    )


def _is_when(words: str, text: str, on: date, today: date) -> bool:
    """Whether the day at the end of the words is when it was: a day to come is what was said, and
    so is one that is not set apart, but for yesterday and today."""
    day = words[len(text) :].strip()
    return on <= today and (not text or day[:1] in _APART or is_near(day.strip(_AROUND)))


def _contact(words: str, people: KnownPeople) -> tuple[int | None, str]:
    """Whom of theirs `@words` means; the words where that is nobody, or more than one."""
    if not words:
        return None, ""
    found = [owner for owner in owners_called(words, people) if owner.side is Side.CUSTOMER]
    if len(found) == 1 and found[0].contact_id is not None:
        return found[0].contact_id, ""
    return None, words
