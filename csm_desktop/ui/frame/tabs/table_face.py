"""A face around one table whose lines a thread brings."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Scroll
from csm_desktop.ui.widgets.table import Table

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class TableFace(Face):
    """The keyboard lives in `table`, which the subclass makes; `question` asks the book for all
    that is shown, and `show_answer` shows it.
    """

    table: Table[Any]

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._asker = BookQuery(shell, self.question, self)
        self._asker.answered.connect(self.show_answer)

    def question(self) -> "Callable[[Book], Any]":
        """What is asked of the book, on a thread."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Show what the book said."""
        raise NotImplementedError

    def lay_out(self, inner: QWidget, parts: Sequence[QWidget], gap: int = theme.L) -> QVBoxLayout:
        """Put the parts beneath one another into `inner`, which scrolls as a whole before a figure
        is cut (at 200 % there is no room for all of it)."""
        column = QVBoxLayout(inner)
        theme.spaced(column, gap=gap)
        theme.edged(column)
        for part in parts:
            column.addWidget(part)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Scroll(inner))
        return column

    def show_now(self) -> None:
        """Ask again; the answer comes from a thread."""
        self._asker.ask()

    def take_focus(self) -> None:
        """The table, on its first line."""
        # A table without a chosen line gives keys nothing to act on.
        if not self.table.selection:
            self.table.step(0)
        self.table.setFocus()

    def step(self, by: int) -> None:
        """Go down (or up) some lines."""
        self.table.step(by)

    def has_selection(self) -> bool:
        """Whether a line is chosen."""
        return bool(self.table.selection)
