"""What each face of the history is: a page of its own, with the panel at its side."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.shows_account import ShowsAccount
from csm_desktop.ui.widgets.layout.with_inspector import WithInspector

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.ui.frame.tabs.paper_document import PaperDocument


class HistoryFace(ShowsAccount, QWidget):
    """A face, shown one account after another; `here` is the zone of the wall that it tells by."""

    def __init__(self, shell: Shell, here: str) -> None:
        super().__init__()
        self.shell = shell
        self.here = here
        page = QWidget()
        self.column = QVBoxLayout(page)
        theme.edged(self.column, top=0)
        self.column.setSpacing(theme.px(theme.M))
        self.pane = WithInspector(page)
        self.inspector = self.pane.inspector
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)

    def show_view(self, view: "AccountView") -> None:
        """Show an account."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus where the keyboard goes on."""
        raise NotImplementedError

    def filter_field(self) -> QWidget | None:
        """Where Ctrl+F leads; None where there is nothing to filter."""
        return None

    def has_selection(self) -> bool:
        """Whether commands that need a selection can be run."""
        return False

    def dismiss(self) -> bool:
        """Esc: close what is in front; False where there is nothing."""
        return False

    def paper(self) -> "PaperDocument | None":
        """What Ctrl+P shows and prints."""
        return None
