"""Sets blocks on pages and prints them: title, grid, footer, bookmarks, metadata.

All pages are laid out before the first is drawn, so "page x / y" and a contents list with page
numbers cost nothing. The output is reproducible: the same pack gives the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Shrunk, Space, TextBlock, break_column
from csm_desktop.reports.letterhead import letterhead
from csm_desktop.reports.marks import RuleLine
from csm_desktop.reports.page_titles import fitted_title
from csm_desktop.reports.sealed_file import seal
from csm_desktop.reports.style import CAPTION, HEADING, TITLE, Paper
from csm_desktop.reports.tags import TaggedCanvas
from csm_desktop.reports.text import Style, colour, neat
from csm_desktop.tokens import BANDS, HAIRLINE, LIGHT, PAPER_COLUMNS
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_FOOTER = 30.0
_TITLE_TOP = 16.0
# The height of logos, how far they reach into the margin above, and the room beneath them.
_LOGO, _RAISED, _AFTER_LOGO = 26.0, 22.0, 10.0
_AFTER_TITLE = 14.0
_MARK_FROM = 8  # the column where the mark of the document begins
_APART = 26.0  # between parts that share a page


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands around every page, and in the document's metadata.

    `language` is a tag like "en-GB". None of it holds a user name or a path. `made_on` dates the
    file: the day of its data, not the moment of printing, so the same facts give the same file. A
    `mark` stands at the head of every page, the cover too, and in the colour of a risk where the
    document `is_ours` alone.
    """

    title: str
    subject: str
    author: str
    language: str
    footer: str
    as_of: str
    made_on: date
    mark: str = ""
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """Blocks in `span` columns of the grid of twelve, from column `first` on."""

    first: int
    span: int
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block at its place; `top` is measured from the page's foot. What `is_repeated` of another
    page is not read again."""

    block: Block
    x: float
    top: float
    width: float
    is_repeated: bool = False


@dataclass(slots=True)
class LaidPage:
    """One page; a `bookmark` starts an entry of the outline, and so do those of the parts that
    `joined` it. Nothing joins one that stands `alone`; logos have `lowered` its head by so much."""

    kicker: str = ""
    title: str = ""
    bookmark: str = ""
    level: int = 0
    joined: list[str] = field(default_factory=list)
    plain: bool = False
    alone: bool = False
    lowered: float = 0.0
    placed: list[PlacedBlock] = field(default_factory=list)


def set_blocks(
    sheet: LaidPage, blocks: Sequence[Block], x: float, top: float, width: float
) -> float:
    """Set blocks on a page where it is told, without going on to another; the lowest edge."""
    for block in blocks:
        sheet.placed.append(PlacedBlock(block, x, top, width))
        top -= block.height(width)
    return top


class Composer:
    """Places rows of cells down the page and goes on to further pages when one is full. While it
    `is_close` parts of few rows are not set large: they share a page."""

    def __init__(self, paper: Paper, *, is_printed: bool = True) -> None:
        """Raises UserError where no font here can draw the language in force; what is laid out for
        its breaks alone, as for slides, needs none."""
        if is_printed:
            fonts.refuse_without_font()
        self.paper = paper
        self.sheets: list[LaidPage] = []
        self.floor = paper.margin + _FOOTER
        self.cursor = 0.0
        self._fresh = 0.0
        self._is_joining = False
        self.is_close = False

    def page(self, kicker: str, title: str, bookmark: str = "", level: int = 0) -> LaidPage:
        """Begin a page under its conclusion; while parts are joined, under what stands there."""
        if self._is_joining:
            return self._join(kicker, title, bookmark or title)
        sheet = LaidPage(kicker, title, bookmark or title, level)
        self._begin(sheet)
        return sheet

    def bare_page(self, bookmark: str) -> LaidPage:
        """Begin a page without a title of its own, such as a cover."""
        sheet = LaidPage(bookmark=bookmark, plain=True)
        self.sheets.append(sheet)
        self.cursor = self._fresh = self.paper.height - self.paper.margin
        return sheet

    def joins(self, draw: Callable[[], object], least: float) -> bool:
        """Draw a page beneath what stands on this one, where it fits there as a whole; whether it
        did. `least` is the height that it needs to be worth a try."""
        sheet = self.sheets[-1]
        # Beneath what went on from another page, nobody would look for a new part.
        if not sheet.bookmark or sheet.plain or sheet.alone or self.room < least + _APART:
            return False
        count, placed, parts = len(self.sheets), len(sheet.placed), len(sheet.joined)
        cursor = self.cursor
        self._is_joining = True
        draw()
        self._is_joining = False
        if len(self.sheets) == count:
            return True
        del self.sheets[count:], sheet.placed[placed:], sheet.joined[parts:]
        self.cursor = cursor
        return False

    def _join(self, kicker: str, title: str, bookmark: str) -> LaidPage:
        sheet = self.sheets[-1]
        sheet.joined.append(bookmark)
        x, width = self.paper.column(0, 12)
        head, narrow = fitted_title(title, self.paper)
        top = self.cursor - _APART
        rule: list[Block] = [RuleLine(LIGHT.hairline, width, HAIRLINE), Space(10)]
        words = TextBlock(kicker, CAPTION, max_lines=1)
        top = set_blocks(sheet, [*rule, words], x, top, width)
        self.cursor = set_blocks(sheet, [Space(3), head], x, top, narrow) - _AFTER_TITLE
        return sheet

    def _begin(self, sheet: LaidPage) -> None:
        self.sheets.append(sheet)
        top = self.paper.height - self.paper.margin
        if len(self.sheets) == 1:
            sheet.lowered = self._logos(sheet, top)
            top -= sheet.lowered
        # Beside it stands the mark of the document.
        x, width = self.paper.column(0, _MARK_FROM)
        sheet.placed.append(
            PlacedBlock(TextBlock(sheet.kicker, CAPTION, max_lines=1), x, top, width)
        )
        title, width = fitted_title(sheet.title, self.paper)
        sheet.placed.append(PlacedBlock(title, x, top - _TITLE_TOP, width))
        # At least so high, so that pages with short and long titles begin alike.
        lines = max(title.height(width), self._least_title())
        self.cursor = self._fresh = top - _TITLE_TOP - lines - _AFTER_TITLE

    def _logos(self, sheet: LaidPage, top: float) -> float:
        """Theirs at the left and ours at the right of the first page; the room that they take."""
        head = letterhead()
        if not head.is_there:
            return 0.0
        from csm_desktop.reports.pictures import PictureBlock

        for logo, first, at_end in ((head.theirs, 0, False), (head.ours, 8, True)):
            if logo is not None:
                x, width = self.paper.column(first, 4)
                block = PictureBlock(logo, _LOGO, at_end)
                aside = (_LOGO - block.height(width)) / 2
                sheet.placed.append(PlacedBlock(block, x, top + _RAISED - aside, width))
        return _LOGO + _AFTER_LOGO - _RAISED

    def _least_title(self) -> float:
        across = self.paper.width > self.paper.height
        return (2 if across else 1) * TITLE.leading

    @property
    def room(self) -> float:
        """The height that is left on this page."""
        return self.cursor - self.floor

    def height(self, *cells: GridCell) -> float:
        """How high a row of these cells is where nothing has to go on."""
        return max(
            (
                sum(
                    block.height(self.paper.column(cell.first, cell.span)[1])
                    for block in cell.blocks
                )
                for cell in cells
            ),
            default=0.0,
        )

    def row(self, *cells: GridCell, after: float = 0.0) -> None:
        """Set cells side by side; what does not fit goes on, in its columns, on the next page."""
        left = [cell for cell in cells if cell.blocks]
        while left:
            left, lowest = self._place(left)
            self.cursor = lowest
            if left:
                self._go_on()
        self.cursor -= after

    def needs(self, high: float) -> None:
        """Go on where less than so much room is left on a page that holds something."""
        if self.room < high and self.cursor != self._fresh:
            self._go_on()

    def _place(self, cells: list[GridCell]) -> tuple[list[GridCell], float]:
        """Set what fits, all from the same height; the rest of each cell and the lowest edge."""
        fresh = self.cursor == self._fresh
        rest: list[GridCell] = []
        lowest = self.cursor
        for cell in cells:
            x, width = self.paper.column(cell.first, cell.span)
            placed, left = break_column(cell.blocks, width, self.room, fresh)
            # Higher than a whole page: made smaller, for nothing may be lost.
            if fresh and not placed and left:
                placed, left = [Shrunk(left[0], self.room)], left[1:]
            top = self.cursor
            for block in placed:
                self.sheets[-1].placed.append(PlacedBlock(block, x, top, width))
                top -= block.height(width)
            lowest = min(lowest, top)
            if left:
                rest.append(GridCell(cell.first, cell.span, left))
        return rest, lowest

    def _go_on(self) -> None:
        last = self.sheets[-1]
        kicker = last.kicker
        mark = tr("(continued)")
        # A third page says "continued" once, as the second does.
        if not kicker.endswith(mark):
            kicker = f"{kicker} {mark}".strip()
        sheet = LaidPage(kicker, last.title)
        self.sheets.append(sheet)
        top = self.paper.height - self.paper.margin
        x, width = self.paper.column(0, 12)
        over: list[Block] = [TextBlock(kicker, CAPTION, max_lines=1), Space(2)]
        # Beside it stands the mark of the document.
        top = set_blocks(sheet, over, x, top, self.paper.column(0, _MARK_FROM)[1])
        head: list[Block] = []
        if last.title:
            head.append(TextBlock(last.title, HEADING, max_lines=2, space_after=_AFTER_TITLE))
        self.cursor = self._fresh = set_blocks(sheet, head, x, top, width)
        sheet.placed = [replace(placed, is_repeated=True) for placed in sheet.placed]


_ONE_AT_A_TIME = Lock()


def print_pages(
    sheets: Sequence[LaidPage], paper: Paper, furniture: PageFrame, before: int = 0, after: int = 0
) -> bytes:
    """The document as PDF bytes; its streams as they are, a tenth smaller than as ASCII.

    `before` and `after` are how many pages stand around these in the whole, for their numbers.
    """
    fonts.register()
    # reportlab reads the file of a font at one place for everybody, and keeps its settings for the
    # process: of two documents on two threads one came out with other letters.
    with _ONE_AT_A_TIME:
        as_ascii = rl_config.useA85
        rl_config.useA85 = 0
        try:
            return _printed(sheets, paper, furniture, before, after)
        finally:
            rl_config.useA85 = as_ascii


def _printed(
    sheets: Sequence[LaidPage], paper: Paper, furniture: PageFrame, before: int, after: int
) -> bytes:
    target = BytesIO()
    canvas = TaggedCanvas(
        target,
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        # The same pack is the same file, byte by byte: no clock, no random id.
        invariant=1,
        # Else reportlab lists an unembedded Helvetica in each file.
        initialFontName=fonts.REGULAR,
        initialFontSize=10,
        lang=furniture.language,
    )
    _date(canvas, furniture.made_on)
    canvas.setTitle(neat(furniture.title))
    canvas.setAuthor(neat(furniture.author))
    canvas.setSubject(neat(furniture.subject))
    canvas.setCreator("CSM Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    count = before + len(sheets) + after
    for number, sheet in enumerate(sheets, before + 1):
        _bookmark(canvas, sheet, number)
        canvas.tags.begin_page(canvas, is_part=bool(sheet.bookmark))
        for placed in sheet.placed:
            canvas.tags.mute(placed.is_repeated)
            placed.block.draw(canvas, placed.x, placed.top, placed.width)
            canvas.tags.mute(-placed.is_repeated)
        # What stands around every page is read on none.
        canvas.tags.mute(1)
        if furniture.mark:
            _mark(canvas, paper, furniture, sheet.lowered)
        if not sheet.plain:
            _footer(canvas, paper, furniture, f"{number} / {count}")
        canvas.tags.mute(-1)
        canvas.tags.end_page()
        canvas.showPage()
    # An outline without entries would open an empty panel in the reader.
    if any(sheet.bookmark for sheet in sheets):
        canvas.showOutline()
    seal(canvas)
    canvas.save()
    return target.getvalue()


def _date(canvas: Canvas, on: date) -> None:
    """Date the file; reportlab itself knows only now, or the year 2000."""
    stamp = canvas._doc._timeStamp
    noon = datetime.combine(on, time(12), UTC)
    stamp.t = noon.timestamp()
    stamp.lt = noon.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]


def _bookmark(canvas: Canvas, sheet: LaidPage, number: int) -> None:
    if sheet.bookmark:
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        for words in (sheet.bookmark, *sheet.joined):
            canvas.addOutlineEntry(neat(words).replace("\n", " "), key, sheet.level)


def _mark(canvas: Canvas, paper: Paper, furniture: PageFrame, lowered: float) -> None:
    x, width = paper.column(_MARK_FROM, PAPER_COLUMNS - _MARK_FROM)
    ink = BANDS["at_risk"].light_fill if furniture.is_ours else LIGHT.text
    style = Style(fonts.SEMIBOLD, CAPTION.size, CAPTION.leading, ink, "right")
    TextBlock(furniture.mark, style, max_lines=1).draw(
        canvas, x, paper.height - paper.margin - lowered, width
    )


def _footer(canvas: Canvas, paper: Paper, furniture: PageFrame, place: str) -> None:
    x, width = paper.column(0, 12)
    top = paper.margin + CAPTION.leading
    canvas.setStrokeColor(colour(LIGHT.hairline))
    canvas.setLineWidth(HAIRLINE)
    canvas.line(x, top + 6, x + width, top + 6)
    TextBlock(furniture.footer, CAPTION, max_lines=1).draw(canvas, x, top, width * 0.56)
    TextBlock(furniture.as_of, CAPTION, max_lines=1).draw(
        canvas, x + width * 0.6, top, width * 0.28
    )
    right = Style(CAPTION.font, CAPTION.size, CAPTION.leading, CAPTION.colour, "right")
    TextBlock(place, right).draw(canvas, x + width * 0.9, top, width * 0.1)
