"""Workbooks written as one XML text (SpreadsheetML 2003), mostly called .xls.

Read as a stream. A document type is refused before anything of it is read: with it go entities,
its own and those from outside.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.content import Content
from csm_desktop.importers.files.formats.first_bytes import SPREADSHEET_ML
from csm_desktop.importers.files.formats.number_formats import as_shown, digits_of
from csm_desktop.importers.files.sheet_dress import SheetDress
from csm_desktop.importers.files.workbooks import Cell, Worksheet
from csm_desktop.importers.refusals import trouble

_EXCEL = "urn:schemas-microsoft-com:office:excel"
_SHEET, _ROW, _CELL, _DATA, _COLUMN, _STYLE, _FORMAT = (
    f"{SPREADSHEET_ML} {name}"
    for name in ("Worksheet", "Row", "Cell", "Data", "Column", "Style", "NumberFormat")
)
_VISIBLE = f"{_EXCEL} Visible"
_PIECE = 1 << 16
_MOST_COLUMNS = 2_000
_MOST_ROWS = 1_100_000
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")
_NAMED = {"Percent": 0}  # formats that have a name and no code


def read_office_xml(content: Content) -> Iterator[Worksheet]:
    """The worksheets that hold anything. Raises UserError for what is hostile or damaged."""
    reader = _Reader(content.name)
    with content.open() as file:
        try:
            while piece := file.read(_PIECE):
                reader.parser.Parse(piece, False)
            reader.parser.Parse(b"", True)
        except expat.ExpatError:
            raise trouble(
                say("{name} cannot be read: it is damaged, or not a workbook.", name=content.name),
                say("Nothing was imported. Open it in a spreadsheet program and save it as CSV or "
                    "XLSX."),
            ) from None  # fmt: skip
    for sheet in reader.sheets:
        if sheet.rows:
            batches = ((line, [row]) for line, row in zip(sheet.lines, sheet.rows, strict=True))
            yield Worksheet(sheet.name, batches, sheet.dress, sheet.is_hidden)


class _Sheet:
    """One worksheet as far as it is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[list[Cell]] = []
        self.lines: list[int] = []
        self.dress = SheetDress(is_told=True)
        self.is_hidden = False
        self.spans: dict[int, tuple[int, Cell]] = {}  # column -> last row, value


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[_Sheet] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        # A document type can define what grows without end or reads other files.
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._formats: dict[str, int | str] = {}
        self._style = self._type = ""
        self._cell_style = ""
        self._line = self._column = self._columns = 0
        self._across = self._down = 0
        self._row: list[Cell] = []
        self._said: list[str] | None = None

    def _refuse(self, *_: object) -> None:
        raise trouble(
            say("{name} is not opened: {why}.", name=self.name,
                why=say("it declares entities, which no spreadsheet program writes")),
            say("Nothing was imported. Ask for the list as CSV."),
        )  # fmt: skip

    def _start(self, tag: str, said: dict[str, str]) -> None:
        own = {key.removeprefix(f"{SPREADSHEET_ML} "): value for key, value in said.items()}
        if tag == _SHEET:
            self.sheets.append(_Sheet(own.get("Name", "")))
            self._line = self._columns = 0
        elif tag == _STYLE:
            self._style = own.get("ID", "")
        elif tag == _FORMAT:
            code = own.get("Format", "")
            digits = _NAMED.get(code, digits_of(code))
            if digits is not None:
                self._formats[self._style] = digits
        # Cells outside a sheet are none; a hostile file has them.
        elif self.sheets:
            self._start_part(tag, own)

    def _start_part(self, tag: str, own: dict[str, str]) -> None:
        dress = self.sheets[-1].dress
        if tag == _COLUMN:
            first = self._at_most(own.get("Index"), self._columns + 1, _MOST_COLUMNS)
            self._columns = first + self._at_most(own.get("Span"), 0, _MOST_COLUMNS)
            if own.get("Hidden") == "1":
                dress.hidden_columns += range(first - 1, self._columns)
        elif tag == _ROW:
            self._line = self._at_most(own.get("Index"), self._line + 1, _MOST_ROWS)
            self._row, self._column = [], 0
            if own.get("Hidden") == "1":
                dress.hidden_rows.append(self._line)
        elif tag == _CELL:
            self._column = self._at_most(own.get("Index"), self._column + 1, _MOST_COLUMNS)
            self._across = self._at_most(own.get("MergeAcross"), 0, _MOST_COLUMNS)
            self._down = self._at_most(own.get("MergeDown"), 0, _MOST_ROWS)
            self._cell_style = own.get("StyleID", "")
        elif tag == _DATA:
            self._type, self._said = own.get("Type", "String"), []
        elif tag == _VISIBLE:
            self._said = []

    def _end(self, tag: str) -> None:
        if tag == _DATA and self._said is not None:
            self._put("".join(self._said))
            self._said = None
        elif tag == _CELL:
            self._column += self._across
        elif tag == _ROW:
            self._end_row()
        elif tag == _VISIBLE and self._said is not None and self.sheets:
            self.sheets[-1].is_hidden = "".join(self._said) in ("SheetHidden", "SheetVeryHidden")
            self._said = None

    def _text(self, data: str) -> None:
        if self._said is not None:
            self._said.append(data)

    def _put(self, text: str) -> None:
        sheet = self.sheets[-1]
        value = _value(text, self._type)
        if self._type == "Error":
            sheet.dress.errors.append((self._line, self._column - 1, text))
        if isinstance(value, int | float) and self._cell_style in self._formats:
            value = as_shown(value, self._formats[self._cell_style])
        self._row += [""] * (self._column - 1 - len(self._row))
        self._row.append(value)
        if self._down:
            sheet.spans[self._column - 1] = (self._line + self._down, value)
            sheet.dress.merged += 1

    def _end_row(self) -> None:
        sheet = self.sheets[-1]
        for column, (last, value) in list(sheet.spans.items()):
            if self._line > last:
                del sheet.spans[column]
                continue
            self._row += [""] * (column + 1 - len(self._row))
            self._row[column] = value if self._row[column] == "" else self._row[column]
        if self._row:
            sheet.rows.append(self._row)
            sheet.lines.append(self._line)

    def _at_most(self, told: str | None, usual: int, most: int) -> int:
        number = int(told) if told and told.isdecimal() and len(told) < 10 else usual
        if number > most:
            raise trouble(
                say("{name} is not opened: {why}.", name=self.name,
                    why=say("it spans more cells than any list has")),
                say("Nothing was imported. Ask for the list as CSV."),
            )  # fmt: skip
        return number


def _value(text: str, told: str) -> Cell:
    """A cell as its type says; a text where it is none of that type."""
    try:
        match told:
            case "Number":
                number = float(text)
                return int(number) if number.is_integer() and abs(number) < 1e15 else number
            case "DateTime":
                day: Any = date if _MIDNIGHT.search(text) else datetime
                return day.fromisoformat(_MIDNIGHT.sub("", text))  # type: ignore[no-any-return]
            case "Boolean":
                return text.strip() == "1"
            case "Error":
                return ""
    except (ValueError, OverflowError):
        pass
    return text
