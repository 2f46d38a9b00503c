"""Tables of slides: a rule beneath each row, as on paper, and no ground.

The library's own style is a loud grid; rules have to be written as they stand in the file.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Pt

from csm_desktop.reports.deck.measure import CELL_HEAD, CELL_SIDE, SMALL_SIZE, DeckColumn
from csm_desktop.reports.deck.words import TextLook, write
from csm_desktop.tokens import LIGHT

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _rule(points: float, ink: str) -> Any:
    colour = ink.lstrip("#")
    return parse_xml(
        f'<a:lnB {_A} w="{int(Pt(points))}" cap="flat"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:lnB>"
    )


_BENEATH_HEAD, _BETWEEN = _rule(0.9, LIGHT.secondary), _rule(0.5, LIGHT.hairline)
_HEAD = TextLook(SMALL_SIZE, ink=LIGHT.secondary)


def fill_table(
    table: Any,
    columns: Sequence[DeckColumn],
    rows: Sequence[Sequence[str]],
    size: float,
    language: str,
) -> None:
    """Heads and rows of a table that has its widths and heights."""
    table.horz_banding = False
    table._tbl.tblPr.find(f"{{{table._tbl.nsmap['a']}}}tableStyleId").text = _NO_STYLE
    for number, row in enumerate([[column.title for column in columns], *rows]):
        for place, words in enumerate(row):
            column, cell = columns[place], table.cell(number, place)
            look = TextLook(size, align=column.align, lead=column.lead)
            if number == 0:
                look = TextLook(_HEAD.size, ink=_HEAD.ink, align=column.align)
            _fill(cell, words, look, language, _BETWEEN if number else _BENEATH_HEAD)


def _fill(cell: Any, words: str, look: TextLook, language: str, rule: Any) -> None:
    cell.margin_left = cell.margin_right = Pt(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(CELL_HEAD)
    cell._tc.get_or_add_tcPr().insert(0, deepcopy(rule))
    write(cell.text_frame, words.split("\n"), look, language)
