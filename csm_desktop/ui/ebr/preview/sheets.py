"""Pages as pictures: the one in front, and all of them small beneath it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QSizePolicy, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.tokens import LIGHT
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.text import tip, write
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    pass

SMALL = 96  # px at 100 %
RATIO = 297 / 210  # until the first page says how wide it is


class LargePage(QWidget):
    """The page in front. Drawn away with the mouse it stands for the whole document; a click asks
    for what is written on it."""

    dragged = Signal()
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._size = QSize(0, 0)
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        words = tr("Click: its part. Drag it to a folder or into a mail: the PDF goes there.")
        tip(self, words)

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

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
            return
        # Paper is white by day and night: the page comes to where its sheet lies already.
        painter.fillRect(box.adjusted(1, 1, -1, -1), QColor(LIGHT.base))
        painter.setPen(QColor(LIGHT.secondary))
        painter.setFont(theme.font("body"))
        write(painter, box, Qt.AlignmentFlag.AlignCenter, tr("Drawing the pages…"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        # Drawn away, it was no click.
        if self._pressed is not None:
            self._pressed = None
            self.clicked.emit()


class ThumbnailStrip(QAbstractSlider):
    """All pages, small, in as many rows as they need; the arrow keys go along them.

    Read aloud as a slider: 3 of 12.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Pages"))
        tip(self, tr("Pages"))

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show these pages."""
        self._images = list(images)
        self.setRange(1, max(1, len(self._images)))
        self._fit()
        self.update()

    def show_place(self, index: int) -> None:
        """Mark the page that is in front."""
        self._place = index
        self.setValue(index + 1)
        self.setAccessibleDescription(
            render(say("Page {n} of {all}", n=index + 1, all=len(self._images)))
        )
        self.update()

    def box(self, index: int) -> QRectF:
        """Where a page is."""
        gap, wide, high = theme.px(theme.S), theme.px(SMALL), self._high()
        row, column = divmod(index, self._across())
        left = gap + column * (wide + gap)
        if self.isRightToLeft():
            left = self.width() - left - wide
        return QRectF(left, gap + row * (high + gap), wide, high)

    def height_of(self, rows: int) -> int:
        """How high so many rows are in px."""
        return round(rows * (self._high() + theme.px(theme.S)) + theme.px(theme.S))

    @property
    def rows(self) -> int:
        """How many rows the pages take."""
        return -(-max(1, len(self._images)) // self._across())

    def _across(self) -> int:
        gap = theme.px(theme.S)
        return max(1, (self.width() - gap) // (theme.px(SMALL) + gap))

    def _fit(self) -> None:
        self.setFixedHeight(self.height_of(self.rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _high(self) -> float:
        if not self._images:
            return theme.px(SMALL) / RATIO
        size = self._images[0].deviceIndependentSize()
        return theme.px(SMALL) * size.height() / size.width()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(SMALL), self.height_of(self.rows))

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, image in enumerate(self._images):
            box = self.box(index)
            painter.drawImage(box, image)
            painter.setPen(inks.hairline)
            painter.drawRect(box)
            if index == self._place:
                paint.ring(painter, box.adjusted(-4, -4, 4, 4), theme.px(4))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._images)):
            if self.box(index).contains(event.position()):
                self.chosen.emit(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the pages that do not fit beneath the pointer, and chooses none."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The arrow keys mean the eye's directions, and pages run with the language.
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        last = len(self._images) - 1
        places = {
            ahead: self._place + 1,
            back: self._place - 1,
            Qt.Key.Key_Down: self._place + self._across(),
            Qt.Key.Key_Up: self._place - self._across(),
            Qt.Key.Key_PageDown: self._place + 1,
            Qt.Key.Key_PageUp: self._place - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        index = places.get(Qt.Key(event.key()))
        if index is None or last < 0:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(max(0, min(index, last)))
