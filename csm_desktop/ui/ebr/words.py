"""Text that is edited where it stands, shown in the preview while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from csm_desktop.ui.widgets import LongTextField, PlainEditor
from csm_desktop.ui.widgets.fields.base import Save


class Wording(LongTextField):
    """A field that tells `typed` every change, and never moves words under a typing hand.

    What is stored may be tidier than what was typed, or a proposal where nothing was: either is
    shown when the field is left. `paragraph` fields hold one: Enter saves there.
    """

    def __init__(
        self,
        name: str,
        save: Save,
        typed: Callable[[str], object],
        *,
        paragraph: bool = True,
        hint: str = "",
    ) -> None:
        self._typed_to = typed
        self._true = ""
        self._paragraph = paragraph
        super().__init__(name, "", save, hint=hint, least=1, most=8)
        self.editor.textChanged.connect(self._tell)

    def _watch(self, editor: PlainEditor) -> None:
        # Enter and Esc are the field's here.
        editor.installEventFilter(self)

    def set_value(self, value: str) -> None:
        self._true = value
        if self.editor.hasFocus() and not self.is_dirty and self._tidy() in ("", value):
            return
        super().set_value(value)

    def _tidy(self) -> str:
        words = self._read()
        return " ".join(words.split()) if self._paragraph else words.strip()

    def _tell(self) -> None:
        if self.editor.hasFocus() and self._read() != self.stored:
            self._typed_to(self._read())

    def commit(self) -> bool:
        done = super().commit()
        if done and not self.editor.hasFocus():
            self.stored = self._true
            self._show(self._true)
        return done

    def _take_key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._paragraph and plain:
            self.commit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.is_dirty:
            self.revert()
            self._typed_to(self.stored)
            return True
        return False
