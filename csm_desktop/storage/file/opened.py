"""How a book is opened: every precaution once, in the one order in which they hold.

Fit folder, writable, nobody else's, undamaged, of our schema; then the engine. Closing seals the
book, so that the next opening can tell whether anything happened to it in between.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import real_path, tidy_parts
from csm_desktop.storage.damage.partial import Partial, readable_part
from csm_desktop.storage.file.belongings import make_writable, set_strays_aside
from csm_desktop.storage.file.cipher import let_go
from csm_desktop.storage.file.engine import (
    BrokenBookError,
    NotABookError,
    bare,
    key_of,
    open_engine,
    open_here,
    refuse_absent,
    reopen,
    shut,
)
from csm_desktop.storage.file.folders import refuse_unfit, why_read_only
from csm_desktop.storage.file.identity import BookIdentity, Merging, merge_now
from csm_desktop.storage.file.lock import BookLock, in_use
from csm_desktop.storage.file.pool import BookEngine
from csm_desktop.storage.file.rekey import finish_rekey
from csm_desktop.storage.file.rotation import backups, backups_folder, newest_proved
from csm_desktop.storage.file.seal import seal
from csm_desktop.storage.file.snapshots import Backup
from csm_desktop.storage.file.soundness import damage, takes_long
from csm_desktop.storage.file.stamp import read_stamp, refuse_newer
from csm_desktop.storage.file.strays import JOURNAL, LOG, companion, strays
from csm_desktop.storage.migrate import ensure_current, is_current
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(slots=True)
class OpenBook:
    """An open book file; `close` it, or use it as a context.

    `read_only` says why it can only be read, in the user's words; None if it can be written.
    `damage` says what is broken, if anything; `offer` is then the backup to restore, if there is
    one. `migrated` is the backup that was made before the schema was brought up to date.
    `strays` are logs of other books that lay beside it: where they were set aside, or, beside a
    book opened for reading, where they were left and not looked at. `identity`
    tells whether the file still is the one that was opened. `part` is what can be read of
    a torn book, which is then asked in its place. `unproved` is a large book that was not closed
    properly and was not looked through yet: `prove` does that, on any thread, and `settle` says
    what follows. Until then its connections can only read. While it `is_locked` it has no
    connections and its key is forgotten; nobody else can open it for writing meanwhile.
    """

    path: Path
    engine: BookEngine
    read_only: str | None = None
    damage: str | None = None
    offer: Path | None = None
    migrated: Backup | None = None
    lock: BookLock | None = None
    strays: tuple[Path, ...] = ()
    identity: BookIdentity | None = None
    part: Partial | None = None
    unproved: bool = False
    is_locked: bool = False
    merging: Merging = merge_now

    def hand_merge(self, merge: Callable[[], object]) -> None:
        """Have the log merged by whoever does that now: of a window a thread waits for the disk."""
        self.merging(merge)

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is."""
        return self.engine.is_encrypted

    def prove(self, waiting: Callable[[], object]) -> "OpenBook | None":
        """Look through an unproved book, for seconds: None for a whole one, else what to show.

        What `waiting` raises ends it.
        """
        finding = damage(self.path, waiting=waiting)
        return None if finding is None else _broken(self.path, finding, self.strays)

    def settle(self, broken: "OpenBook | None") -> None:
        """Go on with a book that was looked through: writable, or damaged and only readable."""
        former, self.unproved = self.engine, False
        if broken is None:
            # The writing engine is there before the reading one goes, so nobody finds the book
            # closed.
            self.engine = open_engine(self.path, log_kept=True)
            self.identity, self.read_only = BookIdentity(self.path), None
        else:
            self.engine, self.identity, self.part = broken.engine, broken.identity, broken.part
            self.read_only, self.damage, self.offer = broken.read_only, broken.damage, broken.offer
            # A damaged book is only read, and that needs no lock; restoring takes its own.
            if self.lock is not None:
                self.lock.release()
                self.lock = None
        former.dispose()

    def lock_up(self) -> None:
        """Close every connection of an encrypted book and forget its key, until `unlock`.

        It is sealed as if it were closed, so that whoever ends meanwhile leaves a whole book.
        """
        key, identity = key_of(self._file_asked), self.identity
        if key is None or self.is_locked:
            return
        writes = self.lock is not None and not self.unproved
        if identity is None or identity.look() is not None:
            shut(self.engine, self._file_asked)
        else:
            if writes:
                identity.merge(self.engine, whole=True)
            with identity.at_rest():
                shut(self.engine, self._file_asked)
                if writes:
                    seal(self.path)
        let_go(key)
        self.is_locked = True

    def unlock(self) -> None:
        """Connect again; the key is held by now. Raises LockedBookError where it is not."""
        if not self.is_locked:
            return
        writes = self.read_only is None
        reopen(self.engine, self._file_asked, read_only=not writes)
        if self.identity is not None and writes:
            self.identity.wake()
        self.is_locked = False

    @property
    def _file_asked(self) -> Path:
        """The file that connections are to: of a torn book the part of it that can be read."""
        return self.path if self.part is None else self.part.path

    def renew(self) -> None:
        """Tell other machines that the book is still open; call it every few minutes."""
        if self.lock is not None:
            self.lock.renew()

    def close(self) -> None:
        """Close every connection, seal the book and let it go; a second time does nothing.

        What lies in its place, where that is not ours any more, is left as it is: see `rescue`.
        """
        identity, lock = self.identity, self.lock
        self.identity = self.lock = None
        taken = identity is not None and identity.look() is not None
        # Before the last connection closes: SQLite would merge the log into the stranger's file.
        if identity is not None and taken:
            identity.drop_log()
        self.engine.dispose()
        if self.part is not None:
            self.part.close()
        if identity is not None:
            # A descriptor that is closed drops this process's locks on the file, so it comes last.
            identity.close()
            if taken:
                identity.remove_log()
        if lock is not None:
            try:
                # No seal over what was not looked through: it would vouch for damage. One that is
                # locked has its seal.
                whole = not (taken or self.unproved or self.is_locked)
                if whole and self.path.exists():
                    seal(self.path)
            finally:
                lock.release()

    def __enter__(self) -> "OpenBook":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_book(
    path: Path, now: datetime, *, read_only: bool = False, look_later: bool = False
) -> OpenBook:
    """Open a book for writing, or for reading if asked or if nothing else is possible.

    A damaged book and one in a protected folder open for reading, and say so. `read_only` holds no
    lock and goes along with a writer elsewhere; `now` dates a backup before a migration. With
    `look_later` a book that takes seconds to look through comes `unproved`.

    Raises UserError: BookInUseError, UnfitFolderError, NewerBookError, and for what is no book.
    """
    path = real_path(path)
    try:
        return _opened(path, now, read_only, look_later)
    # The schema cannot be read, so no engine can be made: what is left is a copy of its rows.
    except BrokenBookError as error:
        part = readable_part(path)
        if part is None:
            raise BrokenBookError(path, offered_backup(path)) from error
        return _shown(path, tr("Its list of tables is broken."), (), part)
    # Another program may have written over a book: its backups tell that it was one.
    except NotABookError as error:
        raise NotABookError(path, offered_backup(path)) from error


def _opened(path: Path, now: datetime, read_only: bool, look_later: bool) -> OpenBook:
    _refuse_absent(path)  # before anything is made beside it
    key_of(path)  # raises where it is locked
    protected = why_read_only(path)
    if read_only or protected is not None:
        return _for_reading(path, now, protected)
    # After the question whether it can be written at all: reading is allowed anywhere.
    refuse_unfit(path)
    with ExitStack() as undo:
        lock = BookLock(path).take()
        undo.callback(lock.release)
        set_aside: tuple[Path, ...] = ()
        # If we have it open ourselves, looking into the file would drop our own locks.
        if not open_here(path):
            make_writable(path)
            tidy_parts(path.parent)
            tidy_parts(backups_folder(path))
            # Before anything opens the file: SQLite applies any log that lies there.
            set_aside = set_strays_aside(path)
        if look_later and takes_long(path) and is_current(path):
            book = _unproved(path, lock, set_aside)
            undo.pop_all()
            return book
        # Before migrating: a step over damaged pages makes damage that passes for sound.
        broken = damage(path, quick=True)
        if broken is not None:
            return _broken(path, broken, set_aside)
        migrated = ensure_current(path, now)
        finish_rekey(path)
        engine = open_engine(path, log_kept=True)
        undo.callback(engine.dispose)
        identity = BookIdentity(path)
        undo.callback(identity.close)
        identity.merge(engine, whole=True)  # what an ended session left; the log is ours from here
        undo.pop_all()
        return OpenBook(
            path, engine, migrated=migrated, lock=lock, strays=set_aside, identity=identity
        )


def _for_reading(path: Path, now: datetime, protected: str | None) -> OpenBook:
    left: tuple[Path, ...] = ()
    # A living writer's log changes under the eye, and its owner knows that it is its own.
    if not in_use(path):  # a writer has looked already, and may be writing
        left = () if open_here(path) else strays(path)
        broken = damage(path, quick=True)
        if broken is not None:
            return _broken(path, broken, left)
        if not is_current(path):
            if protected is not None:
                raise _too_old(path, protected)
            # Reading needs the present schema, so for this moment it is a writer like any other.
            with BookLock(path):
                left = set_strays_aside(path)
                ensure_current(path, now)
                seal(path)
    reason = protected or tr("The book was opened for reading.")
    return OpenBook(
        path,
        open_engine(path, read_only=True),
        read_only=reason,
        strays=left,
        identity=BookIdentity(path, read_only=True),
    )


def _unproved(path: Path, lock: BookLock, left: tuple[Path, ...]) -> OpenBook:
    """Connections that cannot write are the guard: nothing comes onto what may be damaged."""
    return OpenBook(
        path,
        open_engine(path, read_only=True),
        read_only=tr("The book was not closed properly last time."),
        lock=lock,
        strays=left,
        identity=BookIdentity(path, read_only=True),
        unproved=True,
    )


def _broken(path: Path, finding: str, left: tuple[Path, ...]) -> OpenBook:
    with bare(path, read_only=True) as connection:
        stamp = read_stamp(connection)
    if stamp is not None:
        refuse_newer(path, stamp)
    return _shown(path, finding, left, readable_part(path))


def _shown(path: Path, finding: str, left: tuple[Path, ...], part: Partial | None) -> OpenBook:
    """A damaged book, or the part of it that can be read."""
    words = say("The book is damaged. {finding}", finding=finding)
    if part is not None:
        words = say("{what} Only what can still be read of it is shown.", what=words)
    return OpenBook(
        path,
        # Never written to: what can still be read of it is all that a salvage has.
        open_engine(part.path if part else path, read_only=True, damaged=True),
        read_only=render(words),
        damage=finding,
        offer=offered_backup(path),
        strays=left,
        identity=BookIdentity(path, read_only=True),
        part=part,
    )


def offered_backup(path: Path) -> Path | None:
    """The newest backup of the book that is still what it was: no other may be the way back."""
    proved = newest_proved(backups(backups_folder(path)))
    return proved.path if proved else None


def _refuse_absent(path: Path) -> None:
    try:
        refuse_absent(path)
    except UserError as error:
        backup = offered_backup(path)
        if backup is None:
            raise
        words = say(
            "Nothing was created. Open it where it lies now, or restore its newest backup "
            "{backup}.",
            backup=str(backup),
        )
        raise UserError(error.title, render(words)) from error


def _too_old(path: Path, protected: str) -> UserError:
    return UserError(
        render(say("{name} must be brought up to date before it can be read.", name=path.name)),
        render(
            say(
                "{reason} Copy it into a folder of yours and open it there.",
                reason=protected,
            )
        ),
    )


def words_of_strays(book: OpenBook) -> UserError:
    """What was found beside the book, as a notice for its user; it stopped nothing."""
    where = ", ".join(str(path) for path in book.strays)
    if book.strays[0] in (companion(book.path, end) for end in (LOG, JOURNAL)):
        return UserError(
            render(say("Beside {name} lies a log of another book.", name=book.path.name)),
            render(say("It was not read: {where}. The book is shown without it.", where=where)),
        )
    return UserError(
        render(say("Beside {name} lay a log of another book.", name=book.path.name)),
        render(say("It was set aside as {where}. This book is as it was closed.", where=where)),
    )
