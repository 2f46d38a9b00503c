"""Whether the open book still is the file that was opened, told by what it is and not by its name.

A sync client puts an older copy back, a file manager moves or replaces the file, another program
writes over it: SQLite notices none of these, goes on with the file it holds, and merges its log
into whatever lies there. So the file's device and number are compared before every act, and its
size and time with those that our own last merge left: nobody but us merges the log while the book
is open (`log_kept` in storage.engine), so nothing else may have changed the main file. Where size
or time differ, its bytes decide: file systems round times, and a file may just be touched.
"""

import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from threading import RLock

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files.noise import PAGE, PLAIN
from csm_desktop.storage.file.pool import BookEngine
from csm_desktop.storage.file.rescue import rescue_folder
from csm_desktop.storage.file.seal import as_seal
from csm_desktop.wording import render

_HEADER = 100
_SEAL = slice(60, 64)  # where the header keeps what `storage.seal` writes
_PAGES = 1000
"""So many pages wait in the log before they are merged; SQLite's own measure."""
_LENGTH = "PRAGMA wal_checkpoint(NOOP)"  # says how long the log is, and merges nothing
_WHOLE = 64_000_000
_CHUNK, _SAMPLE, _SAMPLES = 1 << 20, 1 << 12, 2_000


class Taken(StrEnum):
    """What has happened to an open book's file."""

    GONE = "gone"
    REPLACED = "replaced"
    OVERWRITTEN = "overwritten"
    LOG = "log"


class TakenBookError(UserError):
    """The open book's file is not ours any more: nothing is written into it, nor read from it."""

    def __init__(self, path: Path, kind: Taken) -> None:
        super().__init__(
            taken_title(path, kind),
            render(
                say(
                    "This change was not saved, and nothing more is written there. What was saved "
                    "before is kept in {folder}.",
                    folder=str(rescue_folder()),
                )
            ),
        )
        self.kind = kind


def taken_title(path: Path, kind: Taken) -> str:
    """What happened to the file, in one line."""
    words = {
        Taken.GONE: say("The file of {name} is gone.", name=path.name),
        Taken.REPLACED: say("Another file has taken the place of {name}.", name=path.name),
        Taken.OVERWRITTEN: say("Another program has written over {name}.", name=path.name),
        Taken.LOG: say("A part of {name} was taken away: its file ending in -wal.", name=path.name),
    }
    return render(words[kind])


Merging = Callable[[Callable[[], object]], object]
"""Is handed the merge of a log that has grown long, to have it done when it suits."""


def merge_now(merge: Callable[[], object]) -> None:
    """Merge at once."""
    merge()


class BookIdentity:
    """What the open file is; made when its engine is open, `close` it after that is disposed of.

    Its own descriptor stays open all the while: closing any descriptor of a file drops SQLite's
    locks on it (POSIX), and the header may be read through no other.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """`read_only`: somebody else may write, so only which file it is counts."""
        self._path = path
        self._log = path.with_name(path.name + "-wal")
        # Asked at each act, twice: a path is put into a text anew each time.
        self._name, self._log_name = os.fspath(path), os.fspath(self._log)
        self._lock = RLock()
        self._descriptor: int | None = None
        if not read_only:
            # Held open all day: a number of a deleted file would else be given to its successor.
            self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._main = _which(path.stat())
        self._log_is = None if read_only else _which_of(self._log_name)
        self._taken: Taken | None = None
        self._closed = False
        self._state = (0, 0)
        self._header = b""
        self._sum = 0
        self._settle()

    @property
    def taken(self) -> Taken | None:
        """What was found the last time; once taken, a file never becomes ours again."""
        return self._taken

    def look(self, *, wait: bool = True) -> Taken | None:
        """Look now. Costs two questions to the system; without `wait`, only which file it is while
        another thread merges the log: what that writes looks like a stranger's."""
        # The window's thread must not wait for a merge, which may take seconds on a slow disk.
        if not self._lock.acquire(blocking=wait):
            return self._taken or self._elsewhere()
        try:
            # Once taken it stays taken: what comes back under the name may be older.
            if self._taken is None and not self._closed:
                self._taken = self._found()
            return self._taken
        finally:
            self._lock.release()

    def refuse_taken(self) -> None:
        """Raise TakenBookError where the file is not ours any more."""
        kind = self.look(wait=False)
        if kind is not None:
            raise TakenBookError(self._path, kind)

    def is_due(self, engine: BookEngine) -> bool:
        """Whether the log has grown so long that it should be merged."""
        # Of a log that never was as long as that SQLite need not be asked what of it is merged.
        with suppress(OSError, driver.OperationalError):
            if os.stat(self._log_name).st_size >= _PAGES * PAGE:  # noqa: PTH116 - see `_name`
                return _is_long(*engine.ask(_LENGTH))
        return False

    def merge(self, engine: BookEngine, *, whole: bool = False) -> bool:
        """Merge the log into the file once it has grown, or at once and down to nothing (`whole`).

        Whether nothing is left to merge. A file that is not ours is left alone, and what a full
        disk does not take stays in the log, where it is as safe.
        """
        with self._lock, engine.bare() as connection, suppress(driver.OperationalError):
            if not whole and not _is_long(*connection.execute(_LENGTH).fetchone()):
                return True
            # Before the merge and not after: merged pages would be in a stranger's file.
            if self.look() is not None:
                return False
            timeout = connection.execute("PRAGMA busy_timeout").fetchone()[0]
            connection.execute("PRAGMA busy_timeout=0")  # a reader elsewhere may stay for hours
            try:
                # In passing PASSIVE, which waits for nobody; at the end the log must be empty.
                mode = "TRUNCATE" if whole else "PASSIVE"
                busy, *_ = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
                return not busy
            finally:
                connection.execute(f"PRAGMA busy_timeout={timeout}")
                # What the merge wrote is ours, so the state to compare with is the one after it.
                self._settle()
        return False

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """While it lasts, nobody else looks, and our last connection closes: SQLite takes the log
        away then, which nobody has taken from us. Until `wake` there is none."""
        with self._lock:
            yield
            self._log_is = None
            self._settle()

    def wake(self) -> None:
        """There are connections again, and a log of ours."""
        with self._lock:
            self._log_is = _which_of(self._log_name)

    def drop_log(self) -> None:
        """Empty our log before the last connection closes: it would be merged into what lies
        there now. To be called once everything is rescued; other people's logs are left alone."""
        with suppress(OSError):
            if self._log_is is not None and _which_of(self._log_name) == self._log_is:
                os.truncate(self._log, 0)

    def remove_log(self) -> None:
        """Take our emptied log away from beside a file that is not ours, so that nobody asks whose
        it is."""
        with suppress(OSError):
            ours = self._log_is is not None and _which_of(self._log_name) == self._log_is
            if ours and not self._log.stat().st_size:
                self._log.unlink()
                self._path.with_name(self._path.name + "-shm").unlink(missing_ok=True)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._closed = True
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None

    def _elsewhere(self) -> Taken | None:
        """Whether another file lies there, or none."""
        here = self._here()
        return here if isinstance(here, Taken) else None

    def _here(self) -> os.stat_result | Taken:
        try:
            # By its name and not by the descriptor: the descriptor would still find the file that
            # was moved.
            here = os.stat(self._name)  # noqa: PTH116 - see `_name`
        except OSError:
            return Taken.GONE
        return here if _which(here) == self._main else Taken.REPLACED

    def _found(self) -> Taken | None:
        here = self._here()
        if isinstance(here, Taken):
            return here
        if self._descriptor is not None and _state(here) != self._state:
            if not self._is_as_known():
                return Taken.OVERWRITTEN
            self._state = _state(here)  # touched, or the file system rounds its times
        # Edits since the last merge lie in the log alone: without it they are gone.
        if self._log_is is not None and _which_of(self._log_name) != self._log_is:
            return Taken.LOG
        return None

    def _settle(self) -> None:
        """Remember the file as it is: we alone have changed it."""
        if self._descriptor is not None:
            self._state = _state(os.fstat(self._descriptor))
            self._header = self._read(0, _HEADER)
            self._sum = 0 if _seal_in(self._header) else self._summed(self._state[0] > _WHOLE)

    def _is_as_known(self) -> bool:
        """Whether the bytes are those that we left; a sealed file says itself what they were."""
        if self._read(0, _HEADER) != self._header:
            return False
        seal = _seal_in(self._header)
        if seal:
            return as_seal(self._summed()) == seal
        return self._summed(self._state[0] > _WHOLE) == self._sum

    def _summed(self, sampled: bool = False) -> int:
        """CRC-32 of all behind the header; `sampled`: of so many parts, evenly over a large file,
        which is summed after every merge (130 ms for 260 MB else)."""
        assert self._descriptor is not None
        size = os.fstat(self._descriptor).st_size
        total, at, length = 0, _HEADER, _CHUNK
        step = max(_SAMPLE, size // _SAMPLES) if sampled else length
        length = min(step, _SAMPLE) if sampled else length
        # In pieces, so that a large book does not stand in memory.
        while at < size:
            total = zlib.crc32(self._read(at, length), total)
            at += step
        return total

    def _read(self, at: int, length: int) -> bytes:
        assert self._descriptor is not None
        with self._lock:
            os.lseek(self._descriptor, at, os.SEEK_SET)
            return os.read(self._descriptor, length)


def _seal_in(header: bytes) -> int:
    """The seal that a file carries; 0 where it was written to since, or cannot be read: of an
    encrypted file only its bytes are compared."""
    if not header.startswith(PLAIN):
        return 0
    field = int.from_bytes(header[_SEAL], "big", signed=True)
    return field if field & 1 else 0


def _which(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _which_of(name: str) -> tuple[int, int] | None:
    try:
        return _which(os.stat(name))  # noqa: PTH116 - see `BookIdentity._name`
    except OSError:
        return None


def _state(found: os.stat_result) -> tuple[int, int]:
    """Size and time; Windows writes the time down only when the last one closes the file."""
    return found.st_size, 0 if sys.platform == "win32" else found.st_mtime_ns


def _is_long(_: int, pages: int, merged: int) -> bool:
    return pages - merged >= _PAGES
