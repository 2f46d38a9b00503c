"""Web pages that are called .xls, as old report servers and Salesforce write them: their tables.

A page is read as a stream by the standard library's reader, which resolves nothing from outside.
Cells that span several rows or columns stand in each row, and in the first column.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.raised import raised
from csm_desktop.importers.files.content import Content
from csm_desktop.importers.files.encodings import find_encoding
from csm_desktop.importers.refusals import trouble

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PIECE = 1 << 16
_MOST_COLUMNS = 2_000
_ROWS_OF_ANY = 2
_DEEPEST = 20  # tables in one another
_CELLS = frozenset(("td", "th"))
_NOT_SHOWN = frozenset(("script", "style", "head", "title"))
_BREAKS = frozenset(("br", "p", "div", "li"))

Rows = list[list[str]]


def read_web_tables(name: str, pages: Iterable[Content], asked: str) -> Iterator[tuple[str, Rows]]:
    """Each table of some pages that has two rows, with the encoding that its page is read in.

    Raises UserError where there is none.
    """
    found = False
    for page in pages:
        for table in _of_page(page, asked):
            found = True
            yield table
    if not found:
        raise trouble(
            say("{name} is a web page without a table.", name=name),
            say("Nothing was imported. Export the list again as CSV or XLSX."),
        )


def _of_page(page: Content, asked: str) -> Iterator[tuple[str, Rows]]:
    with page.open() as file:
        encoding = find_encoding(file, page.name, asked or _declared(page), is_page=True)
        reader = _Tables()
        with encoding.text(file) as text:
            while piece := text.read(_PIECE):
                reader.feed(piece)
                yield from ((encoding.name, rows) for rows in reader.finished())
            reader.close()
            yield from ((encoding.name, rows) for rows in reader.finished(whole=True))


def pages_of(content: Content) -> Iterator[Content]:
    """The pages in a web archive (.mht), as spreadsheets and report servers save one."""
    from email import message_from_bytes, policy

    with content.open() as file:
        archive = message_from_bytes(file.read(), policy=policy.compat32)
    for part in archive.walk():
        data = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(data, bytes):
            yield Content(content.name, content.path, data)


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


class _Table:
    """One table of a page while it is read; `inner` are the tables in its cells that hold rows."""

    def __init__(self) -> None:
        self.rows: Rows = []
        self.inner: list[Rows] = []
        self.cell: list[str] | None = None
        self._row: list[str] | None = None
        self._spans: dict[int, tuple[int, str]] = {}  # column -> rows to come, text
        self._span = (1, 1)

    def begin_row(self) -> None:
        """A row begins; one that was left open ends."""
        self.end_row()
        self._row = []

    def begin_cell(self, said: dict[str, str | None]) -> None:
        """A cell begins; one that was left open ends."""
        self.end_cell()
        self._row = [] if self._row is None else self._row
        self._span = _number(said.get("rowspan")), _number(said.get("colspan"))
        self.cell = []

    def end_cell(self) -> None:
        """The open cell ends, where one is open."""
        if self.cell is None or self._row is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self.cell).split("\n"))
        text = "\n".join(filter(None, lines))
        self._fill_spans()
        down, across = self._span
        if down > 1:
            self._spans[len(self._row)] = (down - 1, text)
        self._row.append(text)
        # A span is a number that a stranger typed: bounded, or one cell would fill the memory.
        self._row += [""] * min(across - 1, _MOST_COLUMNS - len(self._row))
        self.cell = None

    def _fill_spans(self) -> None:
        """What cells of rows above say of the columns that come next."""
        assert self._row is not None
        while (column := len(self._row)) in self._spans:
            left, text = self._spans.pop(column)
            if left > 1:
                self._spans[column] = (left - 1, text)
            self._row.append(text)

    def end_row(self) -> None:
        """The open row ends, where one is open."""
        self.end_cell()
        if self._row is not None:
            self._fill_spans()
            self.rows.append(self._row)
        self._row = None

    def found(self) -> list[Rows]:
        """The table, or the tables that it only sets in their places on the page."""
        self.end_row()
        if self.inner and sum(len(list(filter(None, row))) > 1 for row in self.rows) < _ROWS_OF_ANY:
            return self.inner
        return [self.rows] if len(self.rows) >= _ROWS_OF_ANY else []


class _Tables(HTMLParser):
    """Gathers the texts of cells; a table inside a cell is part of that cell's text, too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[Rows] = []
        self._open: list[_Table] = []
        self._hidden = self._raised = 0

    def finished(self, *, whole: bool = False) -> Iterator[Rows]:
        """The tables that are complete; `whole` says that the page has ended."""
        while whole and self._open:
            self._end_table()
        yield from self._done
        self._done.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell; tags that were left open are closed as browsers do."""
        if tag in _NOT_SHOWN:
            self._hidden += 1
        elif tag == "table" and len(self._open) < _DEEPEST:
            self._open.append(_Table())
        elif tag == "tr" and self._open:
            self._open[-1].begin_row()
        elif tag in _CELLS and self._open:
            self._raised = 0  # a tag that was left open ends with its cell
            self._open[-1].begin_cell(dict(attrs))
            for around in self._open[:-1]:
                if around.cell:
                    around.cell.append(" ")
        elif tag == "sup":
            self._raised += 1
        elif tag in _BREAKS:
            self._add("\n", begun=True)

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag in _NOT_SHOWN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif not self._open:
            return
        elif tag == "table":
            self._end_table()
        elif tag in _CELLS:
            self._open[-1].end_cell()
            self._raised = 0
        elif tag == "tr":
            self._open[-1].end_row()

    def handle_data(self, data: str) -> None:
        """Text, where a cell is open."""
        if not self._hidden:
            self._add(raised(data) if self._raised else data)

    def _add(self, text: str, *, begun: bool = False) -> None:
        """Text of the open cell, and of those that it lies in; a break only where one has begun."""
        for table in self._open:
            if table.cell or (table.cell is not None and not begun):
                table.cell.append(text)

    def _end_table(self) -> None:
        found = self._open.pop().found()
        (self._open[-1].inner if self._open else self._done).extend(found)


def _number(told: str | None) -> int:
    return max(1, min(int(told), _MOST_COLUMNS)) if told and told.strip().isdecimal() else 1
