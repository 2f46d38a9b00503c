"""Words of one line that are kept while they are typed: a computer that dies takes none of them."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QLineEdit

from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.widgets import Field
from csm_desktop.ui.widgets.fields import texts


def keep_typed(fields: Iterable[Field[Any, Any]]) -> None:
    """Save each of these half a second after the last key, as long texts save themselves.

    A field that stands empty is not saved so: what has no words any more is taken out, and the
    user may be about to type others. What can not be read yet is refused only on leaving.
    """
    for field in fields:
        if isinstance(field.editor, QLineEdit):
            _keep(field, field.editor)


def _keep(field: Field[Any, Any], line: QLineEdit) -> None:
    def save() -> None:
        if line.text().strip():
            field.save_typed()

    pause = Later(field, save, texts.SAVE_AFTER_MS)
    line.textEdited.connect(lambda _: pause.start())
