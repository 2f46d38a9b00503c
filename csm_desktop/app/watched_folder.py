"""A folder that the book watches for calendars: what is new in it is offered, never taken unasked.

Which folder it is belongs to the book, for other books have other customers; what of it was seen
already is the caller's to remember.
"""

from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.digests import sha256
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars import ENDINGS
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

MOST = 50  # calendars of a folder that are offered at once
_FOLDER = "calendar_folder"


@dataclass(frozen=True, slots=True)
class WatchedCalendars:
    """The calendars in the folder, each with a mark that changes when the file does."""

    marks: tuple[tuple[Path, str], ...] = ()

    def unseen(self, seen: str) -> tuple[Path, ...]:
        """The first of those that are new or changed since `seen`, which is what `told` gave."""
        # Marks have no blanks, and no names stand among them: what is remembered names no customer.
        known = frozenset(seen.split())
        return tuple(path for path, mark in self.marks if mark not in known)[:MOST]

    def told(self, seen: str) -> str:
        """The marks to be kept as what was seen once these are offered: no name stands in them.

        Those that `unseen` had no room for are not among them, and come the next time.
        """
        known, offered = frozenset(seen.split()), frozenset(self.unseen(seen))
        return " ".join(mark for path, mark in self.marks if mark in known or path in offered)


def watched_folder(book: Book) -> Path | None:
    """The folder that a book watches; None where it watches none."""
    with book.reading() as connection:
        text = text_of(connection, _FOLDER)
    return Path(text) if text else None


def watch_folder(work: Work, /, folder: Path | None) -> None:
    """Watch a folder, or none any more. Raises UserError for what is no folder."""
    if folder is not None and not folder.is_dir():
        title = say("{folder} is no folder.", folder=str(folder))
        raise UserError(render(title), tr("Nothing was changed."))
    put_text(work, _FOLDER, "" if folder is None else str(folder.absolute()))


def look_into(folder: Path) -> WatchedCalendars:
    """What lies in the folder now; nothing where it cannot be looked into (a stick that is out)."""
    found = []
    try:
        for path in sorted(folder.iterdir())[: 20 * MOST]:
            if path.suffix.casefold() not in ENDINGS or path.name.startswith("."):
                continue
            state = path.stat()
            told = f"{path.name}\n{state.st_size}\n{state.st_mtime_ns}"
            found.append((path, sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]))
    except OSError:
        return WatchedCalendars(tuple(found))
    return WatchedCalendars(tuple(found))
