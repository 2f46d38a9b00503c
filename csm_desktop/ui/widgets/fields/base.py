"""What all fields share: they save themselves, and say in place why they could not."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.unsaved_texts import UNSAVED, Key, Unsaved
from csm_desktop.ui.widgets.escape import is_escape
from csm_desktop.ui.widgets.fields.subject import place_of, put_into, subject_of, typed_in
from csm_desktop.ui.widgets.text import Text, plain_tip

V = TypeVar("V")
E = TypeVar("E", bound=QWidget)
Save = Callable[[Any], object]


class Field(QWidget, Generic[V, E]):
    """A value that is edited where it stands, in an `editor` of Qt's.

    `save(value)` runs the use case; the UserError it raises is shown beneath, and what was typed
    stays, through other pages and accounts, too, until it is saved or Esc gives it up (`unsaved`).
    `stored` is the value that is saved; `set_value` shows another one, unless the user is in the
    middle of typing, whose words always win.
    """

    saved = Signal(object)
    _saves_itself = False
    """Whether what is typed is saved at every pause, so that Esc has nothing to take back."""

    def __init__(self, name: str, value: V, save: Save | None, editor: E) -> None:
        super().__init__()
        self.name = name
        self.stored: V = value
        self.editor = editor
        self._save = save
        self._proposed: Any = None
        editor.setAccessibleName(name)
        self.setFocusProxy(editor)
        self.note = Text("", "caption", wrap=True)
        self.note.hide()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=2)
        column.addWidget(editor)
        column.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._watch(editor)
        self._show(value)

    # for kinds of fields

    def _watch(self, editor: E) -> None:
        """Follow what becomes of the editor."""
        editor.installEventFilter(self)

    def _leave(self) -> None:
        """Leaving a field saves what was typed, by whichever way it is left."""
        if self._is_untouched_proposal:
            self.revert()
        else:
            self.commit()

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

    @property
    def keeps_enter(self) -> bool:
        """Whether Enter ends a part of what is typed here, and not the form around it."""
        return False

    def set_value(self, value: V) -> None:
        """Show what is stored now; what the user is typing stays, and what could not be saved."""
        if self.is_dirty and self.editor.hasFocus():
            self.stored = value
            self._hush_saved()
            return
        self.stored = value
        if not self._take_up():
            self._show(value)
            self._say("")

    def _hush_saved(self) -> None:
        """Say no more of a refusal where the same text was saved meanwhile."""
        if not self.is_dirty:
            self._say("")

    def commit(self) -> bool:
        """Save what was typed; whether there is nothing left to save."""
        try:
            value = self._read()
            # Typed back to what it was: nothing to save, and nothing to take back later.
            if value == self.stored:
                self._give_up()
                self._say("")
                return True
            if self._save is not None:
                self._save(value)
        except UserError as refusal:
            self._refuse(refusal)
            self._keep(refusal)
            return False
        # Before it is told: whoever hears it may ask whether something is left.
        self._give_up()
        self.stored = value
        self._say("")
        self.saved.emit(value)
        return True

    def save_typed(self) -> None:
        """Save what can be read of what is being typed, and say nothing of what can not yet."""
        if self._is_untouched_proposal:
            return
        try:
            value = self._read()
            if value != self.stored and self._save is not None:
                self._save(value)
                self._give_up()
                self.stored = value
                self.saved.emit(value)
        except UserError as refusal:
            self._keep(refusal)

    def propose(self, value: V) -> None:
        """Let a value stand here to be taken with Enter or typed over.

        Nobody has typed it: who leaves the field as it is has said nothing, and nothing is saved.
        """
        self._show(value)
        self._proposed = self.typed

    @property
    def _is_untouched_proposal(self) -> bool:
        return self._proposed is not None and self.typed == self._proposed

    def revert(self) -> None:
        """Forget what was typed, and what was proposed."""
        self._proposed = None
        self._give_up()
        self._show(self.stored)
        self._say("")

    # what could not be saved

    @property
    def typed(self) -> Any:
        """What the editor holds, as `put_typed` takes it."""
        return typed_in(self.editor)

    def put_typed(self, typed: Any) -> None:
        """Let the editor hold again what it held."""
        put_into(self.editor, typed)

    def _key(self) -> Key | None:
        """Under what a refused text is kept; None in a dialog, which keeps its texts itself."""
        subject = subject_of(self)
        return None if subject is None else (subject, self.name, repr(self.stored))

    def _keep(self, refusal: UserError) -> None:
        key = self._key()
        if key is not None and self._save is not None:
            # In words for a rescue file, which is read by people, and as it is for the field.
            words = self.typed if isinstance(self.typed, str) else str(self.typed)
            UNSAVED.keep(key, Unsaved(place_of(self, self.name), words, self.typed, refusal))

    def _give_up(self) -> None:
        key = self._key()
        if key is not None:
            UNSAVED.drop(key)

    def _take_up(self) -> bool:
        """Show what was typed here and is not saved, with what was said of it."""
        key = self._key() if UNSAVED.texts else None
        unsaved = UNSAVED.find(key) if key is not None else None
        if unsaved is None:
            return False
        self.put_typed(unsaved.typed)
        self._refuse(unsaved.refusal)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """A row that is made anew has its text, too; once it is shown, for nothing else is at stake
        while Qt is still showing its parts."""
        super().showEvent(event)
        if UNSAVED.texts:
            soon(self, self._take_up_anew)

    def _take_up_anew(self) -> None:
        if not self.is_dirty:
            self._take_up()

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
            kind = event.type()
            if kind is QEvent.Type.FocusOut:
                self._leave()
            elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(event)
            elif is_escape(event) and self.is_dirty and not self._saves_itself:
                event.accept()  # else the window's own Esc would come first
                return True
            elif isinstance(event, QHelpEvent) and isinstance(editor, QLineEdit):
                return _show_whole(editor, event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Enter saves; Esc takes back what was typed, and only then leaves the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._proposed = None
            self.commit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.is_dirty:
            self.revert()
            return True
        return False


def _show_whole(editor: QLineEdit, event: QHelpEvent) -> bool:
    """What a field is too short for, in its tooltip."""
    needed = editor.fontMetrics().horizontalAdvance(editor.text())
    # A tooltip of its own says more than the text, and text that fits needs none.
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
