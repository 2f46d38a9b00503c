"""What each factor gave and took: bars to the right and to the left of a line."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.domain.health.explained import FactorChange
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.health.factors import one_decimal
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import tip
from csm_desktop.wording import label, render, tr

_ROW = 26  # px
_MOST = 8
_VALUE = 46


def signed(points: Decimal) -> str:
    """Points with their sign: +2.1, −3.9."""
    shown = one_decimal(abs(points))
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return f"\u200e{sign}{shown}"  # the sign stays before its number from right to left, too


class Movements(QWidget):
    """The gains above, the losses beneath; each with its number, so never by colour alone.

    `asked` names the factor that was clicked; keys reach the same from the tables of factors.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.changes: tuple[FactorChange, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tip(self, tr("Click a line to see where it comes from"))

    def show_changes(self, changes: Sequence[FactorChange]) -> None:
        """Show other changes; those that moved nothing are left out, as is what is beyond eight."""
        moved = [change for change in changes if round(change.points, 1) != 0]
        largest = sorted(moved, key=lambda change: -abs(change.points))[:_MOST]
        # The largest, but in their own order, so that a page looks alike from day to day.
        self.changes = tuple(change for change in moved if change in largest)
        said = [
            render(
                say("{factor} {points}", factor=change.factor, points=signed(change.points)),
            )
            for change in self.changes
        ]
        self.setAccessibleName(", ".join(said))
        self.updateGeometry()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // theme.px(_ROW))
        if event.button() is Qt.MouseButton.LeftButton and 0 <= row < len(self.changes):
            self.asked.emit(self.changes[row].factor)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(_ROW) * len(self.changes) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self.changes:
            return
        inks = theme.current()
        painter = QPainter(self)
        mirrored = self.isRightToLeft()
        face = theme.font("body")
        measure = QFontMetricsF(face)
        names = [label(change.factor) for change in self.changes]
        longest = max(measure.horizontalAdvance(name) for name in names) + theme.px(theme.M)
        # Names give way before bars do.
        room = float(self.width())
        name_width = min(longest, room * 0.45)
        value = theme.px(_VALUE)
        least = min((change.points for change in self.changes), default=Decimal(0))
        most = max((change.points for change in self.changes), default=Decimal(0))
        span = float(max(most, Decimal(0)) - min(least, Decimal(0))) or 1.0
        losses, gains = least < 0, most > 0
        # Room for a number only on the sides that have bars.
        inner = room - name_width - value * (losses + gains) - theme.px(4)
        scale = max(0.0, inner) / span
        zero = name_width + (value if losses else 0) + float(max(-least, Decimal(0))) * scale
        for row, (change, name) in enumerate(zip(self.changes, names, strict=True)):
            top = row * theme.px(_ROW)
            self._row(painter, QRectF(0, top, room, theme.px(_ROW)), change, name, name_width,
                      zero, scale)  # fmt: skip
        x = room - zero if mirrored else zero
        painter.fillRect(QRectF(round(x), 0, 1, self.height()), inks.control)

    def _row(
        self,
        painter: QPainter,
        box: QRectF,
        change: FactorChange,
        name: str,
        name_width: float,
        zero: float,
        scale: float,
    ) -> None:
        inks = theme.current()
        gain = change.points > 0
        # Two pixels at least: what moved is seen to have moved.
        length = max(2.0, abs(float(change.points)) * scale)
        high = theme.px(14)
        left = zero if gain else zero - length
        bar = QRectF(left, box.center().y() - high / 2, length, high)
        value = QRectF(0, box.top(), theme.px(_VALUE) - theme.px(6), box.height())
        value.moveLeft(bar.right() + theme.px(6) if gain else bar.left() - theme.px(_VALUE))
        words = QRectF(box.left(), box.top(), name_width - theme.px(8), box.height())
        if self.isRightToLeft():
            for part in (bar, value, words):
                # Mirrored by hand, for the painter mirrors no places.
                part.moveLeft(box.width() - part.right())
        look = inks.bands["healthy" if gain else "at_risk"]
        paint.panel(painter, bar, look.fill, None, 2)
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(theme.font("caption"))
        painter.setPen(inks.secondary)
        side = Qt.AlignmentFlag.AlignLeft if gain != self.isRightToLeft() else (
            Qt.AlignmentFlag.AlignRight
        )  # fmt: skip
        painter.drawText(value, int(side | centre), signed(change.points))
        painter.setFont(theme.font("body"))
        painter.setPen(inks.text)
        shown = QFontMetricsF(painter.font()).elidedText(
            name, Qt.TextElideMode.ElideRight, words.width() + 1
        )
        at = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # signs stay in order
        painter.drawText(words, int(at | centre), shown)
