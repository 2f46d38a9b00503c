"""Opening a book for a command that only reads, with a word about damage."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.salvage import losses_told
from csm_desktop.app.travel import travel_notice
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr


@contextmanager
def book_to_read(path: Path) -> Iterator[Book]:
    """The book as it is now, beside whoever writes it; damage is told on standard error."""
    gc.disable()  # it reads values, which hold one another in no circles, and ends
    with opened_book(path, SystemClock(), read_only=True) as book:
        tell_of_strays(book)
        if (travel := travel_notice(book)) is not None:
            print(travel, file=sys.stderr)
        if book.damage:
            print(book.why_read_only, file=sys.stderr)
        if book.lost is not None:
            print("\n".join(losses_told(book.lost)), file=sys.stderr)
        if book.backup_to_restore:
            advice = say(
                'Restore its newest backup with: csm-desktop restore "{backup}" "{book}"',
                backup=str(book.backup_to_restore),
                book=str(path),
            )
            print(render(advice), file=sys.stderr)
        try:
            yield book
        # These know already what to say.
        except (UserError, OSError):
            raise
        except Exception as error:
            # In a damaged book anything may fail, and none of it is the program's fault.
            if not book.damage:
                raise
            raise UserError(
                tr("So much of the book is damaged that this cannot be shown."),
                tr("The file was not changed. `salvage` takes what can be read into a new book."),
            ) from error


def tell_of_strays(book: Book) -> None:
    """Say on standard error what lay beside the book that was another's."""
    if book.strays is not None:
        print(book.strays, file=sys.stderr)
