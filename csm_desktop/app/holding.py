"""A book for as long as a window shows it: opened, kept locked and tidy, closed, or why it is not.

`app.opening` gives a book for the length of one job. A window opens it on a thread, shows it for a
day, and must turn every way in which opening fails into one thing that its reader can do.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from csm_desktop.app import figures
from csm_desktop.app.accounts import purge_trash
from csm_desktop.app.book import Book
from csm_desktop.app.book_file import rename_book
from csm_desktop.domain.clock import Clock
from csm_desktop.errors import UserError
from csm_desktop.storage import snapshots
from csm_desktop.storage.engine import BrokenBookError
from csm_desktop.storage.folders import UnfitFolderError, books_home
from csm_desktop.storage.lock import BookInUseError
from csm_desktop.storage.opening import OpenBook, open_book, words_of_strays
from csm_desktop.storage.rotation import backups, backups_folder, newest_proved
from csm_desktop.storage.soundness import DamagedBookError
from csm_desktop.storage.stamp import NewerBookError

__all__ = ["HeldBook", "Trouble", "Why", "books_home", "copy_home", "hold_book", "trouble_of"]


class Why(StrEnum):
    """Why a book is not simply open; each has one way out."""

    DAMAGED = "damaged"
    IN_USE = "in_use"
    NEWER = "newer"
    UNFIT = "unfit"
    MISSING = "missing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a window says of a book that it could not open; `remedy` is what its action works with.

    DAMAGED: the backup to restore, None where there is none. UNFIT: where the book could live.
    """

    why: Why
    path: Path
    title: str
    advice: str
    remedy: Path | None = None


@dataclass(frozen=True, slots=True)
class HeldBook:
    """An open book and what its file told at opening; `close` it, on whichever thread.

    `notices` are to be said when it is shown: they stopped nothing.
    """

    book: Book
    file: OpenBook
    last_backup: datetime | None
    notices: tuple[UserError, ...] = ()

    @property
    def offer(self) -> Path | None:
        """The backup to restore in place of a damaged book."""
        return self.file.offer

    @property
    def damaged(self) -> bool:
        """Whether the book is only readable because something in it is broken."""
        return self.file.damage is not None

    def renew(self) -> None:
        """Tell other machines that the book is still open; call it every few minutes."""
        self.file.renew()

    def close(self) -> None:
        """Close every connection, seal the book and let it go."""
        self.book.close()
        self.file.close()


def hold_book(path: Path, clock: Clock) -> HeldBook:
    """Open a book until it is closed; what has been in its trash too long is purged first.

    Raises UserError as `app.opening.opened_book` does; `trouble_of` sorts those.
    """
    file = open_book(path, clock.now())
    try:
        book = Book(file, clock)
        if file.read_only is None:
            _purge_expired(book)
        notices = (words_of_strays(file),) if file.strays else ()
        return HeldBook(book, file, newest_backup(file.path), notices)
    except BaseException:
        file.close()
        raise


def rename_and_hold(path: Path, target: Path, clock: Clock) -> HeldBook:
    """Give a closed book the name that `book_file.renamed` found, and open it.

    Where somebody is in it, it keeps its name and is opened as it was; a notice says so.
    """
    try:
        rename_book(path, target)
    except UserError as error:
        held = hold_book(path, clock)
        return replace(held, notices=(error, *held.notices))
    return hold_book(target, clock)


def newest_backup(book: Path) -> datetime | None:
    """When the newest dated backup of a book was made, told by its name."""
    found = backups(backups_folder(book))
    return found[0].at if found else None


def trouble_of(error: UserError, path: Path) -> Trouble:
    """Sort an error of opening by what can be done about it."""
    why, remedy = Why.OTHER, None
    if isinstance(error, UnfitFolderError):
        why, remedy = Why.UNFIT, error.proposal
    elif isinstance(error, BookInUseError):
        why = Why.IN_USE
    elif isinstance(error, NewerBookError):
        why = Why.NEWER
    elif isinstance(error, BrokenBookError | DamagedBookError):
        proved = newest_proved(backups(backups_folder(path)))
        why, remedy = Why.DAMAGED, proved.path if proved else None
    elif not path.exists():
        why = Why.MISSING
    return Trouble(why, path, error.title, error.advice, remedy)


def copy_home(path: Path, target: Path, clock: Clock) -> None:
    """Copy a book out of an unfit folder to where it can live; the original stays as it is.

    Raises UserError where the book is damaged or the target cannot be written.
    """
    snapshots.restore(path, target, clock.now())


def _purge_expired(book: Book) -> None:
    with book.reading() as connection:
        rules = figures.rules_of(connection)
    book.record(purge_trash, rules)
