"""The list of names beneath a line, from which Tab goes on as it does without a list."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter


class Completer(QCompleter):
    """Qt's own takes the first Tab to close the list and stays in the line: what is typed next, for
    the field after it, would land in the name."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            popup, line = self.popup(), self.widget()
            goes_on = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if goes_on and watched is popup and line is not None:
                popup.hide()
                QApplication.sendEvent(line, event)
                return True
        return super().eventFilter(watched, event)
