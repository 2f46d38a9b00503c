"""Tables that are not cut yet: drawn with lines, as databases and Markdown show them, or with each
whole line in one cell, as a spreadsheet opens a file whose delimiter it does not know."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import is_known
from csm_desktop.importers.values.shapes import as_text

_RULE = re.compile(r"[-=+:|]{3,}")
_RULER = re.compile(r"-{2,}(?: +-{2,})+")  # below the names of columns of fixed widths
_AT_TOP = 5
# "(2 rows)", "12 rows affected.", as databases count below a table.
_COUNT = re.compile(
    r"\(?\d[\d.,]* (?:rows?|row\(s\)|records?|results?|zeilen?|datens[aä]tze?|lignes?|filas?|"
    r"linhas?|registros?|enregistrements?)(?: \w+){0,3}\.?\)?",
    re.IGNORECASE,
)
_ENDS = "\x1a\0 "
_DELIMITERS = ("\t", ";", "|", ",")
_LEAST = 3  # columns: a comma alone may stand inside a name
_EVEN = 0.9  # the least share of lines that are cut alike
_JUDGE_BY = 200


def is_rule(row: Sequence[Cell]) -> bool:
    """Whether a row is only a line that is drawn: `+-----+-----+`, `|:---|---|`."""
    filled = [text for cell in row if (text := as_text(cell))]
    return bool(filled) and all(_RULE.fullmatch(text.replace(" ", "")) for text in filled)


def is_count(row: Sequence[Cell]) -> bool:
    """Whether a row only says how many there are, or marks the end as old programs do."""
    filled = [text for cell in row if (text := as_text(cell))]
    if len(filled) != 1:
        return False
    return not filled[0].strip(_ENDS) or _COUNT.fullmatch(filled[0].strip()) is not None


def in_one_column(rows: Sequence[Sequence[Cell]]) -> str:
    """The delimiter of lines that stand uncut in one cell each, or the line that rules their
    columns; "" where they are cut, or are no lines of a table."""
    lines = _lines(rows[:_JUDGE_BY])
    if len(lines) < 2:
        return ""
    for line in lines[1:_AT_TOP]:
        if _RULER.fullmatch(line.rstrip()):
            return line.rstrip()
    for delimiter in _DELIMITERS:
        if delimiter not in lines[0]:
            continue
        widths = Counter(map(len, csv.reader(lines, delimiter=delimiter)))
        width, count = widths.most_common(1)[0]
        names = next(csv.reader(lines[:1], delimiter=delimiter))
        if len(names) == width and count >= _EVEN * len(lines):
            known = sum(map(is_known, names))
            if (width >= _LEAST and known) or known == width > 1:
                return delimiter
    return ""


def cut(rows: Sequence[Sequence[Cell]], delimiter: str) -> list[Sequence[Cell]]:
    """The lines in one cell each as rows of cells; blank ones stay."""
    if _RULER.fullmatch(delimiter):
        starts = [found.start() for found in re.finditer("-+", delimiter)]
        return [_ruled(as_text(row[0]), starts) if row else [] for row in rows]
    return [
        next(csv.reader([as_text(row[0]) if row else ""], delimiter=delimiter), []) for row in rows
    ]


def _ruled(text: str, starts: Sequence[int]) -> list[Cell]:
    """A line cut where its columns start; whole where a word runs over that."""
    if any(text[start - 1 : start].strip() for start in starts[1:]):
        return [text]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)]


def _lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The text of each filled row; none where some row holds more than one cell."""
    lines = []
    for row in rows:
        if not row:
            continue
        if any(cell != "" for cell in row[1:]):
            return []
        text = row[0]
        if not isinstance(text, str) or "\n" in text.strip():
            return []
        if text.strip():
            lines.append(text)
    return lines
