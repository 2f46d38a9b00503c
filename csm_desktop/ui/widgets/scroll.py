"""A page that scrolls when it is higher than its place."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class Scroll(QScrollArea):
    """Holds a page as wide as itself. What gets the focus by key is scrolled into sight."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _: QObject | None, now: QObject | None) -> None:
        content = self.widget()
        if isinstance(now, QWidget) and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 16, 16)
