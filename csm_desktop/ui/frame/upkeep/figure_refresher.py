"""Brings stale figures and alerts up to date while nobody waits: small portions between the user's
events."""

from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.ui.background import Background
from csm_desktop.ui.lifetimes import Later, renew

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csm_desktop.app.book import Book

_PORTION_S = 0.010  # judged and stored; a longer one saves nothing
_TELL_S, _TELL_MOST_S = 2.0, 16.0
_AGAIN_MS = 300
_GIVE_WAY_MS, _PATIENCE_S = 50, 2.0
_MINUTE_MS = 60_000  # a follow-up comes to be overdue by the minute


class FigureRefresher(QObject):
    """`moved` tells that figures changed: at the end, and now and then on the way; `finished` that
    all of them hold, after some did not.

    `progressed` tells whenever `as_of` or `waiting` may say something else.
    """

    moved = Signal()
    finished = Signal()
    progressed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._background, self._asked = background, False
        self._worked_at = 0.0
        self._book: Book | None = None
        self._stale: list[int] = []
        self._told, self._telling_s = 0.0, _TELL_S
        self._timer = Later(self, self._portion, repeated=True)
        self._again = Later(self, self._look, _AGAIN_MS)
        self._resume = Later(self, self._timer.start, _GIVE_WAY_MS)
        self._minute = Later(self, self._look_at_clocks, _MINUTE_MS, repeated=True)
        self._looked_at: datetime | None = None
        self._is_time = True  # to look at the clocks of follow-ups as well

    def attach(self, book: "Book | None") -> None:
        """Work for this book, as far as it can be written, and no longer for another."""
        for timer in (self._timer, self._again, self._resume, self._minute):
            timer.stop()
        self._looked_at, self._is_time, self._asked = None, True, False
        self._stale = []
        self._book = None if book is None or book.why_read_only else book
        renew(self, over=self._book is None)
        if self._book is not None:
            self._again.start()
            self._minute.start()

    def wake(self) -> None:
        """Something changed, or a day: look again soon."""
        if self._book is not None and not self._timer.isActive():
            self._again.start()

    def _look_at_clocks(self) -> None:
        self._is_time = True
        self.wake()

    @property
    def as_of(self) -> "date | None":
        """The day that figures are brought up to; None without a book that can be written."""
        return self._book.today() if self._book is not None else None

    @property
    def waiting(self) -> int:
        """How many accounts are still to be judged, as far as it has looked."""
        return len(self._stale) if self._book is not None else 0

    @property
    def working(self) -> bool:
        """Whether there are stale figures that it knows of."""
        timers = (self._timer, self._again, self._resume)
        return self._asked or any(timer.isActive() for timer in timers)

    def _look(self) -> None:
        from csm_desktop.app.lists import figures

        book = self._book
        if book is None:
            return
        # Time makes follow-ups overdue, and no act: they are looked for by the minute alone, on a
        # thread, for the first look of a day goes through all of them.
        if self._is_time:
            since, self._looked_at, self._is_time = self._looked_at, book.now(), False
            self._asked = True
            self._background.start(
                self, lambda _: figures.stale(book, since), self._found, self._not_found
            )
        else:
            self._begin(figures.changed(book))

    def _found(self, stale: "Sequence[int]") -> None:
        self._asked = False
        # What was looked for meanwhile, after an act, is not forgotten.
        self._begin((*dict.fromkeys((*self._stale, *stale)),))

    def _not_found(self, error: BaseException) -> None:
        self._asked = False
        raise error

    def _begin(self, stale: "Sequence[int]") -> None:
        self._stale = [*stale]
        self._told = self._worked_at = perf_counter()
        self._telling_s = _TELL_S
        self.progressed.emit()
        if self._stale:
            self._timer.start()

    def _portion(self) -> None:
        """One short transaction, bounded in time: typing must not stutter."""
        from csm_desktop.app.lists import figures

        book = self._book
        if book is None or book.is_reserved or book.why_read_only:
            self._timer.stop()
            if (
                book is not None and book.is_reserved
            ):  # a long import: what it leaves stale is looked for afterwards
                self._again.start()
            return
        if self._gives_way():
            return
        end = perf_counter() + _PORTION_S
        done = figures.refresh_while(book, self._stale, lambda: perf_counter() < end)
        self._stale = self._stale[done:]
        now = self._worked_at = perf_counter()
        if not self._stale:
            self._timer.stop()
            self.finished.emit()
        # Not after each portion: every telling lists the whole book anew. The longer it takes,
        # the less often.
        if not self._stale or now - self._told > self._telling_s:
            self._told, self._telling_s = now, min(2 * self._telling_s, _TELL_MOST_S)
            self.moved.emit()
            self.progressed.emit()

    def _gives_way(self) -> bool:
        """Whether a thread is at work, which each statement of a portion would wait for: then a
        portion comes now and then only."""
        if not self._background.busy or perf_counter() - self._worked_at > _PATIENCE_S:
            return False
        self._timer.stop()
        self._resume.start()
        return True
