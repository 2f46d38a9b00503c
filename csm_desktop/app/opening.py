"""Opening, creating and closing books: every safety check stands here, in its order."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.domain.clock import Clock
from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.storage import migrate, soundness
from csm_desktop.storage.engine import open_engine
from csm_desktop.storage.folders import refuse_unfit, why_read_only
from csm_desktop.storage.lock import BookLock
from csm_desktop.storage.schema import create_schema
from csm_desktop.storage.seal import seal
from csm_desktop.storage.session import Session
from csm_desktop.wording import told, tr


def create_book(path: Path) -> None:
    """Make a new, empty book. Raises UserError where one is, or where none may be."""
    refuse_unfit(path)
    if path.exists():
        raise UserError(
            told(say("There is already something called {name} there.", name=path.name)),
            tr("It was not changed. Choose another name."),
        )
    migrate.create(path, create_schema)


@contextmanager
def opened_book(path: Path, clock: Clock, *, create: bool = False) -> Iterator[Book]:
    """Open a book for work; with `create`, make it first where there is none.

    A book that can only be read (protected, damaged) is opened for reading; `why_read_only` says
    why. Raises UserError: unfit folder, in use elsewhere, made by a newer program, not a book.
    """
    if create and not path.exists():
        create_book(path)
    reason = why_read_only(path) if path.exists() else None
    if reason is not None:
        with reading_book(path, clock, reason) as book:
            yield book
        return
    refuse_unfit(path)
    with BookLock(path):
        damage = soundness.damage(path)
        if damage is None:
            migrate.ensure_current(path, clock.now())
            with _writing(path, clock) as book:
                yield book
            return
    with reading_book(path, clock, str(soundness.DamagedBookError(path, damage))) as book:
        yield book


@contextmanager
def reading_book(path: Path, clock: Clock, reason: str | None = None) -> Iterator[Book]:
    """Open a book for reading only, beside whoever writes it; its file is not changed."""
    engine = open_engine(path, read_only=True)
    try:
        if not migrate.is_current(path):
            raise UserError(
                told(say("{name} was made with an older program.", name=path.name)),
                tr("Open it for writing once, to bring it up to date. It was not changed."),
            )
        yield Book(path, Session(engine, clock), clock, reason or tr("Opened for reading only."))
    finally:
        engine.dispose()


@contextmanager
def _writing(path: Path, clock: Clock) -> Iterator[Book]:
    engine = open_engine(path)
    try:
        yield Book(path, Session(engine, clock), clock, None)
    finally:
        engine.dispose()
        seal(path)
