"""Rows of what is stored, and a blank one that becomes a stored one as soon as it has words.

The row under the user's fingers stays the same widget, so that what is typed on goes on.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt

from csm_desktop.ui.widgets.fields import Field
from csm_desktop.ui.widgets.layout.line_rows import Identified, L, LineRow, LineRows


class EntryRow(LineRow[L]):
    """A row that stands for a line, or for none yet.

    Override `show_stored` and `fields`; store new words by `make`, so that the row takes the line
    that comes of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line: L | None = None
        self.is_making = False

    def show_stored(self, line: L) -> None:
        """Show a line as it is stored now. What is being typed stays."""
        raise NotImplementedError

    def fields(self) -> Sequence[Field[Any, Any]]:
        """What is typed into, the words first."""
        raise NotImplementedError

    def show_line(self, line: L) -> None:
        """Stand for this line from now on."""
        self.line = line
        self.show_stored(line)
        self.show()

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
            # The filter is what saves as the focus leaves: without it the last words end with the
            # row.
            field.editor.removeEventFilter(field)
        super().drop()


E = TypeVar("E", bound=EntryRow[Any])


class EntryRows(LineRows[E]):
    """Rows that can be added to: a blank one stands at their end, `always` or when it is wanted."""

    def __init__(self, make: Callable[[], E], *, always: bool, gap: int = 0) -> None:
        super().__init__(lambda _: make(), ruled=False, gap=gap)
        self._make_blank, self._always = make, always
        self._wanted = False
        self.blank = self._new_blank()

    def show_lines(self, lines: Sequence[Identified]) -> None:
        """Show these lines, and the blank row where there is to be one."""
        super().show_lines(lines)
        self.blank.setVisible(self._always or self._wanted or not lines)

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

    def _row_for(self, line: Identified) -> E:
        if not self.blank.is_making:
            return super()._row_for(line)
        self._wanted = False
        # The row that was typed into becomes the stored one, and keeps focus and cursor.
        row, self.blank = self.blank, self._new_blank()
        return row

    def _arrange(self, lines: Sequence[Identified]) -> None:
        super()._arrange(lines)
        self._column.addWidget(self.blank)

    def _take_focus_of(self, place: int) -> None:
        blank = self._always or self._wanted or not self._rows
        if blank:
            self.blank.show()
        target = self.blank if blank else self.rows[-1]
        target.fields()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_blank(self) -> E:
        made = self._make_blank()
        self._column.addWidget(made)
        return made
