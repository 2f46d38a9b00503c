"""Keeps what the forecast says once a month, when all figures hold: what came of it can be told
later."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lifetimes import renew

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book


class ForecastKeeper(QObject):
    """The forecast of a large book takes longer than a window may stand still: a thread makes it,
    and it is kept where nothing was changed meanwhile."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._book: Book | None = None
        self._version = 0
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._keep)

    def attach(self, book: "Book | None") -> None:
        """Look at this book, and no longer at another."""
        self._book = book
        renew(self, over=book is None)

    def look(self) -> None:
        """The figures hold: keep the month's forecast, where it is not kept yet."""
        if self._may_write:
            self._asker.ask()

    @property
    def _may_write(self) -> bool:
        book = self._book
        return book is not None and not book.why_read_only and not book.is_reserved

    def _question(self) -> "Callable[[Book], object]":
        from csm_desktop.app.revenue.forecast import forecast_of_month  # not at start

        if self._book is not None:
            self._version = self._book.version
        return forecast_of_month

    def _keep(self, said: Any) -> None:
        from csm_desktop.app.revenue.forecast import keep_forecast

        if not said or self._book is None or not self._may_write:
            return
        # An account that the forecast names may be gone by now.
        if self._book.version != self._version:
            self._asker.ask()
            return
        self._book.record(keep_forecast, said)
