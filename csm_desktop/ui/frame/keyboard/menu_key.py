"""Shift+F10 brings what the Menu key brings: many keyboards have none, and Qt knows the two keys
for one on Windows alone."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def add_menu_key(window: QWidget) -> None:
    """Let the keys be pressed anywhere in a window."""
    if sys.platform != "win32":
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(ask_for_menu)


def ask_for_menu() -> None:
    """Ask what has the keyboard for its menu, where its cursor is."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = cursor.center() if cursor is not None else widget.rect().center()
    keyboard = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(keyboard, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
