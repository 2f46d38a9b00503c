"""Rows of what is stored, and a blank one that becomes a stored one as soon as it has words.

The row under the user's fingers stays the same widget, so that what is typed on goes on.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Field

L = TypeVar("L")


class GrowingRow(QWidget, Generic[L]):
    """A row that stands for a line, or for none yet.

    Override `show_line`; store new words inside `with self.making():` so that the row takes the
    line that comes of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line: L | None = None
        self.is_making = False

    def show_line(self, line: L | None) -> None:
        """Show a line as it is stored now; None shows a blank row. What is being typed stays."""
        raise NotImplementedError

    def fields(self) -> Sequence[Field[Any, Any]]:
        """What is typed into, the words first."""
        raise NotImplementedError

    def given(self, line: L | None) -> None:
        """Stand for this line from now on."""
        self.line = line
        self.show_line(line)

    def make(self, act: Callable[[], object]) -> None:
        """Store new words; the line that comes of it is this row's."""
        self.is_making = True
        try:
            act()
        finally:
            self.is_making = False

    def drop(self) -> None:
        """The line is gone: what stands in the fields is not saved as the focus leaves them."""
        for field in self.fields():
            field.editor.removeEventFilter(field)
        self.hide()
        self.deleteLater()


R = TypeVar("R", bound=GrowingRow[Any])


class Growing(QWidget, Generic[R]):
    """The rows, known by their lines' ids; `always` keeps a blank one at the end."""

    def __init__(self, make: Callable[[], R], *, always: bool, gap: int = 0) -> None:
        super().__init__()
        self._make, self._always = make, always
        self._rows: dict[int, R] = {}
        self._wanted = False
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=gap)
        self.blank = self._new_blank()

    @property
    def rows(self) -> list[R]:
        """The rows of what is stored, in their order."""
        return list(self._rows.values())

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show these lines, and the blank row where there is to be one."""
        ids = {line.id for line in lines}
        gone = [self._rows.pop(known) for known in list(self._rows) if known not in ids]
        focus = QApplication.focusWidget()
        lost = any(focus is not None and row.isAncestorOf(focus) for row in gone)
        for row in gone:
            self._column.removeWidget(row)
            row.drop()
        for place, line in enumerate(lines):
            row = self._rows.pop(line.id, None) or self._row_for()
            self._rows[line.id] = row  # in the order of the lines
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.given(line)
            row.show()
        self.blank.setVisible(self._always or self._wanted or not lines)
        if lost:
            target = self.blank if not self.blank.isHidden() else self.rows[-1]
            target.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Offer a blank row, and go to it."""
        self._wanted = True
        self.blank.show()
        self.blank.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Other lines come: what stands in the blank row belonged to what was shown before."""
        self._wanted = False
        for field in self.blank.fields():
            field.revert()

    def fields(self) -> list[Field[Any, Any]]:
        """Every field, from top to bottom."""
        rows = [*self.rows, self.blank]
        return [field for row in rows for field in row.fields()]

    def _row_for(self) -> R:
        if not self.blank.is_making:
            return self._make()
        self._wanted = False
        row, self.blank = self.blank, self._new_blank()
        return row

    def _new_blank(self) -> R:
        made = self._make()
        self._column.addWidget(made)
        return made
