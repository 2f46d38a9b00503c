"""Ctrl+Z belongs to the text that is being written first, and to the book when that is used up.

Qt's text fields keep Ctrl+Z to themselves even when they have nothing to take back; while one has
the focus, a filter on that one widget lets such a key through to the window's command. So it does
with the letters by which they edit a line on X11 (Ctrl+E, Ctrl+K, Ctrl+U): a command that has one
is meant, and without such a command the field still gets it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_LINE_KEYS = (
    QKeySequence.StandardKey.MoveToEndOfLine,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)
Editor = QLineEdit | QTextEdit | QPlainTextEdit


def editor() -> Editor | None:
    """The text field that has the focus and may be written in."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
        return widget
    return None


def can_undo(field: Editor) -> bool:
    """Whether the field has a keystroke of its own to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def can_redo(field: Editor) -> bool:
    """Whether the field has a keystroke to do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()


def _is_line_letter(event: QKeyEvent) -> bool:
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    return is_letter and any(event.matches(key) for key in _LINE_KEYS)


class UndoKeys(QObject):
    """Follows the focus and hands a used-up field's Ctrl+Z on to the window."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._focus)
        self._focus(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the window where the field has nothing left to take back."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        used_up = (event.matches(QKeySequence.StandardKey.Undo) and not can_undo(watched)) or (
            event.matches(QKeySequence.StandardKey.Redo) and not can_redo(watched)
        )
        let_through = used_up or _is_line_letter(event)
        if let_through:
            event.ignore()
        return let_through

    def _focus(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if self._watched is not None and isValid(self._watched):  # it may be gone without a word
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = None
        if isinstance(new, QLineEdit | QTextEdit | QPlainTextEdit):
            self._watched = new
            new.installEventFilter(self)
            new.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None
