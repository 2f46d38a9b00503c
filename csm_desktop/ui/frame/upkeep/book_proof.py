"""A large book that was not closed properly is looked through while its user reads it already."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from csm_desktop.ui.background import Background
from csm_desktop.ui.lifetimes import renew

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook


class Proof(QObject):
    """`settled` tells that the book was looked through: it can be written now, or is damaged."""

    settled = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background

    def attach(self, held: "HeldBook | None") -> None:
        """Look through this book where it needs that, and no longer through another."""
        renew(self, over=held is None or not held.book.unproved)
        if held is None or not held.book.unproved:
            return
        book = held.book

        def done(broken: Any) -> None:
            book.settle(broken)
            self.settled.emit()

        self._background.start(
            self, lambda report: book.prove(lambda: report(0, 0)), done, self._failed
        )

    def _failed(self, error: BaseException) -> None:
        raise error
