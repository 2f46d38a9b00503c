"""Small pictures of a value: band badge, 3x3 dots, sparkline, bar.

None takes the focus. Each carries its meaning in words for screen readers, since it has no text.
"""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.domain.records.health import Band
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.wording import label, number

BADGE = 22  # px


def band_words(band: Band, score: Decimal | int | None = None) -> str:
    """A band in words, with its score where there is one: "Watch 71"."""
    if band is Band.UNKNOWN or score is None:
        return label(band)
    return f"{label(band)} {number(score, digits=0)}"


def badge_width(words: str) -> float:
    """How wide a badge with these words is, in px."""
    face = QFontMetricsF(theme.font("caption_strong"))
    return face.horizontalAdvance(words) + theme.px(36)


def draw_badge(painter: QPainter, box: QRectF, band: Band, words: str) -> None:
    """A badge at the box's leading edge: glyph, word and number on the band's tint."""
    inks = theme.current()
    look = inks.bands[band.value]
    high = theme.px(BADGE)
    wide = min(badge_width(words), box.width())
    badge = QRectF(box.left(), round(box.center().y() - high / 2), wide, high)
    # By hand, for the painter mirrors text and no boxes.
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        badge.moveRight(box.right())
    paint.panel(painter, badge, look.tint, None, high / 2)
    right_to_left = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    glyph_x = badge.right() - theme.px(14) if right_to_left else badge.left() + theme.px(14)
    paint.band_glyph(painter, QPointF(glyph_x, badge.center().y()), look, theme.px(10))
    first, last = theme.px(24), -theme.px(8)
    inner = badge.adjusted(*((-last, 0, -first, 0) if right_to_left else (first, 0, last, 0)))
    painter.setFont(theme.font("caption_strong"))
    painter.setPen(inks.text)
    shown = QFontMetricsF(painter.font()).elidedText(
        words, Qt.TextElideMode.ElideRight, inner.width() + 2
    )
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(inner, int(flags | Qt.TextFlag.TextSingleLine), shown)


class BandBadge(QWidget):
    """A health band: glyph, word and number, so that it never speaks by colour alone."""

    def __init__(
        self, band: Band, score: Decimal | int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_band(band, score)

    def show_band(self, band: Band, score: Decimal | int | None = None) -> None:
        """Show another band."""
        self._band, self._words = band, band_words(band, score)
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(badge_width(self._words)), theme.px(BADGE))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        draw_badge(painter, QRectF(self.rect()), self._band, self._words)


class BandGlyph(QWidget):
    """A band's sign alone, beside a name that says the rest in its row."""

    def __init__(self, band: Band, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme.px(18), theme.px(18))
        self.show_band(band)

    def show_band(self, band: Band) -> None:
        """Show another band."""
        self.band = band
        self.setAccessibleName(label(band))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        band = theme.current().bands[self.band.value]
        paint.band_glyph(QPainter(self), middle, band, theme.px(11))
