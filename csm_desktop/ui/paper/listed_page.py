"""A page over the whole book whose lines can be had as a file for a spreadsheet, or as a page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.lists.list_page import ListPage, ListView
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.paper.listings import ShownListing, ask_csv, ask_page
from csm_desktop.ui.widgets import Button
from csm_desktop.ui.widgets.table.columns import Line
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

L = TypeVar("L", bound=Line)
F = TypeVar("F")


class ListedPage(ListPage[L, None], Generic[L, F]):
    """`question` brings all that the page shows of a book, on a thread, after each change; a
    subclass shows it (`show_found`) and names it as a list (`listing`)."""

    def __init__(
        self,
        shell: Shell,
        views: Sequence[ListView[L, None]],
        filter_name: str,
        question: "Callable[[Book], F]",
    ) -> None:
        super().__init__(shell, views, filter_name)
        self.found: F | None = None
        self._asker = BookQuery(shell, lambda: question, self)
        self._asker.answered.connect(self._came)
        self.table.opened.connect(self.open_line)

    def file_buttons(self, export: str, print_: str) -> tuple[Button, Button]:
        """The ways out, by the commands of these ids."""
        run = self.shell.commands.run
        return (
            Button(tr("CSV…"), partial(run, export), icon="file-download"),
            Button(tr("Print…"), partial(run, print_), icon="printer"),
        )

    def offer(self, groups: Sequence[Sequence[str]]) -> None:
        """The commands that the menu of a row shows, in these groups."""
        self.table.row_acts = lambda: row_acts(self.shell.commands, groups)

    def context(self) -> None:
        """The views need nothing beside a line."""

    def show_book(self, book: "Book | None") -> None:
        """Show another book; nothing of the former stays."""
        self.clear()
        self.found = None
        self.keep()  # the views need no context that could be another
        if book is not None:
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        self._asker.ask()

    def _came(self, found: F) -> None:
        self.found = found
        self.show_found(found)

    def show_found(self, found: F) -> None:
        """Show what the question brought."""
        raise NotImplementedError

    def open_line(self, line: L) -> None:
        """Go where a line stands."""
        raise NotImplementedError

    def listing(self) -> ShownListing | None:
        """The lines of the view, for a file or on paper; None until they are there."""
        raise NotImplementedError

    def open_selected(self) -> None:
        """Go where the line that the keyboard is on stands."""
        self.on_current(self.open_line)

    def export(self) -> None:
        """Write the lines of the view into a file, in their order."""
        ask_csv(self.shell, self.listing(), self)

    def print_(self) -> None:
        """The lines of the view on paper."""
        ask_page(self.shell, self.listing(), self)
