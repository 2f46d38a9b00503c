"""From the bytes of a calendar to its components, each with the line on which it begins.

Long lines are folded by bytes, so a character may be cut in two: folds are undone before anything
is decoded. What is no line of a calendar is named and left, and so is a component that breaks off:
one of either must not cost the whole file.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import field

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars.faults import CalendarFault
from csm_desktop.importers.files.encodings import find_encoding
from csm_desktop.importers.refusals import trouble
from csm_desktop.values import dataclass

# Any other sign that Python takes for a line's end stands inside a text.
_LINE = re.compile(r"[A-Za-z0-9-]+[;:]")
_CONTROLS = {i: None for i in range(32) if i != 9} | {
    127: None,
    0x85: " ",
    0x2028: " ",
    0x2029: " ",
}
_WANTED = ("VEVENT", "VTIMEZONE")
# Properties of lists without blanks; Exchange writes `BYDAY=MO, TU`, which nobody reads.
_TIGHT = re.compile(r"RRULE[;:]", re.IGNORECASE)
# Outlook's name of UTC, without the quotes that a colon needs.
_BARE_ZONE = re.compile(r"(;TZID=)(tzone://[^:;,\"]+)", re.IGNORECASE)
_HEAD = 100_000  # bytes; a mail's own lines may stand before a calendar
LONGEST_TEXT = 20_000  # characters of one property: what is longer is no text of an invitation


@dataclass(slots=True)
class Component:
    """A component by its name, with the lines between its BEGIN and END and where it begins."""

    name: str
    line: int
    method: str = ""
    content: list[str] = field(default_factory=list)

    def value(self, name: str) -> str:
        """What a property says, as it is written; "" where there is none."""
        for line in self.content:
            head, colon, value = line.partition(":")
            if colon and head.partition(";")[0].upper() == name:
                return value.strip()
        return ""

    def text(self) -> str:
        """The component as a calendar holds it."""
        return "\r\n".join((f"BEGIN:{self.name}", *self.content, f"END:{self.name}", ""))


@dataclass(slots=True)
class CalendarLines:
    """What a file holds: its components, its own properties, and what was found against it."""

    encoding: str = ""
    components: list[Component] = field(default_factory=list)
    zone: str = ""
    others: dict[str, int] = field(default_factory=dict)
    troubles: list[tuple[int, CalendarFault, str]] = field(default_factory=list)
    is_calendar: bool = False


def read_lines(data: bytes, name: str, asked: str = "") -> CalendarLines:
    """The components of a calendar. Raises UserError for what is no text, or no calendar."""
    numbered = list(_unfolded(data))
    # Before its letters are looked at: what is no text would be called no table.
    if b"BEGIN:VCALENDAR" not in data[:_HEAD].replace(b"\0", b"").upper():
        raise _no_calendar(name)
    whole = io.BytesIO(b"\n".join(line for _, line in numbered))
    encoding = find_encoding(whole, name, asked, is_page=True)
    with encoding.text(whole) as file:
        texts = file.read().split("\n")
    found = CalendarLines(encoding.name)
    # UTF-16 knows no bytes of lines: there the text is unfolded, which cuts no character.
    if len(texts) != len(numbered) or encoding.name.startswith(("utf-16", "utf-32")):
        lines = _unfolded_text(texts)
    else:
        lines = ((number, text) for (number, _), text in zip(numbered, texts, strict=True))
    _Cutter(found).take(lines)
    if not found.is_calendar:
        raise _no_calendar(name)
    return found


def _no_calendar(name: str) -> UserError:
    return trouble(
        say("{name} is no calendar: it does not begin with BEGIN:VCALENDAR.", name=name),
        say("Nothing was imported. Export the calendar again as .ics."),
    )


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines as they were before they were folded, with the number of the first of each."""
    begun, parts = 1, [b""]
    # Bytes, because a fold may cut a letter in two.
    for number, line in enumerate(
        data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1
    ):
        # A blank at the very beginning continues nothing.
        if line[:1] in (b" ", b"\t") and number > 1:
            parts.append(line[1:])
        else:
            if number > 1:
                yield begun, b"".join(parts)
            begun, parts = number, [line]
    yield begun, b"".join(parts)


def _unfolded_text(lines: list[str]) -> Iterator[tuple[int, str]]:
    begun, parts = 1, [""]
    for number, line in enumerate(lines, 1):
        plain = line.removesuffix("\r")
        if plain[:1] in (" ", "\t") and number > 1:
            parts.append(plain[1:])
        else:
            if number > 1:
                yield begun, "".join(parts)
            begun, parts = number, [plain]
    yield begun, "".join(parts)


class _Cutter:
    """Goes through the lines and cuts events and zones out, without alarms."""

    def __init__(self, found: CalendarLines) -> None:
        self._found = found
        self._open: list[str] = []
        self._current: Component | None = None
        self._method = ""

    def take(self, lines: Iterator[tuple[int, str]]) -> None:
        """All lines of a file."""
        for number, raw in lines:
            # Control signs come with what is pasted; they are in no format and break what follows.
            line = raw.translate(_CONTROLS) if not raw.isprintable() else raw
            head = line[:6].upper()
            if head == "BEGIN:":
                self._begin(line[6:].strip().upper(), number)
            elif head[:4] == "END:":
                self._end(line[4:].strip().upper(), number)
            elif not line.strip():
                continue
            elif _LINE.match(line):
                self._property(line, number)
            else:
                self._found.troubles.append((number, CalendarFault.NO_PROPERTY, line[:60]))
        if self._current is not None:
            self._found.troubles.append((self._current.line, CalendarFault.BROKEN_OFF, ""))

    def _begin(self, name: str, number: int) -> None:
        self._found.is_calendar = self._found.is_calendar or name == "VCALENDAR"
        if name == "VCALENDAR":
            self._method = ""
            self._open = []
        elif name == "VEVENT" and self._current is not None:
            # The one before has no end: what follows is the next one's.
            self._found.troubles.append((self._current.line, CalendarFault.BROKEN_OFF, ""))
            self._current = None
        if self._current is None and name in _WANTED:
            self._current = Component(name, number, self._method)
        elif self._current is not None and self._current.name == "VTIMEZONE":
            self._current.content.append(f"BEGIN:{name}")
        elif self._current is None and name != "VCALENDAR":
            self._found.others[name] = self._found.others.get(name, 0) + 1
        self._open.append(name)

    def _end(self, name: str, number: int) -> None:
        del number
        # To the innermost of that name, and out of all that was left open inside it.
        if name in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(name) :]
        current = self._current
        if current is None:
            return
        if name == current.name:
            self._found.components.append(current)
            self._current = None
        elif current.name == "VTIMEZONE":
            current.content.append(f"END:{name}")

    def _property(self, line: str, number: int) -> None:
        current = self._current
        inside = self._open[-1] if self._open else ""
        if current is not None and current.name in (inside, "VTIMEZONE"):
            current.content.append(self._plain(line, number))
        elif inside == "VCALENDAR":
            name, _, value = line.partition(":")
            if name.upper() == "METHOD":
                self._method = value.strip().upper()
            elif name.upper().partition(";")[0] == "X-WR-TIMEZONE":
                self._found.zone = value.strip()

    def _plain(self, line: str, number: int) -> str:
        if _TIGHT.match(line):
            return line.replace(" ", "")
        if len(line) > LONGEST_TEXT:
            name = re.split("[;:]", line, maxsplit=1)[0].upper()
            self._found.troubles.append((number, CalendarFault.CUT_TEXT, name))
            return line[:LONGEST_TEXT]
        return _BARE_ZONE.sub(r'\1"\2"', line, count=1) if "tzone:" in line else line
