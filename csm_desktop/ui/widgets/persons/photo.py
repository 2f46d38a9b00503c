"""A photo, small and round, from bare pixels: nothing is decoded here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.domain.people.photos import SIDE
from csm_desktop.ui import theme

_ROUND = 40  # px


def image_of(pixels: bytes) -> QImage:
    """The pixels of a photo as a picture of its own."""
    shared = QImage(pixels, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888)
    return shared.copy()  # it would only look at the bytes, which may go


def paint_round(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Draw a photo as a circle that fills a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    circle = QPainterPath()
    circle.addEllipse(box)
    painter.setClipPath(circle)
    painter.drawImage(box, image)
    painter.restore()


class Photo(QWidget):
    """Takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def is_there(self) -> bool:
        """Whether a photo is shown."""
        return self._image is not None

    def show_pixels(self, pixels: bytes | None) -> None:
        """Show a photo, or none."""
        self._image = image_of(pixels) if pixels is not None else None
        self.setVisible(self.is_there)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_ROUND), theme.px(_ROUND))

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._image is not None:
            painter = QPainter(self)
            paint_round(painter, QRectF(self.rect()), self._image)
            painter.end()
