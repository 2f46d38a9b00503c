"""A sealed copy for a journey: some accounts of a book in one encrypted file of its own, with the
day by which it should be gone."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.passphrase import refuse_weak
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.file import cipher, rekey, stamp
from csm_desktop.storage.file.pool import BookConnection, BookEngine
from csm_desktop.storage.purge import purge_copy
from csm_desktop.storage.raw_sql import execute
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_MARK = "travel until"


@dataclass(frozen=True, slots=True)
class TravelCopy:
    """Where it lies, how many accounts are in it, and until when it is needed."""

    path: Path
    accounts: int
    until: date


def seal_for_travel(
    book: Book, account_ids: Sequence[int], target: Path, passphrase: str, until: date
) -> TravelCopy:
    """Write these accounts, with all that hangs on them, into a new encrypted book; nothing of any
    other account, of the journal before it and of secrets is in it.

    Raises AlreadyThereError, UserError for a weak passphrase, for a day that is over, or where
    nothing can be written.
    """
    refuse_weak(passphrase)
    if not account_ids:
        raise UserError(tr("No account is named."), tr("Nothing was written."))
    refuse_over(until, book.today())
    with book.reading() as connection:
        everyone = [id_ for (id_,) in execute(connection, "SELECT id FROM account").fetchall()]
    others = [each for each in everyone if each not in set(account_ids)]

    def change(engine: BookEngine) -> None:
        with engine.begin() as connection:
            # So that it can be merged again: what was done before is in both.
            (last,) = execute(connection, "SELECT max(id) FROM change_set").fetchone()
            stamp.mark(connection, stamp.PARTED, str(last or 0))
            # What was ever done would tell of others, and undo would bring it back.
            for table in ("change", "change_set", "import_mark"):
                execute(connection, f"DELETE FROM {table}")
            # The council meets at customers and speaks of them, whoever of them came.
            for table in ("council_presence", "council_meeting"):
                execute(connection, f"DELETE FROM {table}")
            stamp.mark(connection, _MARK, until.isoformat())
        purge_copy(engine, book.clock, others)

    rekey.copy_under(cipher.new_key(passphrase), book.path, target, change)
    return TravelCopy(target, len(everyone) - len(others), until)


def refuse_over(until: date, today: date) -> None:
    """Raise UserError for a day by which nothing can be needed any more."""
    if until < today:
        raise UserError(tr("The day is over already."), tr("Nothing was written."))


def sealed_words(made: TravelCopy) -> Message:
    """What is said of a copy that was written."""
    return say(
        "{n} account is sealed in {path}, to be deleted by {day}.",
        "{n} accounts are sealed in {path}, to be deleted by {day}.",
        n=made.accounts, path=str(made.path), day=made.until,
    )  # fmt: skip


def travels_until(book: Book) -> date | None:
    """Until when a sealed copy is needed; None for a book that is none."""

    def read(connection: BookConnection) -> str:
        return stamp.marked(connection, _MARK)

    kept = book.known(_MARK, read)
    try:
        return date.fromisoformat(kept) if kept else None
    except ValueError:
        return None


def travel_notice(book: Book) -> UserError | None:
    """What is said of a sealed copy when it is opened; None for a book that is none."""
    until = travels_until(book)
    if until is None:
        return None
    what = say("{name} is a sealed copy for travel.", name=book.path.name)
    then = say(
        "Delete it by {day}. What is changed in it comes into the book by a merge.", day=until
    )
    if until < book.today():
        then = say("It was to be deleted by {day}. If it was changed, merge it first.",
                   day=until)  # fmt: skip
    return UserError(render(what), render(then))
