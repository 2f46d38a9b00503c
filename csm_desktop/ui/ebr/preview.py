"""The pages as they will be printed: one large, all in a strip, and what to do with them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSlider,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.rendering import Drawn, Rendering, Wish
from csm_desktop.ui.ebr.words import Press
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.text import tip
from csm_desktop.wording import told, tr

if TYPE_CHECKING:
    from csm_desktop.app.pages import DrawnPage

SMALL = 96  # px at 100 %
ZOOMS = (1.0, 1.5, 2.0, 3.0)
_RATIO = 297 / 210  # until the first page says how wide it is
_RESIZED_MS = 80


def image_of(page: "DrawnPage", ratio: float) -> QImage:
    """A drawn page as Qt shows it."""
    made = QImage(
        page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
    ).copy()
    made.setDevicePixelRatio(ratio)
    return made


class Sheet(QWidget):
    """The page in front."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._size = QSize(0, 0)

    def show_image(self, image: QImage | None, size: QSize) -> None:
        """Show a page at a size in px; until it is drawn anew, the old one is stretched."""
        self._image, self._size = image, size
        self.setFixedSize(size)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, theme.current().hairline)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box.adjusted(1, 1, -1, -1), self._image)


class Strip(QAbstractSlider):
    """All pages, small; the arrow keys go along them. Read aloud as a slider: 3 of 12."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Pages"))
        tip(self, tr("Pages"))

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show these pages."""
        self._images = list(images)
        self.setRange(1, max(1, len(self._images)))
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def show_place(self, place: int) -> None:
        """Mark the page that is in front."""
        self._place = place
        self.setValue(place + 1)
        self.setAccessibleDescription(
            told(say("Page {n} of {all}", n=place + 1, all=len(self._images)))
        )
        self.update()

    def box(self, place: int) -> QRectF:
        """Where a page is."""
        gap, wide = theme.px(theme.S), theme.px(SMALL)
        left = gap + place * (wide + gap)
        if self.isRightToLeft():
            left = self.width() - left - wide
        return QRectF(left, gap, wide, self._high())

    def _high(self) -> float:
        if not self._images:
            return theme.px(SMALL) / _RATIO
        size = self._images[0].deviceIndependentSize()
        return theme.px(SMALL) * size.height() / size.width()

    def sizeHint(self) -> QSize:
        gap = theme.px(theme.S)
        wide = gap + len(self._images) * (theme.px(SMALL) + gap)
        return QSize(wide, round(self._high()) + 2 * gap)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, image in enumerate(self._images):
            box = self.box(place)
            painter.drawImage(box, image)
            painter.setPen(inks.hairline)
            painter.drawRect(box)
            if place == self._place:
                paint.ring(painter, box.adjusted(-4, -4, 4, 4), theme.px(4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place in range(len(self._images)):
            if self.box(place).contains(event.position()):
                self.chosen.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the pages that do not fit beneath the pointer, and chooses none."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        last = len(self._images) - 1
        places = {
            ahead: self._place + 1,
            back: self._place - 1,
            Qt.Key.Key_PageDown: self._place + 1,
            Qt.Key.Key_PageUp: self._place - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or last < 0:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(max(0, min(place, last)))


class Preview(QWidget):
    """Follows `rendering`; asks it for other pages and sizes."""

    export_asked = Signal()
    print_asked = Signal()

    def __init__(self, rendering: Rendering) -> None:
        super().__init__()
        self._rendering = rendering
        self._drawn: Drawn | None = None
        self._image: QImage | None = None
        self.place = 0
        self.zoom = 1.0
        self._chapter: int | None = None
        self._wish: Wish | None = None
        self.sheet, self.strip = Sheet(), Strip()
        self.count = Text("", "caption")
        self.state = Text(tr("Drawing the pages…"), colour="secondary")
        self.area = _area(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.pages = _area(self.strip)
        self.pages.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons()
        self._lay_out()
        self._resized = QTimer(self, singleShot=True, interval=_RESIZED_MS)
        self._resized.timeout.connect(self._ask)
        self.strip.chosen.connect(self.go)
        rendering.drawn.connect(self._show)
        rendering.small.connect(self._show_small)
        rendering.failed.connect(self._fail)
        self.area.viewport().installEventFilter(self)

    def begin(self) -> None:
        """Another account: its cover first."""
        self._drawn = self._image = None
        self._chapter, self.place, self.zoom = None, 0, 1.0
        self.strip.show_pages([])
        self._say(tr("Drawing the pages…"))
        self._ask()

    def go(self, place: int) -> None:
        """Bring a page to the front, counted from 0."""
        self._chapter = None
        self.place = place
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
        place = ZOOMS.index(self.zoom) + by
        self.zoom = ZOOMS[max(0, min(place, len(ZOOMS) - 1))]
        self._place_sheet()
        self._ask()

    def _buttons(self) -> None:
        self.previous = IconButton("chevron-left", tr("Previous page"), lambda: self.step(-1))
        self.following = IconButton("chevron-right", tr("Next page"), lambda: self.step(1))
        self.smaller = IconButton("zoom-out", tr("Smaller page"), lambda: self.enlarge(-1))
        self.larger = IconButton("zoom-in", tr("Larger page"), lambda: self.enlarge(1))
        self.printing = Press(tr("Print…"), self.print_asked.emit, icon="printer")
        self.export = Press(
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
        self._bar.addLayout(turning)
        self._bar.addStretch(1)
        self._bar.addLayout(handing)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        column.addLayout(self._bar)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.area, 1)
        column.addWidget(self.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where buttons do not fit beside one another they stand in two rows."""
        super().resizeEvent(event)
        needed = self.printing.sizeHint().width() + self.export.sizeHint().width() + theme.px(250)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(across if self.width() >= needed else down)

    def _size(self) -> QSize:
        """How large the page is in px: as large as its place, times the zoom."""
        room = self.area.viewport().size() - QSize(2, 2)
        ratio = _RATIO
        if self._drawn is not None:
            ratio = self._drawn.page.width / self._drawn.page.height
        wide = min(room.width(), room.height() * ratio) * self.zoom
        return QSize(max(80, round(wide)), max(60, round(wide / ratio)))

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        wish = Wish(
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
        if drawn.wish == self._wish:
            self.place = drawn.place
        self._image = image_of(drawn.page, self.devicePixelRatioF())
        words = say("Page {n} of {all}", n=drawn.place + 1, all=drawn.document.count)
        self.count.setText(told(words))
        self.sheet.setAccessibleName(told(words))
        self._place_sheet()
        self._mark()
        self.previous.setEnabled(drawn.place > 0)
        self.following.setEnabled(drawn.place + 1 < drawn.document.count)
        if abs(self._size().width() - 2 - drawn.page.width / self.devicePixelRatioF()) > 1:
            self._ask()

    def _place_sheet(self) -> None:
        self.smaller.setEnabled(self.zoom > ZOOMS[0])
        self.larger.setEnabled(self.zoom < ZOOMS[-1])
        self.sheet.show_image(self._image, self._size())

    def _show_small(self, pages: "tuple[DrawnPage, ...]") -> None:
        ratio = self.devicePixelRatioF()
        self.strip.show_pages([image_of(page, ratio) for page in pages])
        high = self.strip.sizeHint().height() + self.pages.horizontalScrollBar().sizeHint().height()
        self.pages.setFixedHeight(high)
        self._mark()

    def _mark(self) -> None:
        self.strip.show_place(self.place)
        middle = self.strip.box(self.place).center().toPoint()
        self.pages.ensureVisible(middle.x(), middle.y(), theme.px(SMALL), 0)

    def _fail(self, error: Exception) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.sheet.setVisible(not words)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self.area.viewport():
            self._place_sheet()
            self._resized.start()
        return False


def _area(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
