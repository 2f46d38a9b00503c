"""A page of the window that shows one tab of one account: whose it is, and what changes of them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import PendingAccount
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.book import Book, ChangeSet


class TabPage(Page):
    """Shows its tab for the account that was asked for last; Alt+Left leads back from it."""

    def __init__(self, shell: Shell, wanted: PendingAccount | None = None) -> None:
        super().__init__(shell)
        self.account_id: int | None = None
        self._view: AccountView | None = None
        self.wanted = wanted if wanted is not None else PendingAccount()

    def lay_out(self, tab: Tab, name: str, gone: EmptyState) -> None:
        """The tab, what is done in it, and what stands there while no account is shown."""
        self._tab, self._name, self.gone = tab, name, gone
        tab.state_changed.connect(self.state_changed)
        self.stack = QStackedWidget()
        self.stack.addWidget(gone)
        self.stack.addWidget(tab)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(self.stack)
        self.wanted.listen(self.ask_for)

    def ask_for(self, account_id: int) -> None:
        """Show an account here."""
        if account_id != self.account_id:
            self.settle()
            self.account_id = account_id
        self._ask()

    def show_book(self, book: "Book | None") -> None:
        """Another book has other accounts."""
        self.account_id = None
        if book is not None and self.wanted.account_id is not None:
            self.account_id = self.wanted.account_id
        self._ask()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask for the account anew where a change may concern it."""
        if changes is None or changes.concerns(self.account_id):
            self._ask()

    def title(self) -> str:
        """The account's name."""
        return self._view.facts.account.name if self._view else self._name

    def aside(self) -> str:
        """What is done here."""
        return self._name if self._view else ""

    def has_selection(self) -> bool:
        """Whether an account is shown."""
        return self._view is not None

    def take_focus(self) -> None:
        """Where the tab begins."""
        if self._view is not None:
            self._tab.take_focus()

    def settle(self) -> None:
        super().settle()
        if self._view is not None:
            self._tab.settle()

    def _ask(self) -> None:
        from csm_desktop.app.accounts.view import view_if_there

        self._view = view_if_there(self.shell.book, self.account_id)
        if self._view is not None:
            self._tab.given(self._view)
        self.stack.setCurrentWidget(self._tab if self._view is not None else self.gone)
        self.state_changed.emit()
