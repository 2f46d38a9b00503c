"""What keeps an open book safe by the clock: its lock renewed, a backup every half hour of use."""

from collections.abc import Callable
from datetime import datetime
from threading import get_ident
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background
from csm_desktop.ui.lifetimes import Later, renew, soon
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import HeldBook

_MINUTE_MS = 60_000
_COVER_MS = 10_000  # after the opening, which has enough to do
_RENEW_MINUTES = 3


class BackupTimer(QObject):
    """`backed_up` carries the instant (UTC); `failed` the UserError of a backup that was not made.

    `day_turned` comes when the date did: figures and lists are of yesterday then.
    """

    backed_up = Signal(object)
    failed = Signal(object)
    day_turned = Signal()
    ticked = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._background = background
        self._held: HeldBook | None = None
        self._unsafe = self._uncovered = False
        self._minutes = 0
        self._today: object = None
        self._merges = False
        self._thread = get_ident()
        self._timer = Later(self, self.tick, _MINUTE_MS, repeated=True)

    def attach(self, held: "HeldBook | None") -> None:
        """Keep this book, and no longer another."""
        if self._held is not None:
            self._held.merge_by(lambda merge: merge())
        self._held = held
        renew(self, over=held is None)
        self._merges = False
        if held is not None:
            held.merge_by(self._merge)
        self._minutes = 0
        # A book that no backup covers is the one most at risk, so it does not wait half an hour.
        self._unsafe = self._uncovered = held is not None and not held.covered
        self._today = held.book.today() if held else None
        if held is None:
            self._timer.stop()
        else:
            self._timer.start()
            # After the first page is there: opening has enough to do.
            soon(self, self._cover, _COVER_MS)

    def _merge(self, merge: Callable[[], object]) -> None:
        """Merge the log on a thread: the disk may take a quarter of a second, and nothing waits for
        it. Figures that are brought up to date meanwhile give way to it."""
        if get_ident() != self._thread:  # a large import writes from a thread of its own
            merge()
        elif not self._merges:
            self._merges = True
            self._background.start(self, lambda _: merge(), self._merged, self._not_merged)

    def _merged(self, _: object) -> None:
        self._merges = False

    def _not_merged(self, error: BaseException) -> None:
        self._merges = False
        if not isinstance(error, UserError):  # the book was locked meanwhile, and merged by that
            raise error

    def changed(self) -> None:
        """The book holds something that the newest backup does not."""
        self._unsafe = True

    def tick(self) -> None:
        """A minute has passed: renew, back up if it is time, notice a new day."""
        held = self._held
        if held is None:
            return
        self._minutes += 1
        # Well within the time after which other machines take us for dead.
        if self._minutes % _RENEW_MINUTES == 0:
            held.renew()
        if held.book.is_locked:  # what is due is due when it is unlocked
            return
        self._cover()
        if self._unsafe and held.book.why_read_only is None:
            self._back_up(held)
        if held.book.today() != self._today:
            self._today = held.book.today()
            self._tend(held)
            self.day_turned.emit()
        self.ticked.emit()

    def _cover(self) -> None:
        """What an earlier session left is in no backup, whenever that was made: should the file be
        written over, nothing else could bring it back."""
        held = self._held
        is_open = held is not None and not held.book.is_locked
        if held is not None and is_open and self._uncovered and held.book.why_read_only is None:
            self._uncovered = False
            self._back_up(held, made_now=True)

    def _tend(self, held: "HeldBook") -> None:
        """The trash counts the days on which the book is open, also where it stays open."""
        book = held.book

        def work(_: object) -> None:
            from csm_desktop.app.accounts.trash import tend_trash

            with book.reserved(tr("Emptying the trash")):
                tend_trash(book)

        if book.why_read_only is None and not book.is_reserved:
            self._background.start(self, work, lambda _: None, self._not_tended)

    def _not_tended(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)

    def back_up_now(self) -> None:
        """A dated backup, whenever the last one was made."""
        if self._held is not None:
            self._back_up(self._held, by_hand=True)

    def _back_up(self, held: "HeldBook", made_now: bool = False, by_hand: bool = False) -> None:
        """`made_now`: not only where half an hour has passed."""
        book = held.book

        def work(report: object) -> datetime | None:
            del report
            now = made_now or by_hand
            made = book.back_up(by_hand=by_hand) if now else book.back_up_if_due()
            return made.manifest.made_at if made else None

        self._unsafe = False
        self._background.start(self, work, self._made, self._not_made)

    def _made(self, at: datetime | None) -> None:
        if at is None:
            self._unsafe = True  # not due yet: still something to keep
        else:
            self.backed_up.emit(at)

    def _not_made(self, error: BaseException) -> None:
        self._unsafe = True
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)
