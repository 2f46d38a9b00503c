"""How much room words take on a slide, whose font is another on every machine.

They are measured in the font of paper, and taken to be wider by what separates it from the widest
font that viewers put in Arial's place (DejaVu, where LibreOffice finds no twin of it).
"""

from collections.abc import Sequence

from csm_desktop.reports.blocks import TextBlock
from csm_desktop.reports.lines import LaidLine, holds_ideographs, longest_part
from csm_desktop.reports.style import BODY
from csm_desktop.reports.table import shared_widths
from csm_desktop.reports.text import Align, Style, neat
from csm_desktop.values import dataclass

BODY_SIZE = 12.0
NARROW_SIZE = 10.5
SMALL_SIZE = 9.0
LEADING = 1.3
CELL_SIDE = 5.0
CELL_HEAD = 3.5
_WIDER = 1.22
_BOLD = 1.42
_FIGURES = 1.3
_APART = 1.38
"""Between ideographs and figures some viewers put a quarter of a sign."""
_LONGEST = 10_000.0
_MOST_OF_A_TABLE = 0.25


@dataclass(frozen=True, slots=True)
class DeckColumn:
    """A column of a table: its head, its share of the width, and how its cells are set; `lead`
    makes the first line of each bold."""

    title: str
    share: float
    align: Align = "left"
    lead: bool = False


def _style(size: float) -> Style:
    return Style(BODY.font, size, size * LEADING, BODY.colour)


def laid(words: str, size: float, width: float, *, bold: bool = False) -> list[LaidLine]:
    """The lines that these words will take in a width at the most."""
    wider = _BOLD if bold else _APART if holds_ideographs(words) else _WIDER
    return TextBlock(neat(words), _style(size)).lines(width / wider)


def lines_of(words: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines these words will take at the most."""
    return len(laid(words, size, width, bold=bold))


def in_one_line(words: str, size: float, width: float, *, bold: bool = False) -> str:
    """The words, or as many of their signs as one line has room for."""
    plain = " ".join(neat(words).split())
    if lines_of(plain, size, width, bold=bold) == 1:
        return plain
    fit, most = 0, len(plain)
    while most - fit > 1:
        middle = (fit + most) // 2
        if lines_of(f"{plain[:middle]}…", size, width, bold=bold) == 1:
            fit = middle
        else:
            most = middle
    return f"{plain[:fit].rstrip()}…"


def height_of(lines: Sequence[str], size: float, width: float) -> float:
    """How high these paragraphs will stand."""
    return sum(lines_of(line, size, width) * size * LEADING + 2 for line in lines)


def halves(words: str, size: float, width: float, room: float, *, bold: bool = False) -> list[str]:
    """What fits into `room` and what is left; one text where all of it fits."""
    most = max(int((room - 2) / (size * LEADING)), 1)
    found = laid(words, size, width, bold=bold)
    lines = ["".join(piece.text for piece in line.pieces) for line in found]
    if len(lines) <= most:
        return [words]
    return [_joined(lines[:most]), _joined(lines[most:])]


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text again: between ideographs there never was a space."""
    whole = lines[0]
    for line in lines[1:]:
        bare = holds_ideographs(whole[-1:]) and holds_ideographs(line[:1])
        whole += line if bare else f" {line}"
    return whole


def column_widths(
    columns: Sequence[DeckColumn], rows: Sequence[Sequence[str]], whole: float
) -> list[float]:
    """Shares of the width; no figure, date or word is broken that a quarter of it has room for."""
    needs = [
        min(_need(column, [row[place] for row in rows]), whole * _MOST_OF_A_TABLE)
        for place, column in enumerate(columns)
    ]
    return shared_widths([column.share for column in columns], needs, whole)


def _need(column: DeckColumn, cells: Sequence[str]) -> float:
    head = longest_part(column.title, _style(SMALL_SIZE))
    if column.align == "right":
        style = _style(BODY_SIZE)
        lines = (line for cell in cells for line in TextBlock(cell, style).lines(_LONGEST))
        return max([head, *(line.width for line in lines)]) * _FIGURES + 2 * CELL_SIDE
    parts = [longest_part(cell, _style(BODY_SIZE)) for cell in cells]
    wider = _APART if any(map(holds_ideographs, cells)) else _FIGURES
    return max([head, *parts]) * wider + 2 * CELL_SIDE


def row_height(
    row: Sequence[str], widths: Sequence[float], size: float, leads: Sequence[bool] = ()
) -> float:
    """How high a row will be, by its highest cell; `leads` tells whose first line is bold."""
    lines = max(
        _cell_lines(cell, size, width - 2 * CELL_SIDE, lead=bool(leads) and leads[place])
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return lines * size * LEADING + 2 * CELL_HEAD


def _cell_lines(words: str, size: float, width: float, *, lead: bool) -> int:
    if not lead:
        return lines_of(words, size, width)
    first, _, rest = words.partition("\n")
    return lines_of(first, size, width, bold=True) + (lines_of(rest, size, width) if rest else 0)


def whole_size(
    rows: Sequence[Sequence[str]], widths: Sequence[float], room: float, leads: Sequence[bool]
) -> float:
    """The size of letters: the smaller one only where all rows fit by it and by no other."""
    needs = {
        size: sum(row_height(row, widths, size, leads) for row in rows)
        for size in (BODY_SIZE, NARROW_SIZE)
    }
    return NARROW_SIZE if needs[NARROW_SIZE] <= room < needs[BODY_SIZE] else BODY_SIZE


def split_row(
    row: Sequence[str], widths: Sequence[float], room: float, leads: Sequence[bool]
) -> list[list[str]]:
    """A row that is higher than a whole slide, in two."""
    shared = [
        halves(cell, BODY_SIZE, width - 2 * CELL_SIDE, room - 2 * CELL_HEAD, bold=lead)
        for cell, width, lead in zip(row, widths, leads, strict=True)
    ]
    return [[each[0] for each in shared], [each[1] if each[1:] else "" for each in shared]]
