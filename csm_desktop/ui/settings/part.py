"""What every part of the settings is: shown for one book after another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_WIDEST = 960  # px; wider, the eye loses the row


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
        column = QVBoxLayout(self)
        theme.edged(column, bottom=theme.XL)
        column.setSpacing(theme.px(theme.L))
        for widget in widgets:
            widget.setMaximumWidth(theme.px(_WIDEST))
            column.addWidget(widget)
        column.addStretch(1)
