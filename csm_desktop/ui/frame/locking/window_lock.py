"""The window locked: its content covered, the book's connections closed, its key forgotten.

The book stays the window's, and so do its pages, dialogs and what is being typed in them: unlocked,
all is where it was. Nobody else can open the book for writing meanwhile.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from csm_desktop.errors import UserError
from csm_desktop.ui.frame.locking.cover import Cover, cover_all
from csm_desktop.ui.frame.locking.lock_dialog import LockDialog
from csm_desktop.ui.lifetimes import soon

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.ui.frame.window import Window

_AGAIN_MS = 1000


class WindowLock(QObject):
    """Locks and unlocks one window; `locked` and `unlocked` tell when all of it is done."""

    locked = Signal()
    unlocked = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window, self._workbench = window, window.workbench
        self._covers: list[Cover] = []
        self._dialog: LockDialog | None = None
        self._workbench.book_changed.connect(self._book_went)

    @property
    def is_covered(self) -> bool:
        """Whether nothing of the book can be seen."""
        return bool(self._covers)

    @property
    def dialog(self) -> LockDialog | None:
        """What asks for the passphrase; None while the window is open."""
        return self._dialog

    def lock(self) -> None:
        """Cover the window at once, then close the book's file when nothing is under way in it.

        Without a passphrase there is nothing to lock by, and nothing happens.
        """
        book = self._workbench.book
        if book is None or not book.is_encrypted or self.is_covered:
            return
        for page in self._window.pages.made.values():
            page.settle()  # what a page holds back is saved while it can be
        self._covers = cover_all(self._window)
        front = self._covers[-1].parentWidget() or self._window
        self._dialog = LockDialog(front)
        self._dialog.given.connect(self._unlock)
        self._dialog.quit_asked.connect(self._quit)
        self._dialog.ask()
        self._workbench.rest()
        self._close_file(book)

    def _close_file(self, book: "Book") -> None:
        if not self.is_covered or self._workbench.book is not book:
            return

        def done(_: None) -> None:
            self.locked.emit()

        def failed(error: BaseException) -> None:
            # A long import is still writing: it is hidden already, and ends first.
            if not isinstance(error, UserError):
                raise error
            soon(self, lambda: self._close_file(book), _AGAIN_MS)

        self._workbench.background.start(self, lambda _: book.lock_up(), done, failed, alone=True)

    def _unlock(self, words: str) -> None:
        book = self._workbench.book
        if book is None:
            return

        def done(_: None) -> None:
            self._show()
            self._workbench.wake()
            self.unlocked.emit()

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                raise error
            if self._dialog is not None:
                self._dialog.refuse(error.title)

        # Alone: never before the file is closed.
        self._workbench.background.start(
            self, lambda _: book.unlock(words), done, failed, alone=True
        )

    def _show(self) -> None:
        covers, self._covers = self._covers, []
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.open_up()
        for cover in covers:
            cover.lift()

    def _book_went(self) -> None:
        # The workbench may let its book go after the window has gone.
        if isValid(self._window) and self.is_covered and self._workbench.book is None:
            self._show()

    def _quit(self) -> None:
        # Nothing can be asked of a book that is locked; what could not be saved is in its file.
        self._workbench.may_leave = lambda: True
        self._window.close()
