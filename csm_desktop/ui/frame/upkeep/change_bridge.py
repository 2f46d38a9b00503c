"""The one bridge from the book's changes to the window.

Every act is told once, after the figures of its accounts are fresh, so that an edit repaints once
and with the right numbers. What the program does of its own accord (snapshots) is told together.
"""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.ui.lifetimes import Later, renew

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_TOGETHER_MS = 400
_AT_ONCE = 4


class ChangeBridge(QObject):
    """`changed` carries a ChangeSet of an act; `figures` says that computed figures moved.

    Both come on the UI thread, whichever thread wrote.
    """

    changed = Signal(object)
    figures = Signal()
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._book: Book | None = None
        self._listening = ExitStack()
        self._own: ChangeSet | None = None
        self._later = Later(self, self._tell_own, _TOGETHER_MS)
        self._heard.connect(self._receive)

    def attach(self, book: "Book | None") -> None:
        """Listen to this book, and no longer to another."""
        self._listening.close()
        renew(self, over=book is None)
        self._own = None
        self._book = book
        if book is not None:
            self._listening.enter_context(book.listening(partial(self._heard.emit, book)))

    def _receive(self, book: "Book", changes: "ChangeSet") -> None:
        if book is not self._book:  # told on a thread, while it was being closed
            return
        if not changes.label:
            self._keep(changes)
            return
        self._freshen(changes)
        self.changed.emit(changes)

    def _freshen(self, changes: "ChangeSet") -> None:
        """The figures of a few accounts cost a millisecond or two each; many wait for idleness."""
        from csm_desktop.app.lists import figures

        book = self._book
        # An import touches thousands: they are computed when nobody waits.
        if book is None or book.why_read_only or len(changes.account_ids) > _AT_ONCE:
            return
        if book.is_reserved:
            return
        touched = figures.stale_among(book, changes.account_ids)
        if touched:
            figures.refresh_some(book, touched)

    def _keep(self, changes: "ChangeSet") -> None:
        own = self._own
        self._own = (
            changes if own is None else replace(own, changes=(*own.changes, *changes.changes))
        )
        self._later.start()

    def _tell_own(self) -> None:
        own, self._own = self._own, None
        if own is not None:
            self.changed.emit(own)
