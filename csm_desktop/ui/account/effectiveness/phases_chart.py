"""The way through the phases as a picture: day 1, today, what is next, and how much is shown."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csm_desktop.app.value.effectiveness_view import EffectivenessView, phase_words
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.effectiveness import BehaviourState, PhaseState, pending
from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.text import seen_line, write
from csm_desktop.wording import render, short_day, tr

_GAP, _PAD, _DOT, _SQUARE = 10, 10, 7, 10  # px


class PhasesChart(QWidget):
    """A column for each phase; the list beneath says the same in words, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: EffectivenessView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.THEME.changed.connect(self.update)

    def show_phases(self, shown: EffectivenessView) -> None:
        """Show an account's way."""
        self._shown = shown
        self.setAccessibleName(render(phase_words(shown.found, shown.phases)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = 3 * theme.leading("caption") + theme.leading("strong") + theme.px(58)
        return QSize(theme.px(560), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        shown = self._shown
        if shown is None or not shown.phases:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        above = 2 * theme.leading("caption") + theme.px(22)
        boxes = self._boxes(above)
        self._paint_way(painter, shown, boxes, above - theme.px(14))
        for phase, box in zip(shown.phases, boxes, strict=True):
            self._paint_card(painter, shown, phase, box)

    def _boxes(self, top: float) -> list[QRectF]:
        count = len(self._shown.phases) if self._shown is not None else 1
        gap = theme.px(_GAP)
        wide = (self.width() - gap * (count - 1)) / count
        lefts = [place * (wide + gap) for place in range(count)]
        if self.isRightToLeft():
            lefts.reverse()
        return [QRectF(left, top, wide, self.height() - top) for left in lefts]

    def _paint_way(
        self, painter: QPainter, shown: EffectivenessView, boxes: list[QRectF], y: float
    ) -> None:
        """Grey behind, blue what was made since the first look, dashed towards what is planned."""
        inks, found = theme.current(), shown.found
        painter.setPen(QPen(inks.hairline, theme.px(3)))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        then, now = (found.number_then, found.number) if found is not None else (0, 0)
        at = [box.center().x() for box in boxes]
        begin, end = at[max(then, 1) - 1], at[max(now, 1) - 1]
        if now:
            painter.setPen(QPen(inks.accent, theme.px(4)))
            painter.drawLine(QPointF(begin, y), QPointF(end, y))
        is_planned = found is not None and bool(found.practices)
        if is_planned:
            pen = QPen(inks.text, theme.px(2), Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(end, y), QPointF(at[now], y))
        for place, x in enumerate(at, 1):
            is_next = is_planned and place == now + 1
            ink = inks.accent if place in (now, then) else inks.text if is_next else inks.control
            painter.setPen(QPen(ink, theme.px(2)))
            painter.setBrush(inks.accent if place == now else inks.base)
            size = theme.px(_DOT if place in (now, then) or is_next else _DOT - 3)
            painter.drawEllipse(QPointF(x, y), size, size)
        self._paint_stops(painter, shown, boxes)

    def _paint_stops(
        self, painter: QPainter, shown: EffectivenessView, boxes: list[QRectF]
    ) -> None:
        found, inks = shown.found, theme.current()
        if found is None:
            return
        # The latest time at which each phase was entered.
        entered = {step.number: step.on for step in found.course}
        for phase, box in zip(shown.phases, boxes, strict=True):
            place = phase.number
            if place == found.number:
                words, on = tr("Today"), render(say("since {on}", on=entered[place]))
            elif place == found.number_then:
                words = tr("Day 1") if found.is_day_1 else tr("At first")
                on = short_day(found.first_on, with_year=True)
            elif place == found.number + 1 and found.practices:
                due = [action.due_on for action in found.practices if action.due_on is not None]
                words = tr("Next")
                on = short_day(max(due), with_year=True) if due else tr("no date")
            else:
                continue
            high = theme.leading("caption")
            for line, (text, role) in enumerate(((words, "caption_strong"), (on, "caption"))):
                top = QRectF(box.left(), line * high, box.width(), high)
                _write(painter, top, text, role, inks.text if not line else inks.secondary,
                       Qt.AlignmentFlag.AlignHCenter)  # fmt: skip

    def _paint_card(
        self, painter: QPainter, shown: EffectivenessView, phase: PhaseState, box: QRectF
    ) -> None:
        inks, found = theme.current(), shown.found
        radius = theme.px(RADIUS_CARD)
        now = found.number if found is not None else 0
        if phase.number == now:
            paint.panel(painter, box, inks.selection, inks.accent, radius)
        elif found is not None and found.practices and phase.number == now + 1:
            paint.dashed(painter, box, inks.base, inks.text, radius)
        else:
            paint.panel(painter, box, inks.base, inks.hairline, radius)
        pad = theme.px(_PAD)
        inner = box.adjusted(pad, pad - 2, -pad, 0)
        name = f"{phase.number} · {phase.laid.phase.name}"
        top = inner.top()
        for text, role, ink in (
            (name, "strong", inks.text), (phase.laid.phase.words, "caption", inks.secondary),
        ):  # fmt: skip
            high = theme.leading(role)
            _write(painter, QRectF(inner.left(), top, inner.width(), high), text, role, ink)
            top += high
        self._paint_count(painter, phase, QRectF(inner.left(), top, inner.width(), 0))

    def _paint_count(self, painter: QPainter, phase: PhaseState, box: QRectF) -> None:
        """A square for each behaviour, full where it is shown; how many, now and on day 1."""
        inks = theme.current()
        words = render(say("{n} of {of}", n=phase.shown, of=len(phase.behaviours)))
        if phase.shown != phase.shown_then:
            words = render(say("{then} → {now}", then=phase.shown_then, now=phase.shown))
        high = theme.leading("caption")
        line = QRectF(box.left(), box.top() + theme.px(2), box.width(), high)
        said = QFontMetricsF(theme.font("caption_strong")).horizontalAdvance(words)
        _write(painter, line, words, "caption_strong", inks.text, Qt.AlignmentFlag.AlignTrailing)
        size, count = theme.px(_SQUARE), max(len(phase.behaviours), 1)
        # Many stand closer, and never beneath the number.
        step = min(size + theme.px(4), (box.width() - said - theme.px(8)) / count)
        wide = min(size, step * 0.8)
        ordered = sorted(phase.behaviours, key=_rank)
        for place, state in enumerate(ordered):
            left = place * step
            x = box.right() - left - wide if self.isRightToLeft() else box.left() + left
            _square(painter, QRectF(x, line.center().y() - size / 2, wide, size), state)


def _rank(state: BehaviourState) -> int:
    return 0 if state.is_shown else 1 if pending(state) else 2


def _square(painter: QPainter, box: QRectF, state: BehaviourState) -> None:
    inks = theme.current()
    painter.setBrush(inks.accent if state.is_shown else Qt.BrushStyle.NoBrush)
    pen = QPen(inks.accent if state.is_shown else inks.control, 1.2)
    if not state.is_shown and pending(state):
        pen = QPen(inks.text, 1.2, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: str,
    ink: QColor,
    along: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> None:
    face = theme.font(role)
    painter.setFont(face)
    painter.setPen(ink)
    shown = QFontMetricsF(face).elidedText(
        seen_line(text), Qt.TextElideMode.ElideRight, box.width()
    )
    write(painter, box, along | Qt.AlignmentFlag.AlignVCenter, shown)
