"""The wheel of the checklist: a slice for each item, filled as far as it is in place."""

from math import cos, radians, sin, sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.domain.practice.checklist import ComparedRound, counts_of
from csm_desktop.domain.practice.wheel import Slice, kept_apart, laid_wheel
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.text import write
from csm_desktop.wording import label, render, tr
from csm_desktop.wording.checklist_words import round_words

_SIDE, _LABEL = 340, 40  # px: the whole, and what its names take above and beneath
_INNER = 0.52  # of the radius
_NAME = 122  # px


class Wheel(QWidget):
    """Silent but for its name: the table beside it says the same, item by item."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: ComparedRound | None = None
        self._slices: tuple[Slice, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: ComparedRound | None) -> None:
        """Show a round; None: nothing yet."""
        self._picture = picture
        self._slices = laid_wheel(picture) if picture is not None else ()
        words = round_words(picture) if picture is not None else tr("Not gone through yet")
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_SIDE + 120), theme.px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_SIDE), theme.px(_SIDE))

    def paintEvent(self, _: QPaintEvent) -> None:
        picture = self._picture
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        radius = min(self.width() / 2 - theme.px(_NAME), self.height() / 2 - theme.px(_LABEL))
        radius = max(radius, theme.px(60))
        for one in self._slices:
            self._paint_slice(painter, one, centre, radius)
        self._paint_names(painter, picture, centre, radius)
        inks = theme.current()
        painter.setPen(inks.text)
        painter.setFont(theme.font("figure"))
        high = theme.leading("figure")
        box = QRectF(centre.x() - radius / 2, centre.y() - high, radius, high)
        write(painter, box, Qt.AlignmentFlag.AlignCenter, str(picture.counts.in_place))
        painter.setPen(inks.secondary)
        painter.setFont(theme.font("caption"))
        said = render(say("of {all} in place", all=picture.counts.total))
        # In a language of longer words it takes two lines, lest the slices cut it.
        is_wide = QFontMetrics(painter.font()).horizontalAdvance(said) > radius * _INNER * 1.8
        box = QRectF(box.x(), box.bottom(), box.width(), theme.leading("caption"))
        for line in said.rsplit(maxsplit=1) if is_wide else (said,):
            write(painter, box, Qt.AlignmentFlag.AlignCenter, line)
            box.translate(0, box.height())

    def _paint_slice(self, painter: QPainter, one: Slice, centre: QPointF, radius: float) -> None:
        inks = theme.current()
        inner = radius * _INNER
        painter.setPen(QPen(inks.control, 1))
        painter.setBrush(inks.base)
        painter.drawPath(_ring_part(centre, inner, radius, one.start, one.span))
        if one.share:
            # Half a slice is told from a whole one by its height, and not by a colour.
            to = inner + (radius - inner) * one.share
            painter.setPen(QPen(inks.base, 1))
            painter.setBrush(inks.accent)
            painter.drawPath(_ring_part(centre, inner, to, one.start, one.span))

    def _paint_names(
        self, painter: QPainter, picture: ComparedRound, centre: QPointF, radius: float
    ) -> None:
        inks = theme.current()
        line = theme.leading("caption")
        painter.setFont(theme.font("caption"))
        measure = QFontMetrics(painter.font())
        middles = {one.layer: radians(one.layer_middle) for one in self._slices}
        for is_right in (True, False):
            side = {layer: at for layer, at in middles.items() if (sin(at) > 0) is is_right}
            # At the wheel's top and foot names would stand upon one another: they keep apart.
            wanted = {layer: centre.y() - cos(at) * (radius + line) for layer, at in side.items()}
            placed = kept_apart(wanted, 2.0 * line + theme.px(2), line, self.height() - line)
            edge = Qt.AlignmentFlag.AlignLeft if is_right else Qt.AlignmentFlag.AlignRight
            flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            for layer, y in placed.items():
                # Of its two lines the one that is nearer to the middle comes nearest the wheel.
                away = max(abs(y - centre.y()) - line, 0)
                out = radius + theme.px(8)
                off = sqrt(max(out**2 - away**2, theme.px(6) ** 2))
                # Names take the room that there is up to the edge.
                wide = max(self.width() - centre.x() - off, 0)
                x = centre.x() + off if is_right else centre.x() - off - wide
                box = QRectF(x, y - line, wide, line)
                painter.setPen(inks.text)
                name = measure.elidedText(label(layer), Qt.TextElideMode.ElideRight, int(wide) + 1)
                write(painter, box, flags, name)
                counts = counts_of([one.state for one in picture.of_layer(layer)])
                painter.setPen(inks.secondary)
                said = render(say("{n} of {all}", n=counts.in_place, all=counts.total))
                write(painter, box.translated(0, line), flags, said)


def _ring_part(
    centre: QPointF, inner: float, outer: float, start: float, span: float
) -> QPainterPath:
    """A part of a ring; degrees from the top, as a clock goes."""
    path = QPainterPath()
    begin = 90 - start
    out = QRectF(centre.x() - outer, centre.y() - outer, 2 * outer, 2 * outer)
    within = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
    path.arcMoveTo(out, begin)
    path.arcTo(out, begin, -span)
    path.arcTo(within, begin - span, span)
    path.closeSubpath()
    return path
