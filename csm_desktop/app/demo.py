"""The sample book and the two documents made from it: what the program can do, in one go."""

from contextlib import suppress
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.documents.account_papers import plan_paper
from csm_desktop.app.documents.ebr import ebr_paper
from csm_desktop.app.lists import figures
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import create_book, opened_book, writable_book
from csm_desktop.app.sample import sample_book
from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import make_folder, safe_name, unique_path
from csm_desktop.storage.file import belongings, stamp
from csm_desktop.storage.file.folders import books_home
from csm_desktop.storage.file.rotation import backups, backups_folder, new_book_path
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_NAME = "Sample book"
_MARK = "sample"
_HERO = "Northwind Rail"


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the sample book and its documents are."""

    book: Path
    pack: Path
    plan: Path


def make_demo(out: Path, clock: Clock, *, overwrite: bool = False) -> Demo:
    """Make the sample book in the books' home, and an EBR pack and a plan in the folder `out`.

    Documents of a former demo are replaced with `overwrite`; else the new ones get other names.
    """
    # Before the sample is made: a wrong folder must not cost a book that nobody wanted.
    if out.exists() and not out.is_dir():
        raise UserError(tr("--out names a file, not a folder."), tr("Nothing was written."))
    make_folder(out)
    path = make_sample_book(books_home(), clock)
    with opened_book(path, clock, read_only=True) as book:
        account = account_named(book, _HERO)
        names = (f"{account.name} - EBR pack", f"{account.name} - joint impact plan")
        safe = [safe_name(name, ".pdf") for name in names]
        pack, plan = (out / name if overwrite else unique_path(out, name) for name in safe)
        ebr_paper(account.id).write(book, pack, overwrite=overwrite)
        plan_paper(account.id).write(book, plan, overwrite=overwrite)
    return Demo(path, pack, plan)


def make_sample_book(folder: Path, clock: Clock) -> Path:
    """A fresh sample book, as of today.

    One that was made before and never worked in is replaced: its dates have aged. Any other book
    is kept as it is, whatever it is called, and the fresh one gets a name of its own.
    """
    path = _former(folder, clock)
    if path is None:
        path = new_book_path(folder, _NAME)
    else:
        _remove(path)
    create_book(path)
    with writable_book(path, clock) as book:
        book.run(say("Sample book"), _fill, sample_book(clock))
        figures.refresh(book)
    return path


def _fill(work: Work, things: tuple[object, ...]) -> None:
    mark_sample(work)
    work.add_all(things)


def mark_sample(work: Work) -> None:
    """Make the book a sample: invented, and removed in one click."""
    stamp.mark(work.connection, _MARK, "yes")


def _former(folder: Path, clock: Clock) -> Path | None:
    """A sample book that lies here and that nobody has worked in."""
    for path in sorted(folder.glob(f"{_NAME}*.csm")):
        with suppress(UserError), opened_book(path, clock, read_only=True) as book:
            if is_sample(book) and not worked_in(book):
                return path
    return None


def is_sample(book: Book) -> bool:
    """Whether a book is a sample, by the mark that it got when it was made."""
    return book.known("is sample", lambda connection: stamp.marked(connection, _MARK)) == "yes"


def worked_in(book: Book) -> bool:
    """Whether anybody did something in a sample book that would be lost with it."""
    return _acts(book) > 1


def remove_sample(path: Path, clock: Clock) -> None:
    """Delete a sample book that is closed, with its backups. Raises UserError for any other book.

    The sample can be made again at any time; the window asks first where it was worked in.
    """
    with opened_book(path, clock, read_only=True) as book:
        if not is_sample(book):
            raise UserError(tr("This is not the sample book."), tr("Nothing was removed."))
    _remove(path)


def _remove(path: Path) -> None:
    belongings.remove(path)
    for backup in backups(backups_folder(path)):
        backup.path.unlink(missing_ok=True)
    with suppress(OSError):
        backups_folder(path).rmdir()


def _acts(book: Book) -> int:
    return len(book.history(limit=2))
