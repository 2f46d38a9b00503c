"""From text to records: delimiter, quoting, and the true line on which each record begins.

csv.Sniffer guesses from letters; here every delimiter of a fixed list (libraries.md) is tried on
the first records and judged by how evenly it cuts them, quotes respected.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

CELL_LIMIT = 131_072  # characters; csv's own limit, but here it refuses a row and not the file
_READ_LIMIT = 64 * 1024 * 1024
_SAMPLE_LINES = 400
_SAMPLE_CHARACTERS = 200_000
_EVEN_ENOUGH = 0.5  # share of a table's rows that are cut alike; two cells could be chance
_EVEN_PAIR = 0.7
_NO_DELIMITER = "\x1f"
# On a tie the earlier wins: a comma stands inside numbers and names, a tab hardly ever does.
_DELIMITERS = ("\t", ";", "|", ",")


@dataclass(frozen=True, slots=True)
class Records:
    """What a delimited file holds: `lines[i]` is the file's line on which `rows[i]` begins.

    `unclosed_line` is the line of a quotation mark that is never closed, 0 where there is none;
    the last row has then swallowed the rest of the file. `has_long` says that some cell is longer
    than `CELL_LIMIT`.
    """

    rows: list[list[str]]
    lines: list[int]
    delimiter: str
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


def read_records(text: str) -> Records:
    """Every record of the text, blank ones too, so that a line can be named."""
    skipped, delimiter = _declared(text)
    lines = list(io.StringIO(text, newline=""))
    cut = _Cut(1.0, delimiter) if delimiter else _best_cut(lines)
    try:
        with _cells_up_to(CELL_LIMIT):
            return _read_sound(lines, skipped, cut)
    except csv.Error:
        with _cells_up_to(_READ_LIMIT):
            return replace(_read_sound(lines, skipped, cut), has_long=True)


def _read_sound(lines: list[str], skipped: int, cut: _Cut) -> Records:
    """The records; where a quote never closes and plain cutting is even, quotes mean nothing."""
    found = _read(lines, skipped, cut)
    if found.unclosed_line:
        loose = _read(lines, skipped, replace(cut, quoting=csv.QUOTE_NONE))
        if _evenness(loose.rows)[0] > 0.95:
            return loose
    return found


def _declared(text: str) -> tuple[int, str]:
    """Excel's first line `sep=;` names the delimiter: it is no record."""
    first = text[:8].splitlines()[0] if text else ""
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


def _read(lines: list[str], skipped: int, cut: _Cut) -> Records:
    reader = csv.reader(
        lines[skipped:] if skipped else lines,
        delimiter=cut.delimiter,
        skipinitialspace=cut.skip_blanks,
        quoting=cut.quoting,
    )
    rows: list[list[str]] = []
    starts: list[int] = []
    start = 1 + skipped
    for row in reader:
        rows.append(row)
        starts.append(start)
        start = reader.line_num + 1 + skipped
    unclosed = 0
    if starts and not cut.quoting and _is_unclosed(lines[starts[-1] - 1 :], cut.delimiter):
        unclosed = starts[-1]
    return Records(rows, starts, cut.delimiter, unclosed)


def _is_unclosed(lines: list[str], delimiter: str) -> bool:
    if not any('"' in line for line in lines):
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as problem:
        return "unexpected end" in str(problem)
    return False


def _best_cut(lines: list[str]) -> _Cut:
    sample: list[str] = []
    size = 0
    for line in lines[:_SAMPLE_LINES]:
        sample.append(line)
        size += len(line)
        if size > _SAMPLE_CHARACTERS:
            break
    with _cells_up_to(_READ_LIMIT):
        ways = [way for sign in _DELIMITERS for way in _ways(sample, sign)]
        best = max(ways, key=lambda way: way.score, default=_Cut(0.0, _NO_DELIMITER))
        return best if best.score else _Cut(0.0, _NO_DELIMITER)


def _ways(sample: list[str], delimiter: str) -> Iterator[_Cut]:
    """The ways to cut by a delimiter, each with its score; the plain way wins a tie."""
    if not any(delimiter in line for line in sample):
        return
    plain = _scored(sample, _Cut(0.0, delimiter))
    yield plain
    if any(delimiter + ' "' in line for line in sample):
        yield _scored(sample, _Cut(0.0, delimiter, skip_blanks=True))
    if not plain.score and any('"' in line for line in sample):
        yield _scored(sample, _Cut(0.0, delimiter, quoting=csv.QUOTE_NONE))


def _scored(sample: list[str], cut: _Cut) -> _Cut:
    rows = list(
        csv.reader(
            sample,
            delimiter=cut.delimiter,
            skipinitialspace=cut.skip_blanks,
            quoting=cut.quoting,
        )
    )
    share, width = _evenness(rows)
    if width < 2 or share < (_EVEN_PAIR if width == 2 else _EVEN_ENOUGH):
        return cut
    clean = 1.0 if _is_strict(sample, cut) else 0.8
    return replace(cut, score=clean * (share + min(width, 20) / 100))


def _is_strict(sample: list[str], cut: _Cut) -> bool:
    """Whether every quote closes right before a delimiter: a wrong delimiter cuts quoted cells."""
    try:
        list(
            csv.reader(
                sample,
                delimiter=cut.delimiter,
                skipinitialspace=cut.skip_blanks,
                quoting=cut.quoting,
                strict=True,
            )
        )
    except csv.Error as problem:
        return "unexpected end" in str(problem)  # the sample may end inside a cell
    return True


def _evenness(rows: list[list[str]]) -> tuple[float, int]:
    """How evenly the rows are cut, and into how many cells.

    Only rows from the first to the last of the commonest width over one are judged: titles above a
    table and notes below it are cut otherwise; how many rows that leaves out weighs a little. A
    width that is met once among several is chance, unless it is the first row's and no row is
    wider: a header over ragged rows.
    """
    widths = [len(row) for row in rows if len(row) > 1 or (row and row[0].strip())]
    wide = [(count, width) for width, count in Counter(widths).items() if width > 1]
    if not wide:
        return (1.0, 1) if widths else (0.0, 0)
    count, width = max(wide)
    if count == 1 and len(widths) > 2:
        return (_EVEN_PAIR, widths[0]) if widths[0] == max(widths) > 2 else (0.0, 1)
    first, last = widths.index(width), len(widths) - widths[::-1].index(width)
    reach = (last - first) / len(widths)
    return (count / (last - first) * (0.9 + 0.1 * reach), width) if reach >= 0.25 else (0.0, 1)
