"""From text to records: delimiter, quoting, and the true line on which each record begins.

csv.Sniffer guesses from letters; here every delimiter of a fixed list is tried on the first
records and judged by how evenly it cuts them, quotes respected (docs/decisions/017).
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from itertools import chain, islice
from typing import Literal, TextIO

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.formats.evenness import EVEN_PAIR, evenness
from csm_desktop.importers.refusals import trouble
from csm_desktop.values import dataclass

CELL_LIMIT = 131_072  # characters; csv's own limit, but here it refuses a row and not the file
_READ_LIMIT = 8 * 1024 * 1024
_BATCH_ROWS = 2_000
_BLOCK_CHARACTERS = 200_000  # of plain lines
_BATCH_CHARACTERS = 500_000
_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 200_000
_EVEN_ENOUGH = 0.5  # share of a table's rows that are cut alike; two cells could be chance
_FEW = 3  # lines, and columns
_BREAK = "\v"  # stands for an end of a line within a cell
_NULL = "\\N"  # how MySQL and PostgreSQL write that a cell holds nothing
_ESCAPED_NULL = re.compile(r"(?:(?<=[,;|\t])|^)\\N(?=[,;|\t\r\n]|$)")
_ALL_QUOTED = 0.05  # cells that are all cut alike are so with their quotes as well
_NO_DELIMITER = "\x1f"
# On a tie the earlier wins: a comma stands inside numbers and names, a tab hardly ever does.
_DELIMITERS = ("\t", ";", "|", ",", "^", "~", "\x01")


@dataclass(frozen=True, slots=True)
class Begun:
    """A reading begins with this delimiter; rows of a former one count no more."""

    delimiter: str


@dataclass(frozen=True, slots=True)
class RecordStream:
    """Some records: `lines[i]` is the file's line on which `rows[i]` begins."""

    lines: list[int]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """The reading is at its end, and stands.

    `unclosed_line` is the line of a quotation mark that is never closed, 0 where there is none;
    the last row has then swallowed the rest of the file. `has_long` says that some cell is longer
    than `CELL_LIMIT`.
    """

    unclosed_line: int = 0
    has_long: bool = False


_Quoting = Literal[0, 3]  # csv.QUOTE_MINIMAL, csv.QUOTE_NONE


@dataclass(frozen=True, slots=True)
class _Cut:
    """How one way to cut the sample does: higher is better."""

    score: float
    delimiter: str
    skip_blanks: bool = False
    quoting: _Quoting = csv.QUOTE_MINIMAL
    escape: str | None = None
    quote: str = '"'
    end: str = ""

    def records(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """The lines cut this way. Raises csv.Error for a cell over the limit, and if `strict`."""
        if self.escape:
            lines = (_ESCAPED_NULL.sub("", line) for line in lines)
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            skipinitialspace=self.skip_blanks,
            quoting=self.quoting,
            quotechar=self.quote,
            escapechar=self.escape,
            strict=strict,
        )


def read_records(text: TextIO, name: str) -> Iterator[Begun | RecordStream | DelimitedText]:
    """Every record of the text, blank ones too, so that a line can be named.

    In batches: of a file of any size only a few hundred kilobytes are held. Where the first way to
    read it fails, another `Begun` follows. Raises UserError for lines that no list has.
    """
    sample = _sample(text, name)
    # A first line `sep=;` says it, and needs no guessing.
    skipped, delimiter = _declared(sample[0] if sample else "")
    cut = _Cut(1.0, delimiter) if delimiter else _cut_of(sample)
    reading = _Reading(text, name, skipped, cut, CELL_LIMIT)
    try:
        yield from reading.batches()
    # A cell longer than any: either it is one, or a quote took in the rest of the file; read again
    # to find out.
    except csv.Error:
        reading = _Reading(text, name, skipped, cut, _READ_LIMIT)
        yield from reading.batches()
    if reading.unclosed_line:
        # Where a quote never closes and plain cutting is even, quotes mean nothing.
        plain = _Reading(text, name, skipped, replace(cut, quoting=csv.QUOTE_NONE), _READ_LIMIT)
        rows = chain.from_iterable(
            part.rows for part in plain.batches() if isinstance(part, RecordStream)
        )
        if evenness(rows)[0] > 0.95:
            yield from plain.batches()
            reading = plain
    yield DelimitedText(reading.unclosed_line, reading.limit > CELL_LIMIT)


def _sample(text: TextIO, name: str) -> list[str]:
    """The first lines, as many as tell how they are cut."""
    # The beginning again and again, for each way of cutting is tried on the same lines.
    text.seek(0)
    sample: list[str] = []
    size = 0
    for line in islice(_Lines(text, name), _SAMPLE_LINES):
        sample.append(line)
        size += len(line)
        # Few very long lines tell as much as many short ones.
        if size > _SAMPLE_CHARACTERS:
            break
    return sample


def _declared(first: str) -> tuple[int, str]:
    """Excel's first line `sep=;` names the delimiter: it is no record."""
    first = (first[:8].splitlines() or [""])[0]
    if first.lower().startswith("sep=") and len(first) == 5:
        return 1, first[4]
    return 0, ""


@contextmanager
def _cells_up_to(size: int) -> Iterator[None]:
    before = csv.field_size_limit(size)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class _Lines:
    """The lines of a text; those of the record under way are kept until `close_record`."""

    def __init__(self, text: TextIO, name: str, end: str = "") -> None:
        self._text, self._name, self._end = text, name, end
        self._ahead: deque[str] = deque()
        self.read = self.size = 0
        self.kept: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._ahead.popleft() if self._ahead else self._without_mark(self._line())
        if not line:
            raise StopIteration
        self.read += 1 + line.count(_BREAK) if self._end else 1
        self.size += len(line)
        self.kept.append(line)
        return line

    def _line(self) -> str:
        # In pieces: a file of one endless line must not be held in memory.
        line = self._text.readline(_READ_LIMIT)
        while self._end and line and not line.endswith(self._end) and len(line) < _READ_LIMIT:
            more = self._text.readline(_READ_LIMIT - len(line))
            if not more:
                break
            line = line.rstrip("\r\n") + _BREAK + more
        if len(line) == _READ_LIMIT:
            raise trouble(
                say("{name} is not a table: one of its lines holds over {n} characters.",
                    name=self._name, n=_READ_LIMIT - 1),
                say("Nothing was imported. Export the list again as CSV or XLSX."),
            )  # fmt: skip
        return line

    def _without_mark(self, text: str) -> str:
        """The text; from its beginning a byte order mark is taken that the decoding has left."""
        return text if self.read else text.removeprefix("\ufeff")

    def ahead(self) -> list[str]:
        """The next lines, which are not taken by this; none at the end."""
        if not self._ahead:
            text = self._text.read(_BLOCK_CHARACTERS)
            if text:
                whole = self._without_mark(text + self._line())
                self._ahead.extend(StringIO(whole, newline=""))
        return list(self._ahead)

    def take_ahead(self) -> None:
        """Take the lines that were read ahead; none of them is kept."""
        self.read += len(self._ahead)
        self.size += sum(map(len, self._ahead))
        self._ahead.clear()

    def close_record(self) -> list[str]:
        """A record has ended: the lines it stood on."""
        kept, self.kept = self.kept, []
        return kept


def _without_nulls(row: list[str]) -> list[str]:
    """The cells, those that a database writes for nothing empty."""
    return ["" if cell == _NULL else cell for cell in row]


class _Reading:
    """One way through a text; afterwards `unclosed_line` says whether a quote never closed."""

    def __init__(self, text: TextIO, name: str, skipped: int, cut: _Cut, limit: int) -> None:
        self._text, self._name, self._skipped, self._cut = text, name, skipped, cut
        self.limit = limit
        self.unclosed_line = 0
        self._has_long_records = False
        self._last: tuple[int, list[str]] = 0, []

    def batches(self) -> Iterator[Begun | RecordStream]:
        """The records. Raises csv.Error for a cell over `limit`, where that is `CELL_LIMIT`."""
        self._text.seek(0)
        lines = _Lines(self._text, self._name, self._cut.end)
        for _ in islice(lines, self._skipped):
            lines.close_record()
        reader = self._cut.records(lines)
        yield Begun(self._cut.delimiter)
        # A batch that ends with nothing in it is the end of the file.
        while not self.unclosed_line and (batch := self._batch(reader, lines)).rows:
            yield batch
        start, last = self._last
        if last and not self._cut.quoting and _is_unclosed(last, self._cut):
            self.unclosed_line = start

    def _batch(self, reader: Iterator[list[str]], lines: _Lines) -> RecordStream:
        return self._plain_batch(lines) or self._batch_by_rows(reader, lines)

    def _plain_batch(self, lines: _Lines) -> RecordStream | None:
        """The next records at once, where each is a line and no quote holds several together."""
        # Where it held once, it will again: most lists with notes have line breaks in many of them.
        is_seldom = self._cut.escape or self._cut.end or self._has_long_records
        ahead = [] if is_seldom else lines.ahead()
        if not ahead:
            return None
        text = "".join(ahead)
        may_go_on = not self._cut.quoting and self._cut.quote in text
        # The last line may begin a record that ends beyond.
        if may_go_on and (self._cut.quote != '"' or _is_unclosed(ahead[-1:], self._cut)):
            return None
        start = lines.read + 1
        try:
            with _cells_up_to(self.limit):
                rows = list(self._cut.records(ahead))
        except csv.Error:  # which the other way meets as well, and knows what it means
            return None
        if len(rows) != len(ahead):
            self._has_long_records = True
            return None
        lines.take_ahead()
        self._last = start + len(rows) - 1, ahead[-1:]
        if _NULL in text:
            rows = [_without_nulls(row) if _NULL in row else row for row in rows]
        return RecordStream(list(range(start, start + len(rows))), rows)

    def _whole(self, row: list[str]) -> list[str]:
        row = [cell.replace(_BREAK, "\n") for cell in row] if self._cut.end else row
        return _without_nulls(row)

    def _batch_by_rows(self, reader: Iterator[list[str]], lines: _Lines) -> RecordStream:
        batch = RecordStream([], [])
        start, enough = lines.read + 1, lines.size + _BATCH_CHARACTERS
        try:
            with _cells_up_to(self.limit):
                for row in islice(reader, _BATCH_ROWS):
                    batch.rows.append(self._whole(row) if _NULL in row or self._cut.end else row)
                    batch.lines.append(start)
                    self._last = start, lines.close_record()
                    start = lines.read + 1
                    if lines.size > enough:
                        break
        except csv.Error:
            if self.limit == CELL_LIMIT:
                raise
            # Longer than any cell: a quote has swallowed the rest.
            self.unclosed_line = start
            self._last = start, []
            return RecordStream([*batch.lines, start], [*batch.rows, [lines.kept[0]]])
        return batch


def _is_unclosed(lines: list[str], cut: _Cut) -> bool:
    if not any(cut.quote in line for line in lines):
        return False
    try:
        list(replace(cut, skip_blanks=False).records(lines, strict=True))
    except csv.Error as problem:
        return "unexpected end" in str(problem)
    return False


def _best_cut(sample: list[str]) -> _Cut:
    with _cells_up_to(_READ_LIMIT):
        ways = [way for sign in _DELIMITERS for way in _ways(sample, sign)]
        best = max(ways, key=lambda way: way.score, default=_Cut(0.0, _NO_DELIMITER))
        return best if best.score else _Cut(0.0, _NO_DELIMITER)


def _cut_of(sample: list[str]) -> _Cut:
    """How to cut the lines: each, or only those that end in one way, where some in a cell without
    quotes end otherwise and the others cut more evenly."""
    cut = _best_cut(sample)
    end = "\r\n" if any(line.endswith("\r\n") for line in sample) else "\r"
    if all(line.endswith(end) for line in sample[:-1]):
        return cut
    lines = list(_Lines(StringIO("".join(sample), newline=""), "", end))
    with _cells_up_to(_READ_LIMIT):
        whole = replace(_best_cut(lines), end=end)
        share, width = evenness(whole.records(lines))
        is_better = share == 1.0 > evenness(cut.records(sample))[0]
    return whole if is_better and min(len(lines), width) >= _FEW else cut


def _ways(sample: list[str], delimiter: str) -> Iterator[_Cut]:
    """The ways to cut by a delimiter, each with its score; the plain way wins a tie."""
    if not any(delimiter in line for line in sample):
        return
    plain = _scored(sample, _Cut(0.0, delimiter))
    yield plain
    if any('\\"' in line for line in sample):  # as databases write a quotation mark in a cell
        yield _scored(sample, _Cut(0.0, delimiter, escape="\\"))
    first = next((line.strip("\ufeff\r\n ") for line in sample if line.strip()), "")
    # A name may begin with an apostrophe, and not each column of a list.
    if re.fullmatch(rf"'[^']*'(?:{re.escape(delimiter)}'[^']*')+", first):
        single = _scored(sample, _Cut(0.0, delimiter, quote="'"))
        yield replace(single, score=single.score and single.score + _ALL_QUOTED)
    elif any(line.startswith("'") or delimiter + "'" in line for line in sample):
        yield from _quoted_where_needed(sample, plain)
    if any(delimiter + ' "' in line for line in sample):
        yield _scored(sample, _Cut(0.0, delimiter, skip_blanks=True))
    # Whole lines in quotes are one column, which other signs inside of it do not cut.
    is_one = _is_strict(sample, plain) and all(len(row) < 2 for row in plain.records(sample))
    if not plain.score and not is_one and any('"' in line for line in sample):
        yield _scored(sample, _Cut(0.0, delimiter, quoting=csv.QUOTE_NONE))


def _quoted_where_needed(sample: list[str], plain: _Cut) -> Iterator[_Cut]:
    """The way with apostrophes as quotes, where some cell needs them: one that holds a delimiter or
    an end of line, so that the plain way cuts less evenly. Each of them closes before a delimiter;
    else they are letters ("'t Hart")."""
    single = _scored(sample, replace(plain, score=0.0, quote="'"))
    if single.score <= plain.score or evenness(single.records(sample))[0] < 1.0:
        return
    try:
        list(single.records(sample, strict=True))
    except csv.Error as problem:
        if len(sample) < _SAMPLE_LINES or "unexpected end" not in str(problem):
            return
    yield single


def _scored(sample: list[str], cut: _Cut) -> _Cut:
    rows = list(cut.records(sample))
    share, width = evenness(rows)
    # Two columns come about by chance (a comma in prose), so they must be more even.
    if width < 2 or share < (EVEN_PAIR if width == 2 else _EVEN_ENOUGH):
        return cut
    # A wrong delimiter cuts through quoted cells, which a strict reader notices.
    clean = 1.0 if _is_strict(sample, cut) else 0.8
    return replace(cut, score=clean * (share + min(width, 20) / 100))


def _is_strict(sample: list[str], cut: _Cut) -> bool:
    """Whether every quote closes right before a delimiter: a wrong delimiter cuts quoted cells."""
    try:
        list(cut.records(sample, strict=True))
    except csv.Error as problem:
        return "unexpected end" in str(problem)  # the sample may end inside a cell
    return True
