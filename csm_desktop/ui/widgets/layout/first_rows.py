"""The first rows of many, and a button for some more of them."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import Identified, LineRows, R
from csm_desktop.wording import render

MORE = 24
"""How many rows come at a press: each is a widget, and a thousand of them hold up the window."""


class FirstRows(QWidget, Generic[R]):
    """Shows `first` rows of what it is given; a press brings some more, with the keyboard on the
    first of them. `indent` (px) brings the button's words under the rows' own."""

    def __init__(
        self, make: Callable[[Any], R], first: int, *, gap: int = theme.XS, indent: int = 0
    ) -> None:
        super().__init__()
        self.lines: LineRows[R] = LineRows(make, gap=gap)
        self.rest = Button("", self.show_more, kind="flat", flush=True)
        self._first = self._at_most = first
        self._all: Sequence[Identified] = ()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(self.lines)
        foot = QHBoxLayout()
        theme.spaced(foot, gap=0)
        # No margin, which stays at the left where words run from the right.
        foot.addSpacing(theme.px(indent))
        foot.addWidget(self.rest)
        foot.addStretch(1)
        nest(column, foot)

    @property
    def rows(self) -> list[R]:
        """The rows shown, from top to bottom."""
        return self.lines.rows

    def begin_anew(self) -> None:
        """What comes next is of something else: no more than the first rows of it."""
        self._at_most = self._first

    def show_lines(self, lines: Sequence[Identified]) -> None:
        """Show these lines, or the first of them."""
        self._all = lines
        self._show()

    def row_of(self, line_id: int) -> R | None:
        """The row of a line, shown if it was not; None where there is no such line."""
        at = next((place for place, line in enumerate(self._all) if line.id == line_id), None)
        if at is None:
            return None
        self._at_most = max(self._at_most, at + 1)
        self._show()
        return self.rows[at]

    def show_more(self) -> None:
        """Show some of those that wait, too."""
        # Before more come: the first of them is where the eye was.
        first = len(self.rows)
        self._at_most = first + MORE
        self._show()
        self.rows[first].setFocus()

    def _show(self) -> None:
        shown = self._all[: self._at_most]
        self.lines.show_lines(shown)
        rest = len(self._all) - len(shown)
        self.rest.setText(render(say("{n} more", n=rest)))
        self.rest.updateGeometry()
        self.rest.setVisible(rest > 0)
