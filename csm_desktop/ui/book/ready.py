"""What the Book page asks for first, asked in advance on the thread that opens a book."""

from typing import TYPE_CHECKING

from csm_desktop.app.lists import accounts as listing
from csm_desktop.ui.book.columns import columns
from csm_desktop.ui.book.line_edits import LineEdits

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_SEEN = 20


def ready(book: "Book") -> None:
    """Read the lines, which the book keeps, and say the first of them: that loads the locale."""
    lines = listing.unmarked(book)
    for column in columns(book.today, LineEdits(lambda: book), lambda: lines, lambda: None):
        for line in lines[:_SEEN] if not column.hidden else ():
            column.words(line)
