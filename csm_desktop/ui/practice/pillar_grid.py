"""The six pillars as rows of points on the axis of the stages, answered where they stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from csm_desktop.domain.practice.index import MOST_POINTS, PillarLine, points_of_stage
from csm_desktop.domain.records.practice.assessments import Pillar, PracticeStage
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.theme.ink import mixed
from csm_desktop.ui.widgets.text import tip, write
from csm_desktop.ui.widgets.toast import announce
from csm_desktop.wording import label, render, tr
from csm_desktop.wording.practice_words import moved_words

_NAMES, _VALUES, _ROW, _HEAD, _FOOT = 118, 64, 40, 44, 26  # px
_DOT = 6  # px
_SHADES = (0.0, 0.1, 0.2, 0.32)  # how much of the accent is in the ground of a stage
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_LESS, _MORE = Qt.Key.Key_Left, Qt.Key.Key_Right
_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PillarGrid(QFrame):
    """Up and Down choose a pillar, a digit or Left and Right give points (0 after 1: ten), Enter
    goes on, Delete takes the answer back. `answer` stores; `chosen` says that another is chosen."""

    chosen = Signal()

    def __init__(self, answer: Callable[[Pillar, int | None], object]) -> None:
        super().__init__()
        self._answer = answer
        self.lines: Sequence[PillarLine] = ()
        self._next: PillarLine | None = None
        self._at = 0
        self._typed_one = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tip(self, tr("Up and Down choose a pillar, a digit gives points."))

    @property
    def pillar(self) -> Pillar:
        """The pillar that the keys are at."""
        return list(Pillar)[self._at]

    def show_lines(self, lines: Sequence[PillarLine], raise_next: PillarLine | None) -> None:
        """Show these, and which of them is to be raised next."""
        self.lines, self._next = lines, raise_next
        self.setEnabled(bool(lines))
        self._tell()

    def choose(self, at: int) -> None:
        """Go to the row of a pillar, from 0."""
        at = min(max(at, 0), len(Pillar) - 1)
        # What is typed next is a number of its own.
        self._typed_one = False
        if at != self._at:
            self._at = at
            self._tell(aloud=True)
            self.chosen.emit()

    def step(self, by: int) -> None:
        """Go down (or up) some pillars."""
        self.choose(self._at + by)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(540), theme.px(_HEAD + _ROW * len(Pillar) + _FOOT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(360), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self._line
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if line is None or not plain:
            super().keyPressEvent(event)
        elif key in (_UP, _DOWN):
            self.step(-1 if key == _UP else 1)
        elif key in _NEXT:
            self.step(1)
        elif key in (_LESS, _MORE):
            by = -1 if (key == _LESS) != self.isRightToLeft() else 1
            self._give((line.points if line.points is not None else -1) + by)
        elif key in _EMPTY:
            self._give(None)
        elif event.text().isascii() and event.text().isdigit():
            self._type(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a pillar chooses it; on the axis of the chosen one it gives the points."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.lines:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        row = int((event.position().y() - theme.px(_HEAD)) // theme.px(_ROW))
        was = self._at
        if 0 <= row < len(Pillar):
            self.choose(row)
        share = self._share_at(event.position().x())
        if row == was and 0 <= share <= 1:
            self._give(round(share * MOST_POINTS))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._typed_one = False
        self.update()

    @property
    def _line(self) -> PillarLine | None:
        return self.lines[self._at] if self.lines else None

    def _type(self, digit: int) -> None:
        is_ten = self._typed_one and digit == 0
        self._give(MOST_POINTS if is_ten else digit)
        self._typed_one = digit == 1

    def _give(self, points: int | None) -> None:
        self._typed_one = False
        line = self._line
        if line is None or points == line.points:
            return
        if points is None or 0 <= points <= MOST_POINTS:
            self._answer(line.pillar, points)

    def _tell(self, aloud: bool = False) -> None:
        words = spoken(self._line) if self._line is not None else tr("No assessment")
        self.setAccessibleName(words)
        if aloud:
            announce(self, words)
        self.update()

    def _x(self, points: float) -> float:
        left, right = theme.px(_NAMES), self.width() - theme.px(_VALUES)
        along = left + (right - left) * points / MOST_POINTS
        return self.width() - along if self.isRightToLeft() else along

    def _share_at(self, x: float) -> float:
        start, end = self._x(0), self._x(MOST_POINTS)
        return (x - start) / (end - start)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self._paint_stages(painter)
        for index, line in enumerate(self.lines):
            top = theme.px(_HEAD) + theme.px(_ROW) * index
            self._paint_row(painter, line, top, index == self._at)
        self._paint_axis(painter)
        if self.hasFocus() and self.lines:
            top = theme.px(_HEAD) + theme.px(_ROW) * self._at
            paint.ring(painter, QRectF(0, top, self.width(), theme.px(_ROW)))

    def _paint_stages(self, painter: QPainter) -> None:
        inks = theme.current()
        top, high = theme.px(_HEAD), theme.px(_ROW) * len(Pillar)
        for stage, share in zip(PracticeStage, _SHADES, strict=True):
            least, most = points_of_stage(stage)
            left = self._x(max(0, least - 0.5))
            right = self._x(min(MOST_POINTS, most + 0.5))
            box = QRectF(min(left, right), top, abs(right - left), high)
            painter.fillRect(box, _shade(inks, share))
            head = QRectF(box.left(), 0, box.width(), theme.leading("strong"))
            self._words(painter, head, label(stage), "strong", inks.text)
            head.translate(0, theme.leading("strong"))
            said = render(say("{least} to {most}", least=least, most=most))
            self._words(painter, head, said, "caption", inks.secondary)

    def _paint_axis(self, painter: QPainter) -> None:
        inks = theme.current()
        top = theme.px(_HEAD) + theme.px(_ROW) * len(Pillar)
        for number in range(MOST_POINTS + 1):
            x = self._x(number)
            painter.setPen(QPen(inks.control, 1))
            painter.drawLine(QPointF(x, top), QPointF(x, top + theme.px(4)))
            box = QRectF(x - theme.px(14), top + theme.px(5), theme.px(28), theme.px(18))
            self._words(painter, box, str(number), "caption", inks.secondary)

    def _paint_row(self, painter: QPainter, line: PillarLine, top: float, is_at: bool) -> None:
        inks, high = theme.current(), theme.px(_ROW)
        middle = top + high / 2
        painter.setPen(QPen(inks.hairline, 1))
        painter.drawLine(QPointF(0, top + high), QPointF(self.width(), top + high))
        names = QRectF(theme.px(8), top, theme.px(_NAMES - 14), high)
        values = QRectF(self.width() - theme.px(_VALUES - 10), top, theme.px(22), high)
        moves = QRectF(self.width() - theme.px(30), top, theme.px(26), high)
        if self.isRightToLeft():
            names, values, moves = (
                QRectF(self.width() - box.right(), top, box.width(), high)
                for box in (names, values, moves)
            )
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        role = "strong" if is_at or line == self._next else "body"
        self._words(painter, names, label(line.pillar), role, inks.text, leading)
        said = "–" if line.points is None else str(line.points)
        self._words(painter, values, said, "strong", inks.text)
        self._words(painter, moves, moved_words(line), "caption", inks.secondary)
        if line.points is not None:
            self._paint_points(painter, line, line.points, middle)
        elif line.before is not None:
            self._dot(painter, line.before, middle, hollow=True)

    def _paint_points(
        self, painter: QPainter, line: PillarLine, points: int, middle: float
    ) -> None:
        inks = theme.current()
        here = QPointF(self._x(points), middle)
        if line == self._next and line.wanted is not None:
            pen = QPen(inks.accent, 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(here, QPointF(self._x(line.wanted), middle))
            self._dot(painter, line.wanted, middle, hollow=True, pen=pen)
            wide = theme.px(90)
            off = theme.px(_DOT + 6)
            left = self._x(line.wanted) + (-off - wide if self.isRightToLeft() else off)
            said = render(say("next: {points}", points=line.wanted))
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            box = QRectF(left, middle - theme.px(10), wide, theme.px(20))
            self._words(painter, box, said, "caption", inks.accent, flags)
        if line.before is not None and line.before != points:
            painter.setPen(QPen(inks.text, 2))
            painter.drawLine(QPointF(self._x(line.before), middle), here)
            self._dot(painter, line.before, middle, hollow=True)
        self._dot(painter, points, middle)

    def _dot(
        self,
        painter: QPainter,
        points: int,
        middle: float,
        *,
        hollow: bool = False,
        pen: QPen | None = None,
    ) -> None:
        inks = theme.current()
        painter.setPen(pen if pen is not None else QPen(inks.text, 1.6))
        painter.setBrush(inks.base if hollow else inks.text)
        painter.drawEllipse(QPointF(self._x(points), middle), theme.px(_DOT), theme.px(_DOT))

    @staticmethod
    def _words(
        painter: QPainter,
        box: QRectF,
        words: str,
        role: str,
        ink: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
    ) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(box.width()))
        write(painter, box, align, shown)


def spoken(line: PillarLine) -> str:
    """A pillar as a sentence."""
    if line.points is None or line.stage is None:
        return render(say("{pillar}: not answered", pillar=label(line.pillar)))
    said = say("{pillar}: {points} of {most}, {stage}", pillar=label(line.pillar),
               points=line.points, most=MOST_POINTS, stage=label(line.stage))  # fmt: skip
    return render(said)


def _shade(inks: theme.Ink, share: float) -> QColor:
    return mixed(inks.base, inks.accent, share) if share else inks.raised
