"""The contacts of all accounts, and those that no account was found for."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.app.lists.people import all_people, with_changed_people
from csm_desktop.app.people.cards import write_vcards_of
from csm_desktop.domain.lists.person_lines import BookPerson
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.address_cards import write_cards
from csm_desktop.ui.frame.lists.faces import Faces
from csm_desktop.ui.frame.lists.followed_page import FollowedPage
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.page_requests import PendingView
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.people.columns import NO_ACCOUNT, VIEWS, columns
from csm_desktop.ui.people.commands import EXPORT, GIVE_ACCOUNT, ROW_ACTS, declare
from csm_desktop.ui.people.coverage_commands import SHOW
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.file_dialogs import Target
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_CONCERN = frozenset({"contact", "account", "contact_photo"})


class PeoplePage(FollowedPage[BookPerson, None]):
    """The list; one or several without an account can be given one."""

    def __init__(self, shell: Shell, wanted: PendingView) -> None:
        super().__init__(
            shell, VIEWS, tr("Filter the contacts"), all_people, with_changed_people, _CONCERN
        )
        self.table.opened.connect(self._open)
        self.give = Button(tr("Give an account…"), partial(shell.commands.run, GIVE_ACCOUNT))
        self.cards = Button(tr("Export…"), partial(shell.commands.run, EXPORT))
        roles = Button(tr("Role coverage"), partial(shell.commands.run, SHOW))
        self.lay_out([self.give, self.cards, roles])
        declare(self)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)
        self.table.chosen.connect(self._enable)
        self._enable()
        self._wanted = wanted

    def make_table(self) -> Table[BookPerson]:
        """Several can be chosen at once."""
        self._faces = Faces(self.shell)
        return Table(
            tr("Contacts"),
            columns(self._faces),
            many=True,
            empty=EmptyState(
                tr("No contact yet"),
                tr("Contacts come with lists that are imported, and are entered at their account."),
            ),
            none_found=EmptyState(tr("No contact fits"), tr("Esc shows all of them again.")),
        )

    def show_lines(self, lines: Sequence[BookPerson]) -> None:
        """Show these people, with the photos that they have now."""
        self._faces.renew()
        super().show_lines(lines)

    def context(self) -> None:
        """The views need nothing beside a line."""

    def show_book(self, book: "Book | None") -> None:
        """Show the contacts of another book."""
        super().show_book(book)
        self.keep()  # the views need no context that could be another
        if book is not None:
            self._wanted.listen(self.views.choose)  # only now: another book begins with all

    def title(self) -> str:
        """The page's name."""
        return tr("Contacts")

    def aside(self) -> str:
        """How many belong to nobody yet, beside the title."""
        alone = self.number(NO_ACCOUNT)
        return render(say("{n} without an account", n=alone)) if alone else ""

    def open_selected(self) -> None:
        """The contact that the keyboard is on."""
        self.on_current(self._open)

    def give_account(self) -> None:
        """Ask for the account of those selected that have none."""
        from csm_desktop.ui.frame.lists.homeless import ask_account  # asks the book: not at start

        book = self.shell.book
        chosen = [line for line in self.table.selection if line.account_id is None]
        if book is not None and chosen:
            ask_account(self.shell, book, chosen, self, lambda _: self.take_focus())
        elif self.table.selection:
            self.shell.toast(tr("Each of them has an account: their own page changes it."))

    def export(self) -> None:
        """Write those selected as address cards, in the order of the list."""
        book, chosen = self.shell.book, self.table.selection
        if book is None or not chosen:
            return

        def write(target: Target) -> int:
            return write_vcards_of(book, chosen, target.path, overwrite=target.overwrite)

        write_cards(self.shell, self, chosen[0].name if len(chosen) == 1 else tr("Contacts"), write)

    def _open(self, line: BookPerson) -> None:
        if line.account_id is None:
            self.give_account()
        else:
            self.shell.open_account(line.account_id, f"contacts/{line.id}")

    def _enable(self) -> None:
        chosen = self.table.selection
        self.give.setEnabled(any(line.account_id is None for line in chosen))
        self.cards.setEnabled(bool(chosen))
