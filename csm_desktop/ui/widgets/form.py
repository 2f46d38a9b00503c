"""Forms: labels beside their fields, in the order in which Tab goes through them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.fields.base import Field
from csm_desktop.ui.widgets.text import Text


class Form(QWidget):
    """Rows of a label and what it labels. Labels carry the mnemonic: `&Renewal`."""

    def __init__(self, *, above: bool = False, width: int = 480) -> None:
        """`above` puts labels over their fields; fields are at most `width` px wide."""
        super().__init__()
        self._width = width
        self.rows = QFormLayout(self)
        theme.spaced(self.rows)
        self.rows.setHorizontalSpacing(theme.px(theme.L))
        self.rows.setVerticalSpacing(theme.px(theme.M if above else theme.S))
        wrap = QFormLayout.RowWrapPolicy
        self.rows.setRowWrapPolicy(wrap.WrapAllRows if above else wrap.DontWrapRows)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add(self, label: str, part: QWidget) -> None:
        """Add a row. A field is the label's buddy; anything else stands beside it as it is."""
        words = Text(label, "body", colour="secondary")
        words.setMinimumHeight(theme.button())
        target: QWidget | None = None
        if isinstance(part, Field):
            editor: QWidget = part.editor
            target = editor
            part.setMaximumWidth(theme.px(self._width))
        elif part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            target = part
        if target is not None:
            words.setBuddy(target)
            if not target.accessibleName():
                target.setAccessibleName(label.replace("&", ""))
        self.rows.addRow(words, part)

    def fields(self) -> list[Field[Any]]:
        """All fields, from top to bottom."""
        parts = (self.rows.itemAt(row, QFormLayout.ItemRole.FieldRole) for row in self._range())
        found = (part.widget() for part in parts if part is not None)
        return [widget for widget in found if isinstance(widget, Field)]

    def commit(self) -> bool:
        """Save what is still unsaved; goes to the first field that was refused."""
        refused = [field for field in self.fields() if not field.commit()]
        if refused:
            refused[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not refused

    def _range(self) -> range:
        return range(self.rows.rowCount())
