"""Keys belong to the field that has the focus first: Ctrl+Z until used up, letters that choose.

Qt's text fields keep Ctrl+Z to themselves even when they have nothing to take back; while one has
the focus, a filter on that one widget lets such a key through to the window's command. So it does
with the letters by which they edit a line on X11 (Ctrl+E, Ctrl+K, Ctrl+U): a command that has one
is meant, and without such a command the field still gets it.

The other way round, a letter typed on a box of choices goes to a line of its list; Qt would hand it
to a command of one letter.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
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


def _is_box_of_choices(widget: QObject) -> bool:
    """Whether letters choose here: a box of choices, or the list that it has open."""
    is_list = isinstance(widget, QAbstractItemView) and (
        widget.window().windowType() is Qt.WindowType.Popup
    )
    return is_list or isinstance(widget, QComboBox)


def _is_letter(event: QKeyEvent) -> bool:
    shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return not event.modifiers() & ~shift and event.text().isalnum()


class FieldKeys(QObject):
    """Follows the focus: hands a used-up field's Ctrl+Z on, keeps letters that choose."""

    def __init__(self, application: QApplication, window: QObject) -> None:
        super().__init__(window)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._focus)
        self._focus(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide between the field and the window's commands."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        # A letter in a list of choices goes to the choice that begins with it.
        if _is_box_of_choices(watched) and _is_letter(event):
            event.accept()
            return True
        if not isinstance(watched, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        # With nothing left to take back in the field, Ctrl+Z means the book.
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
        is_text = isinstance(new, QLineEdit | QTextEdit | QPlainTextEdit)
        if new is not None and (is_text or _is_box_of_choices(new)):
            self._watched = new
            new.installEventFilter(self)
            new.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None
