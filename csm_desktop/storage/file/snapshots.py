"""Backups: made while the book is in use, proved before they count, thinned as they age.

A backup is one closed file that opens like any book. It carries a small table, `backup_manifest`,
which says when it was made of what, and a seal (storage.seal), so that a later look can tell
whether it still is what it was. Restoring sets the present file aside and never deletes it.
"""

import errno
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from csm_desktop import __version__
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import (
    AlreadyThereError,
    check_target,
    make_folder,
    not_written,
    part_path,
    put,
    sync_file,
    tidy_parts,
)
from csm_desktop.files.targets import is_book, is_file_there
from csm_desktop.storage.file.belongings import copy_aside, set_strays_aside
from csm_desktop.storage.file.engine import (
    APPLICATION_ID,
    NotABookError,
    bare,
    open_engine,
    open_here,
    refuse_absent,
)
from csm_desktop.storage.file.folders import refuse_unfit, why_read_only
from csm_desktop.storage.file.lock import BookLock
from csm_desktop.storage.file.manifest import (
    Manifest,
    counted,
    drop_manifest,
    last_act,
    read_manifest,
    write_manifest,
)
from csm_desktop.storage.file.pool import BookEngine
from csm_desktop.storage.file.rotation import (
    backups_folder,
    folder_kept,
    next_path,
    rotate,
)
from csm_desktop.storage.file.seal import seal, sealed
from csm_desktop.storage.file.soundness import DamagedBookError, problems
from csm_desktop.storage.file.stamp import read_stamp, refuse_newer
from csm_desktop.storage.file.strays import COMPANIONS, application_of, companion, head_of
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on the disk, proved good when this was made."""

    path: Path
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class RestoredBackup:
    """A restored book, and where its former file was set aside (None: there was none).

    `strays` are logs of other books that lay beside it, and where they are now.
    """

    manifest: Manifest
    aside: Path | None
    strays: tuple[Path, ...] = ()


def back_up(
    source: BookEngine | Path,
    book: Path,
    now: datetime,
    *,
    by_hand: bool = False,
    room: int | None = None,
) -> Backup:
    """A numbered backup into the book's folder of backups, which is thinned afterwards.

    What was made `by_hand` is never thinned out; `room` are the bytes that the others may take
    with it (None: the default, see storage.rotation).
    """
    folder = backups_folder(book)
    with folder_kept(folder):
        if isinstance(source, Path):
            refuse_absent(source)  # moved meanwhile: its folder of backups is not made anew
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise not_made(folder, error) from error
        backup = make(source, next_path(folder, book.stem, now, by_hand=by_hand), now)
        rotate(folder, room)
    return backup


def make(
    source: BookEngine | Path, target: Path, now: datetime, *, overwrite: bool = False
) -> Backup:
    """Copy a book, open or not, to `target` as of one moment; proved, flushed, then named.

    Writers go on meanwhile. With `overwrite` a former backup may be there, or a file that is no
    book. Raises AlreadyThereError, DamagedBookError when the book is damaged (a bad copy never
    takes a good one's place), UserError when the disk is full or the folder protected.
    """
    is_former = (
        # Only a backup may be replaced by a backup: never the book that it is made of.
        overwrite and is_file_there(target) and _is_backup(target) and not _is_same(source, target)
    )
    check_target(target, overwrite=overwrite, may_be_book=is_former)
    tidy_parts(target.parent)
    temporary = part_path(target)
    try:
        try:
            _copy(source, temporary, target)
            manifest = _prove(temporary, target, now)
            # Sealed before its name is given: no file of that name is ever unproved.
            seal(temporary, archive=True)
            sync_file(temporary)
        except (driver.Error, OSError) as error:
            raise not_made(target, error) from error
        put(temporary, target, overwrite=overwrite, may_be_book=is_former)
    finally:
        with suppress(OSError):
            temporary.unlink()
    return Backup(target, manifest)


def _is_same(source: BookEngine | Path, target: Path) -> bool:
    return isinstance(source, Path) and source.samefile(target)


def _is_backup(path: Path) -> bool:
    """Whether a closed file is a backup: a book that nobody works in."""
    if open_here(path) or any(companion(path, end).exists() for end in COMPANIONS):
        return False
    try:
        with bare(path, read_only=True) as connection:
            return read_manifest(connection) is not None
    except (UserError, driver.Error):
        return False


def _copy(source: BookEngine | Path, temporary: Path, target: Path) -> None:
    if isinstance(source, Path):
        if sealed(source) is False:
            raise _no_backup(source, tr("Its content has changed since it was last closed."))
        opened = bare(source, read_only=True)
    else:
        opened = source.bare()
    with opened as connection:
        finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if finding != "ok":  # copying could mend the structure and hide the lost rows
            named = source if isinstance(source, Path) else target
            raise _no_backup(
                named, render(say("Its structure is broken ({detail}).", detail=finding))
            )
        temporary.touch(mode=0o600)  # SQLite fills an empty file and keeps its mode
        (guarded,) = connection.execute("PRAGMA query_only").fetchone()
        connection.execute("PRAGMA query_only=OFF")  # it would refuse to write the copy as well
        try:
            connection.execute("VACUUM INTO ?", (str(temporary),))
        finally:
            connection.execute(f"PRAGMA query_only={guarded}")


def _prove(temporary: Path, target: Path, now: datetime) -> Manifest:
    """Look through the copy and write the manifest into it."""
    with bare(temporary, archive=True) as connection:
        _refuse_damaged(connection, target)
        stamp = read_stamp(connection)
        manifest = Manifest(
            now.astimezone(UTC),
            stamp.program if stamp else __version__,
            stamp.revision if stamp else "",
            counted(connection),
            last_act(connection),
        )
        write_manifest(connection, manifest)
    return manifest


def _refuse_damaged(connection: Any, path: Path) -> None:
    finding = next(problems(connection), None)
    if finding is not None:
        raise _bad_backup(path, finding)


def verify(backup: Path) -> Manifest:
    """Prove that a backup is whole and holds the rows that it says; what it says of itself.

    A book that is no backup (one set aside earlier) is taken as well, if it is sound.
    Raises DamagedBookError, NewerBookError, or UserError for anything else.
    """
    if sealed(backup) is False:
        raise _bad_backup(backup, tr("Its content is not what was backed up."))
    with bare(backup, read_only=True) as connection:
        _refuse_damaged(connection, backup)
        stamp = read_stamp(connection)
        if stamp is None:
            raise NotABookError(backup)
        refuse_newer(backup, stamp)
        present = counted(connection)
        manifest = read_manifest(connection)
    if manifest is None:
        made_at = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
        return Manifest(made_at, stamp.program, stamp.revision, present)
    _refuse_other_counts(backup, present, manifest)
    return manifest


def rewrite(
    backup: Path,
    change: Callable[[BookEngine], None],
    bring_up: Callable[[Path], object] = bool,
) -> Backup:
    """Put another version in a backup's place, in which `change` was done; proved before.

    `bring_up` gives the copy that takes its place the schema that `change` knows. Its name, and the
    instant it says it was made, stay. Raises what `verify` and `change` raise, and UserError where
    it cannot be written; the backup is as it was then.
    """
    made_at = verify(backup).made_at
    temporary = part_path(backup)
    try:
        try:
            _copy(backup, temporary, backup)
            bring_up(temporary)
            engine = open_engine(temporary, archive=True)
            try:
                change(engine)
            finally:
                engine.dispose()
            manifest = _prove(temporary, backup, made_at)
            seal(temporary, archive=True)
            sync_file(temporary)
        except (driver.Error, OSError) as error:
            raise not_made(backup, error) from error
        put(temporary, backup, overwrite=True, may_be_book=True)
    finally:
        with suppress(OSError):
            temporary.unlink()
    return Backup(backup, manifest)


def manifest_of(backup: Path) -> Manifest | None:
    """What a backup says of itself, unproved; None where it says nothing or cannot be read."""
    try:
        with bare(backup, read_only=True) as connection:
            return read_manifest(connection)
    except (UserError, driver.Error, ValueError, KeyError):
        return None


def restore(backup: Path, book: Path, now: datetime, *, overwrite: bool = False) -> RestoredBackup:
    """Put a backup in the book's place; the present file is set aside beside it, never deleted.

    A file there that is no book is in the way, unless with `overwrite` or where the backup lies
    among the book's own, so that it was one; it is set aside then, too.
    Everything is proved before the present file is touched. Raises AlreadyThereError,
    BookInUseError and BookBusyError while anybody has the book open, UnfitFolderError where no live
    book may be, and what `verify` raises; the book is unchanged then.
    """
    if backup.resolve().parent != backups_folder(book).resolve():
        _refuse_place(book, overwrite)
    manifest = verify(backup)
    # Before the lock: nothing may be made in a folder where the book must not live.
    refuse_unfit(book)
    make_folder(book.parent)
    reason = why_read_only(book)
    if reason is not None:
        raise UserError(render(say("{name} cannot be restored here.", name=book.name)), reason)
    book = book.resolve()
    with BookLock(book):
        # A log of the present file must not be replayed onto the restored one.
        strays = set_strays_aside(book)
        tidy_parts(book.parent)
        temporary = part_path(book)
        try:
            try:
                _copy(backup, temporary, backup)
                _become_book(temporary, backup, manifest)
                sync_file(temporary)
            except (driver.Error, OSError) as error:
                raise not_made(book, error) from error
            # As late as can be: until here the present book is as it was, and at each moment
            # there is a whole book under the name.
            aside = copy_aside(book, now)
            put(temporary, book, overwrite=aside is not None, may_be_book=True)
        finally:
            with suppress(OSError):
                temporary.unlink()
    return RestoredBackup(manifest, aside, strays)


def _refuse_place(book: Path, overwrite: bool) -> None:
    """Raise UserError where a book must not come to lie, whatever is set aside."""
    if not is_file_there(book) or open_here(book):
        return
    head = head_of(book)
    if head and application_of(head) != APPLICATION_ID:
        raise NotABookError(book)
    if not head and not overwrite and not is_book(book):
        raise AlreadyThereError(book)


def _become_book(temporary: Path, backup: Path, manifest: Manifest) -> None:
    with bare(temporary, archive=True) as connection:
        drop_manifest(connection)
        _refuse_other_counts(backup, counted(connection), manifest)
    seal(temporary, archive=True)


def _refuse_other_counts(
    backup: Path, present: tuple[tuple[str, int], ...], manifest: Manifest
) -> None:
    if present != manifest.counts:
        raise _bad_backup(backup, tr("It does not hold the rows that were backed up."))


def _bad_backup(path: Path, finding: str) -> DamagedBookError:
    return DamagedBookError(path, finding, tr("Nothing was changed. Choose another backup."))


def _no_backup(book: Path, finding: str) -> DamagedBookError:
    advice = tr("No backup was made: it could take a good one's place. Restore the newest one.")
    return DamagedBookError(book, finding, advice)


def not_made(target: Path, error: Exception) -> UserError:
    """Why a copy of a book could not be made, and what helps."""
    text = str(error)
    full = "disk is full" in text or getattr(error, "errno", None) == errno.ENOSPC
    if isinstance(error, OSError) and not full:
        return not_written(target, error)
    return UserError(
        render(say("{path} could not be written.", path=str(target))),
        tr("The disk is full. The book is unchanged; free some space and try again.")
        if full
        else text,
    )
