"""A deck in the making: slides with a title, and beneath it words, tables and charts down the page.

Distances are points on the same grid of twelve columns as paper. Nothing stands below the foot of a
slide: what has no room goes on, under its title, on a further one.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.text.message import say
from csm_desktop.reports.deck.chart_values import ChartValues
from csm_desktop.reports.deck.measure import (
    BODY_SIZE,
    CELL_HEAD,
    CELL_SIDE,
    HEAD_CELL,
    LEADING,
    SMALL_SIZE,
    CellLook,
    DeckColumn,
    column_widths,
    halves,
    height_of,
    in_one_line,
    lines_of,
    row_height,
)
from csm_desktop.reports.deck.properties import own_properties, own_theme
from csm_desktop.reports.layout import PageFrame
from csm_desktop.reports.pictures import png_of
from csm_desktop.reports.right_to_left import base_direction, is_right_to_left
from csm_desktop.reports.style import paper
from csm_desktop.reports.text import neat
from csm_desktop.tokens import BANDS, LIGHT, PAPER_COLUMNS
from csm_desktop.wording import render

_NARROW = 10.5
_LEAST_ROWS = 3
_TITLES = (26.0, 20.0, 15.0)
_TITLE_ONLY = 5
_FOOT = 26.0
_APART = 14.0
_LEAST_JOINED = 130.0
_GUTTER = 14.0


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

    @property
    def _is_fresh(self) -> bool:
        return self.cursor == self._fresh

    @property
    def room(self) -> float:
        """The height that is left on this slide."""
        return self.paper.height - self.paper.margin - _FOOT - self.cursor

    def slide(self, kicker: str, title: str, notes: Sequence[str] = ()) -> None:
        """Begin a slide, or go on upon this one while thin parts `joins` and there is room; `notes`
        are for who speaks."""
        self._kicker, self._title = kicker, title
        if self.joins and self.room >= _LEAST_JOINED:
            self.cursor += _APART
            self.words([kicker], size=SMALL_SIZE, ink=LIGHT.secondary)
            self.words([title], size=_TITLES[1], bold=True)
        else:
            self._begin(kicker)
        self.notes(notes)

    def notes(self, notes: Sequence[str]) -> None:
        """What whoever speaks reads beside the slide."""
        told = [neat(line) for line in notes if line.strip()]
        if told:
            frame = self._slide.notes_slide.notes_text_frame
            frame.text = "\n".join([*([frame.text] if frame.text else []), *told])

    def _begin(self, kicker: str) -> None:
        self._slide = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        x, width = self.paper.column(0, 12)
        top = self.paper.margin
        # The mark of the document stands beside it.
        wide = width * (0.58 if self.frame.mark else 1)
        self._box(
            in_one_line(kicker, SMALL_SIZE, wide), (x, top - 4, wide, 16),
            size=SMALL_SIZE, ink=LIGHT.secondary,
        )  # fmt: skip
        lines = {size: lines_of(self._title, size, width, bold=True) for size in _TITLES}
        size = next((size for size, count in lines.items() if count <= 2), _TITLES[-1])
        high = lines[size] * size * LEADING + 4
        shape = self._slide.shapes.title
        shape.left, shape.top = Pt(x), Pt(top + 12)
        shape.width, shape.height = Pt(width), Pt(high)
        frame = shape.text_frame
        self._bare(frame)
        frame.vertical_anchor = MSO_ANCHOR.TOP
        self._write(frame, [self._title], size, bold=True)
        self.cursor = self._fresh = top + 12 + high + 12

    def _go_on(self) -> None:
        self._begin(render(say("{part} (continued)", part=self._kicker)))

    def picture(self, pixels: Pixels, box: tuple[float, float, float, float], words: str) -> None:
        """A picture at a place (left, top, width, height); `words` are what is read out for it."""
        left, top, wide, high = map(Pt, box)
        shape = self._slide.shapes.add_picture(BytesIO(png_of(pixels)), left, top, wide, high)
        shape.name = words
        shape._element.nvPicPr.cNvPr.set("descr", words)

    def caption(self, words: str, box: tuple[float, float, float, float]) -> None:
        """A small line at a place."""
        self._box(in_one_line(words, SMALL_SIZE, box[2]), box, size=SMALL_SIZE, ink=LIGHT.secondary)

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
    ) -> None:
        """Paragraphs over the whole width; those without room go on."""
        x, width = self.paper.column(*self.lane)
        rest = [neat(line) for line in lines if line.strip()]
        while rest:
            heights = [lines_of(line, size, width, bold=bold) * size * LEADING + 2 for line in rest]
            fit, used = 0, 0.0
            while fit < len(rest) and used + heights[fit] <= self.room:
                used += heights[fit]
                fit += 1
            # Higher than a whole slide: its lines are shared out, for nothing may be lost.
            if fit == 0 and self._is_fresh:
                rest[:1] = halves(rest[0], size, width, self.room, bold=bold)
                continue
            if fit:
                place = (x, self.cursor, width, used)
                self._box("\n".join(rest[:fit]), place, size=size, bold=bold, ink=ink)
                self.cursor += used + 6
                rest = rest[fit:]
            if rest:
                self._go_on()

    def heading(self, words: str, beneath: float = 60.0) -> None:
        """A heading, with room for so much beneath it."""
        if self.room < beneath + 30:
            self._go_on()
        self.words([words], size=14, bold=True)

    def beside(self, sections: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Headings with their lines in columns beside one another, where all fit; else below."""
        x, whole = self.paper.column(0, 12)
        count = max(len(sections), 1)
        width = (whole - _GUTTER * (count - 1)) / count
        texts = [[neat(line) for line in lines] for _, lines in sections]
        heads = [lines_of(head, BODY_SIZE, width, bold=True) for head, _ in sections]
        head = max(heads, default=1) * BODY_SIZE * LEADING + 6
        high = max((height_of(lines, _NARROW, width) for lines in texts), default=0.0)
        if head + high > self.room:
            for heading, lines in sections:
                self.heading(heading)
                self.words(lines)
            return
        for place, ((heading, _), lines) in enumerate(zip(sections, texts, strict=True)):
            left = x + place * (width + _GUTTER)
            self._box(heading, (left, self.cursor, width, head), size=BODY_SIZE, bold=True)
            body = (left, self.cursor + head, width, high)
            self._box("\n".join(lines), body, size=_NARROW)
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
        size = self._whole_size(left, widths, self.room - head)
        while left:
            fit, used = 0, head
            for row in left:
                high = row_height(row, widths, size)
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
                left[:1] = self._split_row(left[0], widths, self.room - head)
                continue
            self._set_table(columns, left[:fit], widths, head, size, spoken)
            left = left[fit:]
            if left:
                self._go_on()

    @staticmethod
    def _whole_size(rows: Sequence[Sequence[str]], widths: Sequence[float], room: float) -> float:
        """The size of letters: the smaller one only where all rows fit by it and by no other."""
        needs = {
            size: sum(row_height(row, widths, size) for row in rows)
            for size in (BODY_SIZE, _NARROW)
        }
        return _NARROW if needs[_NARROW] <= room < needs[BODY_SIZE] else BODY_SIZE

    def _split_row(
        self, row: Sequence[str], widths: Sequence[float], room: float
    ) -> list[list[str]]:
        shared = [
            halves(cell, BODY_SIZE, width - 2 * CELL_SIDE, room - 2 * CELL_HEAD)
            for cell, width in zip(row, widths, strict=True)
        ]
        return [[each[0] for each in shared], [each[1] if each[1:] else "" for each in shared]]

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
        heights = [head, *(row_height(row, widths, size) for row in rows)]
        shape = self._slide.shapes.add_table(
            len(rows) + 1, len(columns), Pt(x), Pt(self.cursor), Pt(whole), Pt(sum(heights))
        )
        describe(shape, spoken)
        table = shape.table
        # The library's own style is a loud blue grid.
        table.horz_banding = False
        for place, width in enumerate(widths):
            table.columns[place].width = Pt(width)
        for place, height in enumerate(heights):
            table.rows[place].height = Pt(height)
        for number, row in enumerate([[column.title for column in columns], *rows]):
            for place, cell in enumerate(row):
                look = HEAD_CELL if number == 0 else CellLook(size, LIGHT.text, LIGHT.base)
                self._set_cell(table.cell(number, place), cell, columns[place].align, look)
        self.cursor += sum(heights) + 12

    def _set_cell(self, cell: Any, words: str, align: str, look: CellLook) -> None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour_of(look.ground)
        cell.margin_left = cell.margin_right = Pt(CELL_SIDE)
        cell.margin_top = cell.margin_bottom = Pt(CELL_HEAD)
        self._write(cell.text_frame, words.split("\n"), look.size, ink=look.ink, align=align)

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
            self._box(short, place, size=SMALL_SIZE, ink=LIGHT.secondary, align=align)
        if self.frame.mark:
            ink = BANDS["at_risk"].light_fill if self.frame.is_ours else LIGHT.text
            place = (x + width * 0.6, self.paper.margin - 4, width * 0.4, 16.0)
            self._box(self.frame.mark, place, size=SMALL_SIZE, bold=True, ink=ink, align="right")

    def _box(
        self,
        words: str,
        place: tuple[float, float, float, float],
        *,
        size: float,
        bold: bool = False,
        ink: str = LIGHT.text,
        align: str = "left",
    ) -> None:
        shape = self._slide.shapes.add_textbox(*(Pt(value) for value in place))
        self._bare(shape.text_frame)
        self._write(
            shape.text_frame, neat(words).split("\n"), size, bold=bold, ink=ink, align=align
        )

    @staticmethod
    def _bare(frame: Any) -> None:
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

    def _write(
        self,
        frame: Any,
        lines: Sequence[str],
        size: float,
        *,
        bold: bool = False,
        ink: str = LIGHT.text,
        align: str = "left",
    ) -> None:
        for place, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.RIGHT if align == "right" else PP_ALIGN.LEFT
            paragraph.line_spacing = 1.0
            # Without a size of its own an empty cell is as high as 18 points, and its row with it.
            if not line:
                paragraph._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))
                continue
            if is_right_to_left(line) and base_direction(line) == "R":
                paragraph._p.get_or_add_pPr().set("rtl", "1")
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = colour_of(ink)
            run._r.get_or_add_rPr().set("lang", self.frame.language)


def colour_of(token: str) -> RGBColor:
    """A token's colour as slides have it."""
    found: RGBColor = RGBColor.from_string(token.lstrip("#"))
    return found


def describe(shape: Any, words: str) -> None:
    """Say what a shape shows, to who does not see it; the library has no way to."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", neat(words))
