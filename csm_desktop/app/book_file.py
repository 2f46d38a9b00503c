"""A book as a file: where it lies, how large it is, what is kept of it beside it, its name."""

from datetime import datetime
from pathlib import Path

from csm_desktop import files
from csm_desktop.app.passphrase import is_locked
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.file import belongings
from csm_desktop.storage.file.rotation import backups, backups_folder, default_room
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr


@dataclass(frozen=True, slots=True)
class BookFile:
    """`size` in bytes, with what was written last and is not yet merged into the file.

    `folder` is where the dated backups are, `backups` how many there are, `by_hand` how many of
    them the user made, and `last` when the newest was made (UTC). They take `taken` bytes of the
    `room` that those may take which the program makes. `locked` are those under an earlier
    passphrase.
    """

    path: Path
    size: int
    folder: Path
    backups: int
    by_hand: int
    last: datetime | None
    taken: int
    room: int
    locked: int


def book_file(path: Path, room: int | None = None) -> BookFile:
    """What lies on the disk now; `room` is what the user has set for backups (None: nothing)."""
    folder = backups_folder(path)
    kept = backups(folder)
    # While the book is open, much of it may lie in its log.
    parts = (path, path.with_name(f"{path.name}-wal"))
    size = sum(part.stat().st_size for part in parts if part.is_file())
    return BookFile(
        path,
        size,
        folder,
        len(kept),
        sum(backup.by_hand for backup in kept),
        kept[0].at if kept else None,
        sum(backup.size for backup in kept),
        default_room(kept) if room is None else room,
        sum(is_locked(backup.path) for backup in kept),
    )


def renamed(path: Path, name: str) -> Path:
    """Where a book of this name would lie, beside where it lies now.

    Raises UserError without a name, and where another book of it, or its backups, are already.
    """
    # People type the ending as well, and would get it twice.
    plain = " ".join(name.split()).removesuffix(path.suffix)
    if not plain:
        raise UserError(tr("A book needs a name."), tr("Nothing was changed."))
    target = path.with_name(files.safe_name(plain, path.suffix))
    # On a system that ignores case the new name may be the same file.
    if target.exists() and not target.samefile(path):
        raise files.AlreadyThereError(target)
    own, kept = backups_folder(path), backups_folder(target)
    # Its backups would fall in with those of another book, and be thinned together.
    if kept.exists() and not (own.exists() and own.samefile(kept)):
        raise UserError(
            render(say("There are backups of another book called {name}.", name=target.stem)),
            tr("Nothing was changed. Choose another name."),
        )
    return target


def rename_book(path: Path, target: Path) -> None:
    """Give a book that is closed the name that `renamed` found, and its backups with it.

    Raises UserError where somebody else has it open, or is in it and stays; it is unchanged then.
    """
    belongings.move(path, target)
