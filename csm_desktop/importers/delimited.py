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


@dataclass(frozen=True, slots=True)
class _Cut:
    """How one way to cut the sample does: higher is better."""

    score: float
    delimiter: str
    skip_blanks: bool = False


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
    found = _read(lines, skipped, cut.delimiter, cut.skip_blanks)
    if found.unclosed_line:
        loose = _read(lines, skipped, cut.delimiter, cut.skip_blanks, csv.QUOTE_NONE)
        if _evenness([row for row in loose.rows if any(row)])[0] > 0.95:
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


def _read(
    lines: list[str],
    skipped: int,
    delimiter: str,
    skip_blanks: bool,
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL,
) -> Records:
    reader = csv.reader(
        lines[skipped:] if skipped else lines,
        delimiter=delimiter,
        skipinitialspace=skip_blanks,
        quoting=quoting,
    )
    rows: list[list[str]] = []
    starts: list[int] = []
    start = 1 + skipped
    for row in reader:
        rows.append(row)
        starts.append(start)
        start = reader.line_num + 1 + skipped
    unclosed = 0
    if starts and quoting == csv.QUOTE_MINIMAL and _is_unclosed(lines[starts[-1] - 1 :], delimiter):
        unclosed = starts[-1]
    return Records(rows, starts, delimiter, unclosed)


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
    best = _Cut(0.0, _NO_DELIMITER)
    with _cells_up_to(_READ_LIMIT):
        for delimiter in _DELIMITERS:
            if not any(delimiter in line for line in sample):
                continue
            cut = _judged(sample, delimiter)
            if cut.score > best.score:
                best = cut
    return best


def _judged(sample: list[str], delimiter: str) -> _Cut:
    """How well a delimiter cuts; blanks before a quote are skipped only where that cuts better."""
    plain = _score(sample, delimiter, skip_blanks=False)
    if any(delimiter + ' "' in line for line in sample):
        skipping = _score(sample, delimiter, skip_blanks=True)
        if skipping > plain:
            return _Cut(skipping, delimiter, skip_blanks=True)
    return _Cut(plain, delimiter)


def _score(sample: list[str], delimiter: str, *, skip_blanks: bool) -> float:
    rows = csv.reader(sample, delimiter=delimiter, skipinitialspace=skip_blanks)
    share, width = _evenness([row for row in rows if any(cell.strip() for cell in row)])
    if width < 2 or share < (0.6 if width == 2 else 0.25):
        return 0.0
    clean = 1.0 if _is_strict(sample, delimiter, skip_blanks=skip_blanks) else 0.8
    return clean * (share + min(width, 20) / 100)


def _is_strict(sample: list[str], delimiter: str, *, skip_blanks: bool) -> bool:
    """Whether every quote closes right before a delimiter: a wrong delimiter cuts quoted cells."""
    try:
        list(csv.reader(sample, delimiter=delimiter, skipinitialspace=skip_blanks, strict=True))
    except csv.Error as problem:
        return "unexpected end" in str(problem)  # the sample may end inside a cell
    return True


def _evenness(rows: list[list[str]]) -> tuple[float, int]:
    """The share of rows that have the commonest width over one, and that width."""
    widths = Counter(len(row) for row in rows)
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return (1.0, 1) if rows else (0.0, 0)
    count, width = max(wide)
    return count / len(rows), width
