"""What the faults of a disk are called, wherever a book is written."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver

from csm_desktop.domain.text.message import say
from csm_desktop.errors import NotStoredError, UserError
from csm_desktop.wording import render, tr

_UNREAD = (driver.DatabaseError, UnicodeDecodeError)


class GroundGoneError(UserError):
    """What a change refers to is not in the book any more; nothing was changed."""


@contextmanager
def faults_explained() -> Iterator[None]:
    """Turn the faults of a disk into words; whatever was under way is rolled back by then."""
    try:
        yield
    except driver.DatabaseError as error:
        raise explained(error) from error


def explained(error: driver.DatabaseError) -> UserError:
    """A fault of the disk in words; raises what is neither the disk's nor the file's: a bug must
    not be dressed up."""
    reason = str(error)
    if isinstance(error, driver.OperationalError):
        return _of_operation(reason)
    # Not damage: something else took the parent away between the page's look and this act.
    if "FOREIGN KEY" in reason:  # a page showed it still
        return GroundGoneError(
            tr("What this belongs to is not there any more."),
            tr("It was taken back or removed meanwhile. Nothing was changed."),
        )
    if not _is_damage(error):
        raise error
    return UserError(tr("The change could not be saved: the book is damaged."), _how_to_go_on())


def _of_operation(reason: str) -> UserError:
    # SQLite tells these apart in words; which they are does not depend on a language.
    if "full" in reason:
        return NotStoredError(
            tr("The disk is full: the last change could not be saved."),
            tr("The book is as it was before. Free some space, then try again."),
        )
    if "readonly" in reason or "query_only" in reason:
        return UserError(tr("This book is open for reading only."), tr("Nothing was changed."))
    if "locked" in reason or "busy" in reason:
        # Whoever gets this one may try the same again; a read-only book never will.
        return NotStoredError(
            tr("The book is busy: another program is writing to it."),
            tr("Nothing was changed. Try again in a moment."),
        )
    return NotStoredError(
        render(say("The change could not be saved: {reason}.", reason=reason)),
        tr("The book is as it was before. Check the disk, then try again."),
    )


@contextmanager
def reading_explained() -> Iterator[None]:
    """Turn what a damaged book makes of reading into words."""
    try:
        yield
    except _UNREAD as error:
        refuse_damage(error)
        raise


def refuse_damage(error: BaseException | None) -> None:
    """Raise in words what a damaged book makes of reading; nothing where it is anything else."""
    if isinstance(error, _UNREAD) and _is_damage(error):
        raise UserError(
            tr("A part of the book is damaged and cannot be read."), _how_to_go_on()
        ) from error


# What SQLite says of broken pages, of broken schemas, and of a text that is none.
_DAMAGE = ("malformed", "not a database", "no such table", "no such column", "decode", "corrupt",
           "disk I/O error", "no such index", "has no column")  # fmt: skip


def _is_damage(error: BaseException) -> bool:
    text = str(error)
    return any(sign in text for sign in _DAMAGE)


def _how_to_go_on() -> str:
    return tr(
        "The file was not changed. Restore a backup, or take what can be read into a new book: "
        "`salvage`."
    )
