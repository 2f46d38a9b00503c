"""Sends what waits in the outbox of the open book: one mail at a time, on a thread.

It belongs to the book: with it the try under way ends, and how that ended is written down first.
"""

from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background
from csm_desktop.ui.lifetimes import Later, renew
from csm_desktop.values import dataclass
from csm_desktop.wording import clock_time, render

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.outbox.delivery import Delivery
    from csm_desktop.app.outbox.server import MailKeys
    from csm_desktop.domain.correspondence.outbox import DeliveryOutcome
    from csm_desktop.domain.records.letters.outbox import OutboxMail

_LOOK_MS = 1_000
_LONGEST_MS = 60_000
_FIRST_MS = 3_000  # after a book was opened
_FAREWELL_S, _CUT_S = 1.5, 1.0


@dataclass(frozen=True, slots=True)
class LastTry:
    """What the last try said of the connection, and when; nothing is said before one. One that
    ended before a server was spoken to says nothing of it: not `tried`."""

    reached: bool
    at: datetime
    why: str = ""
    tried: bool = True


class _Try:
    """One try under way: what it sends, how to end it, and how it ended."""

    def __init__(self, mail: "OutboxMail") -> None:
        self.mail = mail
        self.delivery: Delivery | None = None
        self.outcome: DeliveryOutcome | None = None
        self.over = Event()

    def begun(self, delivery: "Delivery") -> None:
        """The thread has begun to speak to the server."""
        self.delivery = delivery


class OutboxSender(QObject):
    """`moved` tells that a mail went on, or that the connection is another."""

    moved = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._background = background
        self._book: Book | None = None
        self._try: _Try | None = None
        self._keys: MailKeys | None = None
        self.connection: LastTry | None = None
        self.waiting = 0
        self._timer = Later(self, self._look, _LOOK_MS)

    @property
    def keys(self) -> "MailKeys":
        """What lets this program in at mail servers."""
        if self._keys is None:
            from csm_desktop.app.clock import SystemClock
            from csm_desktop.app.outbox.server import MailKeys, Secrets, secret_place

            self._keys = MailKeys(Secrets(place=secret_place(self._book)), SystemClock().now)
        return self._keys

    @keys.setter
    def keys(self, keys: "MailKeys") -> None:
        self._keys = keys

    def attach(self, book: "Book | None") -> None:
        """Send for this book, as far as it can be written, and no longer for another."""
        self._end_try()
        self._timer.stop()
        self._book = None if book is None or book.why_read_only else book
        if self._keys is not None:
            from csm_desktop.app.outbox.server import secret_place

            self._keys.secrets.place = secret_place(self._book)
        self.connection, self.waiting = None, 0
        renew(self, over=self._book is None)
        if self._book is not None:
            self._timer.start(_FIRST_MS)

    def wake(self) -> None:
        """Something changed in the outbox: look soon."""
        if self._book is not None and self._try is None:
            self._timer.start(_LOOK_MS)

    def send_now(self) -> None:
        """Try now what waits for a connection."""
        if self._book is not None:
            from csm_desktop.app.outbox.delivery import try_now

            self._book.record(try_now)
            self._look()

    @property
    def words(self) -> str:
        """What the status bar says; "" where nothing waits and nobody has tried."""
        parts = []
        if self.waiting:
            parts.append(render(say("Outbox: {n} waiting", n=self.waiting)))
        if self.connection is not None and self.connection.tried:
            time = clock_time(self.connection.at.astimezone())
            said = (
                say("online {time}", time=time)
                if self.connection.reached
                else say("offline {time}", time=time)
            )
            parts.append(render(said))
        return " · ".join(parts)

    def _look(self) -> None:
        from csm_desktop.app.lists.outbox import is_any_under_way

        book = self._book
        if book is None or self._try is not None:
            return
        if book.is_reserved or book.unproved or book.why_read_only:
            self._timer.start(_LOOK_MS)  # a long import: mails wait until it is done
            return
        if not is_any_under_way(book):  # as nearly always: nothing of mail is needed for that
            self._count(book)
            return
        from csm_desktop.app.outbox import delivery
        from csm_desktop.app.outbox.server import mail_server

        try:
            # Nobody sends just now: what is still claimed is of a program that was ended.
            delivery.recover(book)
            server = mail_server(book)
            mail = delivery.claim_next(book) if server is not None else None
        except UserError:
            self._timer.start(_LONGEST_MS)  # the disk is full, or busy: nothing was claimed
            return
        self._count(book)
        if mail is None or server is None:
            self._wait(book)
            return
        under_way = self._try = _Try(mail)
        keys = self.keys

        def work(_: object) -> "DeliveryOutcome":
            try:
                outcome = delivery.deliver(mail, server, keys, under_way.begun)
                under_way.outcome = outcome
            finally:
                under_way.over.set()
            return outcome

        self._background.start(self, work, lambda _: self._ended(), self._failed)

    def _wait(self, book: "Book") -> None:
        from csm_desktop.app.outbox.delivery import next_time

        at = next_time(book)
        if at is not None:
            left = round((at - book.now()).total_seconds() * 1000)
            self._timer.start(max(_LOOK_MS // 5, min(left + 20, _LONGEST_MS)))

    def _ended(self) -> None:
        """The try is over: written down now, or as soon as the book can be written."""
        under_way, book = self._try, self._book
        if under_way is None or book is None or under_way.outcome is None:
            return
        try:
            self._settle(book, under_way)
        except UserError:
            Later(self, self._ended, _LOOK_MS).start()
            return
        self._try = None
        self._count(book)
        self.moved.emit()
        self._look()

    def _settle(self, book: "Book", under_way: _Try) -> None:
        from csm_desktop.app.outbox.delivery import settle
        from csm_desktop.domain.correspondence.outbox import DeliveryEnd

        if under_way.outcome is None:
            return
        settle(book, under_way.mail.id, under_way.outcome)
        end, why = under_way.outcome.end, under_way.outcome.why
        reached = end in (DeliveryEnd.ANSWERED, DeliveryEnd.NOT_ALLOWED)
        reached = reached or under_way.outcome.is_heard
        tried = under_way.delivery is not None
        self.connection = LastTry(reached, book.now(), why, tried)

    def _failed(self, error: BaseException) -> None:
        self._try = None
        raise error

    def _count(self, book: "Book") -> None:
        from csm_desktop.app.lists.outbox import waiting_count

        before, self.waiting = self.waiting, waiting_count(book)
        if before != self.waiting:
            self.moved.emit()

    def _end_try(self) -> None:
        """The book is about to close: a short while for the server's last word, then it is cut."""
        under_way, book = self._try, self._book
        self._try = None
        if under_way is None or book is None:
            return
        if not under_way.over.wait(_FAREWELL_S) and under_way.delivery is not None:
            under_way.delivery.stop()
            under_way.over.wait(_CUT_S)
        try:
            self._settle(book, under_way)
        except UserError:
            return  # it stays claimed, and is asked about at the next start
