"""A picture as it stands on white paper, small; nothing is decoded here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.domain.reviews.pictures import CHANNELS, Pixels
from csm_desktop.tokens import LIGHT
from csm_desktop.ui import theme


def image_of(pixels: Pixels) -> QImage:
    """The pixels as a picture of its own."""
    shared = QImage(
        pixels.rgba, pixels.wide, pixels.high, CHANNELS * pixels.wide,
        QImage.Format.Format_RGBA8888,
    )  # fmt: skip
    return shared.copy()  # it would only look at the bytes, which may go


class Plate(QWidget):
    """A piece of white paper of one size, by day and night, with a picture in its middle."""

    def __init__(self, wide: int, high: int) -> None:
        super().__init__()
        self._size = wide, high
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_filled(self) -> bool:
        """Whether a picture is shown."""
        return self._image is not None

    def show_pixels(self, pixels: Pixels | None) -> None:
        """Show a picture, or bare paper."""
        self._image = image_of(pixels) if pixels is not None else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size[0]), theme.px(self._size[1]))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, theme.current().hairline)
        painter.fillRect(box.adjusted(1, 1, -1, -1), QColor(LIGHT.base))
        if self._image is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() - QSize(theme.px(8), theme.px(8))
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
