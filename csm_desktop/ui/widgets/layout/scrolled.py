"""A page that is longer than the window: what is in it scrolls, and follows the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scrolled(QScrollArea):
    """Scrolls one widget upwards and downwards, never sideways."""

    def __init__(self, content: QWidget, outside: QWidget) -> None:
        """`outside` is the widget that this fills."""
        super().__init__(outside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(outside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self)
