"""Which backups are kept as they age, told by the instant in their names.

Reading names is enough to thin a folder; files that are named otherwise are not ours and stay.
"""

import re
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from csm_desktop.errors import UserError
from csm_desktop.files import safe_name, unique_path
from csm_desktop.storage.seal import sealed

EVERY = timedelta(minutes=30)
_DAY = 86_400
_FORMAT = "%Y-%m-%d %H%M%SZ"
_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d{6}Z)(?: \(\d+\))?\.csm$")
# The newest backup of so many periods is kept (reliability.md). A period without use has none and
# does not count, so that a holiday costs no backup.
_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (12, lambda at: int(at.timestamp()) // 1800),
    (14, lambda at: at.date()),
    (8, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A backup file and the instant (UTC) in its name."""

    at: datetime
    path: Path


def backups_folder(book: Path) -> Path:
    """Where the book's backups are kept: a folder beside it."""
    real = book.resolve()
    return real.with_name(f"{real.stem} backups")


def dated_path(folder: Path, stem: str, now: datetime, suffix: str = ".csm") -> Path:
    """A free path in `folder` for something of the book `stem`, dated `now`."""
    return unique_path(folder, f"{safe_name(stem)} {now.astimezone(UTC):{_FORMAT}}{suffix}")


_kept_folders: dict[Path, Lock] = {}


@contextmanager
def folder_kept(folder: Path) -> Iterator[None]:
    """Let no other thread put a backup into a folder or move it while the context lasts."""
    with _kept_folders.setdefault(folder, Lock()):
        yield


def backups(folder: Path) -> list[Dated]:
    """The backups in a folder, newest first; none if there is no such folder."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.search(path.name)
        if match:
            at = datetime.strptime(match[1], _FORMAT).replace(tzinfo=UTC)
            found.append(Dated(at, path))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def due(folder: Path, now: datetime) -> bool:
    """Whether the newest backup is half an hour away, into the future too: clocks are set back."""
    newest = next(iter(backups(folder)), None)
    return newest is None or abs(now - newest.at) >= EVERY


def kept(found: list[Dated]) -> set[Dated]:
    """Which of the backups (newest first) to keep: the newest of each period that counts."""
    keep: set[Dated] = set()
    for number, period in _PERIODS:
        newest: dict[Hashable, Dated] = {}
        for backup in found:
            newest.setdefault(period(backup.at), backup)
        keep.update(list(newest.values())[:number])
    return keep


def rotate(folder: Path) -> tuple[Path, ...]:
    """Remove the backups that need not be kept; returns which.

    The newest one that still is what it was when it was proved always stays; while there is no
    such backup nothing is removed at all.
    """
    _tidy(folder)
    found = backups(folder)
    proved = newest_proved(found)
    if proved is None:
        return ()
    keep = kept(found) | {proved}
    removed = tuple(backup.path for backup in found if backup not in keep)
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def _tidy(folder: Path) -> None:
    """Remove what a killed program left half made; a day old, it is nobody's any more."""
    for part in folder.glob(".csm-*.part*"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _DAY:
                part.unlink()


def newest_proved(found: list[Dated]) -> Dated | None:
    """The first of the backups whose seal is whole."""
    return next((backup for backup in found if _whole(backup.path)), None)


def _whole(path: Path) -> bool:
    try:
        return sealed(path) is True
    except (UserError, OSError):
        return False
