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

    def new_account(self) -> None: ...

    def open_selected(self) -> None: ...

    def rename(self) -> None: ...

    def trash_selected(self) -> None: ...

    def show_trash(self) -> None: ...

    def show_view(self, key: str) -> None: ...

    def choose_columns(self) -> None: ...

    def show_charts(self) -> None: ...
