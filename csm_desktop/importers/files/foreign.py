"""The reader of lists that runs outside the program, and what the program makes of its words.

`read` is what the child does: from a path to batches of plain rows, in constant memory for a text,
whatever its size. `Sheets` puts the batches together again on the program's side, and takes nothing
on trust: a batch is what it should be, or the reader is said to have failed. A child that reads a
text starts without the readers of other forms, which would take a third of its start.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, field, replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars import is_calendar_text
from csm_desktop.importers.files.content import Content
from csm_desktop.importers.files.delimited import Begun, DelimitedText, RecordStream, read_records
from csm_desktop.importers.files.encodings import find_encoding
from csm_desktop.importers.files.formats.cell_signs import may_be_dressed
from csm_desktop.importers.files.formats.column_batches import heard, in_columns
from csm_desktop.importers.files.formats.first_bytes import (
    is_archive,
    is_office_xml,
    is_vcard,
    is_web_archive,
    is_web_page,
    is_workbook,
)
from csm_desktop.importers.files.sheet_dress import SheetDress, TableArea
from csm_desktop.importers.refusals import trouble
from csm_desktop.values import dataclass

if TYPE_CHECKING:
    from csm_desktop.importers.cards.vcards import AddressCard
    from csm_desktop.importers.files.workbooks import Cell, Worksheet

READER = "csm_desktop.importers.files.foreign:read"
MAX_ROWS = 250_000  # of one file; the largest export of a CRM that a person can mean
DAMAGED = re.compile("[\0\ud800-\udfff]")
_ROWS_AT_ONCE = 1_000
_KNOWN = 20_000  # texts that are looked up; what repeats is met early
_PLAIN = frozenset((str, int, float, bool))


def read(path: Path, encoding: str) -> Iterator[object]:
    """What a list, a workbook or an archive of such holds.

    Raises UserError for what is neither, or is hostile; a member of an archive that is neither is
    told and left.
    """
    content = Content(path.name, path)
    if is_archive(content.head()):
        yield from _archive(content, encoding)
    else:
        yield from _counted(content.name, _messages(content, encoding), [0])


def _archive(content: Content, encoding: str) -> Iterator[object]:
    """What a workbook holds, or the files in an archive of such, one after the other."""
    from csm_desktop.importers.files.formats.other_documents import refuse_other_documents
    from csm_desktop.importers.files.packed import is_packed, members
    from csm_desktop.importers.files.workbooks import checked

    refuse_other_documents(content)
    if not is_packed(content):
        yield from _counted(content.name, _messages(content, encoding), [0])
        return
    # Before any part is opened: a bomb is told by what an archive says of itself.
    with checked(content):
        pass
    rows = [0]
    for member in members(content):
        yield ["member", member.name]
        try:
            # One in another may go on for ever.
            if is_archive(member.head()) and is_packed(member):
                raise trouble(say("{name} is an archive inside the archive.", name=member.name))
            if is_calendar_text(member.head()):  # its own reader takes it
                raise trouble(say("{name} is a calendar.", name=member.name))
            yield from _counted(content.name, _messages(member, encoding), rows)
        except UserError as refusal:
            yield ["unread", refusal.title]


def _counted(name: str, messages: Iterator[list[Any]], before: list[int]) -> Iterator[list[Any]]:
    """The messages of one file, while all files of an archive have not too many rows."""
    rows = before[0]
    for message in messages:
        if message[0] in ("rows", "columns"):
            rows += len(message[1])
        elif message[0] == "again":
            # The reader begins anew where its first way of cutting did not hold.
            rows = before[0]
        if rows > MAX_ROWS:
            raise trouble(
                say("{name} holds more than {n} rows.", name=name, n=MAX_ROWS),
                say("Nothing was imported. Split the list into several files, or export only "
                    "the accounts that are yours."),
            )  # fmt: skip
        yield message
    before[0] = rows


def _messages(content: Content, encoding: str) -> Iterator[list[Any]]:
    # By its first bytes and not by its name: exports are called anything.
    head = content.head()
    if is_workbook(head):
        from csm_desktop.importers.files.formats.other_documents import refuse_other_documents
        from csm_desktop.importers.files.workbooks import read_workbook

        refuse_other_documents(content)
        return _workbook(read_workbook(content))
    if is_office_xml(head):
        from csm_desktop.importers.files.office_xml import read_office_xml

        return _workbook(read_office_xml(content))
    if is_web_page(head) or is_web_archive(head):
        return _page(content, encoding)
    if is_vcard(head):
        return _cards(content)
    return _text(content, encoding)


def _page(content: Content, asked: str) -> Iterator[list[Any]]:
    from csm_desktop.importers.files.web_tables import pages_of, read_web_tables

    pages = pages_of(content) if is_web_archive(content.head()) else [content]
    tables = list(read_web_tables(content.name, pages, asked))
    for number, (encoding, rows) in enumerate(tables, 1):
        name = f"#{number}" if len(tables) > 1 else ""
        yield ["sheet", name, encoding, ""]
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            batch = rows[first : first + _ROWS_AT_ONCE]
            yield ["rows", list(range(first + 1, first + len(batch) + 1)), batch, [], 0, 0]
        yield ["end", 0, False]


def _cards(content: Content) -> Iterator[list[Any]]:
    """Address cards as the rows of a list; one that cannot be read is told with its line."""
    from csm_desktop.importers.cards.vcards import (
        HEADS,
        PHOTO,
        AddressCard,
        DamagedCard,
        read_cards,
    )
    from csm_desktop.wording import render

    with content.open() as file:
        found = list(read_cards(file.read()))
    whole = [card for card in found if isinstance(card, AddressCard)]
    broken = [card for card in found if isinstance(card, DamagedCard)]
    if not whole and broken:
        raise trouble(
            say("{name} holds no card that can be read: line {line}, {why}.", name=content.name,
                line=broken[0].line, why=broken[0].why),
            say("Nothing was imported."),
        )  # fmt: skip
    yield ["sheet", "", "utf-8", ""]
    # A column of its own only where somebody has a photo: nobody is asked about an empty one.
    with_photos = any(card.photo is not None for card in whole)
    yield ["rows", [1], [[*HEADS, PHOTO] if with_photos else list(HEADS)], [], 0, 0]
    for first in range(0, len(whole), _ROWS_AT_ONCE):
        batch = whole[first : first + _ROWS_AT_ONCE]
        yield [
            "rows",
            [card.line for card in batch],
            [[*card.cells, *([_small(card)] if with_photos else [])] for card in batch],
            [],
            0,
            0,
        ]
    for card in broken:
        what = "damaged" if card.is_person else "aside"
        yield [what, card.line, render(card.why), card.name]
    yield ["end", 0, False]


def _small(card: "AddressCard") -> str:
    """The card's photo as it is kept; "" where it has none that can be read."""
    if card.photo is None:
        return ""
    from csm_desktop.importers.cards.pictures import small_photo

    return small_photo(card.photo) or ""


def _text(content: Content, asked: str) -> Iterator[list[Any]]:
    size = content.size
    with content.open() as file:
        encoding = find_encoding(file, content.name, asked)
        with encoding.text(file) as text:
            for part in read_records(text, content.name):
                match part:
                    case Begun():
                        yield ["again"]
                        yield ["sheet", "", encoding.name, part.delimiter]
                        yield ["rivals", list(encoding.rivals)]
                    case RecordStream():
                        columns, read = in_columns(part.rows), [file.tell(), size]
                        if columns is None:
                            yield ["rows", part.lines, part.rows, [], *read]
                        else:
                            yield ["columns", part.lines, columns, *read]
                    case DelimitedText():
                        yield ["end", part.unclosed_line, part.has_long]


def _workbook(sheets: "Iterator[Worksheet]") -> Iterator[list[Any]]:
    # Sheet by sheet as they come: a workbook need not be in memory as a whole.
    for sheet in sheets:
        yield ["sheet", sheet.name, "", ""]
        dress = sheet.dress
        yield [
            "dress", sheet.is_hidden, dress.is_told, dress.hidden_rows, dress.hidden_columns,
            dress.errors, dress.uncalculated, list(map(astuple, dress.tables)), dress.merged,
        ]  # fmt: skip
        for first, rows in sheet.batches:
            # JSON has no dates, so their places travel beside them.
            dates: list[tuple[int, int, str]] = [
                (i, j, cell.isoformat())
                for i, row in enumerate(rows)
                for j, cell in enumerate(row)
                if isinstance(cell, date)
            ]
            for i, j, text in dates:
                rows[i][j] = text
            yield ["rows", list(range(first, first + len(rows))), rows, dates, 0, 0]
        yield ["end", 0, False]


@dataclass(slots=True)
class Sheet:
    """The rows of a text or of one sheet; `lines[i]` is where `rows[i]` begins in it.

    A workbook's sheet has typed cells and no `encoding`. `unclosed_line` and `has_long` are those
    of `delimited.Done`; `is_damaged` is a text with signs that no text has, `is_plain` one without
    any sign of what `clean_cells` takes off.
    """

    name: str
    encoding: str
    delimiter: str
    rows: "list[Sequence[Cell]]" = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unclosed_line: int = 0
    has_long: bool = False
    is_damaged: bool = False
    is_plain: bool = True
    is_hidden: bool = False
    dress: SheetDress = field(default_factory=SheetDress)
    rivals: list[tuple[str, str]] = field(default_factory=list)
    damaged: list[tuple[int, str, str]] = field(default_factory=list)
    aside: list[tuple[int, str, str]] = field(default_factory=list)
    member: str = ""

    @property
    def shown(self) -> str:
        """The sheet's name, after that of its file where that is one of several in an archive."""
        return ": ".join(filter(None, (self.member, self.name)))

    def look_at(self, texts: str) -> None:
        """Note what texts that were read hold, all of them at once: most lists hold nothing."""
        # A pattern looks at each letter.
        if "\0" in texts or (not texts.isascii() and DAMAGED.search(texts)):
            self.is_damaged = True
        if self.is_plain and may_be_dressed(texts):
            self.is_plain = False


class Sheets:
    """What the child has said so far; `done` of `of` bytes are read, where that is known.

    `unread` are members of an archive that hold no list, each with what was found against it.
    """

    def __init__(self) -> None:
        self.found: list[Sheet] = []
        self.unread: list[tuple[str, str]] = []
        self._member = ""
        self.done = self.of = 0
        self._known: dict[str, str] = {}

    def take(self, message: Any) -> None:
        """Take one message in. Raises ValueError, TypeError or LookupError for no such message."""
        match message:
            case ["sheet", str(name), str(encoding), str(delimiter)]:
                self.found.append(Sheet(name, encoding, delimiter, member=self._member))
            case ["member", str(name)]:
                self._member = name
            case ["unread", str(why)]:
                self._forget()
                self.unread.append((self._member, why))
            case ["dress", bool(hidden), *parts]:
                self.found[-1].is_hidden = hidden
                self.found[-1].dress = _dress(*parts)
            case ["rivals", list(rivals)]:
                self.found[-1].rivals = [(str(codec), str(shown)) for codec, shown in rivals]
            case ["again"]:
                self._forget()
            case ["rows", list(lines), list(rows), list(dates), int(done), int(of)]:
                self._take_rows(lines, rows, dates)
                self.done, self.of = done, of
            case ["columns", list(lines), list(columns), int(done), int(of)]:
                self._take_columns(lines, columns)
                self.done, self.of = done, of
            case ["damaged", int(line), str(why), str(name)]:
                self.found[-1].damaged.append((line, why, name))
            case ["aside", int(line), str(why), str(name)]:
                self.found[-1].aside.append((line, why, name))
            case ["end", int(unclosed), bool(has_long)]:
                self.found[-1].unclosed_line, self.found[-1].has_long = unclosed, has_long
            # The child may have been taken over by its file: what it never says is not taken.
            case _:
                raise ValueError

    def _forget(self) -> None:
        """Drop what was said of the file that is being read."""
        self.found = [sheet for sheet in self.found if sheet.member != self._member]

    def _shared(self, rows: list[list[str]]) -> list[list[str]]:
        """The same texts, those that stand in many rows held once: most of a large list repeats."""
        known = self._known
        find = known.setdefault if len(known) < _KNOWN else known.get
        return [list(map(find, row, row)) for row in rows]

    def _take_columns(self, lines: list[Any], columns: list[Any]) -> None:
        if {*map(type, lines)} - {int}:
            raise ValueError
        sheet = self.found[-1]
        heard_ = [heard(column, len(lines)) for column in columns]
        for _, everything in heard_:
            sheet.look_at(everything)
        rows = list(zip(*(column for column, _ in heard_), strict=True))
        if len(rows) != len(lines):
            raise ValueError
        sheet.lines.extend(lines)
        sheet.rows.extend(rows)

    def _take_rows(self, lines: list[Any], rows: list[Any], dates: list[Any]) -> None:
        # What a child says is checked like a stranger's file: its reader may have been taken over.
        if len(lines) != len(rows) or {*map(type, lines)} - {int} or {*map(type, rows)} - {list}:
            raise ValueError
        sheet = self.found[-1]
        if not sheet.encoding:
            if {*map(type, chain.from_iterable(rows))} - _PLAIN:
                raise TypeError
            sheet.is_plain = False
        else:
            sheet.look_at("\n".join(chain.from_iterable(rows)))  # fails where one is no text
            # The same words in a column are one object: a list repeats itself.
            rows = self._shared(rows)
        for i, j, text in dates:
            rows[i][j] = (datetime if "T" in text else date).fromisoformat(text)
        sheet.lines.extend(lines)
        sheet.rows.extend(rows)


def _dress(
    is_told: Any, rows: Any, columns: Any, errors: Any, uncalculated: Any, tables: Any, merged: Any
) -> SheetDress:
    """What the child said of a sheet. Raises ValueError or TypeError for what it never says."""
    areas = [
        replace(TableArea(str(name), *at), names=tuple(map(str, heads)))
        for name, *at, heads in tables
    ]
    numbers = [
        merged,
        *rows,
        *columns,
        *chain(*(area[1:-1] for area in tables)),
        *chain.from_iterable(uncalculated),
    ]
    cells = [(int(row), int(column), str(text)) for row, column, text in errors]
    # JSON has floats and truths where rows are counted, and Python would take either.
    if {*map(type, numbers)} - {int}:
        raise ValueError
    pairs = [(row, column) for row, column in uncalculated]
    return SheetDress(rows, columns, cells, pairs, areas, bool(is_told), merged)
