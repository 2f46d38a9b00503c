"""Which lines stand on values that cannot be used: asked once they are painted.

The look goes through all tables and takes as long as reading the lines does. Of a sound book it
finds nothing, and nothing changes; what it finds is on the lines a moment after they were seen.
Meanwhile nothing stands in the place of such a value: what cannot be used was never read.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists import figures
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.ui.frame.lists.shown_lines import ShownLines
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import Later, renew

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_PAINTED_MS = 60


class LookBehind(QObject):
    """The lines of a book as its first page asks for them: at first without the look."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.listing = ShownLines(
            shell, self._lines, listing.with_changed, self, is_known=self._are_known
        )
        self._is_over = False
        self._asker = BookQuery(shell, lambda: _has_any, self)
        self._asker.answered.connect(self._answered)
        self._soon = Later(self, self._asker.ask, _PAINTED_MS)
        self.listing.came.connect(self._come)

    def show_book(self) -> None:
        """Another book, or none."""
        renew(self)
        self._soon.stop()
        self._is_over = False
        self.listing.show_book()

    def _come(self) -> None:
        book = self._shell.book
        if book is not None and not (self._is_over or _is_for_reading(book)):
            self._soon.start()

    def _answered(self, found: object) -> None:
        self._is_over = True
        if found:
            self.listing.follow(None)

    def _lines(self, book: "Book") -> Sequence[AccountLine]:
        """All lines as they are now; where nothing can be stored, judged for the eye alone."""
        if _is_for_reading(book):
            return figures.current_lines(book)
        return listing.accounts(book) if self._is_over else listing.unmarked(book)

    def _are_known(self, book: "Book") -> bool:
        """Whether the lines are those that a thread read a moment ago: the one that opened the
        book, or took a file into it."""
        is_marked = not self._is_over or book.knows("unusable")
        return is_marked and listing.are_known(book) and not _is_for_reading(book)


def _has_any(book: "Book") -> bool:
    return bool(book.unusable())


def _is_for_reading(book: "Book") -> bool:
    return bool(book.why_read_only) and not book.unproved
