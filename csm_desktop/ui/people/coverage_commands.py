"""What can be done on the page of role coverage, with its keys, and the way to it."""

from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.lists.list_commands import ListActs, list_commands
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:  # the window is equipped with these commands before anything else is imported
    from csm_desktop.domain.lists.role_lines import CarrierLine
    from csm_desktop.ui.widgets.table import Table

NAME = "coverage"
SHOW = "coverage.show"
EXPORT, PRINT = "coverage.export", "coverage.print"
ROW_ACTS = (("coverage.open", "coverage.introduce"), (EXPORT, PRINT))
"""What the menu of a row offers, in its groups."""


def commands(shell: Shell) -> list[Command]:
    """The way to role coverage, from anywhere."""
    return [
        Command(
            SHOW, tr("Role coverage of all accounts"), lambda: shell.go(NAME), "Ctrl+Shift+R",
            Menu.GO, needs_book=True, icon="users", group=1,
            words="sponsor buyer champion gap single thread missing people",
        ),
    ]  # fmt: skip


class CoverageActs(ListActs, Protocol):
    """The list, as its commands see it."""

    table: "Table[CarrierLine]"

    def open_selected(self) -> None:
        """Go to the people of the account."""

    def introduce(self) -> None:
        """Draft the next best introduction of the account."""

    def export(self) -> None:
        """Write what is shown into a file."""

    def print_(self) -> None:
        """Show the page as it would be printed."""


def declare(page: CoverageActs) -> None:
    """Declare the page's commands."""
    menu = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "coverage.open", tr("Open its people"), page.open_selected, "O", menu,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            "coverage.introduce", tr("Draft its next best introduction…"), page.introduce, "I",
            menu, needs_selection=True, page=NAME, icon="mail", words="coverage gap 3x3 meet",
        ),
        Command(
            EXPORT, tr("Export role coverage…"), page.export, "E", menu, needs_book=True,
            page=NAME, icon="file-download", group=1, words="csv spreadsheet",
        ),
        Command(
            PRINT, tr("Print role coverage…"), page.print_, "P", menu, needs_book=True,
            page=NAME, icon="printer", group=1, words="pdf paper",
        ),
        *list_commands(page, NAME, tr("Filter the accounts")),
    )  # fmt: skip
