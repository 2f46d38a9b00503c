"""What every tab of an account is: shown one view after another, and the ways it may change it."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.shows_account import ShowsAccount
from csm_desktop.ui.widgets.layout.reading_order import InReadingOrder
from csm_desktop.ui.widgets.layout.scroll_places import ScrollPlaces

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.ui.frame.tabs.paper_document import PaperDocument


class Tab(ShowsAccount, InReadingOrder, QWidget):
    """One tab. Made once a window, on first use; shows one account after another.

    Override `show_view`; it comes again after every change of the account, so it keeps focus,
    selection and scroll position, and never throws away what is being typed. A tab asks the book
    nothing for what the view says, and computes nothing by itself.
    """

    state_changed = Signal()
    """The selection, or anything else that commands ask about, is another."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.places = ScrollPlaces(self)

    @property
    def subject(self) -> Hashable | None:
        """What its fields speak of."""
        return None if self._view is None else (type(self).__name__, self._view.account_id)

    def given(self, view: "AccountView") -> None:
        """The page has another account, or this one has changed."""
        # The first account is no change: nothing was scrolled yet.
        before = self._view.account_id if self._view is not None else view.account_id
        if before != view.account_id:
            self.places.leave(before)
        self._view = view
        self.show_view(view)
        if before != view.account_id:
            self.places.come_back(view.account_id)

    def show_view(self, view: "AccountView") -> None:
        """Show an account."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus where the keyboard goes on."""
        self.setFocus()

    def go_to(self, part: str) -> None:
        """Put the focus on a part of the tab, by the name or the id that it gives to it."""
        del part
        self.take_focus()

    def has_selection(self) -> bool:
        """Whether commands that need a selection can be run."""
        return False

    def paper(self) -> "PaperDocument | None":
        """What Ctrl+P shows and prints; None where nothing of the tab is for anybody else."""
        return None

    def filter_field(self) -> QWidget | None:
        """Where Ctrl+F leads; None where there is nothing to filter."""
        return None

    has_inspector = False
    """Whether `inspect` shows what is chosen at the side."""

    def inspect(self) -> None:
        """Show what is chosen with all that is known of it; again, and the keys go there."""

    def dismiss(self) -> bool:
        """Esc: close what is in front in the tab; False where there is nothing."""
        return False

    def back(self) -> bool:
        """Go to where one was in this tab; False where one came to it just so."""
        return False

    def settle(self) -> None:
        """Save what is typed; the account, the book or the window is about to go."""

    def save_state(self) -> None:
        """Keep splitters and columns in `shell.recents`; the window is closing."""
