"""An empty place: a ghost of what will be there, one sentence, one action."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import Text

_LINES = ((0.30, 0.16, 0.42), (0.24, 0.13, 0.50), (0.34, 0.16, 0.36))


class Ghost(QWidget):
    """What will be here, in outline: `rows` of a list, a `chart`, or `cards`."""

    def __init__(self, shape: str = "rows") -> None:
        super().__init__()
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(116))

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._shape == "cards":
            gap = theme.px(theme.M)
            width = (box.width() - 2 * gap) / 3
            for index in range(3):
                card = QRectF(index * (width + gap), theme.px(16), width, theme.px(84))
                paint.panel(painter, card, inks.base, inks.hairline, 8)
                self._bar(painter, card.left() + 12, card.top() + 22, width * 0.5)
                self._bar(painter, card.left() + 12, card.top() + 48, width * 0.3)
            return
        paint.panel(painter, box, inks.base, inks.hairline, 8)
        if self._shape == "chart":
            values = (52, 55, 50, 61, 66, 63, 72, 78)
            line = box.adjusted(24, 28, -24, -28)
            paint.sparkline(painter, line, values, inks.hairline)
            return
        height = box.height() / 3
        for index, widths in enumerate(_LINES):
            middle = (index + 0.5) * height
            left = box.left() + theme.px(theme.L)
            for share in widths:
                self._bar(painter, left, middle, share * (box.width() - 80))
                left += share * (box.width() - 80) + theme.px(theme.L)
            if index:
                painter.setPen(inks.hairline)
                top = index * height
                painter.drawLine(QPointF(1, top), QPointF(box.right() - 1, top))

    def _bar(self, painter: QPainter, left: float, middle: float, width: float) -> None:
        inks = theme.current()
        # On a dark ground the raised tone can hardly be told from the panel beneath.
        ground = inks.hairline if inks.is_dark else inks.raised
        paint.panel(painter, QRectF(left, middle - 5, width, 10), ground, None, 5)


class EmptyState(QWidget):
    """Says what will be here and offers the one thing to do about it."""

    def __init__(
        self,
        title: str,
        advice: str = "",
        action: str = "",
        run: Callable[[], object] | None = None,
        *,
        ghost: str = "rows",
        hint: str = "",
    ) -> None:
        super().__init__()
        inner = QWidget()
        inner.setMaximumWidth(theme.px(440))
        column = QVBoxLayout(inner)
        theme.spaced(column)
        middle = Qt.AlignmentFlag.AlignHCenter
        if ghost:
            column.addWidget(Ghost(ghost), 0, middle)
            column.addSpacing(theme.px(theme.S))
        self.title = Text(title, "subtitle", wrap=True)
        self.advice = Text(advice, "body", colour="secondary", wrap=True)
        for label in (self.title, self.advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        # Only with a parent, or it would be shown as a window of its own.
        self.advice.setVisible(bool(advice))
        self.button: Button | None = None
        if action:
            self.button = Button(action, run, kind="primary", hint=hint)
            column.addSpacing(theme.px(theme.S))
            column.addWidget(self.button, 0, middle)
            self.setFocusProxy(self.button)
        across = QHBoxLayout()
        theme.spaced(across)
        across.addStretch(1)
        # The text column stays narrow however wide the page is.
        across.addWidget(inner, 1000)
        across.addStretch(1)
        down = QVBoxLayout(self)
        theme.spaced(down, margin=theme.L)
        # Two above, three below: the middle by measure looks as if it had sunk.
        down.addStretch(2)
        nest(down, across)
        down.addStretch(3)
