"""Publishes the open book into its team's database, by the clock or when asked, on a thread.

Offline is quiet: it is tried again a quarter of an hour later. Anything else that is in the way is
told once. It belongs to the book: what is under way when that closes is cut off, and was never
begun.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from csm_desktop.domain.text.message import Message
from csm_desktop.errors import UserError
from csm_desktop.ui.background import Background, Progress, StoppedError
from csm_desktop.ui.frame.recents import Recents
from csm_desktop.ui.frame.upkeep.outbox_sender import OutboxSender
from csm_desktop.ui.lifetimes import renew

if TYPE_CHECKING:
    from csm_desktop.app.book import Book
    from csm_desktop.app.publication.database import LastPublish, TeamDatabase
    from csm_desktop.app.publication.publish import PublishedBook

_LAST = "team"


class PublisherShell(Protocol):
    """What of the window a publisher works with."""

    @property
    def background(self) -> Background:
        """Its threads."""

    @property
    def outbox(self) -> OutboxSender:
        """Who has what is in the keychain."""

    @property
    def recents(self) -> Recents:
        """What is remembered between starts."""

    def tell(self, error: UserError) -> None:
        """Say in a banner what went wrong."""


class TeamPublisher(QObject):
    """`moved` tells that a publish began, went on or ended; `share` is how much of it is done, None
    while none is under way."""

    moved = Signal()

    def __init__(self, shell: PublisherShell, parent: QObject) -> None:
        super().__init__(parent)
        renew(self, over=True)
        self._shell = shell
        self._book: Book | None = None
        self._told = ""
        self.share: int | None = None

    def attach(self, book: "Book | None") -> None:
        """Publish this book, and no longer another."""
        self._book, self._told, self.share = book, "", None
        renew(self, over=book is None)

    @property
    def last(self) -> "LastPublish | None":
        """How the last publish out of this window ended; None before one."""
        from csm_desktop.app.publication.database import last_told

        if self._book is None:
            return None
        return last_told(self._shell.recents.kept(_LAST, self._book.path) or "null")

    def look(self) -> None:
        """A minute has passed: publish, where it is time."""
        book = self._book
        # What can only be read is published by whoever writes it.
        if book is None or book.is_locked or book.unproved or book.why_read_only:
            return
        from csm_desktop.app.lists.figures import changed
        from csm_desktop.app.publication.database import is_due, team_database

        database = team_database(book)
        if database is None or not is_due(database, self.last, book.now()):
            return
        # The window brings figures up to date while nobody types; to judge them here as well would
        # make it slow for whoever does.
        if not changed(book):
            self._begin(book, database, asked=False)

    def publish_now(self) -> None:
        """Publish, whenever that was done last."""
        from csm_desktop.app.publication.database import team_database

        book = self._book
        database = team_database(book) if book is not None else None
        if book is not None and database is not None:
            self._begin(book, database, asked=True)

    def withdraw(self, address: str, then: Callable[[], object]) -> None:
        """Take the book out of the database at an address; `then` runs once it is out."""
        book = self._book
        if book is None or self.share is not None:
            return
        secrets = self._shell.outbox.keys.secrets

        def work(_: object) -> int:
            from csm_desktop.app.publication.database import read_address
            from csm_desktop.app.publication.publish import withdraw

            place = read_address(address)
            return withdraw(book, place, secrets.find(place.secret_name) or "")

        def done(number: int) -> None:
            from csm_desktop.app.publication.publish import withdrawn_words

            self._keep([withdrawn_words(book.path.name, number)])
            then()

        self._at(0, 1)
        self._shell.background.start(
            self, work, done, lambda error: self._failed(error, asked=True), self._at
        )

    def _begin(self, book: "Book", database: "TeamDatabase", *, asked: bool) -> None:
        if self.share is not None:
            return
        secrets = self._shell.outbox.keys.secrets

        def work(report: Progress) -> "PublishedBook":
            from csm_desktop.app.publication.database import read_address
            from csm_desktop.app.publication.publish import PublishTerms, publish

            address = read_address(database.address)
            # Asked here: a keychain may wait for its user.
            password = secrets.find(address.secret_name) or ""
            terms = PublishTerms(database.team, database.everything)
            return publish(book, address, password, terms, report)

        self._at(0, 1)
        self._shell.background.start(
            self, work, self._done, lambda error: self._failed(error, asked=asked), self._at
        )

    def _at(self, done: int, total: int) -> None:
        share = done * 100 // max(total, 1)
        if share != self.share:
            self.share = share
            self.moved.emit()

    def _done(self, done: "PublishedBook") -> None:
        from csm_desktop.app.publication.publish import published_words, went_back_words

        self._told = ""
        self._keep([published_words(done), *([went_back_words(done)] if done.went_back else [])])

    def _failed(self, error: BaseException, *, asked: bool) -> None:
        from csm_desktop.app.passphrase import LockedBookError
        from csm_desktop.app.publication.publish import UnreachableError

        self.share = None
        if isinstance(error, StoppedError | LockedBookError):  # it is begun again by itself
            self.moved.emit()
            return
        if not isinstance(error, UserError):
            raise error
        unreached = isinstance(error, UnreachableError)
        words = " ".join(filter(None, (error.title, error.advice)))
        said = [one for one in error.said if isinstance(one, Message)]
        self._keep(said or [Message("{words}", (("words", words),))], fault=error)
        # Told once, and not every hour; whoever asked for it looks at the words beside the button.
        if not (asked or unreached) and words != self._told:
            self._told = words
            self._shell.tell(error)

    def _keep(self, said: Sequence[Message], *, fault: UserError | None = None) -> None:
        """Remember how it ended."""
        from csm_desktop.app.publication.database import LastPublish, last_text
        from csm_desktop.app.publication.publish import UnreachableError

        self.share = None
        book = self._book
        if book is not None:
            reached = not isinstance(fault, UnreachableError)
            last = LastPublish.of(book.now(), said, done=fault is None, reached=reached)
            self._shell.recents.keep(_LAST, book.path, last_text(last))
        self.moved.emit()
