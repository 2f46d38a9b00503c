"""Tables of paper: hairlines, no boxes, figures under each other, heads that repeat.

A row is never split between pages, except one that is higher than a whole page.
"""

from collections.abc import Sequence
from dataclasses import field, replace

from reportlab.pdfgen.canvas import Canvas

from csm_desktop.reports.blocks import Block, Figure, Stack, TextBlock
from csm_desktop.reports.lines import longest_part
from csm_desktop.reports.marks import ListItem
from csm_desktop.reports.style import BODY, CAPTION
from csm_desktop.reports.tags import tags_of
from csm_desktop.reports.text import Align, Content, Style, colour
from csm_desktop.tokens import HAIRLINE, LIGHT
from csm_desktop.values import dataclass

Filling = Content | Block | None

_PAD = 4.5
_GUTTER = 12.0
_WIDE = 10_000.0


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column: its head, its share of the width, and how its cells are set."""

    title: str
    share: float
    align: Align = "left"
    style: Style = BODY


@dataclass(slots=True)
class PaperTable:
    """Rows of cells under heads; `rows` may be any number, also none."""

    columns: Sequence[PaperColumn]
    rows: Sequence[Sequence[Filling]]
    pad: float = _PAD
    keep_with_next: bool = False
    _cells: list[list[Block]] | None = field(default=None, repr=False)
    _heads: list[TextBlock] = field(default_factory=list, repr=False)
    _shared: dict[float, list[float]] = field(default_factory=dict, repr=False)

    def _blocks(self) -> list[list[Block]]:
        if self._cells is None:
            # All cells on one baseline, whatever their sizes.
            leading = max((column.style.leading for column in self.columns), default=0.0)
            columns = [
                replace(column, style=replace(column.style, leading=leading))
                for column in self.columns
            ]
            self._cells = [
                [_as_block(cell, column) for cell, column in zip(row, columns, strict=True)]
                for row in self.rows
            ]
        return self._cells

    def _widths(self, width: float) -> list[float]:
        """Shares of the width; a column of figures gets what it needs, so that none is broken."""
        if width not in self._shared:
            self._shared[width] = self._share(width)
        return self._shared[width]

    def _share(self, width: float) -> list[float]:
        free = width - _GUTTER * (len(self.columns) - 1)
        # What a column needs at least, but never more than a quarter: one long word must not take
        # all.
        needs = [self._need(index, free * 0.25) for index in range(len(self.columns))]
        return shared_widths([column.share for column in self.columns], needs, free)

    def _need(self, index: int, most: float) -> float:
        """What a column of figures needs to keep each on one line, and one of words that no word
        and no date is broken, up to `most` points."""
        column = self.columns[index]
        texts = [cell for row in self._blocks() if isinstance(cell := row[index], TextBlock)]
        if column.align != "right":
            words = [longest_part(text.content, text.style) for text in texts]
            return min(max([longest_part(column.title, CAPTION), *words]), most)
        widths = [line.width for text in texts for line in text.lines(_WIDE)]
        head = TextBlock(column.title, CAPTION).lines(_WIDE)[0].width
        return min(max([head, *widths]), most)

    def _head(self) -> list[TextBlock]:
        if not self._heads:
            self._heads.extend(
                TextBlock(column.title, replace(CAPTION, align=column.align))
                for column in self.columns
            )
        return self._heads

    def _head_height(self, width: float) -> float:
        if not any(column.title for column in self.columns):
            return 0.0
        widths = self._widths(width)
        heights = (text.height(w) for text, w in zip(self._head(), widths, strict=True))
        return max(heights) + 5.0

    def _row_height(self, row: Sequence[Block], widths: Sequence[float]) -> float:
        return max(b.height(w) for b, w in zip(row, widths, strict=True)) + 2 * self.pad

    def height(self, width: float) -> float:
        """Head and rows."""
        widths = self._widths(width)
        rows = sum(self._row_height(row, widths) for row in self._blocks())
        return self._head_height(width) + rows

    def split(
        self, width: float, room: float, force: bool = False
    ) -> tuple[Block | None, Block | None]:
        """Break between rows; the rest repeats the head."""
        widths, rows = self._widths(width), self._blocks()
        used = self._head_height(width)
        fit = 0
        for row in rows:
            used += self._row_height(row, widths)
            # Heights are sums of fractions, so the last row might miss by a hair.
            if used > room + 0.01:
                break
            fit += 1
        if fit == len(rows):
            return self, None
        if fit == 0:
            return self._split_first_row(widths, room - self._head_height(width), force)
        return self._of(rows[:fit]), self._of(rows[fit:])

    def _split_first_row(
        self, widths: Sequence[float], room: float, force: bool
    ) -> tuple[Block | None, Block | None]:
        rows = self._blocks()
        if not force or not rows:
            return None, self
        heads: list[Block] = []
        tails: list[Block] = []
        for block, width in zip(rows[0], widths, strict=True):
            first, rest = block.split(width, room - 2 * self.pad, True)
            heads.append(first or TextBlock(""))
            tails.append(rest or TextBlock(""))
        # Nothing of the row fitted: to go on would make the same page for ever.
        if all(
            isinstance(head, TextBlock) and head.content == "" and not head._laid for head in heads
        ):
            return None, self
        return self._of([heads]), self._of([tails, *rows[1:]])

    def _of(self, rows: list[list[Block]]) -> "PaperTable":
        return replace(self, rows=(), _cells=rows)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the head with its rule, then rows between hairlines."""
        widths, tags = self._widths(width), tags_of(canvas)
        head = self._head_height(width)
        # The rest of a table shares this list with its beginning.
        goes_on = tags.open_table(id(self._shared))
        if head:
            tags.mute(goes_on)
            self._draw_head(canvas, x, top, head - 5.0, widths)
            tags.mute(-goes_on)
        y = top - head
        self._rule(canvas, x, y, width, LIGHT.control, 0.8)
        for row in self._blocks():
            left = x
            tags.open("TR")
            for place, (block, w) in enumerate(zip(row, widths, strict=True)):
                # Where no head says what a column is, the first cell says what its row is.
                heads = not head and not place
                tags.open(
                    "TH" if heads else "TD",
                    scope="Row" if heads else "",
                    leaf=isinstance(block, TextBlock),
                )
                block.draw(canvas, left, y - self.pad, w)
                tags.close()
                left += w + _GUTTER
            tags.close()
            y -= self._row_height(row, widths)
            self._rule(canvas, x, y, width, LIGHT.hairline, HAIRLINE)
        tags.close()

    def _draw_head(
        self, canvas: Canvas, x: float, top: float, tallest: float, widths: Sequence[float]
    ) -> None:
        tags = tags_of(canvas)
        tags.open("TR")
        for text, width in zip(self._head(), widths, strict=True):
            tags.open("TH", scope="Column", leaf=True)
            text.draw(canvas, x, top - (tallest - text.height(width)), width)
            tags.close()
            x += width + _GUTTER
        tags.close()

    @staticmethod
    def _rule(canvas: Canvas, x: float, y: float, width: float, ink: str, weight: float) -> None:
        canvas.setStrokeColor(colour(ink))
        canvas.setLineWidth(weight)
        canvas.line(x, y, x + width, y)


def shared_widths(shares: Sequence[float], needs: Sequence[float], free: float) -> list[float]:
    """`free` points by their shares; who needs more takes it of those who can spare some."""
    total = sum(shares)
    widths = [free * share / total for share in shares]
    missing = sum(max(need - own, 0.0) for need, own in zip(needs, widths, strict=True))
    if not missing:
        return widths
    spare = [max(own - need, 0.0) for need, own in zip(needs, widths, strict=True)]
    # The others give in proportion to what they can spare.
    takes = min(missing / max(sum(spare), 1.0), 1.0)
    pairs = zip(needs, widths, spare, strict=True)
    # Where they have too little to spare, all give way alike.
    found = [max(need, own - extra * takes) for need, own, extra in pairs]
    return [width * free / sum(found) for width in found]


def _as_block(cell: Filling, column: PaperColumn) -> Block:
    if isinstance(cell, TextBlock | Figure | Stack | ListItem):
        return cell
    return TextBlock(cell or "", replace(column.style, align=column.align))  # type: ignore[arg-type]
