"""Reports of who attended a meeting, as Teams and its like write them: first the meeting, a line
for each thing that is said of it, then a table of who was there, often a second one of each coming
and going. They are written in the language of whoever downloads them, so they are known by their
form alone.
"""

import re
from collections.abc import Sequence

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.foreign import Sheet
from csm_desktop.importers.files.formats.cell_signs import without_unseen
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.set_aside import SetAside, aside
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.addresses import email_address
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.values import dataclass

HEADERS = ("Meeting title", "Start time", "End time", "Meeting duration", "Participants", "Outcome")
HELD = "Held"
_MOMENT = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.h]\d{2}")
_LASTED = re.compile(r"(?:\d+\s*[^\W\d]+\.?\s*){1,3}")
_SECTION = re.compile(r"\d\. \S")
_GUEST = re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]))+$")
_MOST_SAID = 15  # lines that are said of a meeting
_LEAST_COLUMNS = 3
_FIRST_LINES, _LEAST_OF_TWO = 12, 4
TITLES = frozenset(
    ("topic", "meeting title", "meeting topic", "title", "subject", "thema", "betreff", "titre",
     "sujet", "tema", "asunto", "título", "titulo", "会議のタイトル", "トピック")
)  # fmt: skip
THERE = say("who was there, read into the meeting")
_ABSENT = say("invited, and not there")
_SAID = say("said of the meeting, read into it")
_COMING = say("each coming and going, which the table above has put together")
BECAUSE = say("it says when a meeting was, and who was there")


@dataclass(frozen=True, slots=True)
class _Report:
    """The parts of a report, by the places of their rows: what is said, and who was there.

    `pairs` are what is said, by name; `names` are the rows of column names that say nothing.
    """

    said: list[int]
    header: int
    people: list[int]
    pairs: list[list[str]]
    names: tuple[int, ...] = ()


def attendance_table(sheet: Sheet, name: str) -> SourceTable | None:
    """The meeting of a report as the one row of a list; None for any other text or sheet."""
    report = _parts(sheet.rows) or _in_two_tables(sheet.rows)
    if report is None:
        return None
    rows, lines, said = sheet.rows, sheet.lines, report.pairs
    moments = [value for _, value in said if _MOMENT.match(value)]
    there, absent = _who_came(rows, report.people)
    guests = guests_of([_texts(rows[i]) for i in there])
    lasted = next((v for _, v in said if _LASTED.fullmatch(v) and not v.isdigit()), "")
    named = [value for name, value in said if value and words(name) in TITLES]
    title = next(iter(named), "") or next(value for _, value in said if not _is_figure(value))
    row = [title, moments[0], moments[1], lasted, "; ".join(guests), HELD]
    return SourceTable(
        source=name, sheet=sheet.shown, header_line=lines[report.header], headers=HEADERS,
        rows=[row], lines=[lines[report.said[0]]], set_aside=tuple(_others(sheet, report, absent)),
        encoding=sheet.encoding, delimiter="tab" if sheet.delimiter == "\t" else sheet.delimiter,
        places=tuple(range(len(HEADERS))), holds=ListKind.MEETINGS, because=BECAUSE,
        notices=(told_of_guests(len(guests), len(there)),),
    )  # fmt: skip


def told_of_guests(guests: int, rows: int) -> ImportNotice:
    """How many people were there, by so many rows of comings."""
    text = say(
        "a report of who attended: {n} person was there",
        "a report of who attended: {n} people were there",
        n=guests,
    )
    if guests != rows:
        text = say("{text} ({rows} rows: some came several times)", text=text, rows=rows)
    return ImportNotice(0, HEADERS[4], text)


def _parts(rows: Sequence[Sequence[Cell]]) -> _Report | None:
    place, said = _what_is_said(rows)
    moments = sum(bool(_MOMENT.match(_texts(rows[i])[1])) for i in said)
    if moments < 2 or not _LEAST_COLUMNS <= len(said) <= _MOST_SAID:
        return None
    if all(_is_figure(_texts(rows[i])[1]) for i in said):
        return None
    filled = [i for i, row in enumerate(rows) if any(_texts(row))]
    below = [i for i in filled[place:] if _filled(rows[i]) > 1]
    if not below or _filled(rows[below[0]]) < _LEAST_COLUMNS:
        return None
    people = []
    for before, i in zip(filled[filled.index(below[0]) :], filled[filled.index(below[0]) + 1 :],
                         strict=False):  # fmt: skip
        # The table ends with a blank line or the title of the next section.
        if i != before + 1 or _SECTION.match(_texts(rows[i])[0]):
            break
        people.append(i)
    if not people or not any(_MOMENT.match(text) for text in _texts(rows[people[0]])):
        return None
    return _Report(said, below[0], people, [_texts(rows[i])[:2] for i in said])


def _in_two_tables(rows: Sequence[Sequence[Cell]]) -> _Report | None:
    """As Zoom writes it: a table of one row for the meeting, a gap, and one of who was there."""
    filled = [i for i, row in enumerate(rows[:_FIRST_LINES]) if _filled(row)]
    if len(filled) < _LEAST_OF_TWO:
        return None
    names, meeting, header = filled[:3]
    if header == meeting + 1 or meeting != names + 1:
        return None
    people = [i for i in range(header + 1, len(rows)) if _filled(rows[i])]
    if not people:
        return None
    pairs = [list(pair) for pair in zip(_texts(rows[names]), _texts(rows[meeting]), strict=False)]
    moments = sum(bool(_MOMENT.match(value)) for _, value in pairs)
    called = any(words(name) in TITLES for name, _ in pairs)
    came = any(_MOMENT.match(text) for text in _texts(rows[people[0]]))
    if moments < 2 or not called or not came or any(_MOMENT.match(t) for t in _texts(rows[header])):
        return None
    return _Report([meeting], header, people, pairs, (names,))


def _who_came(
    rows: Sequence[Sequence[Cell]], people: Sequence[int]
) -> tuple[list[int], frozenset[int]]:
    """Who was there, and who has no time of coming or going where others have one."""
    came = [i for i in people if any(_MOMENT.match(text) for text in _texts(rows[i]))]
    return came, frozenset(people) - frozenset(came)


def _what_is_said(rows: Sequence[Sequence[Cell]]) -> tuple[int, list[int]]:
    """A title of the section, then pairs of a name and a value: at least what, from when, to when.

    How many filled rows there are before the first that is neither, and the rows of the pairs. It
    ends where a list is no report for sure: most are long, and none.
    """
    said: list[int] = []
    place = -1
    for i, row in enumerate(rows):
        number = _filled(row)
        if not number:
            continue
        place += 1
        if number == 2 and _texts(row)[1]:
            said.append(i)
        elif number >= _LEAST_COLUMNS or said or place > 1:
            break
        if len(said) > _MOST_SAID:
            break
    return max(place, 0), said


def _is_figure(text: str) -> bool:
    """Whether a text is a moment, a number or how long something lasted, and no title."""
    plain = text.replace(" ", "")
    return bool(
        not text or _MOMENT.match(text) or plain.isdigit() or _LASTED.fullmatch(text)
        or email_address(text)
    )  # fmt: skip


def _texts(row: Sequence[Cell]) -> list[str]:
    # Teams writes marks of direction before its days.
    texts = [" ".join(without_unseen(as_text(cell)).split()) for cell in row]
    return texts + [""] * (2 - len(texts))


def _filled(row: Sequence[Cell]) -> int:
    return sum(map(bool, _texts(row)))


def guests_of(people: Sequence[Sequence[str]]) -> list[str]:
    """Everybody who was there once, as "Name <address>": by the address, else by the name."""
    found: dict[str, str] = {}
    for row in people:
        address = next((mail for text in row[1:] if (mail := email_address(text))), "")
        last, comma, first = _called(row[0]).partition(", ")
        name = f"{first} {last}" if comma else last
        name = name.replace(";", " ").replace(",", " ").strip()
        guest = f"{name} <{address}>" if address else name
        if guest:
            found.setdefault((address or name).casefold(), guest)
    return list(found.values())


def _called(text: str) -> str:
    """A name without the part that somebody had; of a telephone's the one in brackets."""
    bare = _GUEST.sub("", text)
    behind = text.removeprefix(bare).strip(" ()[]")
    return behind if behind and _DEVICE.match(bare) else bare


_DEVICE = re.compile(r"(?:iphone|ipad|android|galaxy|samsung|sm-|pixel|huawei)", re.IGNORECASE)


def _others(sheet: Sheet, report: _Report, absent: frozenset[int]) -> list[SetAside]:
    """Every other row of the report, with what became of it."""
    kept = report.said[0]
    found = []
    for i, row in enumerate(sheet.rows):
        if i == kept or not any(_texts(row)) or i == report.header or i in report.names:
            continue
        why = THERE if i in report.people else _SAID if i < report.header else _COMING
        why = _ABSENT if i in absent else why
        found.append(aside(sheet.lines[i], why, row))
    return found
