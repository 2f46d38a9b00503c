"""What is wrong, said beside the place where it is wrong."""

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.errors import UserError
from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets.text import Text

_WIDTH = 320


class Bubble(QWidget):
    """A small card over its parent, beneath the field that was refused. It takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Text(role="strong", wrap=True)
        self._advice = Text(role="caption", wrap=True)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.M, gap=theme.XS)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty while it is hidden."""
        parts = (self._title.text(), self._advice.text())
        return "" if self.isHidden() else "\n".join(part for part in parts if part)

    def say(self, refusal: UserError, below: QRect) -> None:
        """Say a refusal beneath a part of the parent, or above it where there is no room."""
        self._title.setText(refusal.title)
        self._advice.setText(refusal.advice)
        self._advice.setVisible(bool(refusal.advice))
        parent = self.parentWidget()
        room = parent.width() if parent is not None else _WIDTH
        width = min(theme.px(_WIDTH), room)
        self.resize(width, self._height(width))
        # Never beyond the parent's edge, which would cut it off.
        left = max(0, min(below.left(), room - width))
        top = below.bottom() + 3
        # Above where there is no room beneath, as long as it fits at all.
        if parent is not None and top + self.height() > parent.height() > self.height():
            top = max(0, below.top() - self.height() - 3)
        self.move(QPoint(left, top))
        self.show()
        # Fields that came later would be painted over it.
        self.raise_()

    def _height(self, width: int) -> int:
        inner = width - 2 * theme.px(theme.M)
        height = 2 * theme.px(theme.M) + self._title.heightForWidth(inner)
        if self._advice.text():
            height += theme.px(theme.XS) + self._advice.heightForWidth(inner)
        return height

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        paint.panel(
            QPainter(self), QRectF(self.rect()), inks.error_tint, inks.error, theme.px(RADIUS)
        )
