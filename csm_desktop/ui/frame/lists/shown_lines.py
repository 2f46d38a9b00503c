"""The lines of a list over the whole book, kept as they are now without stopping the window.

After an act on a few accounts only those are read, at once. Everything else is asked on a thread
as soon as the list is long, and what is changed meanwhile is read into the answer before it is
shown: no line is ever older than the last act that anybody saw.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from csm_desktop.app.lists.accounts import account_count
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import renew

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

L = TypeVar("L")
FEW = 50
"""So many accounts are read at once after an act."""
SHORT = 500
"""A list of so many lines is asked for at once: no eye sees it."""


class ShownLines(QObject, Generic[L]):
    """`came` says that `lines` are others. `ask` gives all lines of a book; `ask_again` the given
    ones with those of some accounts read anew. `is_known` tells whether `ask` would take no time.
    """

    came = Signal()

    def __init__(
        self,
        shell: Shell,
        ask: "Callable[[Book], Sequence[L]]",
        ask_again: "Callable[[Book, Sequence[L], Collection[int]], Sequence[L]]",
        parent: QObject,
        *,
        is_known: "Callable[[Book], bool] | None" = None,
    ) -> None:
        super().__init__(parent)
        renew(self)
        self._is_known, self._is_first = is_known, True
        self.lines: Sequence[L] = ()
        self._shell, self._ask, self._ask_again = shell, ask, ask_again
        self._missed: frozenset[int] = frozenset()
        self._since: frozenset[int] = frozenset()
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._answered)

    def show_book(self) -> None:
        """Another book, or none: nothing of the former one is heard any more."""
        renew(self)
        self._missed = self._since = frozenset()
        self.lines, self._is_first = (), True

    @property
    def have_come(self) -> bool:
        """Whether the book has told its lines."""
        return not self._is_first

    def follow(self, changes: "ChangeSet | None") -> None:
        """Bring the lines up to date after this; None: anything may have changed."""
        book = self._shell.book
        if book is None:
            return
        self._keep_in_mind(changes)
        if changes is not None and _is_small(changes):
            self._read_missed(book)
        elif not self._asker.busy and self._is_short(book):
            self._missed = frozenset()
            self._show(self._ask(book))
        else:
            self._read_missed(book)
            self._asker.ask()

    def follow_unseen(self, changes: "ChangeSet | None") -> None:
        """The list is hidden, and follows when it is seen: a large act is asked for already."""
        self._keep_in_mind(changes)
        large = changes is not None and changes.label and not _is_small(changes)
        if large or len(self._missed) > FEW:
            self._missed = frozenset()
            self._asker.ask()

    def _keep_in_mind(self, changes: "ChangeSet | None") -> None:
        if changes is not None and _is_small(changes):
            self._missed |= changes.account_ids
            self._since |= changes.account_ids

    def _read_missed(self, book: "Book") -> None:
        missed, self._missed = self._missed, frozenset()
        if missed and not self._is_first:
            self._show(self._ask_again(book, self.lines, missed))

    def _question(self) -> "Callable[[Book], Sequence[L]]":
        self._since = frozenset()
        return self._ask

    def _answered(self, lines: Any) -> None:
        book, since = self._shell.book, self._since
        # What was changed while the thread read: it may have read it before.
        if book is not None and since:
            lines = self._ask_again(book, lines, since)
        self._show(lines)

    def _is_short(self, book: "Book") -> bool:
        if not self._is_first:
            return len(self.lines) <= SHORT
        known = self._is_known is not None and self._is_known(book)
        return known or account_count(book) <= SHORT

    def _show(self, lines: "Sequence[L]") -> None:
        self.lines, self._is_first = lines, False
        self.came.emit()


def _is_small(changes: "ChangeSet") -> bool:
    """Whether an act touched a few accounts and nothing that others share with them."""
    return bool(changes.label) and 0 < len(changes.account_ids) <= FEW and not changes.is_shared
