"""A deck in the making: slides with a title, and beneath it words, tables and charts down the page.

Distances are points on the same grid of twelve columns as paper. Nothing stands below the foot of a
slide: what has no room goes on, under its title, on a further one.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.text.message import say
from csm_desktop.reports.accent import accent
from csm_desktop.reports.deck.cells import fill_table
from csm_desktop.reports.deck.chart_values import ChartValues
from csm_desktop.reports.deck.drawn import WIDER, SlideSketch, add_drawn
from csm_desktop.reports.deck.measure import (
    BODY_SIZE,
    LEADING,
    NARROW_SIZE,
    SMALL_SIZE,
    DeckColumn,
    column_widths,
    halves,
    height_of,
    in_one_line,
    lines_of,
    row_height,
    split_row,
    whole_size,
)
from csm_desktop.reports.deck.properties import own_properties, own_theme
from csm_desktop.reports.deck.words import (
    BULLET,
    TextLook,
    bare,
    colour_of,
    cut_back,
    describe,
    ground,
    write,
)
from csm_desktop.reports.layout import PageFrame
from csm_desktop.reports.pictures import png_of
from csm_desktop.reports.style import paper
from csm_desktop.reports.text import neat
from csm_desktop.tokens import BANDS, LIGHT, PAPER_COLUMNS
from csm_desktop.wording import render

_LEAST_ROWS = 3
_TITLES = (26.0, 20.0, 15.0)
_FRONT_TITLES = (34.0, 24.0, 16.0, 11.0)
_FRONT = 7  # columns
_UNDER_RULE = 24.0
_TITLE_ONLY = 5
_FOOT = 26.0
_APART = 14.0
_LEAST_JOINED = 130.0
_GUTTER = 14.0
_ITEMS = 2.5
_PAD = 7.0
_QUIET = TextLook(SMALL_SIZE, ink=LIGHT.secondary)


class Deck:
    """Makes one deck; `frame` is what stands around every slide, and in its properties."""

    def __init__(self, size: str, frame: PageFrame) -> None:
        self.paper = paper(size, landscape=True)
        self.frame = frame
        self.lane = (0, PAPER_COLUMNS)
        self._made: Any = Presentation()
        self._made.slide_width, self._made.slide_height = (
            Pt(self.paper.width),
            Pt(self.paper.height),
        )
        own_theme(self._made, frame.language)
        self._slide: Any = None
        self._title = self._kicker = ""
        self.joins = False
        self.cursor = self._fresh = 0.0
        self._bare_head = (-1.0, 0)

    @property
    def _is_fresh(self) -> bool:
        return self.cursor == self._fresh

    @property
    def is_on_first(self) -> bool:
        """Whether nothing has gone on to a second slide yet."""
        return len(self._made.slides) == 1

    @property
    def room(self) -> float:
        """The height that is left on this slide."""
        return self.paper.height - self.paper.margin - _FOOT - self.cursor

    def slide(self, kicker: str, title: str, notes: Sequence[str] = ()) -> None:
        """Begin a slide, or go on upon this one while thin parts `joins` and there is room; `notes`
        are for who speaks."""
        self._kicker, self._title = kicker, title
        if self.joins and self.room >= _LEAST_JOINED:
            before = len(self._slide.shapes)
            self.cursor += _APART
            self.words([kicker], size=SMALL_SIZE, ink=LIGHT.secondary)
            self.words([title], size=_TITLES[1], bold=True)
            self._bare_head = (self.cursor, before)
        else:
            self._begin(kicker)
        self.notes(notes)

    def notes(self, notes: Sequence[str]) -> None:
        """What whoever speaks reads beside the slide."""
        told = [neat(line) for line in notes if line.strip()]
        if told:
            frame = self._slide.notes_slide.notes_text_frame
            frame.text = "\n".join([*([frame.text] if frame.text else []), *told])

    def front(self, kicker: str, title: str, lowered: float, notes: Sequence[str]) -> None:
        """Begin the first slide: a title at the left, large, beneath a rule in our colour, so much
        `lowered` for what stands above."""
        self._kicker, self._title = kicker, title
        self._begin(kicker, _FRONT_TITLES, _FRONT, lowered)
        x, _ = self.paper.column(0, 1)
        ground(self._slide, accent(), (x, self.paper.margin + lowered, 56.0, 2.0))
        self.notes(notes)

    def _begin(
        self,
        kicker: str,
        sizes: Sequence[float] = (),
        span: int = PAPER_COLUMNS,
        lowered: float = 0.0,
    ) -> None:
        self._slide = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        x, width = self.paper.column(0, span)
        sizes = sizes or _TITLES
        top = self.paper.margin + (lowered + _UNDER_RULE if sizes is _FRONT_TITLES else 0.0)
        # The mark of the document stands beside it.
        wide = min(width, self.paper.inner * (0.58 if self.frame.mark else 1))
        self._box(in_one_line(kicker, SMALL_SIZE, wide), (x, top - 4, wide, 16), _QUIET)
        lines = {size: lines_of(self._title, size, width, bold=True) for size in sizes}
        most = 3 if sizes is _FRONT_TITLES else 2
        size = next((size for size, count in lines.items() if count <= most), sizes[-1])
        high = lines[size] * size * LEADING + 4
        shape = self._slide.shapes.title
        shape.left, shape.top = Pt(x), Pt(top + 12)
        shape.width, shape.height = Pt(width), Pt(high)
        frame = shape.text_frame
        bare(frame)
        frame.vertical_anchor = MSO_ANCHOR.TOP
        write(frame, [self._title], TextLook(size, bold=True), self.frame.language)
        self.cursor = self._fresh = top + 12 + high + 12

    def _go_on(self) -> None:
        cursor, before = self._bare_head
        if self.cursor != cursor:
            self._begin(render(say("{part} (continued)", part=self._kicker)))
            return
        # A head with nothing beneath it begins the next slide instead.
        cut_back(self._slide, before)
        self._begin(self._kicker)

    def picture(self, pixels: Pixels, box: tuple[float, float, float, float], words: str) -> None:
        """A picture at a place (left, top, width, height); `words` are what is read out for it."""
        left, top, wide, high = map(Pt, box)
        shape = self._slide.shapes.add_picture(BytesIO(png_of(pixels)), left, top, wide, high)
        shape.name = words
        shape._element.nvPicPr.cNvPr.set("descr", words)

    def caption(self, words: str, box: tuple[float, float, float, float]) -> None:
        """A small line at a place."""
        self._box(in_one_line(words, SMALL_SIZE, box[2]), box, _QUIET)

    def needs(self, high: float) -> None:
        """Go on where less than so much room is left on a slide that holds something."""
        if self.room < high and not self._is_fresh:
            self._go_on()

    def words(
        self,
        lines: Sequence[str],
        *,
        size: float = BODY_SIZE,
        bold: bool = False,
        ink: str = LIGHT.text,
        is_listed: bool = False,
        apart: float = 0.0,
    ) -> None:
        """Paragraphs over the whole width, or the items of a list, so many points `apart`; those
        without room go on."""
        x, whole = self.paper.column(*self.lane)
        apart = apart or (_ITEMS if is_listed else 0.0)
        look = TextLook(size, bold, ink, is_listed=is_listed, apart=apart)
        width = whole - BULLET if is_listed else whole
        rest = [neat(line) for line in lines if line.strip()]
        while rest:
            heights = [
                lines_of(line, size, width, bold=bold) * size * LEADING + 2 + apart for line in rest
            ]
            fit, used = 0, 0.0
            while fit < len(rest) and used + heights[fit] <= self.room:
                used += heights[fit]
                fit += 1
            # Higher than a whole slide: its lines are shared out, for nothing may be lost.
            if fit == 0 and self._is_fresh:
                rest[:1] = halves(rest[0], size, width, self.room - apart, bold=bold)
                continue
            if fit:
                self._box("\n".join(rest[:fit]), (x, self.cursor, whole, used), look)
                self.cursor += used + 6
                rest = rest[fit:]
            if rest:
                self._go_on()

    def heading(self, words: str, beneath: float = 60.0) -> None:
        """A heading, with room for so much beneath it."""
        if self.room < beneath + 30:
            self._go_on()
        self.words([words], size=14, bold=True)

    def beside(
        self,
        sections: Sequence[tuple[str, Sequence[str]]],
        *,
        is_listed: bool = True,
        grounds: Sequence[str] = (),
    ) -> None:
        """Headings with their lines in columns beside one another, on this slide or
        the next; where they do not fit so, below. Each may stand on a ground of its own colour."""
        x, whole = self.paper.column(0, 12)
        count = max(len(sections), 1)
        width = (whole - _GUTTER * (count - 1)) / count
        texts = [[neat(line) for line in lines] for _, lines in sections]
        heads = [lines_of(head, BODY_SIZE, width, bold=True) for head, _ in sections]
        head = max(heads, default=1) * BODY_SIZE * LEADING + 6
        pad = _PAD if grounds else 0.0
        apart = _ITEMS if is_listed else 1.0
        narrow = width - 2 * pad - (BULLET if is_listed else 0.0)
        heights = (height_of(lines, NARROW_SIZE, narrow) + apart * len(lines) for lines in texts)
        high = max(heights, default=0.0) + 2 * pad
        # Beside one another on the next slide they are read better than below here.
        if self.room < head + high <= self.room + self.cursor - self._fresh:
            self._go_on()
        if head + high > self.room:
            for heading, lines in sections:
                self.heading(heading)
                self.words(lines, is_listed=is_listed)
            return
        for place, ((heading, _), lines) in enumerate(zip(sections, texts, strict=True)):
            left = x + place * (width + _GUTTER)
            if grounds:
                ground(self._slide, grounds[place], (left, self.cursor, width, head + high))
            left, wide = left + pad, width - 2 * pad
            place_ = (left, self.cursor + pad, wide, head)
            self._box(heading, place_, TextLook(BODY_SIZE, bold=True))
            body = (left, self.cursor + pad + head, wide, high - 2 * pad)
            look = TextLook(NARROW_SIZE, is_listed=is_listed, apart=apart)
            self._box("\n".join(lines), body, look)
        self.cursor += head + high + 8

    def side_by_side(self, parts: Sequence[Callable[[], object]], least: float) -> None:
        """Parts beside one another in lanes of one width, where so much room is beneath; each draws
        headings, words and charts, and nothing that goes on to another slide."""
        if self.room < least:
            self._go_on()
        top, deepest, span = self.cursor, self.cursor, PAPER_COLUMNS // max(len(parts), 1)
        for place, part in enumerate(parts):
            self.cursor, self.lane = top, (place * span, span)
            part()
            deepest = max(deepest, self.cursor)
        self.cursor, self.lane = deepest, (0, PAPER_COLUMNS)

    def table(
        self, columns: Sequence[DeckColumn], rows: Sequence[Sequence[str]], spoken: str
    ) -> None:
        """A native table; rows without room go on under their heads. `spoken` describes it.

        Smaller letters are taken where that keeps it whole on its slide.
        """
        _, whole = self.paper.column(0, 12)
        left = [[neat(cell) for cell in row] for row in rows]
        widths = column_widths(columns, left, whole)
        head = row_height([column.title for column in columns], widths, SMALL_SIZE)
        leads = [column.lead for column in columns]
        size = whole_size(left, widths, self.room - head, leads)
        while left:
            fit, used = 0, head
            for row in left:
                high = row_height(row, widths, size, leads)
                if used + high > self.room:
                    break
                used, fit = used + high, fit + 1
            # No row goes on alone, and no table begins at a slide's foot.
            if fit > 2 and len(left) - fit == 1:
                fit -= 1
            if fit < min(_LEAST_ROWS, len(left)) and not self._is_fresh:
                self._go_on()
                continue
            # Higher than a whole slide: the row goes on in another.
            if fit == 0:
                left[:1] = split_row(left[0], widths, self.room - head, leads)
                continue
            self._set_table(columns, left[:fit], widths, head, size, spoken)
            left = left[fit:]
            if left:
                self._go_on()

    def _set_table(
        self,
        columns: Sequence[DeckColumn],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        head: float,
        size: float,
        spoken: str,
    ) -> None:
        x, whole = self.paper.column(0, 12)
        leads = [column.lead for column in columns]
        heights = [head, *(row_height(row, widths, size, leads) for row in rows)]
        shape = self._slide.shapes.add_table(
            len(rows) + 1, len(columns), Pt(x), Pt(self.cursor), Pt(whole), Pt(sum(heights))
        )
        describe(shape, spoken)
        table = shape.table
        for place, width in enumerate(widths):
            table.columns[place].width = Pt(width)
        for place, height in enumerate(heights):
            table.rows[place].height = Pt(height)
        fill_table(table, columns, rows, size, self.frame.language)
        self.cursor += sum(heights) + 12

    def chart(self, kind: XL_CHART_TYPE, data: ChartValues, height: float, spoken: str) -> Any:
        """A native chart over its lane, `height` points high where there is so much room; to be
        dressed. `spoken` describes it."""
        if self.room < min(height, 160):
            self._go_on()
        x, width = self.paper.column(*self.lane)
        high = min(height, self.room)
        shape = self._slide.shapes.add_chart(
            kind, Pt(x), Pt(self.cursor), Pt(width), Pt(high), data
        )
        describe(shape, spoken)
        shape.chart.font.size = Pt(11)
        shape.chart.font.color.rgb = colour_of(LIGHT.secondary)
        self.cursor += high + 8
        return shape.chart

    def drawn(self, sketch: SlideSketch, spoken: str) -> None:
        """A figure as native shapes, in the lane of the deck. `spoken` describes it."""
        x, _ = self.paper.column(*self.lane)
        group = add_drawn(self._slide.shapes, sketch, x, self.cursor, self.frame.language)
        describe(group, spoken)
        self.cursor += sketch.height * WIDER + 8

    def saved(self) -> bytes:
        """The deck as bytes, with its foot on every slide."""
        count = len(self._made.slides)
        for number, slide in enumerate(self._made.slides, 1):
            self._slide = slide
            self._foot(f"{number} / {count}")
        own_properties(self._made, self.frame)
        target = BytesIO()
        self._made.save(target)
        return target.getvalue()

    def _foot(self, number: str) -> None:
        x, width = self.paper.column(0, 12)
        top = self.paper.height - self.paper.margin - 12
        for words, left, wide, align in (
            (self.frame.footer, 0.0, 0.58, "left"),
            (self.frame.as_of, 0.6, 0.28, "left"),
            (number, 0.89, 0.11, "right"),
        ):
            place = (x + left * width, top, wide * width, 14.0)
            short = in_one_line(words, SMALL_SIZE, wide * width)
            self._box(short, place, TextLook(SMALL_SIZE, ink=LIGHT.secondary, align=align))
        if self.frame.mark:
            ink = BANDS["at_risk"].light_fill if self.frame.is_ours else LIGHT.text
            place = (x + width * 0.6, self.paper.margin - 4, width * 0.4, 16.0)
            self._box(self.frame.mark, place, TextLook(SMALL_SIZE, True, ink, "right"))

    def _box(
        self,
        words: str,
        place: tuple[float, float, float, float],
        look: TextLook,
    ) -> None:
        shape = self._slide.shapes.add_textbox(*(Pt(value) for value in place))
        bare(shape.text_frame)
        write(shape.text_frame, neat(words).split("\n"), look, self.frame.language)
