"""The side inspector: what an item holds, beside the list that it is in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csm_desktop.tokens import INSPECTOR
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.escape import TakesEscape
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class Inspector(TakesEscape, QFrame):
    """A panel of 360 px at the window's trailing edge; Esc or its cross closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(INSPECTOR))
        self.title = Text("", "subtitle")
        self.cross = IconButton("x", tr("Close the inspector"), self.close_panel)
        head = QHBoxLayout()
        theme.spaced(head)
        theme.margined(head, (8, 12, 8, 8))
        head.addSpacing(theme.px(4))
        head.addWidget(self.title, 1)
        head.addWidget(self.cross)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        theme.lay_bar_over(self._scroll)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        # The panel's parts take the focus, not the panel.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        # One pixel for the hairline, which is painted beneath the parts.
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        nest(column, head)
        column.addWidget(self._scroll, 1)
        self.hide()

    def inspect(self, title: str, content: QWidget) -> None:
        """Show an item; what was shown before is gone."""
        self.title.setText(title)
        # The scroll area deletes what it held before.
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.show()

    def close_panel(self) -> None:
        """Close it; the list takes the keys again."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.base)
        edge = self.width() - 1 if self.isRightToLeft() else 0
        painter.fillRect(edge, 0, 1, self.height(), inks.hairline)
