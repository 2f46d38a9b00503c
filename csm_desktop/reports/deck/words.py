"""Words on slides: each line a paragraph in its size, ink and language."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from csm_desktop.reports.right_to_left import base_direction, is_right_to_left
from csm_desktop.reports.text import neat
from csm_desktop.tokens import LIGHT
from csm_desktop.values import dataclass

_ALIGNED = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "centre": PP_ALIGN.CENTER}
BULLET = 11.0
"""Points by which a line with a bullet is set in."""
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_DOT = parse_xml(f'<a:buChar {_A} char="•"/>')


@dataclass(frozen=True, slots=True)
class TextLook:
    """How words are set: `lead` makes the first line bold, `is_listed` puts a bullet before each;
    behind each paragraph there are so many points `apart`."""

    size: float
    bold: bool = False
    ink: str = LIGHT.text
    align: str = "left"
    lead: bool = False
    is_listed: bool = False
    apart: float = 0.0


def write(frame: Any, lines: Sequence[str], look: TextLook, language: str) -> None:
    """Fill a frame with these lines."""
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGNED[look.align]
        paragraph.line_spacing = 1.0
        if look.apart:
            paragraph.space_after = Pt(look.apart)
        # Without a size of its own an empty cell is as high as 18 points, and its row with it.
        if not line:
            paragraph._p.get_or_add_endParaRPr().set("sz", str(round(look.size * 100)))
            continue
        if look.is_listed:
            _list(paragraph)
        if is_right_to_left(line) and base_direction(line) == "R":
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(look.size), look.bold or (look.lead and place == 0)
        run.font.color.rgb = colour_of(look.ink)
        run._r.get_or_add_rPr().set("lang", language)


def _list(paragraph: Any) -> None:
    look = paragraph._p.get_or_add_pPr()
    look.set("marL", str(Pt(BULLET)))
    look.set("indent", str(-Pt(BULLET)))
    look.append(deepcopy(_DOT))


def plain(shape: Any) -> None:
    """A shape without the line and the shadow that the library's template gives it."""
    shape.line.fill.background()
    shape._element.remove(shape._element.find(qn("p:style")))


def bare(frame: Any) -> None:
    """A frame without margins, whose lines break at its edge."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def colour_of(token: str) -> RGBColor:
    """A token's colour as slides have it."""
    found: RGBColor = RGBColor.from_string(token.lstrip("#"))
    return found


def cut_back(slide: Any, before: int) -> None:
    """Take all shapes off a slide but its first ones; the library has no way to."""
    for shape in list(slide.shapes)[before:]:
        shape._element.getparent().remove(shape._element)


def ground(slide: Any, ink: str, place: tuple[float, float, float, float]) -> None:
    """A plain rectangle in a colour (left, top, width, height)."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Pt, place))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour_of(ink)
    plain(shape)


def describe(shape: Any, words: str) -> None:
    """Say what a shape shows, to who does not see it; the library has no way to."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", neat(words))
