"""Another book, or a bundle, opened beside one's own to be read; no byte of it is changed."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import open_new, part_path
from csm_desktop.storage.file.engine import bare, key_of, refuse_absent
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.file.stamp import read_stamp, refuse_newer
from csm_desktop.storage.file.strays import LOG, companion
from csm_desktop.storage.migrate import is_current, upgrade
from csm_desktop.wording import render, tr


@contextmanager
def other_book(path: Path, now: datetime, beside: Path) -> Iterator[BookConnection]:
    """A consistent view of another book; one of an older program is read through a copy `beside`
    one's own.

    Raises LockedBookError, NewerBookError, and UserError for what is damaged, no book, or of an
    older program and was not closed properly.
    """
    refuse_absent(path)
    key_of(path)  # raises where it is locked
    with bare(path, read_only=True) as closed:
        found = read_stamp(closed)
    if found is not None:
        refuse_newer(path, found)
    copy: Path | None = None
    try:
        if not is_current(path):
            # Its own bytes stay what somebody else may need them for.
            copy = _brought_up(path, beside)
        with open_book(copy or path, now, read_only=True) as file:
            if file.damage is not None:
                raise UserError(
                    render(say("{name} is damaged. {finding}", name=path.name,
                               finding=file.damage)),
                    tr("Nothing was changed. Take another copy of it."),
                )  # fmt: skip
            with file.engine.for_reading().begin() as connection:
                yield connection
    finally:
        if copy is not None:
            copy.unlink(missing_ok=True)


def _brought_up(path: Path, beside: Path) -> Path:
    log = companion(path, LOG)
    if log.exists() and log.stat().st_size:
        raise UserError(
            render(say("{name} is of an older program, and was not closed.", name=path.name)),
            tr("Nothing was changed. Open and close it once, then try again."),
        )
    copy = part_path(beside)
    with path.open("rb") as given, open_new(copy) as made:
        shutil.copyfileobj(given, made)
    upgrade(copy)
    return copy
