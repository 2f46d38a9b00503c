"""The one place where a connection to a book is made.

Every pragma that durability rests on is set here, so that no connection can be without it
(architecture.md §3). An encrypted book gets its key here, as soon as there is a connection.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file.cipher import BookKey, LockedBookError, key_in, unlock
from csm_desktop.storage.file.lock import in_use
from csm_desktop.storage.file.pool import BookEngine, book_engine
from csm_desktop.storage.file.strays import LOG as LOG_END
from csm_desktop.storage.file.strays import companion, strays
from csm_desktop.wording import render, tr

# In the file's header, so that a book can be told from any other SQLite file.
APPLICATION_ID = int.from_bytes(b"CSMb", "big")
_BUSY_MILLISECONDS = 5_000
READ_FAULTS = (driver.Error, UnicodeDecodeError)
"""What reading a damaged file may raise: the driver decodes names of columns by itself."""
_LOG = "journal_mode=WAL"
_SOLE = "locking_mode=EXCLUSIVE"
_ALONE = "mode=ro&immutable=1"
# The driver asks None and bytes for attributes that they lack before it binds them: seventeen times
# as long as a text takes (findings/sqlcipher3-binding-none.sh). An adapter is found at once; these
# are C.
driver.register_adapter(type(None), {}.get)
driver.register_adapter(bytes, bytes)


def open_engine(  # noqa: PLR0913 - each is a way to open a file
    path: Path,
    *,
    read_only: bool = False,
    create: bool = False,
    archive: bool = False,
    sole: bool = False,
    damaged: bool = False,
    log_kept: bool = False,
    key: BookKey | None = None,
) -> BookEngine:
    """The book's engine, proved to work by one connection; `dispose()` it to close the file.

    A transaction of it begins with BEGIN IMMEDIATE, so that a writer learns at once that another
    one is busy; of a `read_only` one, or of `engine.for_reading()`, with BEGIN.
    `create` makes a new, empty file, readable by this user only, encrypted where there is a `key`;
    the key of an existing file is found by itself (storage.cipher). `archive` is for closed files
    (backups): one single file with a rollback journal, no write-ahead log beside it. `sole` leaves
    the journal as it is and lets nobody else into the file, not even to read; where anybody is in
    it already, the driver's OperationalError ("locked") passes through. `log_kept`
    leaves it to the caller to merge the log into the file (storage.identity) as it grows.

    A read-only engine changes no byte of the file. In a folder that cannot be written it takes
    SQLite's `immutable`, because the write-ahead log's index cannot be made there; that would
    overlook a log that holds something, so such a book is refused.

    `damaged` is for a book that is known to be: texts that are none are read as far as they go,
    and readers take out what leads to nothing.

    Raises UserError: no such book, locked, not a book, may not be read, a folder unfit for the log.
    """
    if create:
        # Made before SQLite sees it, so that it is never readable by others, not even for a moment.
        path.touch(mode=0o600, exist_ok=False)
    else:
        refuse_absent(path)
        key = key_of(path)
    errors: list[driver.Error] = []
    for mode in _read_modes(path) if read_only else ["mode=rw"]:
        pragmas = _pragmas(
            read_only=read_only, log=not (read_only or archive or sole), log_kept=log_kept
        )
        pragmas += [_SOLE] * sole
        connect = _connect(path, mode, pragmas, create=create, damaged=damaged, key=key)
        engine = book_engine(
            connect,
            _begin,
            break_seal,
            reads_only=read_only,
            is_damaged=damaged,
            is_encrypted=key is not None,
            log_kept=log_kept,
        )
        try:
            with engine.bare() as connection:  # the pool keeps it for the first use
                # Opening alone reads nothing: only a question shows that this is a book.
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except driver.Error as error:
            engine.dispose()
            # Whoever wants it alone waits and tries again; it needs the driver's own words.
            if sole:
                raise
            errors.append(error)
        except UserError:
            engine.dispose()
            raise
        else:
            _remember(engine, path, key)
            return engine
    # The first try was the best way in, so its error is the one that explains.
    raise _explained(path, errors[0], key) from errors[0]


def shut(engine: BookEngine, path: Path) -> None:
    """Close a book's connections; LockedBookError for whoever wants one, until `reopen`."""

    def refuse() -> Any:
        raise LockedBookError(path)

    engine.shut(refuse)


def reopen(engine: BookEngine, path: Path, *, read_only: bool) -> None:
    """Let an engine that was shut work again; one that writes leaves its log to the caller."""
    fresh = open_engine(
        path, read_only=read_only, log_kept=not read_only, damaged=engine.is_damaged
    )
    engine.go_on_as(fresh)
    _remember(engine, path, key_of(path))
    with engine.bare():  # there before the other goes, lest the log be closed with it
        fresh.dispose()


def refuse_absent(path: Path) -> None:
    """Raise UserError where there is no file."""
    if not path.is_file():
        raise UserError(
            render(say("There is no book at {path}.", path=str(path))),
            tr("Check the name and the folder. Nothing was created."),
        )


class BrokenBookError(UserError):
    """The book's schema itself is damaged: not even a reader can open it."""

    def __init__(self, path: Path, backup: Path | None = None) -> None:
        advice = tr("The file was not changed and will be kept. Restore a backup to go on.")
        if backup is not None:
            advice = _to_restore(backup)
        title = say("{name} is damaged and cannot be opened.", name=path.name)
        super().__init__(render(title), advice)


def _to_restore(backup: Path) -> str:
    return render(
        say(
            "The file was not changed and will be kept. To go on, restore the backup {backup}.",
            backup=str(backup),
        )
    )


def readable_text(stored: bytes) -> str:
    """A stored text as far as it can be read; U+FFFD in place of what can not."""
    return stored.decode("utf-8", "replace")


@contextmanager
def bare(
    path: Path,
    *,
    read_only: bool = False,
    archive: bool = False,
    sole: bool = False,
    damaged: bool = False,
) -> Iterator[Any]:
    """The bare connection of the driver, for what is below transactions; closes the file behind it.

    Takes and raises what `open_engine` does; the driver's own errors come unwrapped.
    """
    engine = open_engine(path, read_only=read_only, archive=archive, sole=sole, damaged=damaged)
    try:
        with engine.bare() as connection:
            yield connection
    finally:
        engine.dispose()


_open: dict[Path, dict[int, BookKey | None]] = {}


def open_here(path: Path) -> bool:
    """Whether this process has an engine on the file that was not disposed of yet."""
    return bool(_open.get(path.resolve()))


def key_of(path: Path) -> BookKey | None:
    """The key of a book, open here or not; None for one that is not encrypted.

    Raises LockedBookError where it is, and its passphrase was not given.
    """
    # Of an open one without a look inside, which would cost this process its locks.
    engines = _open.get(path.resolve())
    if engines:
        return next(iter(engines.values()))
    return key_in(path)


def _remember(engine: BookEngine, path: Path, key: BookKey | None) -> None:
    engines = _open.setdefault(path.resolve(), {})
    engines[id(engine)] = key
    engine.when_disposed(lambda: engines.pop(id(engine), None))


def _read_modes(path: Path) -> list[str]:
    """How to try to open for reading, best first.

    A log that holds something would be written into the book by the last connection to close,
    hence mode=ro; without one, mode=ro would leave an empty log behind, hence mode=rw. `immutable`
    overlooks the log, which is right for a stranger's, and makes no index, which in a book that is
    protected would be protected, too, and keep its user from writing for ever.
    """
    log = companion(path, LOG_END)
    closed = not (open_here(path) or in_use(path))
    if closed and strays(path):
        # With a foreign log beside it only `immutable` keeps SQLite from applying that log.
        return [_ALONE]
    if log.exists():
        # An empty log needs no index, so the file may be opened as if it could be written; a full
        # one must be read with it.
        return ["mode=ro"] if log.stat().st_size else ["mode=rw", _ALONE]
    return ["mode=rw", _ALONE] if os.access(path, os.W_OK) or not closed else [_ALONE]


def _begin(connection: Any, reads: bool) -> None:
    # IMMEDIATE: to find out at the first write that another one writes would be too late.
    connection.execute("BEGIN" if reads else "BEGIN IMMEDIATE")


def break_seal(connection: Any) -> None:
    """Clear the seal's lowest bit, also where it is clear already: page 1 says in every round of
    the log whose it is (storage.strays).

    Within the transaction that writes: no state of the file has both a whole seal and new rows.
    """
    (seal,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version={seal & ~1}")


def _pragmas(*, read_only: bool, log: bool, log_kept: bool) -> list[str]:
    pragmas = [
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        # A foreign file may carry views and triggers that call functions: they stay quiet.
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "synchronous=FULL",
    ]
    if sys.platform == "darwin":  # fsync answers there before the drive has written
        pragmas += ["fullfsync=ON", "checkpoint_fullfsync=ON"]
    if read_only:
        pragmas.append("query_only=ON")
    elif log:
        pragmas.append(_LOG)
    if log_kept:
        pragmas.append("wal_autocheckpoint=0")
    return pragmas


def _connect(
    path: Path,
    mode: str,
    pragmas: list[str],
    *,
    create: bool,
    damaged: bool,
    key: BookKey | None,
) -> Callable[[], Any]:
    uri = f"{_uri(path)}?{mode}"
    # Who asks for the file alone is told at once when somebody is in it.
    patience = 0.0 if _SOLE in pragmas else _BUSY_MILLISECONDS / 1000

    def connect() -> Any:
        # isolation_level=None: the driver begins no transaction itself, so that schema changes
        # are part of ours. The pool gives a connection to one thread at a time.
        connection = driver.connect(
            uri,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            timeout=patience,
        )
        try:
            if damaged:
                connection.text_factory = readable_text
            unlock(connection, key)  # before anything else
            if create:
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            if _SOLE in pragmas:  # before the first look into the file
                connection.execute(f"PRAGMA {_SOLE}")
            # Before the log is asked for, which would change a file that is not ours.
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise NotABookError(path)
            for pragma in pragmas:
                answer = connection.execute(f"PRAGMA {pragma}").fetchone()
                # On some file systems WAL is refused without an error, and durability rests on it.
                if pragma == _LOG and answer != ("wal",):
                    raise _no_log(path)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def _uri(path: Path) -> str:
    """The path as SQLite's URI; a Windows share's host goes into the path, SQLite takes no host."""
    uri = path.resolve().as_uri()
    return uri if uri.startswith("file:///") else "file:////" + uri.removeprefix("file://")


class NotABookError(UserError):
    """The file is something else; `backup` is the newest of a book that had its name."""

    def __init__(self, path: Path, backup: Path | None = None) -> None:
        advice = tr("The file was not changed. Choose a book, or restore one from a backup.")
        if backup is not None:
            advice = _to_restore(backup)
        super().__init__(render(say("{name} is not a CSM Desktop book.", name=path.name)), advice)
        self.backup = backup


def _no_log(path: Path) -> UserError:
    return UserError(
        render(say("{name} cannot be used in this folder.", name=path.name)),
        tr("Its disk lacks what a book in use needs. Move the book to a disk of this computer."),
    )


def _explained(path: Path, error: driver.Error, key: BookKey | None) -> UserError:
    text = str(error)
    # With its own key, which is known by the file's salt, it is no stranger's.
    if "not a database" in text and key is None:
        return NotABookError(path)
    if "malformed" in text or "not a database" in text:
        return BrokenBookError(path)
    if not os.access(path, os.R_OK):
        return UserError(
            render(say("You may not read {path}.", path=str(path))),
            tr("It was not changed. Ask whoever keeps it, or open a copy of your own."),
        )
    # It can be read in principle, but its log's index cannot be made beside it.
    if companion(path, LOG_END).exists():
        return UserError(
            render(say("{name} holds changes that cannot be read here.", name=path.name)),
            tr(
                "Its folder can only be read. Copy the book and the file ending in -wal together "
                "into a folder of yours and open it there."
            ),
        )
    return UserError(render(say("{name} could not be opened.", name=str(path))), text)
