"""A book for as long as a window shows it: opened, kept locked and tidy, closed, or why it is not.

`app.opening` gives a book for the length of one job. A window opens it on a thread, shows it for a
day, and must turn every way in which opening fails into one thing that its reader can do.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from csm_desktop.app import passphrase
from csm_desktop.app.accounts.trash import tend_trash
from csm_desktop.app.book import Book
from csm_desktop.app.book_file import rename_book
from csm_desktop.app.opened_book import refuse_bundle
from csm_desktop.app.passphrase import LockedBookError, Rekeyed, WrongPassphraseError
from csm_desktop.app.rescue import Rescued, kept_acts
from csm_desktop.app.travel import travel_notice
from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.mail import drafts
from csm_desktop.storage.file import snapshots
from csm_desktop.storage.file.engine import BrokenBookError, NotABookError
from csm_desktop.storage.file.folders import UnfitFolderError, books_home
from csm_desktop.storage.file.identity import Merging
from csm_desktop.storage.file.lock import BookInUseError
from csm_desktop.storage.file.opened import OpenBook, offered_backup, open_book, words_of_strays
from csm_desktop.storage.file.rotation import backups, backups_folder, new_book_path
from csm_desktop.storage.file.soundness import DamagedBookError
from csm_desktop.storage.file.stamp import NewerBookError
from csm_desktop.values import dataclass
from csm_desktop.wording import clock_time, render, tr

__all__ = [
    "HeldBook",
    "Trouble",
    "Why",
    "books_home",
    "copy_home",
    "hold_book",
    "new_book_path",
    "trouble_of",
]


class Why(StrEnum):
    """Why a book is not simply open; each has one way out."""

    DAMAGED = "damaged"
    IN_USE = "in_use"
    NEWER = "newer"
    LOCKED = "locked"
    UNFIT = "unfit"
    MISSING = "missing"
    TAKEN = "taken"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a window says of a book that it could not open; `remedy` is what its action works with.

    DAMAGED: the backup to restore, None where there is none. UNFIT: where the book could live.
    LOCKED: `is_wrong` where a passphrase was given. TAKEN: the book that was rescued from under
    the window, None where none could be made; `kept` says whether that is done.
    """

    why: Why
    path: Path
    title: str
    advice: str
    remedy: Path | None = None
    kept: bool = True
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class HeldBook:
    """An open book and what its file told at opening; `close` it, on whichever thread.

    `notices` are to be said when it is shown: they stopped nothing. `covered` says whether the
    newest backup, made at `last_backup`, holds all that was ever done, `kept` how many acts rescue
    files hold of it that it may lack.
    """

    book: Book
    file: OpenBook
    last_backup: datetime | None
    covered: bool = True
    kept: int = 0
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

    def merge_by(self, merging: Merging) -> None:
        """Hand each merge of a log that has grown long to this, in place of merging it at once."""
        self.file.merging = merging

    def let_pages_go(self) -> None:
        """Keep no pages of the file in memory that nobody reads just now; on any thread."""
        self.file.engine.let_pages_go()

    def close(self) -> None:
        """Close every connection, seal the book and let it go."""
        self.book.close()
        self.file.close()


def hold_book(path: Path, clock: Clock) -> HeldBook:
    """Open a book until it is closed; what has been in its trash too long is purged first.

    A large one that was not closed properly comes unproved: nothing is written before
    `Book.prove` has looked through it and `Book.settle` was told, its trash waits for the next
    opening.

    Raises UserError as `app.opening.opened_book` does; `trouble_of` sorts those.
    """
    file = open_book(path, clock.now(), look_later=True)
    try:
        book = Book(file, clock)
        refuse_bundle(book)
        # Into a book that can only be read nothing is purged.
        if file.read_only is None:
            tend_trash(book)
        # Drafts hold customers' words, so they go when no mail program can want them any more.
        with suppress(OSError, UserError):  # it can wait until the next start
            drafts.tidy(drafts.drafts_folder())
        notices = (words_of_strays(file),) if file.strays else ()
        if (travel := travel_notice(book)) is not None:
            notices = (*notices, travel)
        kept = sum(number for _, number in kept_acts(book.path))
        return HeldBook(book, file, *_backed_up(book), kept, notices)
    # Also what is no error (a cancelled start): the lock must not stay with a process that lives
    # on.
    except BaseException:
        file.close()
        raise


def hold_known_book(path: Path, clock: Clock) -> HeldBook:
    """As `hold_book`; a locked one by the key that this computer's keychain remembers, if any."""
    passphrase.recall(path)
    return hold_book(path, clock)


def rekey_and_hold(
    path: Path, change: Callable[[Path], Rekeyed], clock: Clock
) -> tuple[HeldBook, Rekeyed | None]:
    """Put a closed book under another key and open it, and what became of its backups.

    Where that cannot be (somebody is in the book, the disk is full) it is opened as it was, a
    notice says why, and there is nothing to tell (None).
    """
    try:
        done = change(path)
    except UserError as error:
        held = hold_book(path, clock)
        return replace(held, notices=(error, *held.notices)), None
    return hold_book(path, clock), done


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


def restore_and_hold(backup: Path, path: Path, clock: Clock) -> tuple[HeldBook, str | None]:
    """Put a backup in a closed book's place and open it; the name of the former file, "" for none.

    Where it cannot be restored (somebody is in the book, the backup is damaged), the book is opened
    as it was, a notice says why, and there is no name (None).
    """
    try:
        restored = snapshots.restore(backup, path, clock.now())
    except UserError as error:
        # The former book is closed by now: better it than a window with nothing in it.
        held = hold_book(path, clock)
        return replace(held, notices=(error, *held.notices)), None
    held = hold_book(path, clock)
    if restored.strays:
        where = ", ".join(str(stray) for stray in restored.strays)
        title = render(say("Beside {name} lay a log of another book.", name=path.name))
        notice = UserError(title, render(say("It was set aside as {where}.", where=where)))
        held = replace(held, notices=(notice, *held.notices))
    return held, restored.aside.name if restored.aside else ""


def _backed_up(book: Book) -> tuple[datetime | None, bool]:
    """When the newest dated backup was made, and whether it holds the newest act."""
    found = backups(backups_folder(book.path))
    if not found:
        return None, False
    manifest = snapshots.manifest_of(found[0].path)
    return found[0].at, manifest is not None and manifest.last_act >= book.last_act


def backed_up_at(backup: Path) -> datetime:
    """When a backup was made: told by its name, else by its file."""
    for dated in backups(backup.parent):
        if dated.path == backup:
            return dated.at
    return datetime.fromtimestamp(backup.stat().st_mtime, UTC)


def trouble_of(error: UserError, path: Path) -> Trouble:
    """Sort an error of opening by what can be done about it."""
    why, remedy = Why.OTHER, None
    if isinstance(error, UnfitFolderError):
        why, remedy = Why.UNFIT, error.proposal
    elif isinstance(error, BookInUseError):
        why = Why.IN_USE
    elif isinstance(error, LockedBookError | WrongPassphraseError):
        why = Why.LOCKED
    elif isinstance(error, NewerBookError):
        why = Why.NEWER
    elif isinstance(error, BrokenBookError | DamagedBookError):
        why, remedy = Why.DAMAGED, offered_backup(path)
    elif isinstance(error, NotABookError) and error.backup is not None:
        why, remedy = Why.DAMAGED, error.backup
    elif not path.exists():
        why, remedy = Why.MISSING, offered_backup(path)
    wrong = isinstance(error, WrongPassphraseError)
    return Trouble(why, path, error.title, error.advice, remedy, is_wrong=wrong)


def taken_trouble(held: HeldBook) -> Trouble:
    """Rescue what a taken book held, and say where it lies. Raises UserError where that fails."""
    book = held.book
    rescued = book.rescue()
    title = book.why_read_only or ""
    where = render(say("It was open as {path}.", path=str(book.path)))
    if rescued is None or (rescued.book is None and rescued.acts is None):
        what, remedy = tr("Nothing was done in it since its newest backup."), None
    else:
        what, remedy = _kept_where(rescued), rescued.book
    return Trouble(Why.TAKEN, book.path, title, f"{where} {what}", remedy)


def _kept_where(rescued: Rescued) -> str:
    changes = say("{n} change", "{n} changes", n=rescued.number)
    if rescued.book is None:
        words = say(
            "What you did since the newest backup, {changes}, is kept in {acts}. Restore a backup "
            "or open the file that is there now: what is kept can be taken in then.",
            changes=changes,
            acts=str(rescued.acts),
        )
    elif rescued.based_on is None:
        # The open file could still be read whole, so no backup was needed.
        words = say(
            "Nothing that was saved is lost: a whole book with all of it is kept as {book}.",
            book=str(rescued.book),
        )
    else:
        at = rescued.based_on.astimezone()
        words = say(
            "A book was made of the backup of {day}, {time}, and what you did since ({changes}). "
            "It is kept as {book}.",
            day=at.date(),
            time=clock_time(at),
            changes=changes,
            book=str(rescued.book),
        )
    text = render(words)
    if rescued.gap:
        text += " " + tr("What an earlier session did after that backup may be missing.")
    return text


def copy_home(path: Path, target: Path, clock: Clock) -> None:
    """Copy a book out of an unfit folder to where it can live; the original stays as it is.

    Raises UserError where the book is damaged or the target cannot be written.
    """
    snapshots.restore(path, target, clock.now())
