"""What a field needs to have a refused text again: of what it speaks, and what its editor holds."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget


def subject_of(part: QWidget) -> Hashable | None:
    """What the nearest page, tab or panel around a part says that it shows: its `subject`.

    None in a dialog, whose texts end with it, and where nothing says so.
    """
    around = part.parentWidget()
    while around is not None and not isinstance(around, QDialog):
        subject: Hashable | None = getattr(around, "subject", None)
        if subject is not None:
            return subject
        around = around.parentWidget()
    return None


def place_of(part: QWidget, name: str) -> str:
    """Where a person would look for a field called `name`: the page's title before it."""
    around = part.parentWidget()
    while around is not None:
        place = getattr(around, "place", "")
        if place:
            return f"{place} · {name}"
        around = around.parentWidget()
    return name


def typed_in(editor: QWidget) -> Any:
    """What an editor holds."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.currentIndex() if isinstance(editor, QComboBox) else None


def put_into(editor: QWidget, typed: Any) -> None:
    """Let an editor hold again what `typed_in` gave."""
    if isinstance(editor, QLineEdit):
        editor.setText(typed)
    elif isinstance(editor, QPlainTextEdit):
        if editor.toPlainText() != typed:
            editor.setPlainText(typed)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(typed)
