"""The boomerang: eight stages as cards on a line that goes out, turns, and comes back."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from csm_desktop.domain.journey.boomerang import Boomerang, StageLine
from csm_desktop.domain.journey.loop_layout import (
    CardMeasure,
    LaidBoomerang,
    Point,
    lay_across,
    lay_upright,
)
from csm_desktop.domain.records.lifecycle import Arc, Stage
from csm_desktop.domain.text.message import say
from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.account.lifecycle.words import (
    leads_words,
    relays_words,
    since_words,
    spoken,
    time_words,
)
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import tip
from csm_desktop.ui.widgets.text import seen_line
from csm_desktop.wording import label, render

_WIDE = 720  # px; narrower, the boomerang stands upright
_PAD, _GAP, _RIBBON, _BEND = 10, 20, 14, 28  # px
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = (*_STEPS, *_ENTER)


class StageCard(QAbstractButton):
    """One stage; pressed, it is entered with its day."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = stage
        self.line: StageLine | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_line(self, line: StageLine) -> None:
        """Show what is known of the stage."""
        self.line = line
        self.setAccessibleName(spoken(line))
        tip(self, spoken(line))
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would let arrows walk to its neighbour on the screen; the boomerang knows better.
        if event.key() in _KEYS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        line = self.line
        if line is None:
            return
        inks = theme.current()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        box, radius = QRectF(self.rect()), theme.px(RADIUS_CARD)
        ground = inks.selection if line.is_now else inks.base
        if self.underMouse() and not line.is_now:
            ground = inks.raised
        if line.visits:
            paint.panel(painter, box, ground, inks.accent if line.is_now else inks.control, radius)
        else:
            paint.dashed(painter, box, ground, inks.control, radius)
        self._write(painter, line, box.adjusted(*(theme.px(n) for n in (_PAD, 7, -_PAD, -7))))
        if self.hasFocus():
            paint.ring(painter, box, radius)

    def _write(self, painter: QPainter, line: StageLine, box: QRectF) -> None:
        inks = theme.current()
        ink = inks.text if line.visits else inks.secondary
        # A sign besides the ground: where the account is must not be told by colour alone.
        name = f"● {label(line.stage)}" if line.is_now else label(line.stage)
        time = time_words(line)
        if line.acts:
            acts = render(say("{n} act", "{n} acts", n=line.acts))
            time = render(say("{time} · {acts}", time=time, acts=acts))
        top = box.top()
        for words, role, colour in (
            (name, "strong", ink),
            (time, "caption", ink),
            (since_words(line), "caption", inks.secondary),
            (leads_words(line), "caption", ink),
            (relays_words(line), "caption", inks.secondary),
        ):
            if words:
                top = _line(painter, box, top, words, role, colour)


def _line(painter: QPainter, box: QRectF, top: float, text: str, role: str, ink: QColor) -> float:
    face = theme.font(role)
    painter.setFont(face)
    painter.setPen(ink)
    high = theme.leading(role)
    shown = QFontMetricsF(face).elidedText(
        seen_line(text), Qt.TextElideMode.ElideRight, box.width()
    )
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(
        QRectF(box.left(), top, box.width(), high), int(flags | Qt.TextFlag.TextSingleLine), shown
    )
    return top + high


class BoomerangChart(QWidget):
    """`asked` tells which stage was pressed. The arrow keys go along the boomerang."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards = {stage: StageCard(stage, self) for stage in Stage}
        self._laid: LaidBoomerang | None = None
        self._went: frozenset[Arc] = frozenset()
        for stage, card in self.cards.items():
            card.clicked.connect(lambda _=False, stage=stage: self.asked.emit(stage))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.THEME.changed.connect(self._lay)

    def show_boomerang(self, shown: Boomerang, headline: str) -> None:
        """Show an account's stages; `headline` says the picture to who cannot see it."""
        self.setAccessibleName(headline)
        for line in shown.stages:
            card = self.cards[line.stage]
            card.show_line(line)
            # Tab stops once, and arrows walk from there: on the way back the eye reads otherwise.
            stops = Qt.FocusPolicy.StrongFocus if line.is_now else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(stops)
        self._went = frozenset(line.arc for line in shown.stages if line.visits)
        self.update()

    def take_focus(self) -> None:
        """The stage where the account is."""
        here = next((c for c in self.cards.values() if c.line and c.line.is_now), None)
        (here or self.cards[Stage.AWARENESS]).setFocus(Qt.FocusReason.OtherFocusReason)

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_for(width).height) + 2

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), self.heightForWidth(max(self.width(), theme.px(280))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        order = list(self.cards.values())
        at = next((index for index, card in enumerate(order) if card.hasFocus()), None)
        if at is not None and key in _ENTER:
            order[at].click()
        elif at is not None and key in _STEPS:
            # Along the way and not across the screen: on the way back left is where it goes on.
            order[min(len(order) - 1, max(0, at + _STEPS[key]))].setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, _: QPaintEvent) -> None:
        laid = self._laid
        if laid is None:
            return
        inks = theme.current()
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for arc, points in laid.arcs.items():
            ink = inks.selection if arc in self._went else inks.hairline
            pen = QPen(ink, theme.px(_RIBBON))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_rounded(points, theme.px(_BEND)))
        self._paint_head(painter, laid)
        painter.resetTransform()
        self._paint_captions(painter, laid)

    def _paint_head(self, painter: QPainter, laid: LaidBoomerang) -> None:
        """The point of the arrow that comes home to the first stage."""
        inks = theme.current()
        before, home = laid.arcs[Arc.BOOMERANG][-2:]
        box = laid.boxes[Stage.AWARENESS]
        size = theme.px(_RIBBON)
        from_beneath = abs(before[0] - home[0]) < 1
        head = QPainterPath()
        if from_beneath:
            x, y = home[0], box.y + box.height + theme.px(2)
            corners: Sequence[Point] = ((x, y), (x - size, y + size), (x + size, y + size))
        else:
            x, y = box.x + box.width + theme.px(2), home[1]
            corners = ((x, y), (x + size, y - size), (x + size, y + size))
        head.moveTo(*corners[0])
        for corner in corners[1:]:
            head.lineTo(*corner)
        head.closeSubpath()
        ink = inks.accent if Arc.BOOMERANG in self._went else inks.control
        painter.fillPath(head, ink)

    def _paint_captions(self, painter: QPainter, laid: LaidBoomerang) -> None:
        inks, metrics = theme.current(), QFontMetricsF(theme.font("caption"))
        painter.setFont(theme.font("caption"))
        painter.setPen(inks.secondary)
        for arc, (x, y) in laid.captions.items():
            words = label(arc)
            wide = metrics.horizontalAdvance(words)
            at = self.width() - x - wide if self.isRightToLeft() else x
            # The line of the boomerang runs beneath the name of its bend.
            painter.fillRect(QRectF(at, y - metrics.ascent(), wide, metrics.height()), inks.base)
            painter.drawText(QPointF(at, y), words)

    def _laid_for(self, width: int) -> LaidBoomerang:
        high = theme.leading("strong") + 4 * theme.leading("caption") + theme.px(14)
        measure = CardMeasure(high, theme.px(_GAP), theme.leading("caption") + theme.px(4))
        lay = lay_across if width >= theme.px(_WIDE) else lay_upright
        return lay(width, measure)

    def _lay(self) -> None:
        laid = self._laid = self._laid_for(self.width())
        for stage, box in laid.boxes.items():
            placed = box.mirrored(self.width()) if self.isRightToLeft() else box
            self.cards[stage].setGeometry(
                *(round(n) for n in (placed.x, placed.y, placed.width, placed.height))
            )
        self.updateGeometry()
        self.update()


def _rounded(points: Sequence[Point], radius: float) -> QPainterPath:
    """A line through the points whose corners are round."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before, radius))
        path.quadTo(QPointF(*corner), _towards(corner, after, radius))
    path.lineTo(QPointF(*points[-1]))
    return path


def _towards(start: Point, end: Point, by: float) -> QPointF:
    """The point `by` on the way from one point to another, half of it at most."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = max(abs(across), abs(down), 1e-9)
    share = min(by / length, 0.5)
    return QPointF(start[0] + across * share, start[1] + down * share)
