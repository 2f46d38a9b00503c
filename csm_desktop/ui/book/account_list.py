"""The list of accounts, as those see it who act on what is chosen or shown in it."""

from typing import Protocol

from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.ui.book.fact_field import FactField
from csm_desktop.ui.book.narrowed_list import Narrowing
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.table import Table


class AccountList(Protocol):
    """The table, what narrows it, and the gate for changes. Dialogs stand over the table."""

    shell: Shell
    table: Table[AccountLine]
    narrowing: Narrowing
    views: ChipRow
    filter: FactField


class AccountListActs(AccountList, Protocol):
    """What the commands ask of the page beyond that."""

    def new_account(self) -> None:
        """Ask for an account that is new."""

    def open_selected(self) -> None:
        """Go to the account that the keyboard is on."""

    def rename(self) -> None:
        """Open the name of the account that the keyboard is on for typing."""

    def trash_selected(self) -> None:
        """Put the selected accounts into the trash."""

    def show_trash(self) -> None:
        """Show what lies in the trash."""

    def show_view(self, key: str) -> None:
        """Show a view of the list, by its key."""

    def choose_columns(self) -> None:
        """Ask which columns are shown."""

    def show_charts(self) -> None:
        """Show the charts of the accounts shown, or the list again."""
