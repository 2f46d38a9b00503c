"""A page that scrolls when it is higher than its place."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QScrollArea, QWidget


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

    def _follow(self, before: QObject | None, now: QObject | None) -> None:
        content = self.widget()
        if not isinstance(now, QWidget) or content is None or not content.isAncestorOf(now):
            return
        if QApplication.mouseButtons():
            return  # what was clicked is seen; were it moved, the second click would miss it
        if isinstance(now, QAbstractItemView):
            # The line that the keyboard is on, for the whole table may be longer than the window;
            # and nothing at all where a cell of it was edited: it is seen already.
            if isinstance(before, QWidget) and now.isAncestorOf(before):
                return
            line = now.visualRect(now.currentIndex())
            if line.isValid():
                seen = now.viewport().mapTo(content, line.center())
                self.ensureVisible(seen.x(), seen.y(), 0, line.height() + 16)
                return
        self.ensureWidgetVisible(now, 16, 16)
