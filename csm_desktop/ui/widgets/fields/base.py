"""What all fields share: they save themselves, and say in place why they could not."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.text import Text, plain_tip

V = TypeVar("V")
Save = Callable[[Any], object]


class Field(QWidget, Generic[V]):
    """A value that is edited where it stands.

    `save(value)` runs the use case; the UserError it raises is shown beneath, and what was typed
    stays. `stored` is the value that is saved; `set_value` shows another one, unless the user is
    in the middle of typing, whose words always win.
    """

    saved = Signal(object)

    def __init__(self, name: str, value: V, save: Save | None, editor: QWidget) -> None:
        super().__init__()
        self.name = name
        self.stored: V = value
        self.editor = editor
        self._save = save
        editor.setAccessibleName(name)
        self.setFocusProxy(editor)
        self.note = Text("", "caption", wrap=True)
        self.note.hide()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=2)
        column.addWidget(editor)
        column.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        editor.installEventFilter(self)
        self._show(value)

    # for kinds of fields

    def _show(self, value: V) -> None:
        """Put a value into the editor."""
        raise NotImplementedError

    def _read(self) -> V:
        """The value in the editor. Raises UserError where it can not be read."""
        raise NotImplementedError

    # for everybody

    @property
    def is_dirty(self) -> bool:
        """Whether the editor holds what is not saved."""
        try:
            return self._read() != self.stored
        except UserError:
            return True

    @property
    def error(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return self.note.text() if self.editor.property("refused") else ""

    def set_value(self, value: V) -> None:
        """Show what is stored now; what the user is typing stays."""
        if self.is_dirty and self.editor.hasFocus():
            self.stored = value
            return
        self.stored = value
        self._show(value)
        self._say("")

    def commit(self) -> bool:
        """Save what was typed; whether there is nothing left to save."""
        try:
            value = self._read()
            if value == self.stored:
                self._say("")
                return True
            if self._save is not None:
                self._save(value)
        except UserError as refusal:
            self._refuse(refusal)
            return False
        self.stored = value
        self._say("")
        self.saved.emit(value)
        return True

    def save_typed(self) -> None:
        """Save what can be read of what is being typed, and say nothing of what can not yet."""
        try:
            value = self._read()
            if value != self.stored and self._save is not None:
                self._save(value)
                self.stored = value
                self.saved.emit(value)
        except UserError:
            return

    def revert(self) -> None:
        """Forget what was typed."""
        self._show(self.stored)
        self._say("")

    def _refuse(self, refusal: UserError) -> None:
        words = f"{refusal.title} {refusal.advice}".strip()
        self._say(words, is_error=True)

    def _say(self, words: str, *, is_error: bool = False) -> None:
        """Say something beneath the field, to eyes and to screen readers."""
        self.editor.setProperty("refused", is_error)
        self.editor.setAccessibleDescription(words if is_error else "")
        self.note.set_colour("error" if is_error else "secondary")
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.editor.update()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if editor is self.editor:
            if event.type() is QEvent.Type.FocusOut:
                self.commit()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._take_key(event)
            elif isinstance(event, QHelpEvent) and isinstance(editor, QLineEdit):
                return _show_whole(editor, event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Enter saves; Esc takes back what was typed, and only then leaves the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.is_dirty:
            self.revert()
            return True
        return False


def _show_whole(editor: QLineEdit, event: QHelpEvent) -> bool:
    """What a field is too short for, in its tooltip."""
    needed = editor.fontMetrics().horizontalAdvance(editor.text())
    if editor.toolTip() or needed < editor.width() - theme.px(16):
        return False
    QToolTip.showText(event.globalPos(), plain_tip(editor.text()), editor)
    return True


def line_editor(value: str = "", hint: str = "", *, quiet: bool = False) -> QLineEdit:
    """One line for typing; `quiet` shows its frame only under pointer or focus."""
    editor = QLineEdit(value)
    editor.setPlaceholderText(hint)
    editor.setProperty("quiet", quiet)
    editor.setAttribute(Qt.WidgetAttribute.WA_Hover)
    editor.setMinimumWidth(theme.px(120))
    return editor
