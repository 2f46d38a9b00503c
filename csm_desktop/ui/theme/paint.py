"""Shapes that the style, the widgets and the tables draw alike."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from csm_desktop.tokens import FOCUS_RING, RADIUS
from csm_desktop.ui.theme.fonts import font, px
from csm_desktop.ui.theme.ink import BandInk
from csm_desktop.ui.theme.mode import THEME, current

FILLED = ("primary", "grave")
"""Kinds of buttons whose ground has a colour: one a view, and what cannot be undone."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)


def panel(
    painter: QPainter, box: QRectF, ground: QColor | None, line: QColor | None, radius: float
) -> None:
    """A rounded area; its hairline lies inside the box, on whole pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1) if line is not None else _NO_PEN)
    # No brush is named: its class has two hundred enums, which take two milliseconds of a start.
    if ground is not None:
        painter.setBrush(ground)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 0.5 if line is not None else 0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def ground(painter: QPainter, box: QRect, colour: QColor) -> None:
    """A plain area, as `fillRect` paints it, which would name gradients first (see `panel`)."""
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    painter.drawRect(box)


def dashed(painter: QPainter, box: QRectF, ground: QColor, line: QColor, radius: float) -> None:
    """A panel whose border is dashed: what is not there yet, or not any more."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(line, 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def ring(painter: QPainter, box: QRectF, radius: float = RADIUS) -> None:
    """The focus ring, inside the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(current().accent, FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = FOCUS_RING / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)
    painter.restore()


def button(
    painter: QPainter, box: QRectF, kind: str, *, enabled: bool, hovered: bool, pressed: bool
) -> None:
    """The ground of a button; `kind` is primary, grave, risk, secondary or flat."""
    inks = current()
    radius = px(RADIUS)
    if kind in FILLED:
        plain, under, down = (
            (inks.error, inks.error_hover, inks.error_pressed)
            if kind == "grave"
            else (inks.accent, inks.accent_hover, inks.accent_pressed)
        )
        ground = down if pressed else under if hovered else plain
        panel(painter, box, ground if enabled else inks.hairline, None, radius)
    elif kind == "flat":
        # Flat buttons have a ground only while they are meant, so rows of them stay quiet.
        if enabled and (hovered or pressed):
            panel(painter, box, inks.hairline if pressed else inks.raised, None, radius)
    else:
        ground = inks.raised if enabled and (hovered or pressed) else inks.base
        line = inks.error if kind == "risk" else inks.control
        panel(painter, box, ground, line if enabled else inks.hairline, radius)


def band_glyph(painter: QPainter, middle: QPointF, band: BandInk, size: float) -> None:
    """A band's sign, drawn rather than typed, so that it looks the same in every font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_NO_PEN)
    painter.setBrush(band.fill)
    x, y, half = middle.x(), middle.y(), size / 2
    if band.glyph == "●":
        # Signs of equal size in px look unequal: the round one is drawn a little smaller.
        painter.drawEllipse(middle, half * 0.88, half * 0.88)
    elif band.glyph == "▲":
        top, foot = y - half * 0.86, y + half * 0.8
        painter.drawPolygon(
            QPolygonF([QPointF(x, top), QPointF(x + half, foot), QPointF(x - half, foot)])
        )
    elif band.glyph == "◆":
        corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    else:
        painter.setPen(QPen(band.fill, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, half * 0.8, half * 0.8)
    painter.restore()


def dots(painter: QPainter, box: QRectF, filled: int, total: int = 3) -> None:
    """How many of three meet how many of ours: filled and open circles, read from the left."""
    inks = current()
    size, step = px(9), px(12)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index in range(total):
        middle = QPointF(box.left() + size / 2 + index * step + 0.5, box.center().y())
        if index < filled:
            painter.setPen(_NO_PEN)
            painter.setBrush(inks.text)
            painter.drawEllipse(middle, size / 2, size / 2)
        else:
            painter.setPen(QPen(inks.control, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, size / 2 - 0.5, size / 2 - 0.5)
    painter.restore()


def sparkline(painter: QPainter, box: QRectF, values: Sequence[float], colour: QColor) -> None:
    """A score's way through time as a line; its scale spans 20 points at least: noise is flat."""
    if not values:
        return
    low, high = min(values), max(values)
    room = max(high - low, 20)
    # In the middle of its room, so that a steady score is a level line.
    low -= (room - (high - low)) / 2
    step = box.width() / max(len(values) - 1, 1)
    points = [
        QPointF(box.left() + index * step, box.bottom() - (value - low) / room * box.height())
        for index, value in enumerate(values)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if len(points) > 1:
        # A single value is a dot: where it is, and no way.
        painter.drawPolyline(QPolygonF(points))
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    painter.drawEllipse(points[-1], 2.2, 2.2)
    painter.restore()


def bar(painter: QPainter, box: QRectF, share: float) -> None:
    """A share (0-1) as a bar on its track."""
    inks = current()
    height = px(8)
    track = QRectF(box.left(), box.center().y() - height / 2, box.width(), height)
    panel(painter, track, inks.raised if not inks.is_dark else inks.hairline, None, height / 2)
    done = max(0.0, min(1.0, share)) * track.width()
    if done > 0:
        track.setWidth(max(done, height))
        panel(painter, track, inks.accent, None, height / 2)


def pill(painter: QPainter, box: QRectF, text: str, *, line: QColor, ink: QColor) -> None:
    """A small outlined label, such as a role."""
    panel(painter, box, None, line, box.height() / 2)
    painter.setFont(font("caption"))
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), text)


def key_hint(painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
    """A key as it is printed on the keyboard, beside what it does."""
    line = QColor(ink)
    line.setAlphaF(0.45)
    panel(painter, box, None, line, px(4))
    painter.setFont(font("caption"))
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def mnemonic() -> Qt.TextFlag:
    """How texts with a mnemonic are drawn now."""
    flag = Qt.TextFlag
    return flag.TextShowMnemonic if THEME.shows_mnemonics else flag.TextHideMnemonic


def width_of(text: str, face: QFont) -> float:
    """How wide a text is in a font."""
    return QFontMetricsF(face).horizontalAdvance(text)
