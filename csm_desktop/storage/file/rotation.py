"""Which backups are kept as they age: told by their names alone.

A name holds a number that only grows and the instant it was made. The number says which is newer,
because a clock may have been wrong; the instant says which half hour, day, week or month a backup
stands for. What was made by hand says so in its name, and is never thinned out. Files that are
named otherwise are not ours and stay.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count, zip_longest
from pathlib import Path
from threading import Lock

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import safe_name, tidy_parts, unique_path
from csm_desktop.storage.file.seal import sealed
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

EVERY = timedelta(minutes=30)
LEAST_ROOM = 2_000_000_000
"""Bytes that backups may take in any case, unless the user says otherwise."""
TIMES_THE_BOOK = 5
_FORMAT = "%Y-%m-%d %H%M%SZ"
_NAME = re.compile(r" (\d{4}-\d\d-\d\d \d{6}Z)(?: no (\d{1,9}))?( kept)?(?: \(\d+\))?\.csm$")
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
    """A backup file: the instant (UTC) and the number in its name (0: made before there were
    numbers), whether it was made by hand, its size in bytes."""

    at: datetime
    path: Path
    number: int = 0
    by_hand: bool = False
    size: int = 0


def backups_folder(book: Path) -> Path:
    """Where the book's backups are kept: a folder beside it."""
    real = book.resolve()
    # Not `with_name`: the root of a disk has no name to change.
    return real.parent / f"{real.stem} backups"


def new_book_path(home: Path, name: str) -> Path:
    """A free path for a new book: no file has it, and no backups of a former book lie beside it,
    which would be taken for those of the new one."""
    names = (f"{name} ({number}).csm" if number > 1 else f"{name}.csm" for number in count(1))
    paths = (home / each for each in names if unique_path(home, each).name == each)
    return next(path for path in paths if not backups(backups_folder(path)))


def refuse_former_name(path: Path) -> None:
    """Raise UserError where the backups of a former book would be taken for those of a new one."""
    if path.name and not path.exists() and backups(backups_folder(path)):
        folder = backups_folder(path)
        raise UserError(
            render(say("There was a book {name} here: its backups are in {folder}.",
                       name=path.name, folder=str(folder))),
            tr("Restore the newest of them, or give the new book another name. Nothing was"
               " created."),
        )  # fmt: skip


def dated_path(folder: Path, stem: str, now: datetime, suffix: str = ".csm") -> Path:
    """A free path in `folder` for something of the book `stem`, dated `now`."""
    return unique_path(folder, f"{safe_name(stem)} {now.astimezone(UTC):{_FORMAT}}{suffix}")


_kept_folders: dict[Path, Lock] = {}


@contextmanager
def folder_kept(folder: Path) -> Iterator[None]:
    """Let no other thread put a backup into a folder or move it while the context lasts."""
    with _kept_folders.setdefault(folder, Lock()):
        yield


def next_path(folder: Path, stem: str, now: datetime, *, by_hand: bool = False) -> Path:
    """A free path for the next backup of the book `stem`: newer than all there are."""
    number = max((backup.number for backup in backups(folder)), default=0) + 1
    kept = " kept" if by_hand else ""
    name = f"{safe_name(stem)} {now.astimezone(UTC):{_FORMAT}} no {number}{kept}.csm"
    return unique_path(folder, name)


def backups(folder: Path) -> list[Dated]:
    """The backups in a folder, newest first; none if there is no such folder."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.search(path.name)
        with suppress(ValueError, OSError):  # a date that never was; gone meanwhile
            if match:
                at = datetime.strptime(match[1], _FORMAT).replace(tzinfo=UTC)
                number, size = int(match[2] or 0), path.stat().st_size
                found.append(Dated(at, path, number, bool(match[3]), size))
    # The number first: a clock that was wrong must not make an old backup the newest.
    return sorted(found, key=lambda each: (each.number, each.at, each.path.name), reverse=True)


def due(folder: Path, now: datetime) -> bool:
    """Whether the newest backup is half an hour away, into the future too: clocks are set back."""
    newest = next(iter(backups(folder)), None)
    return newest is None or abs(now - newest.at) >= EVERY


def default_room(found: list[Dated]) -> int:
    """How many bytes backups may take: 2 GB, or five times the book where that is more."""
    return max(LEAST_ROOM, TIMES_THE_BOOK * (found[0].size if found else 0))


def kept(found: list[Dated], room: int | None = None) -> set[Dated]:
    """Which of the backups (newest first) to keep: the newest of each period that counts, as far as
    `room` goes (bytes; None: `default_room`), and all that were made by hand.

    Room is given to the newest half hour, day, week and month first, then to the second of each,
    so that little room still reaches back. The newest of all always has room.
    """
    room = default_room(found) if room is None else room
    # By hand and the newest, whatever they take: only the rest shares the room.
    keep = {backup for backup in found if backup.by_hand} | set(found[:1])
    left = room - sum(backup.size for backup in keep)
    for backup in _in_turn(found):
        if backup not in keep:
            # No smaller one behind it either: gaps in the row would be by size and not by age.
            if backup.size > left:
                break
            keep.add(backup)
            left -= backup.size
    return keep


def _in_turn(found: list[Dated]) -> list[Dated]:
    """The newest of each period: the latest of all kinds of periods first, then the second."""
    classes = []
    for number, period in _PERIODS:
        newest: dict[Hashable, Dated] = {}
        for backup in found:
            newest.setdefault(period(backup.at), backup)
        # Periods are counted where there are backups, so a month without use pushes nothing out.
        classes.append(list(newest.values())[:number])
    return [each for turn in zip_longest(*classes) for each in turn if each is not None]


def rotate(folder: Path, room: int | None = None) -> tuple[Path, ...]:
    """Remove the backups that need not be kept, see `kept`; returns which.

    The newest one that still is what it was when it was proved always stays; while there is no
    such backup nothing is removed at all.
    """
    tidy_parts(folder)
    found = backups(folder)
    proved = newest_proved(found)
    # Nothing provable: what is there may be all that is left, so nothing goes.
    if proved is None:
        return ()
    keep = kept(found, room) | {proved}
    removed = tuple(backup.path for backup in found if backup not in keep)
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def newest_proved(found: list[Dated]) -> Dated | None:
    """The first of the backups whose seal is whole."""
    return next((backup for backup in found if _whole(backup.path)), None)


def _whole(path: Path) -> bool:
    try:
        return sealed(path) is True
    except (UserError, OSError):
        return False
