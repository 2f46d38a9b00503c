"""The stories of the book that could be told in a meeting."""

from csm_desktop.app.book import Book
from csm_desktop.app.lists.lessons import told_in_book
from csm_desktop.domain.meetings.stories import LikeStory, stories_for
from csm_desktop.domain.records.accounts import Account


def like_stories(book: Book, account: Account) -> tuple[LikeStory, ...]:
    """Two stories of customers that are like this one; none where the book holds none."""
    with book.reading() as connection:
        return stories_for(account, told_in_book(connection))
