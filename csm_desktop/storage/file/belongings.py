"""The one place where a book's file is moved, set aside or removed, with all that belongs to it.

A book in use is more than one file: a log holds what was saved last. So nothing here touches the
file before its log is written into it and nobody else has it open; then it is one file, and one
rename moves it whole. What is busy is waited for, for some seconds, and then refused. `move` and
`remove` take the book's lock; whoever calls the others holds it.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop import files
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.cipher import LockedBookError
from csm_desktop.storage.file.engine import NotABookError, bare, open_here
from csm_desktop.storage.file.lock import BookLock
from csm_desktop.storage.file.rotation import backups_folder, dated_path, folder_kept
from csm_desktop.storage.file.strays import (
    COMPANIONS,
    INDEX,
    JOURNAL,
    LOG,
    companion,
    head_of,
    strays,
)
from csm_desktop.wording import render, tr

_PATIENCE = 5.0  # seconds: longer than most readers stay
_PAUSE = 0.1


class BookBusyError(UserError):
    """Another program, or another part of this one, is reading the book and does not end."""

    def __init__(self, book: Path) -> None:
        super().__init__(
            render(say("{name} is being read by another program.", name=book.name)),
            tr("Nothing was changed. Wait until it is done, then try again."),
        )


class UnreadableFileError(UserError):
    """The book cannot be made one file, because it cannot be read: damaged, or locked."""

    def __init__(self, book: Path) -> None:
        super().__init__(
            render(say("{name} cannot be read.", name=book.name)), tr("Nothing was changed.")
        )


def move(book: Path, target: Path) -> None:
    """Give a closed book another name or folder, and its folder of backups with it.

    Raises BookInUseError, BookBusyError, AlreadyThereError; the book is where it was then.
    """
    is_same = target.exists() and target.samefile(book)  # upper or lower case alone is changed
    with ExitStack() as held:
        held.enter_context(BookLock(book))
        if not is_same:
            held.enter_context(BookLock(target))
            if target.exists():
                raise files.AlreadyThereError(target)
        # Before it moves: left behind, a stray log would wait for the next file of this name.
        set_strays_aside(book)
        old, new = backups_folder(book), backups_folder(target)
        held.enter_context(folder_kept(old))
        _relocate(book, target)
        # The backups go with it, or else the book would begin a second series in the new folder.
        if old.is_dir():
            try:
                with files.explained(new):
                    old.rename(new)
            except UserError:
                # Both or neither: a book without its backups would look as if it had none.
                _relocate(target, book)
                raise


def copy_aside(book: Path, now: datetime) -> Path | None:
    """Copy a closed book beside itself, before another file takes its name; where the copy is,
    None where there was no book.

    A copy and no rename: whoever is killed before the other file has the name finds the book under
    it as it was. The copy is whole, with its log, before it gets a name; the log goes then, lest it
    be replayed onto the successor. Raises BookBusyError.
    """
    if not book.exists():
        return None
    stem = render(say("{name} set aside", name=book.stem))
    aside = dated_path(book.parent, stem, now)
    # What cannot be read is copied as it is, with its log, for whoever mends it later.
    with suppress(UnreadableFileError), alone(book):
        pass
    _copy_logs(book, aside)
    part = files.part_path(aside)
    try:
        with files.explained(aside):
            shutil.copyfile(book, part)
            shutil.copystat(book, part)
            files.sync_file(part)
        files.put(part, aside, overwrite=False)
    finally:
        with suppress(OSError):
            part.unlink()
    drop_companions(book)
    return aside


def set_strays_aside(book: Path) -> tuple[Path, ...]:
    """Rename the logs of others beside a closed book (storage.strays); where they are then.

    Their names say when they were written last.
    """
    moved = []
    for log in strays(book):
        stem = render(say("{name} log of another book", name=book.stem))
        written = datetime.fromtimestamp(log.stat().st_mtime, UTC)
        suffix = book.suffix + log.name.removeprefix(book.name)
        moved.append(dated_path(book.parent, stem, written, suffix))
        files.replace(log, moved[-1])
    if moved:
        # The index belonged to the log that was set aside; SQLite makes it anew.
        companion(book, INDEX).unlink(missing_ok=True)
    return tuple(moved)


def remove(book: Path) -> None:
    """Delete a closed book with all that SQLite keeps beside it; its backups stay.

    Raises BookInUseError, BookBusyError.
    """
    with BookLock(book):
        set_strays_aside(book)
        # A damaged one goes as well: whoever removes it does not need it read.
        with suppress(UnreadableFileError), alone(book):
            pass
        with files.explained(book):
            # Companions first: killed in between, a book without its log is better than a log
            # alone.
            for path in (*(companion(book, end) for end in COMPANIONS), book):
                path.unlink(missing_ok=True)


def make_writable(book: Path) -> None:
    """Let this user write what a reader left beside a book that was protected then.

    SQLite gives its files the rights of the book's; left behind, they would keep the book from
    being written for ever.
    """
    for end in (LOG, INDEX):
        path = companion(book, end)
        with suppress(OSError):
            if path.exists() and not os.access(path, os.W_OK):
                path.chmod(book.stat().st_mode & 0o777)


def _relocate(book: Path, target: Path) -> None:
    with ExitStack() as held:
        try:
            held.enter_context(alone(book))
        except UnreadableFileError:
            _relocate_damaged(book, target)
            return
        if os.name == "nt":  # a file that is open cannot be renamed there, by anybody
            held.close()
        files.replace(book, target)
        # The name itself must be on the disk before what is left of the old one goes.
        files.sync_folder(target.parent)
    drop_companions(book)  # empty by now; SQLite leaves those of a file that moved


def _relocate_damaged(book: Path, target: Path) -> None:
    """Rename a book that cannot be read with its log, for whoever mends it later.

    The log is copied first and removed last: at each moment one of the names has both.
    """
    _copy_logs(book, target)
    files.replace(book, target)
    files.sync_folder(target.parent)
    drop_companions(book)


def _copy_logs(book: Path, target: Path) -> None:
    """Put what a book's log still holds beside `target` as well.

    Copied and not moved: killed here, the old name still has file and log together.
    """
    for end in (LOG, JOURNAL):
        log, copy = companion(book, end), companion(target, end)
        # An empty log holds nothing and would only have to be told from a stray later.
        if not log.exists() or not log.stat().st_size:
            continue
        with files.explained(copy):
            shutil.copyfile(log, copy)
            files.sync_file(copy)


def drop_companions(book: Path) -> None:
    """Take away what SQLite left beside a book that has nothing in it any more."""
    for end in COMPANIONS:
        companion(book, end).unlink(missing_ok=True)


@contextmanager
def alone(book: Path) -> Iterator[Any]:
    """Hold a closed book as one file: its log is written into it, and nobody else can come in. The
    driver's connection to it.

    Raises BookBusyError where somebody stays in it, UnreadableFileError where it cannot be read.
    """
    deadline = time.monotonic() + _PATIENCE
    with ExitStack() as held:
        while True:
            try:
                if open_here(book):
                    # This process has it open itself, and closing a descriptor would drop its own
                    # locks.
                    raise driver.OperationalError("busy")
                if not head_of(book):  # SQLite would take its log for nobody's, and delete it
                    raise UnreadableFileError(book)
                connection = _take(held, book)
                break
            except (NotABookError, LockedBookError) as error:
                raise UnreadableFileError(book) from error
            except driver.Error as error:
                # What was half taken is given back, so that the other one can come to its end.
                held.close()
                if not _says_busy(error):
                    raise UnreadableFileError(book) from error
                if time.monotonic() > deadline:
                    raise BookBusyError(book) from error
            time.sleep(_PAUSE)
        yield connection


def _take(held: ExitStack, book: Path) -> Any:
    """One try: nobody else may be in the file, and the log must go into it to the last page."""
    connection = held.enter_context(bare(book, sole=True))
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("ROLLBACK")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise driver.OperationalError("busy")
    return connection


def _says_busy(error: driver.Error) -> bool:
    return "locked" in str(error) or "busy" in str(error)
