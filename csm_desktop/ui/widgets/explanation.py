"""A number, what it is made of, and the way to where it is made (design.md §1)."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.button import Button

_WIDTH = 340  # px


class Pressable(QAbstractButton):
    """Something shown that answers to a click, Enter and Space; a button to screen readers."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.asked.emit())  # noqa: PLW0108 -- without its argument

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            paint.panel(painter, box, inks.raised, None, theme.px(RADIUS))
        if self.hasFocus():
            paint.ring(painter, box, theme.px(RADIUS))


class Explanation(QFrame):
    """A card over the window: what it is, why, and a button to the place. Esc closes it."""

    def __init__(
        self, title: str, words: str, action: str, act: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.title = Text(title, "strong", wrap=True)
        self.words = Text(words, "body", wrap=True)
        self.words.setVisible(bool(words))
        self.button = Button(action, lambda: self._leave(act))
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.L, gap=theme.S)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(theme.px(theme.XS))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFixedWidth(theme.px(_WIDTH))

    def show_beneath(self, widget: QWidget) -> None:
        """Open under a widget, inside the window; above it where there is no room beneath."""
        self.ensurePolished()
        column = self.layout()
        if column is None:  # for the types
            return
        # Not `adjustSize`: it asks for the height of the words at their wish for a width, and a
        # text that wraps to more lines than that was cut above and below.
        self.resize(self.width(), column.totalHeightForWidth(self.width()))
        window, gap = widget.window(), theme.px(theme.XS)
        corner = widget.mapTo(window, QPoint(0, widget.height() + gap))
        above = widget.mapTo(window, QPoint(0, 0)).y() - gap - self.height()
        if corner.y() + self.height() > window.height():
            lowest = window.height() - self.height() - theme.px(theme.S)
            corner.setY(above if above >= 0 else max(0, lowest))
        if self.isRightToLeft():
            corner.setX(corner.x() + widget.width() - self.width())
        room = window.width() - self.width() - theme.px(theme.S)
        # Inside the window: a popup at the edge of the screen may come out on another one.
        corner.setX(max(theme.px(theme.S), min(corner.x(), room)))
        self.move(window.mapToGlobal(corner))
        self.show()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.base)
        paint.panel(painter, QRectF(self.rect()), inks.base, inks.control, 0)
