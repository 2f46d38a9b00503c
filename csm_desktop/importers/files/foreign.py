"""The reader of lists that runs outside the program, and what the program makes of its words.

`read` is what the child does: from a path to batches of plain rows, in constant memory for a text,
whatever its size. `Sheets` puts the batches together again on the program's side, and takes nothing
on trust: a batch is what it should be, or the reader is said to have failed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.delimited import Begun, DelimitedText, RecordStream, read_records
from csm_desktop.importers.files.encodings import find_encoding
from csm_desktop.importers.files.sheet_dress import SheetDress
from csm_desktop.importers.files.workbooks import Cell, is_workbook, read_workbook
from csm_desktop.importers.refusals import trouble

READER = "csm_desktop.importers.files.foreign:read"
MAX_ROWS = 250_000  # of one file; the largest export of a CRM that a person can mean
DAMAGED = re.compile("[\0\ud800-\udfff]")
_KNOWN = 20_000  # texts that are looked up; what repeats is met early
_PLAIN = frozenset((str, int, float, bool))


def read(path: Path, encoding: str) -> Iterator[object]:
    """What a list or a workbook holds. Raises UserError for what is neither, or is hostile."""
    rows = 0
    # By its first bytes and not by its name: exports are called anything.
    for message in _workbook(path) if _is_workbook(path) else _text(path, encoding):
        if message[0] == "rows":
            rows += len(message[1])
        elif message[0] == "again":
            # The reader begins anew where its first way of cutting did not hold.
            rows = 0
        if rows > MAX_ROWS:
            raise trouble(
                say("{name} holds more than {n} rows.", name=path.name, n=MAX_ROWS),
                say("Nothing was imported. Split the list into several files, or export only "
                    "the accounts that are yours."),
            )  # fmt: skip
        yield message


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        return is_workbook(file.read(4))


def _text(path: Path, asked: str) -> Iterator[list[Any]]:
    size = path.stat().st_size
    with path.open("rb") as file:
        encoding = find_encoding(file, path.name, asked)
        with encoding.text(file) as text:
            for part in read_records(text, path.name):
                match part:
                    case Begun():
                        yield ["again"]
                        yield ["sheet", "", encoding.name, part.delimiter]
                        yield ["rivals", list(encoding.rivals)]
                    case RecordStream():
                        yield ["rows", part.lines, part.rows, [], file.tell(), size]
                    case DelimitedText():
                        yield ["end", part.unclosed_line, part.has_long]


def _workbook(path: Path) -> Iterator[list[Any]]:
    # Sheet by sheet as they come: a workbook need not be in memory as a whole.
    for sheet in read_workbook(path):
        yield ["sheet", sheet.name, "", ""]
        dress = sheet.dress
        yield [
            "dress", sheet.is_hidden, dress.is_told, dress.hidden_rows, dress.hidden_columns,
            dress.errors, dress.uncalculated, list(dress.table or ()), dress.merged,
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
    of `delimited.Done`; `is_damaged` is a text with signs that no text has.
    """

    name: str
    encoding: str
    delimiter: str
    rows: list[Sequence[Cell]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unclosed_line: int = 0
    has_long: bool = False
    is_damaged: bool = False
    is_hidden: bool = False
    dress: SheetDress = field(default_factory=SheetDress)
    rivals: list[tuple[str, str]] = field(default_factory=list)


class Sheets:
    """What the child has said so far; `done` of `of` bytes are read, where that is known."""

    def __init__(self) -> None:
        self.found: list[Sheet] = []
        self.done = self.of = 0
        self._known: dict[str, str] = {}

    def take(self, message: Any) -> None:
        """Take one message in. Raises ValueError, TypeError or LookupError for no such message."""
        match message:
            case ["sheet", str(name), str(encoding), str(delimiter)]:
                self.found.append(Sheet(name, encoding, delimiter))
            case ["dress", bool(hidden), *parts]:
                self.found[-1].is_hidden = hidden
                self.found[-1].dress = _dress(*parts)
            case ["rivals", list(rivals)]:
                self.found[-1].rivals = [(str(codec), str(shown)) for codec, shown in rivals]
            case ["again"]:
                self.found.clear()
            case ["rows", list(lines), list(rows), list(dates), int(done), int(of)]:
                self._take_rows(lines, rows, dates)
                self.done, self.of = done, of
            case ["end", int(unclosed), bool(has_long)]:
                self.found[-1].unclosed_line, self.found[-1].has_long = unclosed, has_long
            case _:
                raise ValueError

    def _shared(self, rows: list[list[str]]) -> list[list[str]]:
        """The same texts, those that stand in many rows held once: most of a large list repeats."""
        known = self._known
        find = known.setdefault if len(known) < _KNOWN else known.get
        return [[find(cell, cell) for cell in row] for row in rows]

    def _take_rows(self, lines: list[Any], rows: list[Any], dates: list[Any]) -> None:
        # What a child says is checked like a stranger's file: its reader may have been taken over.
        if len(lines) != len(rows) or {*map(type, lines)} - {int} or {*map(type, rows)} - {list}:
            raise ValueError
        sheet = self.found[-1]
        if not sheet.encoding:
            if {*map(type, chain.from_iterable(rows))} - _PLAIN:
                raise TypeError
        else:
            if DAMAGED.search("".join(chain.from_iterable(rows))):  # fails where one is no text
                sheet.is_damaged = True
            # The same words in a column are one object: a list repeats itself.
            rows = self._shared(rows)
        for i, j, text in dates:
            rows[i][j] = (datetime if "T" in text else date).fromisoformat(text)
        sheet.lines.extend(lines)
        sheet.rows.extend(rows)


def _dress(
    is_told: Any, rows: Any, columns: Any, errors: Any, uncalculated: Any, table: Any, merged: Any
) -> SheetDress:
    """What the child said of a sheet. Raises ValueError or TypeError for what it never says."""
    numbers = [merged, *rows, *columns, *table, *chain.from_iterable(uncalculated)]
    cells = [(int(row), int(column), str(text)) for row, column, text in errors]
    if {*map(type, numbers)} - {int} or len(table) not in (0, 5):
        raise ValueError
    pairs = [(row, column) for row, column in uncalculated]
    return SheetDress(rows, columns, cells, pairs, tuple(table) or None, bool(is_told), merged)
