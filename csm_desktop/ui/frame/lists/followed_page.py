"""A list over the whole book whose lines follow each act on a few accounts at once."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeVar

from csm_desktop.ui.frame.lists.list_page import ListPage, ListView
from csm_desktop.ui.frame.lists.shown_lines import ShownLines
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.table.columns import Line

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

L = TypeVar("L", bound=Line)
C = TypeVar("C")


class FollowedPage(ListPage[L, C]):
    """`ask` brings all lines of a book, `ask_again` those of some accounts anew; a change of a
    table of `concern` can stand in the list.
    """

    def __init__(
        self,
        shell: Shell,
        views: Sequence[ListView[L, C]],
        filter_name: str,
        ask: "Callable[[Book], Sequence[L]]",
        ask_again: "Callable[[Book, Sequence[L], Collection[int]], Sequence[L]]",
        concern: Collection[str],
    ) -> None:
        super().__init__(shell, views, filter_name)
        self._concern = frozenset(concern)
        self._listing = ShownLines(shell, ask, ask_again, self)
        self._listing.came.connect(lambda: self.show_lines(self._listing.lines))

    def show_book(self, book: "Book | None") -> None:
        """Show the lines of another book."""
        self.clear()
        self._listing.show_book()
        if book is not None:
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again, where what changed can stand in the list."""
        if self.shell.book is not None and self._is_concerned(changes):
            self._listing.follow(changes)
            if self._listing.are_overtaken:
                self.table.wait(same=True)

    def changed(self, changes: "ChangeSet | None") -> None:
        """What was changed elsewhere is there when the page is seen again."""
        # Noted for later: a hidden page must not ask the book after every act.
        if not self.isVisible() and self._is_concerned(changes):
            self._listing.follow_unseen(changes)
        super().changed(changes)

    def _is_concerned(self, changes: "ChangeSet | None") -> bool:
        return changes is None or not self._concern.isdisjoint(changes.tables)
