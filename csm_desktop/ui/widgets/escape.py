"""Esc belongs to what is in front; only what nothing takes is the window's."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Part = QWidget
else:
    _Part = object


def is_escape(event: QEvent) -> bool:
    """Whether Qt asks if Esc is wanted here, before it runs a shortcut."""
    asks = event.type() is QEvent.Type.ShortcutOverride
    return asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


class TakesEscape(_Part):
    """A part whose `keyPressEvent` knows what Esc closes, wherever in it the keyboard is.

    Name it before the widget that it is mixed into.
    """

    @property
    def wants_escape(self) -> bool:
        """Whether there is something to close now."""
        return True

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        if is_escape(event) and self.wants_escape:
            event.accept()
            return True
        return super().event(event)
