"""The rest of what was being typed is no command.

Who types on after Enter has closed a dialog, a cell or the palette means the text that was there a
moment ago; on the page beneath, each letter would be a command of its own.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from csm_desktop.ui.commands.field_keys import Editor
from csm_desktop.ui.lifetimes import Later

REST_MS = 500
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_EDITS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NO_TEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)


class QuietKeys(QObject):
    """Keeps keys that could be text from the commands of a window until `REST_MS` have passed since
    something that takes text was in front, and since the last such key."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.rest = Later(self, partial(window.removeEventFilter, self), REST_MS)
        """Runs while such keys are kept."""
        application.focusChanged.connect(self._focus)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """A field that has the keyboard takes its letters itself: here come those of nobody."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and self.rest.isActive()
            and isinstance(event, QKeyEvent)
            and _could_be_text(event)
        ):
            self.rest.start()
            event.accept()
            return True
        return super().eventFilter(window, event)

    def _focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and _takes_text(old) and not (new is not None and _takes_text(new)):
            # Only as long: each key of a field would come by here, too.
            self._window.installEventFilter(self)
            self.rest.start()


def _takes_text(widget: QWidget) -> bool:
    return isinstance(widget, Editor | QComboBox) or isinstance(widget.window(), QDialog)


def _could_be_text(event: QKeyEvent) -> bool:
    if event.modifiers() & _HELD or event.key() in _NO_TEXT:
        return False
    return bool(event.text()) or event.key() in _EDITS
