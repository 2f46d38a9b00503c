"""A list over the whole book that is asked for whole, on a thread."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeVar

from csm_desktop.ui.frame.lists.list_page import ListPage, ListView
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets.table.columns import Line

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

L = TypeVar("L", bound=Line)
C = TypeVar("C")


class QueriedPage(ListPage[L, C]):
    """`question` brings the lines of a book; a change of a table of `concern` asks it again."""

    def __init__(
        self,
        shell: Shell,
        views: Sequence[ListView[L, C]],
        filter_name: str,
        question: "Callable[[Book], Sequence[L]]",
        concern: Collection[str],
    ) -> None:
        super().__init__(shell, views, filter_name)
        self._concern = frozenset(concern)
        self._asker = BookQuery(shell, lambda: question, self)
        self._asker.answered.connect(self.show_lines)

    def show_book(self, book: "Book | None") -> None:
        """Show the lines of another book."""
        self.clear()
        if book is not None:
            self.refresh(None)

    def keep(self) -> None:
        """Show what the view that is on keeps; nothing to keep without a book."""
        if self.shell.book is not None:
            super().keep()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again, where what changed can stand in the list."""
        if changes is None or self._concern & set(changes.tables):
            self._asker.ask()
