"""Web pages that are called .xls, as old report servers and Salesforce write them: their tables.

A page is read as a stream by the standard library's reader, which resolves nothing from outside.
Cells that span several rows or columns stand in each row, and in the first column.
"""

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.raised import raised
from csm_desktop.importers.files.content import Content
from csm_desktop.importers.files.encodings import find_encoding
from csm_desktop.importers.refusals import trouble

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PIECE = 1 << 16
_MOST_COLUMNS = 2_000
_CELLS = frozenset(("td", "th"))
_NOT_SHOWN = frozenset(("script", "style", "head", "title"))
_BREAKS = frozenset(("br", "p", "div", "li"))

Rows = list[list[str]]


def read_web_tables(content: Content, asked: str) -> Iterator[tuple[str, Rows]]:
    """Each table of a page that has two rows, with the encoding that the page is read in.

    Raises UserError for a page without a table.
    """
    with content.open() as file:
        encoding = find_encoding(file, content.name, asked or _declared(content), is_page=True)
        reader = _Tables()
        found = False
        with encoding.text(file) as text:
            while piece := text.read(_PIECE):
                reader.feed(piece)
                for rows in reader.finished():
                    found = True
                    yield encoding.name, rows
            reader.close()
            for rows in reader.finished(whole=True):
                found = True
                yield encoding.name, rows
    if not found:
        raise trouble(
            say("{name} is a web page without a table.", name=content.name),
            say("Nothing was imported. Export the list again as CSV or XLSX."),
        )


def _declared(content: Content) -> str:
    """The encoding that a page names, where it is one and the page can be read so."""
    told = _CHARSET.search(content.head())
    name = told[1].decode("ascii") if told else ""
    try:
        decoder = codecs.getincrementaldecoder(name)() if name else None
    except LookupError:
        return ""
    if decoder is None:
        return ""
    # What a page says of itself is often wrong; a name counts only when all of it can be read so.
    with content.open() as file:
        try:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
        except (UnicodeError, TypeError):
            return ""
    return name


class _Tables(HTMLParser):
    """Gathers the texts of cells; a table inside a cell is part of that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[Rows] = []
        self._rows: Rows = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._spans: dict[int, tuple[int, str]] = {}  # column -> rows to come, text
        self._span = (1, 1)
        self._depth = self._hidden = self._raised = 0

    def finished(self, *, whole: bool = False) -> Iterator[Rows]:
        """The tables that are complete; `whole` says that the page has ended."""
        if whole and self._rows:
            self._end_table()
        yield from self._done
        self._done.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell; tags that were left open are closed as browsers do."""
        if tag in _NOT_SHOWN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
        # Only of the outermost table: those inside a cell lay out its content.
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._row = []
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
            self._row = [] if self._row is None else self._row
            said = dict(attrs)
            self._span = _number(said.get("rowspan")), _number(said.get("colspan"))
            self._cell = []
        elif tag == "sup":
            self._raised += 1
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag in _NOT_SHOWN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_table()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)

    def handle_data(self, data: str) -> None:
        """Text, where a cell is open."""
        if self._cell is not None and not self._hidden:
            self._cell.append(raised(data) if self._raised else data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        text = "\n".join(filter(None, lines))
        self._fill_spans()
        down, across = self._span
        if down > 1:
            self._spans[len(self._row)] = (down - 1, text)
        self._row.append(text)
        # A span is a number that a stranger typed: bounded, or one cell would fill the memory.
        self._row += [""] * min(across - 1, _MOST_COLUMNS - len(self._row))
        self._cell = None
        self._raised = 0  # a tag that was left open ends with its cell

    def _fill_spans(self) -> None:
        """What cells of rows above say of the columns that come next."""
        assert self._row is not None
        while (column := len(self._row)) in self._spans:
            left, text = self._spans.pop(column)
            if left > 1:
                self._spans[column] = (left - 1, text)
            self._row.append(text)

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._fill_spans()
            self._rows.append(self._row)
        self._row = None

    def _end_table(self) -> None:
        self._end_row()
        if len(self._rows) > 1:
            self._done.append(self._rows)
        self._rows, self._spans = [], {}


def _number(told: str | None) -> int:
    return max(1, min(int(told), _MOST_COLUMNS)) if told and told.strip().isdecimal() else 1
