"""Which accounts lack a sponsor, a buyer or a champion, and which hang on one person."""

from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.app.documents.role_listing import role_listing, thin_words
from csm_desktop.app.lists.role_coverage import RoleBook
from csm_desktop.domain.lists.role_lines import CarrierLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.lists.list_page import ListPage
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.paper.listings import ShownListing, ask_csv, ask_page
from csm_desktop.ui.people.coverage_columns import VIEWS, columns
from csm_desktop.ui.people.coverage_commands import EXPORT, PRINT, ROW_ACTS, declare
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet


class CoveragePage(ListPage[CarrierLine, None]):
    """Asked for on a thread: who met whom is read of every account. Enter opens its people."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VIEWS, tr("Filter the accounts"))
        self.roles: RoleBook | None = None
        self._asker = BookQuery(shell, lambda: _ask, self)
        self._asker.answered.connect(self._came)
        self.table.opened.connect(self._open)
        run = shell.commands.run
        self.lay_out(
            [
                Button(tr("CSV…"), partial(run, EXPORT), icon="file-download"),
                Button(tr("Print…"), partial(run, PRINT), icon="printer"),
            ]
        )
        declare(self)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)

    def make_table(self) -> Table[CarrierLine]:
        """One account at a time; nothing of it is edited here."""
        return Table(
            tr("Role coverage"),
            columns(),
            many=False,
            empty=EmptyState(
                tr("No account is there"),
                tr("Accounts stand here with who holds the roles that carry them."),
            ),
            none_found=EmptyState(tr("No account fits"), tr("Esc shows all of them again.")),
        )

    def context(self) -> None:
        """The views need nothing beside a line."""

    def show_book(self, book: "Book | None") -> None:
        """Show the accounts of another book."""
        self.clear()
        self.keep()  # the views need no context that could be another
        self.roles = None
        if book is not None:
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        self._asker.ask()

    def title(self) -> str:
        """The page's name."""
        return tr("Role coverage")

    def aside(self) -> str:
        """How much hangs on one person, beside the title."""
        return thin_words(self.roles.thin) if self.roles is not None else ""

    def open_selected(self) -> None:
        """The people of the account that the keyboard is on."""
        self.on_current(self._open)

    def introduce(self) -> None:
        """Draft the next best introduction of the account that the keyboard is on."""
        self.on_current(lambda line: self.shell.open_account(line.id, "contacts/introduce"))

    def export(self) -> None:
        """Write the lines of the view into a file, in their order."""
        ask_csv(self.shell, self.listing(), self)

    def print_(self) -> None:
        """The lines of the view on paper."""
        ask_page(self.shell, self.listing(), self)

    def listing(self) -> ShownListing | None:
        """The lines of the view, for a file or on paper; None until they are there."""
        found = self.roles
        if found is None:
            return None
        lines = tuple(self.table.lines)
        name = render(say("Role coverage {day}", day=f"{found.as_of}"))
        return ShownListing(tr("Role coverage"), name, lambda _: role_listing(found, lines))

    def _open(self, line: CarrierLine) -> None:
        self.shell.open_account(line.id, "contacts")

    def _came(self, found: RoleBook) -> None:
        self.roles = found
        self.show_lines(found.lines)


def _ask(book: "Book") -> RoleBook:
    from csm_desktop.app.lists.accounts import accounts
    from csm_desktop.app.lists.role_coverage import role_book

    return role_book(book, accounts(book))
