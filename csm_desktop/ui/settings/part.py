"""What every part of the settings is: shown for one book after another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_WIDEST = 960  # px; wider, the eye loses the row
_ALL = 10_000  # of what there is, until that width


class Part(QWidget):
    """One part. Made on first use; `show_book` comes again after every change of the book."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def show_book(self, book: "Book") -> None:
        """Show what holds now; what is being typed stays."""
        raise NotImplementedError

    def show_account(self, account_id: int) -> None:
        """Begin with what holds for an account, where the part makes a difference by that."""
        del account_id

    def take_focus(self) -> None:
        """Put the focus where the keyboard goes on."""
        self.setFocus()

    def lay_out(self, widgets: Sequence[QWidget]) -> None:
        """One column from the top, no wider than can be read."""
        # The column itself is that wide, and not each part: it reckons how high wrapped words are
        # in its own width, whatever the greatest of its parts', and would give them too little.
        held = QWidget(self)
        held.setMaximumWidth(theme.px(_WIDEST))
        row = QHBoxLayout(self)
        theme.edged(row, bottom=theme.XL)
        row.setSpacing(0)
        row.addWidget(held, _ALL)
        row.addStretch(1)
        column = QVBoxLayout(held)
        theme.spaced(column, gap=theme.L)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
