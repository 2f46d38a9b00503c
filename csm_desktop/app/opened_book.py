"""From a path to an open `Book`; what makes that safe stands in `storage.opening`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.passphrase import refuse_weak
from csm_desktop.domain.text.clock import Clock
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import migrate
from csm_desktop.storage.file import cipher, stamp
from csm_desktop.storage.file.folders import refuse_unfit
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.rotation import refuse_former_name
from csm_desktop.storage.schema import create_schema
from csm_desktop.wording import render, tr

__all__ = ["refuse_former_name"]


def create_book(path: Path, passphrase: str = "") -> None:
    """Make a new, empty book, encrypted where there is a passphrase.

    Raises UserError where one is or was, where none may be, and for a weak passphrase.
    """
    refuse_unfit(path)
    refuse_former_name(path)
    if passphrase:
        refuse_weak(passphrase)
    migrate.create(path, create_schema, key=cipher.new_key(passphrase) if passphrase else None)


def create_scratch_book(path: Path) -> None:
    """Make an empty book for a trial, under a key that nobody can tell: what is left of it after a
    kill is noise."""
    migrate.create(path, create_schema, key=cipher.chance_key())


@contextmanager
def opened_book(
    path: Path,
    clock: Clock,
    *,
    create: bool = False,
    read_only: bool = False,
    passphrase: str = "",
) -> Iterator[Book]:
    """Open a book for work; with `create`, make it first where there is none, under a `passphrase`
    if there is one.

    A book that can only be read (protected, damaged, or `read_only` asked for, beside a writer) is
    opened for reading; `Book.why_read_only` says why. Raises UserError: unfit folder, in use
    elsewhere, made by a newer program, not a book.
    """
    if create and not path.exists():
        try:
            # Two commands may start at the same time on a book that is not there yet.
            create_book(path, passphrase)
        except UserError:
            if not path.is_file():  # else another process has made it in the meantime
                raise
    with open_book(path, clock.now(), read_only=read_only) as file:
        book = Book(file, clock)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def writable_book(
    path: Path, clock: Clock, *, create: bool = False, passphrase: str = ""
) -> Iterator[Book]:
    """Open a book to change it at once. Raises UserError, too, where it can only be read, and for a
    bundle."""
    with opened_book(path, clock, create=create, passphrase=passphrase) as book:
        if book.why_read_only:
            raise UserError(book.why_read_only, tr("Nothing was changed."))
        refuse_bundle(book)
        yield book


def refuse_bundle(book: Book) -> None:
    """Raise UserError for a colleague's bundle: what is done in it would reach no book."""
    if book.known(stamp.BUNDLE, lambda connection: stamp.marked(connection, stamp.BUNDLE)):
        raise UserError(
            render(say("{name} is a bundle of a colleague's and no book.", name=book.path.name)),
            tr("Nothing was changed. Open your own book and take its accounts up: File menu, or"
               " `take BOOK FILE`."),
        )  # fmt: skip
