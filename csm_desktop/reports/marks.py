"""Drawn marks: list items with a dot or a band's glyph, and lines to sign on.

Marks are shapes, not characters, so no font has to hold them and grey print keeps them apart.
"""

from collections.abc import Sequence
from dataclasses import field, replace

from reportlab.pdfgen.canvas import Canvas

from csm_desktop.reports.blocks import Block, TextBlock, Whole
from csm_desktop.reports.style import BODY, CAPTION
from csm_desktop.reports.tags import tags_of
from csm_desktop.reports.text import Content, Style, colour
from csm_desktop.tokens import BANDS, HAIRLINE, LIGHT
from csm_desktop.values import dataclass


@dataclass(slots=True)
class ListItem:
    """An item of a list with a drawn mark: a dot, or the glyph of a band for kept and missed."""

    content: Content
    mark: str = "dot"
    style: Style = BODY
    space_after: float = 3
    keep_with_next: bool = False
    _text: TextBlock | None = field(default=None, repr=False)

    def text(self) -> TextBlock:
        """The words beside the mark."""
        if self._text is None:
            self._text = TextBlock(self.content, self.style, space_after=self.space_after)
        return self._text

    def height(self, width: float) -> float:
        """The words' height."""
        return self.text().height(width - 13)

    def split(
        self, width: float, room: float, force: bool = False
    ) -> tuple[Block | None, Block | None]:
        """Break between lines; the continuation has no mark."""
        first, rest = self.text().split(width - 13, room, force)
        if first is None or rest is None:
            return (self, None) if first is not None else (None, self)
        assert isinstance(first, TextBlock)
        assert isinstance(rest, TextBlock)
        return replace(self, _text=first), replace(self, _text=rest, mark="none")

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the mark on the first line, then the words."""
        middle = top - self.style.leading / 2
        draw_mark(canvas, self.mark, x + 4, middle)
        tags = tags_of(canvas)
        for role in ("L", "LI"):
            tags.open(role)
        tags.open("LBody", leaf=True)
        self.text().draw(canvas, x + 13, top, width - 13)
        for _ in range(3):
            tags.close()


def draw_mark(canvas: Canvas, mark: str, x: float, y: float, size: float = 3.1) -> None:
    # Glyphs are drawn: a font may lack them, and print must not depend on that.
    """A band's glyph (or "dot", "none"), drawn so that no font has to hold it."""
    if mark == "none":
        return
    if mark == "dot":
        canvas.setFillColor(colour(LIGHT.control))
        canvas.circle(x, y, 1.5, stroke=0, fill=1)
        return
    ink = colour(BANDS[mark].light_fill)
    canvas.setFillColor(ink)
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(1.1)
    glyph = BANDS[mark].glyph
    if glyph in "●○":
        canvas.circle(x, y, size - 0.4, stroke=1, fill=glyph == "●")
        return
    pen = canvas.beginPath()
    if glyph == "◆":
        points = [(x, y + size), (x + size, y), (x, y - size), (x - size, y)]
    else:
        points = [(x, y + size), (x + size, y - size + 0.6), (x - size, y - size + 0.6)]
    pen.moveTo(*points[0])
    for point in points[1:]:
        pen.lineTo(*point)
    pen.close()
    canvas.drawPath(pen, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class RuleLine(Whole):
    """A line in a colour, `length` points long; `weight` is that of an accent."""

    ink: str
    length: float
    weight: float = 3.0

    def height(self, width: float) -> float:  # noqa: ARG002
        """The line's weight."""
        return self.weight

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the line."""
        canvas.setFillColor(colour(self.ink))
        canvas.rect(x, top - self.weight, min(self.length, width), self.weight, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class MarkKey(Whole):
    """What marks mean, in one line: each mark of `draw_mark` with its word."""

    marks: Sequence[tuple[str, str]]
    style: Style = CAPTION

    def height(self, width: float) -> float:  # noqa: ARG002
        """One line."""
        return self.style.leading

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw mark and word after mark and word."""
        left = x
        for mark, words in self.marks:
            text = TextBlock(words, self.style, max_lines=1)
            room = x + width - left - 11
            draw_mark(canvas, mark, left + 4, top - self.style.leading / 2, 2.8)
            text.draw(canvas, left + 11, top, room)
            left += 11 + text.lines(room)[0].width + 16


@dataclass(frozen=True, slots=True)
class SignatureLines(Whole):
    """Lines to sign on: for each side who signs, with place for date and name."""

    captions: Sequence[str]
    style: Style

    def height(self, width: float) -> float:  # noqa: ARG002
        """Room to sign, and the caption below the line."""
        return 34 + 2 * self.style.leading

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the lines side by side."""
        gap = 24.0
        value = (width - gap * (len(self.captions) - 1)) / max(len(self.captions), 1)
        for index, caption in enumerate(self.captions):
            left = x + index * (value + gap)
            canvas.setStrokeColor(colour(LIGHT.control))
            canvas.setLineWidth(HAIRLINE)
            canvas.line(left, top - 30, left + value, top - 30)
            TextBlock(caption, self.style, max_lines=2).draw(canvas, left, top - 33, value)


@dataclass(frozen=True, slots=True)
class WritingLines(Whole):
    """`count` empty lines to write on."""

    count: int
    apart: float = 24.0

    def height(self, width: float) -> float:  # noqa: ARG002
        """A line's distance for each."""
        return self.count * self.apart

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw them one below the other."""
        canvas.setStrokeColor(colour(LIGHT.control))
        canvas.setLineWidth(HAIRLINE)
        for number in range(1, self.count + 1):
            canvas.line(x, top - number * self.apart, x + width, top - number * self.apart)
