"""Which accounts lack a sponsor, a buyer or a champion, and which hang on one person."""

from typing import TYPE_CHECKING

from csm_desktop.app.documents.role_listing import role_listing, thin_words
from csm_desktop.app.lists.role_coverage import RoleBook
from csm_desktop.domain.lists.role_lines import CarrierLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.listed_page import ListedPage
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.people.coverage_columns import VIEWS, columns
from csm_desktop.ui.people.coverage_commands import EXPORT, PRINT, ROW_ACTS, declare
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class CoveragePage(ListedPage[CarrierLine, RoleBook]):
    """Asked for on a thread: who met whom is read of every account. Enter opens its people."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VIEWS, tr("Filter the accounts"), _ask)
        self.lay_out(self.file_buttons(EXPORT, PRINT))
        declare(self)
        self.offer(ROW_ACTS)

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

    def title(self) -> str:
        """The page's name."""
        return tr("Role coverage")

    def aside(self) -> str:
        """How much hangs on one person, beside the title."""
        return thin_words(self.found.thin) if self.found is not None else ""

    def introduce(self) -> None:
        """Draft the next best introduction of the account that the keyboard is on."""
        self.on_current(lambda line: self.shell.open_account(line.id, "contacts/introduce"))

    def listing(self) -> ShownListing | None:
        """The lines of the view, for a file or on paper; None until they are there."""
        found = self.found
        if found is None:
            return None
        lines = tuple(self.table.lines)
        name = render(say("Role coverage {day}", day=f"{found.as_of}"))
        return ShownListing(tr("Role coverage"), name, lambda _: role_listing(found, lines))

    def open_line(self, line: CarrierLine) -> None:
        """The people of an account."""
        self.shell.open_account(line.id, "contacts")

    def show_found(self, found: RoleBook) -> None:
        """Show each account with who carries it."""
        self.show_lines(found.lines)


def _ask(book: "Book") -> RoleBook:
    from csm_desktop.app.lists.accounts import accounts
    from csm_desktop.app.lists.role_coverage import role_book

    return role_book(book, accounts(book))
