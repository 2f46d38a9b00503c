"""Every meeting of the book, to come and held."""

from datetime import timedelta

from csm_desktop.app.book import Book
from csm_desktop.domain.lists.meeting_lines import BookMeeting
from csm_desktop.storage.queries.meetings import book_meetings

PAST_DAYS = 180
"""For how many days back meetings are listed; older ones are found by searching."""


def all_meetings(book: Book) -> tuple[BookMeeting, ...]:
    """All meetings to come, and those of the past half year; the earliest first."""
    with book.reading() as connection:
        return book_meetings(connection, book.now() - timedelta(days=PAST_DAYS))
