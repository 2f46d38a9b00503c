"""Paper's own styles and page sizes, made of the shared tokens; lengths in points."""

from typing import Final

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import inch, mm

from csm_desktop.reports import fonts
from csm_desktop.reports.text import Align, Span, Style
from csm_desktop.tokens import LIGHT, PAPER_COLUMNS, PAPER_GUTTER, PAPER_MARGIN_MM, PAPER_TYPE
from csm_desktop.values import dataclass

INK: Final = LIGHT.text
QUIET: Final = LIGHT.secondary


def style(name: str, font: str, ink: str = INK, align: Align = "left") -> Style:
    """A step of the paper's type scale in a font and a colour."""
    step = PAPER_TYPE[name]
    return Style(font, step.size, step.leading, ink, align)


BODY: Final = style("body", fonts.REGULAR)
BODY_QUIET: Final = style("body", fonts.REGULAR, QUIET)
STRONG: Final = style("body", fonts.SEMIBOLD)
CAPTION: Final = style("caption", fonts.REGULAR, QUIET)
CAPTION_STRONG: Final = style("caption", fonts.SEMIBOLD)
HEADING: Final = style("heading", fonts.SEMIBOLD)
LEAD: Final = style("lead", fonts.REGULAR)
TITLE: Final = style("title", fonts.SEMIBOLD)
DISPLAY: Final = style("display", fonts.SEMIBOLD)


def strong(text: str) -> Span:
    """A part of a text that carries its weight."""
    return Span(text, font=fonts.SEMIBOLD)


def quiet(text: str) -> Span:
    """A part of a text that steps back."""
    return Span(text, colour=QUIET)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper with its grid of twelve columns."""

    name: str
    width: float
    height: float
    margin: float = PAPER_MARGIN_MM * mm

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def column(self, first: int, span: int) -> tuple[float, float]:
        """Left edge and width of `span` columns, counted from 0."""
        # Twelve columns have eleven gutters, and a span keeps those within it.
        gutters = (PAPER_COLUMNS - 1) * PAPER_GUTTER
        one = (self.inner - gutters) / PAPER_COLUMNS
        return self.margin + first * (one + PAPER_GUTTER), span * one + (span - 1) * PAPER_GUTTER


_WIDE = (7.5 * inch, 40 / 3 * inch)  # a screen's 16:9, as slides have it
_SIZES = {"a4": A4, "letter": LETTER, "wide": _WIDE}
_MARGINS = {"wide": 36.0}
"""A screen has no edge that a printer could not reach."""


def paper(size: str = "a4", landscape: bool = False) -> Paper:
    """A4, Letter or a screen's 16:9 (wide), upright or across. Raises KeyError for another name."""
    name = size.lower()
    short, long = _SIZES[name]
    width, height = (long, short) if landscape else (short, long)
    return Paper(name, width, height, _MARGINS.get(name, PAPER_MARGIN_MM * mm))
