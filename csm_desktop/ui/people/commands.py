"""What can be done on the page of contacts, with its keys, and the ways to it."""

from typing import TYPE_CHECKING, Protocol

from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.lists.list_commands import ListActs, list_commands
from csm_desktop.ui.frame.page_requests import PendingView
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.wording import tr

if TYPE_CHECKING:  # the window is equipped with these commands before anything else is imported
    from csm_desktop.domain.lists.person_lines import BookPerson
    from csm_desktop.ui.widgets.table import Table

NAME = "people"
GIVE_ACCOUNT = "people.give_account"
EXPORT = "people.export"
ROW_ACTS = (("people.open",), (GIVE_ACCOUNT,), (EXPORT,))
"""What the menu of a row offers, in its groups."""


def commands(shell: Shell, wanted: PendingView) -> list[Command]:
    """The ways to the contacts of the book, from anywhere."""
    return [
        Command(
            "people.show", tr("Contacts of all accounts"), lambda: _show(shell, wanted, "all"),
            menu=Menu.GO, needs_book=True, icon="users", group=1,
            words="people persons directory everybody",
        ),
        Command(
            "people.without_account", tr("Contacts without an account"),
            lambda: _show(shell, wanted, "no_account"),
            menu=Menu.GO, needs_book=True, icon="user", group=1,
            words="people persons unassigned orphan homeless imported",
        ),
    ]  # fmt: skip


class PeopleActs(ListActs, Protocol):
    """The list of contacts, as its commands see it."""

    table: "Table[BookPerson]"

    def open_selected(self) -> None:
        """Go to the contact that the keyboard is on."""

    def give_account(self) -> None:
        """Ask for the account of the selected contacts that have none."""

    def export(self) -> None:
        """Write the selected contacts as address cards."""


def declare(page: PeopleActs) -> None:
    """Declare the page's commands."""
    menu = Menu.ACCOUNT
    page.shell.commands.add(
        Command(
            "people.open", tr("Open this contact"), page.open_selected, "O", menu,
            needs_selection=True, page=NAME, icon="arrow-right",
        ),
        Command(
            GIVE_ACCOUNT, tr("Give an account…"), page.give_account, "A", menu,
            needs_selection=True, page=NAME, icon="building", words="assign belongs to company",
        ),
        Command(
            EXPORT, tr("Export as address cards…"), page.export, "", menu,
            needs_selection=True, page=NAME, icon="file-export", words="vcard vcf telephone",
        ),
        *list_commands(page, NAME, tr("Filter contacts")),
    )  # fmt: skip


def _show(shell: Shell, wanted: PendingView, view: str) -> None:
    wanted.ask(view)
    shell.go(NAME)
