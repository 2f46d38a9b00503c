"""One writer a book: a lock that the operating system drops when its holder dies.

The lock lies on `BOOK.lock` beside the book; its text names the holder for the message to others.
Locks do not reach over every network share, so a fresh record of another machine counts as held
even when the lock itself could be had (reliability.md, X2 and X3).
"""

import json
import os
import platform
import stat
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import explained
from csm_desktop.files.machine import this_machine
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

# A holder renews its record every few minutes; a machine silent for longer is taken for dead.
FRESH = timedelta(minutes=10)
_LONGEST = 1_000  # characters of a record


_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Neither through a link to elsewhere, nor waiting for what is no file."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a book: a machine by name and identity ("": unknown), a process, and when it last
    said so."""

    host: str
    pid: int
    at: datetime
    machine: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is this machine, which may have been called otherwise then."""
        return self.host == this_host() or (self.machine != "" and self.machine == this_machine())


class BookInUseError(UserError):
    """Another process has the book open for writing; `holder` says which, where known."""

    def __init__(self, book: Path, holder: Holder | None) -> None:
        if holder is None:
            title = say("{name} is open in another program.", name=book.name)
        elif holder.is_here:
            title = say(
                "{name} is already open on this computer (process {pid}).",
                name=book.name,
                pid=str(holder.pid),
            )
        else:
            title = say(
                "{name} is open on {host} (process {pid}).",
                name=book.name,
                host=holder.host,
                pid=str(holder.pid),
            )
        super().__init__(render(title), tr("Nothing was changed. Close it there and try again."))
        self.holder = holder


def this_host() -> str:
    """The name under which this machine signs its locks."""
    return platform.node() or "?"


def lock_path(book: Path) -> Path:
    """Where the book's lock lies: the same file whichever link or relative path leads to it."""
    real = book.resolve()
    return real.with_name(real.name + ".lock")


def holder(book: Path) -> Holder | None:
    """Who says to hold the book, be it alive or not; None where nobody does."""
    with suppress(OSError, UserError, ValueError, KeyError, TypeError, OverflowError):
        # No more than so much: the name may be a device or a file of gigabytes.
        with os.fdopen(_opened(lock_path(book), os.O_RDONLY), encoding="utf-8") as file:
            record = json.loads(file.read(_LONGEST))
        return Holder(
            str(record["host"]),
            int(record["pid"]),
            datetime.fromisoformat(record["at"]),
            str(record.get("machine", "")),
        )
    return None


def in_use(book: Path) -> bool:
    """Whether a living process of this machine holds the book, found out by trying its lock."""
    try:
        descriptor = _opened(lock_path(book), os.O_RDONLY)
    except (OSError, UserError):
        return False
    try:
        # To try it is the question; the descriptor gives it back at once.
        return not _locked(descriptor)
    finally:
        os.close(descriptor)


def _opened(path: Path, flags: int) -> int:
    """A descriptor of a lock file. Raises UserError where the name is something else's."""
    # A link would make us write our record into whatever it leads to.
    if path.is_symlink():
        raise _in_the_way(path)
    descriptor = os.open(path, flags | _PLAIN, 0o600)
    found = os.fstat(descriptor)
    # Another name for the same file means that it is not ours alone.
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(descriptor)
        raise _in_the_way(path)
    return descriptor


def _in_the_way(path: Path) -> UserError:
    return UserError(
        render(say("{path} is in the way: it is no lock, or leads elsewhere.", path=str(path))),
        tr("Nothing was changed. Remove it, then open the book again."),
    )


class BookLock:
    """Holds a book for writing, from `take` (or `with`) until `release` or the process's death."""

    def __init__(self, book: Path) -> None:
        self._book = book
        self._path = lock_path(book)
        self._descriptor: int | None = None

    def take(self) -> "BookLock":
        """Take the lock at once or not at all.

        Raises BookInUseError naming the holder, UserError when the disk has no room for it.
        """
        # Again where the file was removed between opening and locking: that lock holds nothing.
        while self._descriptor is None:
            with explained(self._path):
                descriptor = _opened(self._path, os.O_RDWR | os.O_CREAT)
            try:
                if not _locked(descriptor):
                    # The record only names the holder; who holds it is the system's word.
                    raise BookInUseError(self._book, holder(self._book))
                if self._is_current(descriptor):  # not one that its last holder just removed
                    self._refuse_other_machine()
                    self._descriptor = descriptor
            finally:
                if self._descriptor is None:
                    os.close(descriptor)
        # A lock whose record cannot be written would tell others nothing, so it is given back.
        try:
            with explained(self._path):
                self.renew()
        except UserError:
            self.release()
            raise
        return self

    def renew(self) -> None:
        """Say again that we are alive; call it every few minutes while the book is open."""
        if self._descriptor is None:
            return
        record = {
            "host": this_host(),
            "machine": this_machine(),
            "pid": os.getpid(),
            "at": datetime.now(UTC).isoformat(),
        }
        text = json.dumps(record).encode()
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text)
        # After writing: a shorter record must not keep the end of a longer one.
        os.ftruncate(self._descriptor, len(text))

    def release(self) -> None:
        """Let go; the lock file goes too. Nothing happens when the lock is not held."""
        if self._descriptor is None:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
        else:
            # Removed while it is still locked: whoever opens it later notices that it is gone.
            with suppress(OSError):
                self._path.unlink()
            os.close(self._descriptor)
        self._descriptor = None

    def __enter__(self) -> "BookLock":
        return self.take()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False

    def _refuse_other_machine(self) -> None:
        other = holder(self._book)
        if (
            other is not None
            and not other.is_here
            and abs(datetime.now(UTC) - other.at) < FRESH  # clocks of two machines differ a little
        ):
            raise BookInUseError(self._book, other)


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        """Lock one byte far behind the text, which others may then still read."""
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        """Lock the whole file; the lock is the open file's, so one process cannot take it twice."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
