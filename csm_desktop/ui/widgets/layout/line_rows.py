"""Rows that stay the same widgets while their lines change, so that focus and typing survive."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.widgets import Separator
from csm_desktop.ui.widgets.layout.contents import take_off

EDGE = 4
"""px that a row keeps free at its ends, for the ring of the focus."""


class Identified(Protocol):
    """What a row stands for has an id."""

    @property
    def id(self) -> int: ...


L = TypeVar("L", bound=Identified)


class LineRow(QWidget, Generic[L]):
    """One line as a widget; `show_line` comes again after each change."""

    def show_line(self, line: L) -> None:
        """Show what is true now."""
        raise NotImplementedError

    def drop(self) -> None:
        """The line is gone."""
        self.hide()
        self.deleteLater()


R = TypeVar("R", bound=LineRow[Any])


class LineRows(QWidget, Generic[R]):
    """A row for each line, in their order; a row is known by its line's id.

    `ruled` draws a hairline between two rows. When the row that holds the focus goes, the focus
    goes to the one that takes its place.
    """

    def __init__(
        self, make: Callable[[Any], R], *, ruled: bool = True, gap: int = theme.XS
    ) -> None:
        super().__init__()
        self._make, self._ruled = make, ruled
        self._rows: dict[int, tuple[R, QWidget | None]] = {}
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=gap)

    @property
    def rows(self) -> list[R]:
        """The rows shown, from top to bottom."""
        return [row for row, _ in self._rows.values()]

    def show_lines(self, lines: Sequence[Identified]) -> None:
        """Show these lines."""
        wanted = [line.id for line in lines]
        # Looked for before anything moves.
        focused = self._place_of_focus()
        for line_id in [known for known in self._rows if known not in wanted]:
            row, rule = self._rows.pop(line_id)
            row.drop()
            if rule is not None:
                rule.hide()
                rule.deleteLater()
        # The same lines in the same order are only told anew: nothing flickers, and the focus
        # stays.
        if wanted != list(self._rows):
            self._arrange(lines)
        for line in lines:
            self._rows[line.id][0].show_line(line)
        # The row that had it is gone: its neighbour is next to it.
        if focused is not None and focused[1] not in self._rows:
            self._take_focus_of(focused[0])

    def _row_for(self, line: Identified) -> R:
        """A row for a line that has none yet."""
        return self._make(line)

    def _take_focus_of(self, index: int) -> None:
        """The row with the focus is gone, from this place among the rows."""
        if self._rows:
            self.rows[min(index, len(self._rows) - 1)].setFocus()

    def _arrange(self, lines: Sequence[Identified]) -> None:
        take_off(self._column)
        before, self._rows = self._rows, {}
        for index, line in enumerate(lines):
            known = before.pop(line.id, None)
            row, rule = known if known is not None else (self._row_for(line), None)
            if self._ruled and rule is None:
                rule = Separator()
            self._rows[line.id] = row, rule
            if rule is not None:
                self._column.addWidget(rule)  # before it is shown, or it would be a window
                rule.setVisible(index > 0)
            self._column.addWidget(row)

    def _place_of_focus(self) -> tuple[int, int] | None:
        focus = QApplication.focusWidget()
        for index, (line_id, (row, _)) in enumerate(self._rows.items()):
            if focus is not None and (row is focus or row.isAncestorOf(focus)):
                return index, line_id
        return None
