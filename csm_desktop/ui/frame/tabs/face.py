"""What a further face of the workspace is to its page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell


class Face(QWidget):
    """A face that is asked to show the book when it comes to the front, and after each change.

    `changed` says that something else is chosen on it.
    """

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.column = QVBoxLayout(self)
        theme.spaced(self.column, gap=theme.M)
        theme.edged(self.column)

    def show_now(self) -> None:
        """Show what is true now."""
        raise NotImplementedError

    def forget(self) -> None:
        """Another book: nothing of the former one is chosen or shown any more."""

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """Go down (or up) some lines."""
        raise NotImplementedError

    def has_selection(self) -> bool:
        """Whether something is chosen that a command can be meant for."""
        return False

    def dismiss(self) -> bool:
        """Esc: close what is in front; False where there is nothing."""
        return False
