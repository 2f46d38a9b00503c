"""The twelve-month impact journey as a time line: what is reached, what is due, what is late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.text import plain_tip
from csm_desktop.values import dataclass
from csm_desktop.wording import clauses, month, render, short_day, tr

_LEVELS = 3
_LABEL = 150  # px at 100 %, the widest
_LEAST_DAYS = 120
_FLAG = 160
_FLAG_ROW = 18
_EDGE = 16  # px at 100 % left free at either end of the axis
_NEAR = 10  # px at 100 % around a mark that still mean it
_OUTSIDE = 40  # px at 100 % above or below, where whoever lets go has thought better of it


@dataclass(frozen=True, slots=True)
class _Label:
    milestone: Milestone
    x: float
    level: int
    box: QRectF


class PlanTimeLine(QWidget):
    """Milestones on their days. It takes no focus: the table beneath says and changes the same.

    Reached is a filled circle, open an outlined one, late a filled diamond, so that none speaks by
    colour alone. What is not reached yet is dragged to another day (`moved`: which, and the day);
    let go above or below the line, it stays where it was.
    """

    moved = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._milestones: tuple[Milestone, ...] = ()
        self._held: Milestone | None = None  # as it stood, while it is dragged
        self._pressed_at = QPointF()
        self._day: date | None = None  # where it would stand; None before it has been moved
        self.setMouseTracking(True)
        self._today = date.min
        self._start: date | None = None
        self._event: tuple[date, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_milestones(
        self,
        milestones: Sequence[Milestone],
        today: date,
        start: date | None,
        event: tuple[date, str] | None,
    ) -> None:
        """Show these; `start` is the contract's first day, `event` the critical event."""
        self._milestones = tuple(sorted(milestones, key=lambda milestone: milestone.target_on))
        self._today, self._start, self._event = today, start, event
        self.setAccessibleName(self._spoken())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(70 + _FLAG_ROW + _LEVELS * 34))

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            pointed = self._at(QPointF(event.pos()))
            if pointed is not None:
                words = self._said(pointed)
                if _can_move(pointed):
                    words = render(say("{milestone}. Drag it to another day.", milestone=words))
                QToolTip.showText(event.globalPos(), plain_tip(words), self)
                return True
        return super().event(event)  # type: ignore[arg-type]

    # dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pointed = self._at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or not _can_move(pointed):
            super().mousePressEvent(event)
            return
        self._held, self._day, self._pressed_at = pointed, None, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            can_move = _can_move(self._at(event.position()))
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if can_move else Qt.CursorShape.ArrowCursor
            )
            return
        far = (event.position() - self._pressed_at).manhattanLength()
        if self._day is None and far < QApplication.startDragDistance():
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._day = self._day_at(event.position(), self._held)
        words = self._said(replace(self._held, target_on=self._day))
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(words), self)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, day = self._held, self._day
        self._held = self._day = None
        self.unsetCursor()
        QToolTip.hideText()
        self.update()
        if held is None:
            super().mouseReleaseEvent(event)
        elif day is not None and day != held.target_on:
            self.moved.emit(held, day)

    def _at(self, point: QPointF) -> Milestone | None:
        """The milestone whose mark or words are there."""
        near = theme.px(_NEAR)
        for label in self._labels():
            dot = QRectF(label.x - near, self._axis() - near, 2 * near, 2 * near)
            if label.box.contains(point) or dot.contains(point):
                return label.milestone
        return None

    def _day_at(self, point: QPointF, held: Milestone) -> date:
        """The day under a point: as far from the milestone's own as it was dragged."""
        outside = theme.px(_OUTSIDE)
        if not self.rect().adjusted(0, -outside, 0, outside).contains(point.toPoint()):
            return held.target_on
        first, last = self._range()
        wide = self.width() - 2 * theme.px(_EDGE)
        across = (point.x() - self._pressed_at.x()) * (-1 if self.isRightToLeft() else 1)
        days = round(across / max(1, wide) * (last - first).days)
        return min(last, max(first, held.target_on + timedelta(days=days)))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text its own
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axis(painter)
        self._draw_flags(painter)
        labels = self._labels()
        for label in labels:
            self._draw_stem(painter, label)
        for label in labels:
            self._draw_milestone(painter, label)

    # where things are

    def _axis(self) -> float:
        return self.height() - theme.px(30)

    def _range(self) -> tuple[date, date]:
        days = [milestone.target_on for milestone in self._milestones]
        days += [milestone.reached_on for milestone in self._milestones if milestone.reached_on]
        days += [day for day in (self._start, self._today) if day]
        if self._event is not None:
            days.append(self._event[0])
        first, last = min(days), max(days)
        if (last - first).days < _LEAST_DAYS:
            last = first + timedelta(days=_LEAST_DAYS)
        return first, last

    def _x(self, day: date) -> float:
        first, last = self._range()
        edge = theme.px(_EDGE)
        share = (day - first).days / (last - first).days
        x = edge + share * (self.width() - 2 * edge)
        return self.width() - x if self.isRightToLeft() else x

    def _inside(self, left: float, wide: float) -> float:
        """Where words begin so that neither edge cuts them."""
        return max(0.0, min(left, self.width() - wide))

    def _shown(self) -> Sequence[Milestone]:
        """The milestones, the one that is dragged where it would stand. The axis stays meanwhile:
        its ends are those of the days that are stored."""
        held, day = self._held, self._day
        if held is None or day is None:
            return self._milestones
        return [replace(m, target_on=day) if m.id == held.id else m for m in self._milestones]

    def _labels(self) -> list[_Label]:
        """Each label above its mark, on the first level where it touches no other; where not all
        have room, those that are late do."""
        face = QFontMetricsF(theme.font("caption_strong"))
        taken: list[list[QRectF]] = [[] for _ in range(_LEVELS)]
        placed = []
        for milestone in sorted(self._shown(), key=self._is_late, reverse=True):
            x = self._x(milestone.target_on)
            wide = min(face.horizontalAdvance(milestone.title) + 4, theme.px(_LABEL))
            wide = max(wide, theme.px(72))
            left = self._inside(x - wide / 2, wide)
            for level in range(_LEVELS):
                top = self._axis() - theme.px(14 + (level + 1) * 34)
                box = QRectF(left, top, wide, theme.px(32))
                if not any(box.intersects(other.adjusted(-6, 0, 6, 0)) for other in taken[level]):
                    taken[level].append(box)
                    placed.append(_Label(milestone, x, level, box))
                    break
            else:
                placed.append(_Label(milestone, x, -1, QRectF()))
        return placed

    # drawing

    def _draw_axis(self, painter: QPainter) -> None:
        inks, axis = theme.current(), self._axis()
        painter.setPen(QPen(inks.hairline, 2))
        painter.drawLine(QPointF(theme.px(8), axis), QPointF(self.width() - theme.px(8), axis))
        first, last = self._range()
        painter.setFont(theme.font("caption"))
        room = (self.width() - 32) / max(1, (last - first).days / 30.4)
        # Months that would touch each other are thinned, and never printed smaller.
        step = max(1, -(-theme.px(44) // max(1, round(room))))
        year, number = first.year, first.month
        shown = 0
        while (day := date(year, number, 1)) <= last:
            if day >= first:
                if shown % step == 0:
                    x = self._x(day)
                    painter.setPen(QPen(inks.hairline, 1))
                    painter.drawLine(QPointF(x, axis), QPointF(x, axis + theme.px(5)))
                    painter.setPen(inks.secondary)
                    words = month(day, with_year=number == 1)
                    wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
                    left = self._inside(x - wide / 2, wide)
                    box = QRectF(left, axis + theme.px(8), wide, theme.px(18))
                    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
                shown += 1
            year, number = (year + 1, 1) if number == 12 else (year, number + 1)

    def _draw_flags(self, painter: QPainter) -> None:
        """Today and the critical event: lines down to the axis, each named in a row of its own,
        for near an edge two names in one row would stand over each other."""
        inks, today = theme.current(), self._x(self._today)
        if self._event is not None:
            event = self._x(self._event[0])
            self._draw_flag(painter, event, self._event[1], inks.warning, event >= today, 0)
        self._draw_flag(painter, today, tr("today"), inks.accent, True, _FLAG_ROW)

    def _draw_flag(
        self, painter: QPainter, x: float, words: str, ink: QColor, to_the_right: bool, row: int
    ) -> None:
        top = theme.px(row)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, top + theme.px(_FLAG_ROW)), QPointF(x, self._axis()))
        painter.setFont(theme.font("caption_strong"))
        face = QFontMetricsF(painter.font())
        shown = face.elidedText(words, Qt.TextElideMode.ElideRight, theme.px(_FLAG))
        wide = face.horizontalAdvance(shown) + 2
        left = self._inside(x if to_the_right else x - wide, wide)
        box = QRectF(left, top, wide, theme.px(_FLAG_ROW))
        painter.fillRect(box, theme.current().base)
        painter.setPen(ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown)

    def _draw_stem(self, painter: QPainter, stem: _Label) -> None:
        if stem.level >= 0:
            painter.setPen(QPen(theme.current().hairline, 1))
            painter.drawLine(QPointF(stem.x, stem.box.bottom()), QPointF(stem.x, self._axis()))

    def _draw_milestone(self, painter: QPainter, stem: _Label) -> None:
        inks, axis = theme.current(), self._axis()
        milestone, middle, half = stem.milestone, QPointF(stem.x, axis), theme.px(6)
        late = self._is_late(milestone)
        if stem.level >= 0:
            self._draw_words(painter, stem, late)
        if late:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inks.error)
            corners = [(0, -half - 1), (half + 1, 0), (0, half + 1), (-half - 1, 0)]
            painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        else:
            done = milestone.reached_on is not None
            painter.setPen(QPen(inks.accent, 2))
            painter.setBrush(inks.accent if done else inks.base)
            painter.drawEllipse(middle, half - 1, half - 1)

    def _draw_words(self, painter: QPainter, stem: _Label, late: bool) -> None:
        inks, box = theme.current(), stem.box
        # The stem of another label may run behind the words.
        painter.fillRect(box.adjusted(-2, 0, 2, 0), inks.base)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(inks.text)
        shown = QFontMetricsF(painter.font()).elidedText(
            stem.milestone.title, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, flags | int(Qt.TextFlag.TextSingleLine), shown)
        painter.setFont(theme.font("caption"))
        painter.setPen(inks.error if late else inks.secondary)
        words = self._short(stem.milestone)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
        left = self._inside(box.center().x() - wide / 2, wide)
        below = QRectF(left, box.top() + theme.px(15), wide, box.height() - theme.px(15))
        painter.drawText(below, flags, words)

    # words

    def _is_late(self, milestone: Milestone) -> bool:
        return milestone.reached_on is None and milestone.target_on < self._today

    def _short(self, milestone: Milestone) -> str:
        day = short_day(milestone.target_on)
        if milestone.expected_percent is None:
            return day
        return render(say("{day} · {n} %", day=day, n=milestone.expected_percent))

    def _said(self, milestone: Milestone) -> str:
        target = short_day(milestone.target_on, with_year=True)
        values = {"title": milestone.title, "target": target}
        if milestone.reached_on is not None:
            on = short_day(milestone.reached_on, with_year=True)
            return render(say("{title}, by {target}, reached {on}", on=on, **values))
        if self._is_late(milestone):
            return render(say("{title}, by {target}, late", **values))
        return render(say("{title}, by {target}", **values))

    def _spoken(self) -> str:
        if not self._milestones:
            return tr("Time line without milestones")
        return clauses(self._said(milestone) for milestone in self._milestones)


def _can_move(milestone: Milestone | None) -> bool:
    """What was reached keeps the day that was planned for it."""
    return milestone is not None and milestone.reached_on is None
