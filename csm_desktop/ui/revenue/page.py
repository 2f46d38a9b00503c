"""The Revenue workspace: what became of recurring revenue."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from csm_desktop.ui import theme
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.face import Face
from csm_desktop.ui.revenue.commands import declare
from csm_desktop.ui.revenue.movements import MovementsFace
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet


class RevenuePage(Page):
    """The movements of a time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.movements = MovementsFace(shell)
        self.movements.changed.connect(self.state_changed)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.movements)
        declare(self)

    @property
    def front(self) -> Face:
        """The face in front."""
        return self.movements

    def show_book(self, book: "Book | None") -> None:
        """Show the revenue of another book."""
        self.movements.forget()
        if book is not None:
            self.front.show_now()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        if self.shell.book is not None:
            self.front.show_now()

    def title(self) -> str:
        """The page's name."""
        return tr("Revenue")

    def has_selection(self) -> bool:
        """Whether a line is chosen on the face in front."""
        return self.front.has_selection()

    def take_focus(self) -> None:
        """Where the face in front begins."""
        self.front.take_focus()

    def dismiss(self) -> bool:
        """Esc: what is in front on the face."""
        return self.front.dismiss()
