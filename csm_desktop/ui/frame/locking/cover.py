"""What lies over a window while the book is locked: nothing of it can be read or reached."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons
from csm_desktop.wording import tr

_ICON = 40


class Cover(QWidget):
    """Over the whole of one window, whose title says nothing meanwhile; `lift` gives all back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(tr("Locked"))
        self._window, self._title = window, window.windowTitle()
        self._focus = window.focusWidget()
        window.setWindowTitle(tr("CSM Desktop"))
        window.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another size, or something new in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self.setGeometry(self._window.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plain ground, and what says why."""
        del event
        painter, inks = QPainter(self), theme.current()
        painter.fillRect(self.rect(), inks.window)
        side = theme.px(_ICON)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        icons.draw(painter, box, "lock", inks.secondary, _ICON)

    def lift(self) -> None:
        """Show the window as it was."""
        self._window.removeEventFilter(self)
        self._window.setWindowTitle(self._title)
        if self._focus is not None and self._window.isAncestorOf(self._focus):
            self._focus.setFocus()
        self.hide()
        self.deleteLater()


def cover_all(main: QWidget) -> list[Cover]:
    """Cover the main window and every dialog that is open; menus are closed."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    others = [
        each
        for each in QApplication.topLevelWidgets()
        if each is not main and each.isVisible() and isinstance(each, QDialog)
    ]
    return [Cover(each) for each in (main, *others)]
