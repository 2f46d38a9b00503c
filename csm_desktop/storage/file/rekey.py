"""Putting a book under another passphrase, its first one, or none: at once, or not at all.

A copy is made under the new key, proved, and opened anew by it before it takes the book's name with
one rename; so whoever is killed meanwhile has the old book or the new one. SQLCipher's own `rekey`
works in place: until the log is merged the file alone still opens with the old passphrase, and
beside a reader it says that it is done when it is not (docs/decisions/024).
"""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop.errors import UserError
from csm_desktop.files import check_target, open_new, part_path, put, sync_file, tidy_parts
from csm_desktop.storage.file.belongings import alone, drop_companions, set_strays_aside
from csm_desktop.storage.file.cipher import BookKey, LockedBookError, hold, let_go
from csm_desktop.storage.file.engine import (
    APPLICATION_ID,
    bare,
    key_of,
    open_engine,
    refuse_absent,
)
from csm_desktop.storage.file.folders import why_read_only
from csm_desktop.storage.file.lock import BookLock
from csm_desktop.storage.file.pool import BookEngine
from csm_desktop.storage.file.rescue import rekey_rescues
from csm_desktop.storage.file.rotation import backups, backups_folder, folder_kept
from csm_desktop.storage.file.seal import seal, sealed
from csm_desktop.storage.file.sight import SIGHT
from csm_desktop.storage.file.snapshots import not_made
from csm_desktop.storage.file.soundness import DamagedBookError, counts, problems
from csm_desktop.storage.file.stamp import blank_marks, blank_secrets
from csm_desktop.values import dataclass
from csm_desktop.wording import tr


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A book under its new key. `remade` backups are under it as well; `left` are not: their own
    passphrase opens them, or, where they have none, anybody does."""

    path: Path
    remade: int
    left: tuple[Path, ...]


def rekey(book: Path, key: BookKey | None) -> Rekeyed:
    """Put a closed book, its backups and what is rescued of it under another key (None: none).

    Raises BookInUseError, BookBusyError, DamagedBookError, LockedBookError, UserError where it
    cannot be written; the book is unchanged then.
    """
    refuse_absent(book)
    key_of(book)  # raises where it is locked
    reason = why_read_only(book)
    if reason is not None:
        raise UserError(reason, tr("Nothing was changed."))
    book = book.resolve()
    with BookLock(book):
        set_strays_aside(book)
        tidy_parts(book.parent)
        if sealed(book) is False:
            raise _damaged(book, tr("Its content has changed since it was last closed."))
        if key is not None:
            hold(key)
        with ExitStack() as held:
            _replaced(held.enter_context(alone(book)), book, key, held)
        drop_companions(book)
        left = _rekey_backups(book, key)
        rekey_rescues(book, key)
    return Rekeyed(book, len(backups(backups_folder(book))) - len(left), left)


def _rekey_backups(book: Path, key: BookKey | None) -> tuple[Path, ...]:
    """Put a book's backups under its key, as far as their own are held; which are not now.

    Each is the old or the new one at each moment, and keeps name and age.
    """
    folder, left = backups_folder(book), []
    with folder_kept(folder):
        tidy_parts(folder)
        for each in backups(folder):
            try:
                if key_of(each.path) == key:
                    continue
                if sealed(each.path) is False:
                    raise _damaged(each.path, "")
                age = each.path.stat()
                with bare(each.path, archive=True) as connection:
                    _replaced(connection, each.path, key)
                os.utime(each.path, ns=(age.st_atime_ns, age.st_mtime_ns))
            # Damaged, or of an earlier passphrase: it stays what it is, and is named.
            except (UserError, driver.Error, OSError):
                left.append(each.path)
    return tuple(left)


def copy_under(
    key: BookKey, book: Path, target: Path, change: Callable[[BookEngine], None]
) -> None:
    """Copy a book, open or not, into a new file under another key, in which `change` is done before
    it has its name; proved. Raises AlreadyThereError, DamagedBookError, what `change` raises."""
    check_target(target, overwrite=False)
    tidy_parts(target.parent)
    part = part_path(target)
    hold(key)
    try:
        try:
            with bare(book) as connection:
                _refuse_damaged(connection, book)
                _export(connection, part, key)
            engine = open_engine(part, archive=True)
            try:
                with engine.bare() as connection:
                    blank_secrets(connection, "main")
                change(engine)
                with engine.bare() as connection:
                    _refuse_damaged(connection, target)
            finally:
                engine.dispose()
            seal(part, archive=True)
            sync_file(part)
        except (driver.Error, OSError) as error:
            raise not_made(target, error) from error
        put(part, target, overwrite=False)
    finally:
        let_go(key)
        with suppress(OSError):
            part.unlink()


def finish_rekey(book: Path) -> None:
    """Put what was left readable by anybody beside an encrypted book under its key: the program was
    killed between the book and its backups. The caller holds the book's lock."""
    key = key_of(book)
    if key is None:
        return
    if any(_is_open(each.path) for each in backups(backups_folder(book))):
        _rekey_backups(book, key)
    rekey_rescues(book, key, plain_only=True)


def _is_open(path: Path) -> bool:
    try:
        return key_of(path) is None
    except (LockedBookError, OSError):
        return False


def _replaced(
    connection: Any, path: Path, key: BookKey | None, held: ExitStack | None = None
) -> None:
    """Put a copy under another key in a closed file's place; `connection` is on that file."""
    part = part_path(path)
    try:
        try:
            _refuse_damaged(connection, path)
            present = counts(connection)
            _export(connection, part, key)
            seal(part, archive=True)
            sync_file(part)
            # By a new connection and the key that the file itself asks for.
            with bare(part, read_only=True) as anew:
                _refuse_damaged(anew, path)
                if counts(anew) != present:
                    raise _damaged(path, tr("A copy of it lacks rows."))
        except (driver.Error, OSError) as error:
            raise not_made(path, error) from error
        if held is not None and os.name == "nt":  # an open file cannot be replaced there
            held.close()
        put(part, path, overwrite=True, may_be_book=True)
    finally:
        with suppress(OSError):
            part.unlink()


def _export(connection: Any, part: Path, key: BookKey | None) -> None:
    """Copy all content into a new file under its key, which it has before anything is in it."""
    open_new(part).close()
    spoken = "" if key is None else key.spoken
    # KEY is said also where there is none: without it the new file would get this one's key.
    connection.execute("ATTACH ? AS other KEY ?", (str(part), spoken))
    try:
        connection.execute("SELECT sqlcipher_export('other')")
        connection.execute(f"PRAGMA other.application_id={APPLICATION_ID}")
        if key is None:
            blank_secrets(connection, "other")
        else:  # an encrypted book is shown when it is open, and not before
            blank_marks(connection, "other", SIGHT)
    finally:
        connection.execute("DETACH other")


def _refuse_damaged(connection: Any, path: Path) -> None:
    finding = next(problems(connection), None)
    if finding is not None:
        raise _damaged(path, finding)


def _damaged(path: Path, finding: str) -> DamagedBookError:
    advice = tr("Nothing was changed. Restore a backup, then try again.")
    return DamagedBookError(path, finding, advice)
