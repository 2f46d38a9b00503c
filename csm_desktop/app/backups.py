"""Keeping a book safe: backups, restoring one, and a thorough check."""

from dataclasses import replace
from pathlib import Path

from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.damage import contents
from csm_desktop.storage.file import snapshots, soundness
from csm_desktop.storage.file.engine import NotABookError
from csm_desktop.storage.file.opened import offered_backup
from csm_desktop.storage.file.snapshots import Backup, RestoredBackup
from csm_desktop.storage.file.soundness import Report
from csm_desktop.wording import render, tr


def back_up(book: Path, target: Path, clock: Clock, *, overwrite: bool = False) -> Backup:
    """Copy a book, open or not, into a new file that is proved good before it gets its name.

    With `overwrite` a former backup is replaced, or a file that is no book. Raises
    AlreadyThereError where anything else is, UserError for a damaged book or a full disk.
    """
    must_exist(book)
    return snapshots.make(book, target, clock.now(), overwrite=overwrite)


def restore(backup: Path, book: Path, clock: Clock, *, overwrite: bool = False) -> RestoredBackup:
    """Put a backup in a book's place; the present file is set aside, never deleted.

    A file there that is no book is in the way, unless with `overwrite`.
    """
    must_exist(backup)
    return snapshots.restore(backup, book, clock.now(), overwrite=overwrite)


def check(book: Path) -> Report:
    """Look thoroughly whether a book is whole, and whether all it holds can be used; changes
    nothing."""
    must_exist(book)
    try:
        report = soundness.check(book)
    except NotABookError as error:
        raise NotABookError(book, offered_backup(book)) from error
    return replace(report, unusable=tuple(contents.findings(book)))


def must_exist(path: Path) -> None:
    """Raise UserError where there is no such file."""
    if not path.is_file():
        raise UserError(
            render(say("There is no file {path}.", path=str(path))),
            tr("Check the name and the folder. Nothing was created."),
        )
