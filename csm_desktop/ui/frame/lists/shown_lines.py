"""The lines of a list over the whole book, kept as they are now without stopping the window.

After an act on a few accounts only those are read, at once. Everything else is asked on a thread
as soon as the list is long, and what is changed meanwhile is read into the answer before it is
shown: no line is ever older than the last act that anybody saw.

A list that nobody sees asks for nothing while the window has something to do: after a large act it
is read in the first quiet moment, or when it is shown. Until then its lines are `overtaken`.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from csm_desktop.app.lists.accounts import account_count
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import Later, renew

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
        self._large_acts = self._asked_after = self._shown_after = 0
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._answered)
        self._at_once = Later(self, self._take_known)
        if is_known is not None:
            shell.background.rested.connect(self._rested)

    def show_book(self) -> None:
        """Another book, or none: nothing of the former one is heard any more."""
        renew(self)
        self._missed = self._since = frozenset()
        self.lines, self._is_first = (), True
        self._shell.background.not_waiting(self)
        self._shown_after = self._large_acts

    @property
    def are_overtaken(self) -> bool:
        """Whether a large act made others of the lines, which were not read since."""
        return self._shown_after != self._large_acts

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
            self._read_all(book)
        else:
            self._read_missed(book)
            self._ask_on_a_thread()

    def follow_unseen(self, changes: "ChangeSet | None") -> None:
        """The list is hidden, and follows when it is seen: after a large act when it is quiet."""
        self._keep_in_mind(changes)
        large = changes is not None and changes.label and not _is_small(changes)
        if large or len(self._missed) > FEW:
            self._missed = frozenset()
            self._large_acts += 1
            self._shell.background.when_quiet(self, self._ask_on_a_thread)

    def _keep_in_mind(self, changes: "ChangeSet | None") -> None:
        if changes is not None and _is_small(changes):
            self._missed |= changes.account_ids
            self._since |= changes.account_ids

    def _ask_on_a_thread(self) -> None:
        self._shell.background.not_waiting(self)
        self._asker.ask()

    def _read_all(self, book: "Book") -> None:
        self._shell.background.not_waiting(self)
        self._missed = frozenset()
        self._shown_after = self._large_acts
        self._show(self._ask(book))

    def _rested(self) -> None:
        if self.are_overtaken:
            self._at_once.start()

    def _take_known(self) -> None:
        """What came with a large act is taken at once: whoever goes there next finds it painted."""
        book = self._shell.book
        if book is not None and self.are_overtaken and self._knows(book) and not self._asker.busy:
            self._read_all(book)

    def _read_missed(self, book: "Book") -> None:
        missed, self._missed = self._missed, frozenset()
        if missed and not (self._is_first or self.are_overtaken):
            self._show(self._ask_again(book, self.lines, missed))

    def _question(self) -> "Callable[[Book], Sequence[L]]":
        self._since = frozenset()
        self._asked_after = self._large_acts
        return self._ask

    def _answered(self, lines: Any) -> None:
        if self._asked_after != self._large_acts:
            return  # read before the last large act; its own question waits, or is asked now
        self._shown_after = self._asked_after
        book, since = self._shell.book, self._since
        # What was changed while the thread read: it may have read it before.
        if book is not None and since:
            lines = self._ask_again(book, lines, since)
        self._show(lines)

    def _is_short(self, book: "Book") -> bool:
        if self._knows(book):
            return True
        if self._is_first or self.are_overtaken:
            return account_count(book) <= SHORT
        return len(self.lines) <= SHORT

    def _knows(self, book: "Book") -> bool:
        return self._is_known is not None and self._is_known(book)

    def _show(self, lines: "Sequence[L]") -> None:
        self.lines, self._is_first = lines, False
        self.came.emit()


def _is_small(changes: "ChangeSet") -> bool:
    """Whether an act touched a few accounts and nothing that others share with them."""
    return bool(changes.label) and 0 < len(changes.account_ids) <= FEW and not changes.is_shared
