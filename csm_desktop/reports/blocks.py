"""What a page is made of: blocks that know their height, split between lines, and draw themselves.

They do what reportlab's flowables do, without markup and without its paragraph parser: a block is
safe by having no language in it, and a pack costs about what the bare drawing costs.
"""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from csm_desktop.reports.figures.ink import draw_figure, spoken_words
from csm_desktop.reports.figures.shapes import Drawing
from csm_desktop.reports.fonts import SEMIBOLD, is_thin, script
from csm_desktop.reports.lines import LaidLine, lay, shortened
from csm_desktop.reports.right_to_left import is_right_to_left
from csm_desktop.reports.style import BODY, HEADING
from csm_desktop.reports.tags import tags_of
from csm_desktop.reports.text import Content, Style, colour, neat, plain_text, runs
from csm_desktop.values import dataclass

_CAP_HEIGHT = 0.66  # of Source Sans, as a share of the size


class Block(Protocol):
    """A part of a page. Heights and widths are points; `top` is measured from the page's foot."""

    @property
    def keep_with_next(self) -> bool:
        """Whether the block must not be the last on its page (a heading)."""

    def height(self, width: float) -> float:
        """How high the block is in a column of that width."""

    def split(
        self, width: float, room: float, force: bool = False
    ) -> tuple["Block | None", "Block | None"]:
        """What fits into `room` and what is left; `force` breaks even what should stay whole."""

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the block below `top`."""


class Whole:
    """A block that is never split."""

    __slots__ = ()

    def height(self, width: float) -> float:
        """How high the block is in a column of that width."""
        raise NotImplementedError

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the block below `top`."""
        raise NotImplementedError

    @property
    def keep_with_next(self) -> bool:
        """Whole blocks are no headings."""
        return False

    def split(
        self,
        width: float,
        room: float,
        force: bool = False,  # noqa: ARG002
    ) -> tuple["Block | None", "Block | None"]:
        """All of it, or nothing."""
        return (self, None) if self.height(width) <= room + 0.01 else (None, self)


def baseline(style: Style) -> float:
    """Distance from a line's upper edge to its baseline: capitals stand in the line's middle."""
    return (style.leading + _CAP_HEIGHT * style.size) / 2


_FILLED, _LINED = 0, 2
_THICKER = 0.035
_FULL = 0.8
"""Right-to-left lines begin at the right where they fill this much of their column: a paragraph.
A name and a title beneath it stay beside what they belong to."""


def draw_lines(
    canvas: Canvas, lines: Sequence[LaidLine], style: Style, x: float, top: float, width: float
) -> None:
    """Draw laid lines below `top`, aligned within the column."""
    if script():
        canvas.saveState()
        canvas.setLineWidth(style.size * _THICKER)
    pen = canvas.beginText()
    y = top - baseline(style)
    now: tuple[str, str] | None = None
    lined = False
    # One short line at the right edge would look lost; a paragraph that fills its lines belongs
    # there.
    all_from_right = (
        len(lines) > 1
        and all(line.right_to_left for line in lines)
        and max(line.width for line in lines) > width * _FULL
    )
    for line in lines:
        pen.setTextOrigin(_start(line, style, x, width, all_from_right), y)
        for piece in line.pieces:
            for font, text in runs(piece.text, piece.font):
                # Setting a font or an ink writes into the page, so only a change is written.
                if now is None or now[0] != font:
                    pen.setFont(font, style.size)
                if now is None or now[1] != piece.colour:
                    pen.setFillColor(colour(piece.colour))
                now = (font, piece.colour)
                thin = is_thin(font, piece.font)
                if thin != lined:
                    lined = thin
                    pen.setStrokeColor(colour(piece.colour))
                    pen.setTextRenderMode(_LINED if thin else _FILLED)
                pen.textOut(text)
        # Who copies or hears the words gets the blank that the break stands for.
        if line is not lines[-1] and line.pieces and not line.is_broken:
            pen.textOut(" ")
        y -= style.leading
    canvas.drawText(pen)
    if script():
        canvas.restoreState()


def _start(line: LaidLine, style: Style, x: float, width: float, from_right: bool) -> float:
    if style.align == "right" or (from_right and style.align == "left"):
        return x + width - line.width
    if style.align == "centre":
        return x + (width - line.width) / 2
    return x


@dataclass(slots=True)
class TextBlock:
    """Words in one style; breaks between lines, never leaving a single one behind. Its `role` is
    told to who hears the page (see `tags`)."""

    content: Content
    style: Style = BODY
    keep_with_next: bool = False
    max_lines: int | None = None
    space_after: float = 0
    role: str = ""
    _laid: dict[float, list[LaidLine]] = field(default_factory=dict, repr=False)

    def lines(self, width: float) -> list[LaidLine]:
        """The lines of the text in a column."""
        if width not in self._laid:
            lines = lay(self.content, self.style, width)
            if self.max_lines is not None:
                lines = shortened(lines, self.max_lines, self.style, width)
            self._laid[width] = lines
        return self._laid[width]

    def height(self, width: float) -> float:
        """Leading times lines, and the space that follows."""
        return len(self.lines(width)) * self.style.leading + self.space_after

    def split(
        self, width: float, room: float, force: bool = False
    ) -> tuple[Block | None, Block | None]:
        """Break between lines; at least two stay together on each side, where there are four."""
        lines = self.lines(width)
        # A hair's breadth of tolerance: sums of line heights are not exact.
        fit = int((room + 0.01) / self.style.leading)
        least = 1 if force else 2
        if fit >= len(lines):
            return self, None
        # Never one line alone at the foot or at the head.
        fit = min(fit, max(len(lines) - least, 1))
        if fit < least or len(lines) <= (1 if force else 3):
            return None, self
        return self._part(width, lines[:fit], 0), self._part(width, lines[fit:], self.space_after)

    def _part(self, width: float, lines: list[LaidLine], after: float) -> "TextBlock":
        return replace(self, content="", space_after=after, _laid={width: lines})

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw all lines."""
        lines, tags = self.lines(width), tags_of(canvas)
        if not any(line.pieces for line in lines):
            return
        tags.open(self.role or self._role(), self._spoken())
        tags.begin()
        draw_lines(canvas, lines, self.style, x, top, width)
        tags.done()
        tags.close()

    def _role(self) -> str:
        heads = self.style is HEADING or (self.keep_with_next and self.style.font == SEMIBOLD)
        return "H2" if heads else "P"

    def _spoken(self) -> str:
        """The words as they are written, where their letters are shaped and drawn in the order of
        the eye."""
        text = plain_text(self.content)
        if text.isascii() or not is_right_to_left(text):
            return ""
        return neat(text)


@dataclass(frozen=True, slots=True)
class Space(Whole):
    """Empty space; swallowed at the top of a page."""

    size: float

    def height(self, width: float) -> float:  # noqa: ARG002
        """Its size."""
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Nothing."""


@dataclass(slots=True)
class Figure(Whole):
    """A drawing made for the width that it gets: `make(width)` returns the shapes. One whose height
    is known (`high`) is made when it is drawn, and not to be measured. `spoken` is what stands for
    it where it is heard, else the words in it."""

    make: Callable[[float], Drawing]
    high: float | None = None
    spoken: str = ""
    _made: dict[float, Drawing] = field(default_factory=dict, repr=False)

    def drawing(self, width: float) -> Drawing:
        """The drawing for this width, made once."""
        if width not in self._made:
            self._made[width] = self.make(width)
        return self._made[width]

    def height(self, width: float) -> float:
        """The drawing's height."""
        return float(self.drawing(width).height) if self.high is None else self.high

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the shapes as vectors."""
        drawing, tags = self.drawing(width), tags_of(canvas)
        spoken = neat(self.spoken) or spoken_words(drawing)
        # One without a word stands beside what it shows, such as the bar of a percentage.
        tags.mute(not spoken)
        tags.open("Figure", spoken)
        tags.begin()
        draw_figure(drawing, canvas, x, top - drawing.height)
        tags.done()
        tags.close()
        tags.mute(-(not spoken))


@dataclass(slots=True)
class Stack:
    """Blocks one below the other, with a rule at the left where `rule` names a colour.

    `whole` keeps them on one page as long as a page can hold them.
    """

    blocks: Sequence[Block]
    rule: str | None = None
    whole: bool = True
    keep_with_next: bool = False

    def _inset(self) -> float:
        return 12.0 if self.rule else 0.0

    def height(self, width: float) -> float:
        """The sum of its blocks."""
        return sum(block.height(width - self._inset()) for block in self.blocks)

    def split(
        self, width: float, room: float, force: bool = False
    ) -> tuple[Block | None, Block | None]:
        """Break between blocks, or inside one when it must."""
        if self.height(width) <= room:
            return self, None
        if self.whole and not force:
            return None, self
        head, tail = break_column(self.blocks, width - self._inset(), room, force)
        if not head:
            return None, self
        return replace(self, blocks=head), replace(self, blocks=tail) if tail else None

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the blocks and the rule beside them."""
        inset, y = self._inset(), top
        for block in self.blocks:
            block.draw(canvas, x + inset, y, width - inset)
            y -= block.height(width - inset)
        if self.rule:
            canvas.setStrokeColor(colour(self.rule))
            canvas.setLineWidth(1.6)
            canvas.line(x + 0.8, top, x + 0.8, y)


def break_column(
    blocks: Sequence[Block], width: float, room: float, force: bool = False
) -> tuple[list[Block], list[Block]]:
    """The blocks that fit into `room`, and the rest.

    A heading never stays behind without what it heads. `force` (the column is empty) breaks a
    block that would rather stay whole; what cannot be broken at all comes back in the rest.
    """
    placed: list[Block] = []
    left = list(blocks)
    while left:
        # A heading goes with what follows it.
        group = _group(left)
        heads = sum(block.height(width) for block in group[:-1])
        if heads + group[-1].height(width) <= room + 0.01:
            placed += group
            room -= heads + group[-1].height(width)
            left = left[len(group) :]
            continue
        # Only on a fresh page is something broken that should stay whole: there is no more room
        # elsewhere.
        may_force = force and not placed
        first, rest = group[-1].split(width, room - heads, may_force)
        if first is not None:
            placed += [*group[:-1], first]
            left = [*([rest] if rest is not None else []), *left[len(group) :]]
            if rest is None:
                room -= heads + first.height(width)
                continue
        break
    # Room between parts is no part of a page's beginning.
    while left and isinstance(left[0], Space):
        left.pop(0)
    return placed, left


def _group(blocks: Sequence[Block]) -> list[Block]:
    """A heading with all that must follow it on the same page; a gap between does not part them."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        bridges = isinstance(block, Space) and len(group) > 1
        if not block.keep_with_next and not bridges:
            break
    return group


@dataclass(slots=True)
class Shrunk(Whole):
    """A block that no page can hold, drawn smaller so that it does not leave its box."""

    block: Block
    room: float

    def _scale(self, width: float) -> float:
        return min(1.0, self.room / max(self.block.height(width), 1))

    def height(self, width: float) -> float:
        """At most the room there is."""
        return self.block.height(width) * self._scale(width)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the block scaled about its upper left corner."""
        scale = self._scale(width)
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(scale, scale)
        self.block.draw(canvas, 0, 0, width)
        canvas.restoreState()
