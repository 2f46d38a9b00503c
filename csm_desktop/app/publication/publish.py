"""A book brought into its team's database, and taken out of it again."""

from collections.abc import Callable

from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import stale
from csm_desktop.app.people.team import me
from csm_desktop.app.publication.database import book_identity, give_identity
from csm_desktop.app.publication.figures import team_figures
from csm_desktop.app.travel import travels_until
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.file import stamp
from csm_desktop.storage.team.address import DatabaseAddress
from csm_desktop.storage.team.book_sign import book_sign
from csm_desktop.storage.team.layout import OtherLayoutError, forget_book, lay_out, use
from csm_desktop.storage.team.publication import (
    BookState,
    PartedError,
    Publication,
    Published,
    hold,
    known,
    rests,
)
from csm_desktop.storage.team.server import (
    RefusedError,
    UnreachableError,
    connected,
    told,
)
from csm_desktop.storage.team.table_sync import RowCount
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

__all__ = ["OtherLayoutError", "PartedError", "RefusedError", "UnreachableError"]
Progress = Callable[[int, int], None]
_PARTS = 100


@dataclass(frozen=True, slots=True)
class PublishTerms:
    """How a book is published: under which team (None: that of before), with `everything` or what
    a customer may see, compared `anew` from nothing, only on trial, or after an `upgrade`."""

    team: str | None = None
    everything: bool = False
    anew: bool = False
    trial: bool = False
    upgrade: bool = False


@dataclass(frozen=True, slots=True)
class PublishedBook:
    """What became of a book: rows made, changed and removed in the database; whether it was there
    before, was compared as a whole, and lacks what was known of it: it went back to a backup, or
    something was removed for good."""

    book: str
    made: int
    changed: int
    removed: int
    first: bool
    whole: bool
    went_back: bool
    everything: bool
    trial: bool


def identity(book: Book) -> int:
    """By what teams' databases know a book; 0 where it has no mark of its own."""
    with book.reading() as connection:
        return book_identity(connection)


def _own_identity(book: Book) -> int:
    own = identity(book)
    if not own:
        raise UserError(
            render(say("{name} has no mark of its own.", name=book.path.name)),
            tr("Nothing was published. `publish --as-new` gives it one."),
        )
    return own


def identify(book: Book) -> None:
    """Let what was a copy of another book be one of its own. Raises UserError for what is no whole
    book."""
    refuse_part(book)
    book.record(give_identity)


def refuse_part(book: Book) -> None:
    """Raise UserError for what holds only some accounts, or what cannot be read whole: the
    database would be told that all others are gone."""

    def is_bundle(connection: object) -> str:
        return stamp.marked(connection, stamp.BUNDLE)  # type: ignore[arg-type]

    if travels_until(book) is not None or book.known(stamp.BUNDLE, is_bundle):
        raise UserError(
            render(say("{name} holds only some accounts of a book.", name=book.path.name)),
            tr("Nothing was published. Publish the whole book."),
        )
    if book.damage is not None:
        raise UserError(
            render(say("{name} is damaged. {finding}", name=book.path.name, finding=book.damage)),
            tr("Nothing was published. Mend it first."),
        )


def publish(
    book: Book,
    address: DatabaseAddress,
    password: str,
    terms: PublishTerms,
    report: Progress,
) -> PublishedBook:
    """Bring a team's database in step with a book that has its identity. On any thread.

    Raises UnreachableError, RefusedError, OtherLayoutError, PartedError, UserError; then the
    database is as it was.
    """
    refuse_part(book)
    own = _own_identity(book)
    with connected(address, password) as database, told(address, book.path.name):
        # First: nothing is reckoned for a database that does not fit, and nothing there has to
        # wait while it is.
        state, sign = _state(book, own, terms), _sign(book, terms)
        with database.begin() as transaction:
            lay_out(database, address, upgrade=terms.upgrade)
            is_there = bool(sign) and rests(database, state, sign)
            if terms.trial:
                transaction.rollback()
        if is_there:
            return _told(book, Published(RowCount(), False, False, False), terms)
        figures = team_figures(book, _half(report, 0))
        with database.begin() as transaction:
            lay_out(database, address, upgrade=terms.upgrade)
            with book.reading() as connection:
                hold(database, own)
                state = _state(book, own, terms)
                publication = Publication(database, connection, state, anew=terms.anew, sign=sign)
                done = publication.run(figures, _half(report, 1))
            if terms.trial:
                transaction.rollback()
    return _told(book, done, terms)


def withdraw(book: Book, address: DatabaseAddress, password: str, *, trial: bool = False) -> int:
    """Take a book out of a team's database; how many rows. Raises as `publish` does."""
    with (
        connected(address, password) as database,
        told(address, book.path.name),
        database.begin() as transaction,
    ):
        lay_out(database, address, upgrade=False)
        own = _own_identity(book)
        hold(database, own)
        number = forget_book(database, own) if known(database, own) is not None else 0
        if trial:
            transaction.rollback()
    return number


def tried(address: DatabaseAddress, password: str) -> None:
    """Say hello to a database and change nothing. Raises as `publish` does."""
    with connected(address, password) as database, told(address), database.begin():
        use(database, address)


def _state(book: Book, identity: int, terms: PublishTerms) -> BookState:
    keeper = me(book)
    return BookState(
        identity, book.path.stem, keeper.name if keeper is not None else "", terms.team,
        terms.everything, book.today(), book.now(),
    )  # fmt: skip


def _sign(book: Book, terms: PublishTerms) -> str:
    """By what the next publish knows the book to be the same; "" where only a look at it all says
    so: what is judged anew each time may be another in an hour, on the same day."""
    if terms.anew or stale(book):
        return ""
    with book.reading() as connection:
        return book_sign(connection, book.today())


def _half(report: Progress, part: int) -> Progress:
    """Figures are one half of the way, rows the other."""

    def told_on(done: int, total: int) -> None:
        report(part * _PARTS + done * _PARTS // max(total, 1), 2 * _PARTS)

    return told_on


def _told(book: Book, done: Published, terms: PublishTerms) -> PublishedBook:
    rows = done.rows
    return PublishedBook(
        book.path.name, rows.made, rows.changed, rows.removed, done.first, done.whole,
        done.went_back, terms.everything, terms.trial,
    )  # fmt: skip


def published_words(done: PublishedBook) -> Message:
    """What a publish did, in one line."""
    if not (done.made or done.changed or done.removed):
        return say("{book}: the database has it all already.", book=done.book)
    counts = {"made": done.made, "changed": done.changed, "removed": done.removed}
    return say("{book}: {made} rows new, {changed} changed, {removed} removed.",
               book=done.book, **counts)  # fmt: skip


def withdrawn_words(name: str, number: int) -> Message:
    """That a book was taken out, in one line."""
    return say(
        "{book}: {n} row was taken out of the database.",
        "{book}: {n} rows were taken out of the database.",
        n=number, book=name,
    )  # fmt: skip


def went_back_words(done: PublishedBook) -> Message:
    """Why a book was compared as a whole."""
    return say(
        "{book} lacks what was published of it: it went back to a backup, or something was removed"
        " for good. All of it was compared.",
        book=done.book,
    )
