"""Puts the window back where it was, and in the middle of a screen that is still there."""

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

DEFAULT = QSize(1440, 900)
SMALLEST = QSize(960, 600)


def restore_geometry(window: QMainWindow, geometry: QByteArray) -> None:
    """Restore a geometry; without one, or where its screen is gone, centre on the first screen."""
    if geometry.isEmpty() or not window.restoreGeometry(geometry) or not on_a_screen(window):
        centre(window)


def on_a_screen(window: QMainWindow) -> bool:
    """Whether the window's title can be reached: its upper middle lies on a screen."""
    frame = window.frameGeometry()
    middle = frame.center()
    middle.setY(frame.top() + 20)
    return any(screen.availableGeometry().contains(middle) for screen in QGuiApplication.screens())


def centre(window: QMainWindow) -> None:
    """In the middle of the first screen, as large as the design or the screen allows."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    size = DEFAULT.boundedTo(room.size() - QSize(16, 48))
    window.setWindowState(window.windowState().WindowNoState)
    window.resize(size.expandedTo(window.minimumSizeHint()).boundedTo(room.size()))
    box = QRect(room.topLeft(), window.size())
    box.moveCenter(room.center())
    window.move(box.topLeft())


def bring_forward(window: QWidget) -> None:
    """Before everything else, and out of the dock."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
