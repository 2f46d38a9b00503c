"""The pages as they will be printed: one large, all in a strip, and what to do with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.preview.renderer import Drawn, Renderer, RenderRequest
from csm_desktop.ui.ebr.preview.sheets import RATIO, SMALL, LargePage, ThumbnailStrip
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.paper.pages import image_of
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents.pages import DrawnPage

ZOOMS = (1.0, 1.5, 2.0, 3.0)
_RESIZED_MS = 80
_NO_LIMIT = 16_777_215  # Qt's own


class Preview(QWidget):
    """Follows `rendering`; asks it for other pages and sizes."""

    export_asked = Signal()
    print_asked = Signal()
    drag_asked = Signal()

    def __init__(self, rendering: Renderer) -> None:
        super().__init__()
        self._rendering = rendering
        self._drawn: Drawn | None = None
        self._image: QImage | None = None
        self.place = 0
        self.zoom = 1.0
        self._chapter: int | None = None
        self._wish: RenderRequest | None = None
        self.sheet, self.strip = LargePage(), ThumbnailStrip()
        self.count = Text("", "caption")
        self.state = Text("", colour="secondary")
        self.state.hide()
        self.area = _area(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.pages = _area(self.strip)
        self.pages.setWidgetResizable(True)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons()
        self._lay_out()
        self._resized = Later(self, self._ask, _RESIZED_MS)
        self.strip.chosen.connect(self.go)
        self.sheet.dragged.connect(self.drag_asked)
        rendering.drawn.connect(self._show)
        rendering.small.connect(self._show_small)
        rendering.failed.connect(self._fail)
        self.area.viewport().installEventFilter(self)
        self.pages.viewport().installEventFilter(self)

    @property
    def starts(self) -> tuple[int, ...]:
        """The pages on which the entries of the outline begin."""
        document = self._rendering.document
        return document.starts if document is not None else ()

    def begin(self) -> None:
        """Another account: its cover first."""
        self._chapter, self.place, self.zoom = None, 0, 1.0
        self._say("")
        self._show_nothing()
        self._ask()

    def _show_nothing(self) -> None:
        self._drawn = self._image = None
        self.strip.show_pages([])
        self.count.setText("")
        for turn in (self.previous, self.following):
            turn.setEnabled(False)
        self._place_sheet()

    def go(self, index: int) -> None:
        """Bring a page to the front, counted from 0."""
        self._chapter = None
        self.place = index
        self._ask()

    def go_to_chapter(self, chapter: int) -> None:
        """Bring the page to the front on which an entry of the outline begins."""
        document = self._rendering.document
        self._chapter = chapter
        if document is None or chapter >= len(document.starts):
            self._ask()
        elif document.starts[chapter] != self.place:
            self.place = document.starts[chapter]
            self._ask()

    def step(self, by: int) -> None:
        """To the next page, or back."""
        document = self._rendering.document
        if document is not None:
            self.go(max(0, min(self.place + by, document.count - 1)))

    def enlarge(self, by: int) -> None:
        """One size larger, or smaller; the smallest shows the whole page."""
        index = ZOOMS.index(self.zoom) + by
        self.zoom = ZOOMS[max(0, min(index, len(ZOOMS) - 1))]
        self._share_height()
        self._place_sheet()
        self._ask()

    def _buttons(self) -> None:
        self.previous = IconButton("chevron-left", tr("Previous page"), lambda: self.step(-1))
        self.following = IconButton("chevron-right", tr("Next page"), lambda: self.step(1))
        self.smaller = IconButton("zoom-out", tr("Smaller page"), lambda: self.enlarge(-1))
        self.larger = IconButton("zoom-in", tr("Larger page"), lambda: self.enlarge(1))
        self.printing = Button(tr("Print…"), self.print_asked.emit, icon="printer")
        self.export = Button(
            tr("Export PDF…"), self.export_asked.emit, kind="primary", icon="file-download"
        )

    def _lay_out(self) -> None:
        turning, handing = QHBoxLayout(), QHBoxLayout()
        parts = (self.previous, self.count, self.following, self.smaller, self.larger)
        for row, widgets in ((turning, parts), (handing, (self.printing, self.export))):
            theme.spaced(row, gap=theme.S if row is handing else theme.XS)
            for widget in widgets:
                row.addWidget(widget)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.spaced(self._bar)
        nest(self._bar, turning)
        self._bar.addStretch(1)
        nest(self._bar, handing)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        nest(column, self._bar)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.area, 1)
        column.addWidget(self.pages)
        column.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where buttons do not fit beside one another they stand in two rows."""
        super().resizeEvent(event)
        needed = self.printing.sizeHint().width() + self.export.sizeHint().width() + theme.px(250)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(across if self.width() >= needed else down)
        self._share_height()

    def _size(self) -> QSize:
        """How large the page is in px: as large as its place, times the zoom."""
        room = self.area.maximumViewportSize() - QSize(2, 2)
        ratio = self._ratio()
        wide = min(room.width(), room.height() * ratio) * self.zoom
        return QSize(max(80, round(wide)), max(60, round(wide / ratio)))

    def _ratio(self) -> float:
        """How wide a page is to its height."""
        page = self._drawn.page if self._drawn is not None else None
        return RATIO if page is None else page.width / page.height

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        wish = RenderRequest(
            self.place,
            max(80, round((self._size().width() - 2) * ratio)),
            self._chapter,
            round(theme.px(SMALL) * ratio),
        )
        self._wish = wish
        self._rendering.look(wish)

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self._say("")
        # Turned on in the meantime: then the wish is newer than the page.
        if drawn.wish == self._wish:
            self.place = drawn.place
        self._image = image_of(drawn.page, self.devicePixelRatioF())
        words = say("Page {n} of {all}", n=drawn.place + 1, all=drawn.document.count)
        self.count.setText(render(words))
        self.sheet.setAccessibleName(render(words))
        self._place_sheet()
        self._mark()
        self.previous.setEnabled(drawn.place > 0)
        self.following.setEnabled(drawn.place + 1 < drawn.document.count)
        # Drawn for another size: shown as it is, and asked for again.
        if abs(self._size().width() - 2 - drawn.page.width / self.devicePixelRatioF()) > 1:
            self._ask()

    def _place_sheet(self) -> None:
        self.smaller.setEnabled(self.zoom > ZOOMS[0])
        self.larger.setEnabled(self.zoom < ZOOMS[-1])
        self.sheet.show_image(self._image, self._size())

    def _show_small(self, pages: "tuple[DrawnPage, ...]") -> None:
        ratio = self.devicePixelRatioF()
        self.strip.show_pages([image_of(page, ratio) for page in pages])
        self._share_height()
        self._mark()

    def _share_height(self) -> None:
        """The small pages take the rows that the page in front leaves, at least one.

        From the size of the whole alone: the page's own place follows from it.
        """
        bar = self._bar.sizeHint().height() + 2 * theme.px(theme.S)
        whole = round(self.width() / self._ratio())
        left = self.height() - bar - whole
        rows = 1
        # Only while the page is seen whole; enlarged it takes all the room there is.
        while (
            self.zoom == ZOOMS[0]
            and rows < self.strip.rows
            and self.strip.height_of(rows + 1) <= left
        ):
            rows += 1
        self.pages.setFixedHeight(self.strip.height_of(rows))
        self.area.setMaximumHeight(whole if self.zoom == ZOOMS[0] else _NO_LIMIT)

    def _mark(self) -> None:
        self.strip.show_place(self.place)
        middle = self.strip.box(self.place).center().toPoint()
        self.pages.ensureVisible(middle.x(), middle.y(), 0, theme.px(SMALL) // 2)

    def _fail(self, error: Exception) -> None:
        """Why there is no pack, and none of the pages that there were before."""
        self._show_nothing()
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.sheet.setVisible(not words)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self.area.viewport():
            self._place_sheet()
            self._resized.start()
        elif isinstance(event, QResizeEvent) and watched is self.pages.viewport():
            self._share_height()
        return False


def _area(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
