"""Forms: labels beside their fields, in the order in which Tab goes through them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets.fields.base import Field
from csm_desktop.ui.widgets.layout.letters import without_letter
from csm_desktop.ui.widgets.text import Text

_ACROSS = 2
_LONG, _WIDEST_LABEL = 42, 280  # letters of a label that takes two lines; px
_TWO, _LEAST_FIELD = 560, 96  # px from which two stand side by side; px that a field needs


def label_of(part: QWidget, words: str = "", role: str = "body") -> Text:
    """What stands beside a field and belongs to it, for eyes, ears and Alt with its mnemonic.

    Without `words` it is the field's own name; beside what takes no focus it is a text like others.
    """
    if isinstance(part, Field):
        target: QWidget = part.editor
        words = words or part.name.replace("&", "&&")
    else:
        target = part
    made = Text(words, role, colour="secondary")
    # What takes no focus has no use for a mnemonic.
    if target.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        made.setBuddy(target)
        if not target.accessibleName():
            target.setAccessibleName(without_letter(words))
    return made


class Form(QWidget):
    """Rows of a label and what it labels. Labels carry the mnemonic: `&Renewal`."""

    def __init__(self, *, above: bool = False, width: int = 480) -> None:
        """`above` puts labels over their fields; fields are at most `width` px wide."""
        super().__init__()
        self._width, self._above = width, above
        self._parts: list[QWidget] = []
        self.labels: list[Text] = []
        self.rows = QGridLayout(self)
        theme.spaced(self.rows)
        self.rows.setHorizontalSpacing(theme.px(theme.L))
        self.rows.setVerticalSpacing(theme.px(2 if above else theme.S))
        self.rows.setColumnStretch(0 if above else 1, 1000)
        self.rows.setColumnStretch(1 if above else 2, 1)  # what fields leave over, at the far end
        self._next = 0

    def add(self, label: str, part: QWidget) -> Text:
        """Add a row and give its label, whose buddy a field is; else it stands beside the part."""
        words = label_of(part, label)
        if not self._above and len(words.text()) > _LONG:
            # Over two lines rather than cut, or the fields be pushed out.
            words.setWordWrap(True)
            words.setFixedWidth(theme.px(_WIDEST_LABEL))
            words.setMinimumHeight(theme.button())
        elif not self._above:
            # As high as a field, so that words and field stand on one line.
            words.setFixedHeight(theme.button())
        if isinstance(part, Field):
            part.setMaximumWidth(theme.px(self._width))
        row = self._next
        self.rows.setRowStretch(row, 0)
        self._next += 3 if self._above else 1
        self.rows.setRowStretch(self._next, 1)  # rows stay together at the top
        if self._above:
            self.rows.addWidget(words, row, 0)
            self.rows.addWidget(part, row + 1, 0)
            self.rows.setRowMinimumHeight(row + 2, theme.px(theme.S))
        else:
            self.rows.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            self.rows.addWidget(part, row, 1)
        self._parts.append(part)
        self.labels.append(words)
        return words

    def fields(self) -> list[Field[Any, Any]]:
        """All fields, from top to bottom."""
        return [part for part in self._parts if isinstance(part, Field)]

    def commit(self) -> bool:
        """Save what is still unsaved; goes to the first field that was refused."""
        refused = [field for field in self.fields() if not field.commit()]
        if refused:
            refused[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not refused


class FieldGrid(QWidget):
    """Two fields a row, each with its label, or one where there is little room; the wide ones take
    a row each, beneath, those that are fields under their label."""

    def __init__(self, parts: Sequence[tuple[QWidget, QWidget]], wide: Sequence[QWidget]) -> None:
        super().__init__()
        self._parts = list(parts)
        self._wide = [(label_of(part) if isinstance(part, Field) else None, part) for part in wide]
        self._across = 0
        self._grid = QGridLayout(self)
        theme.spaced(self._grid)
        self._grid.setHorizontalSpacing(theme.px(theme.M))
        self._arrange(_ACROSS)

    def minimumSizeHint(self) -> QSize:
        """What one field a row needs."""
        pairs = [name.minimumSizeHint().width() for name, _ in self._parts]
        needed = max(pairs, default=0) + theme.px(_LEAST_FIELD)
        return QSize(needed, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(_ACROSS if self.width() >= theme.px(_TWO) else 1)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        grid = self._grid
        for pair in (*self._parts, *self._wide):
            for part in filter(None, pair):
                grid.removeWidget(part)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, across - 1)
        for number, (name, part) in enumerate(self._parts):
            row, column = divmod(number, across)
            grid.addWidget(name, row, 2 * column)
            grid.addWidget(part, row, 2 * column + 1)
        row = -(-len(self._parts) // across)
        for title, part in self._wide:
            for each in filter(None, (title, part)):
                grid.addWidget(each, row, 0, 1, 4)
                row += 1
