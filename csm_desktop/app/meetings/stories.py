"""The stories of the book that could be told in a meeting."""

from csm_desktop.app.book import Book
from csm_desktop.domain.meetings.stories import LikeStory, ToldInBook, stories_for
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.records.standing.champions import Essence
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection


def told_in_book(connection: BookConnection) -> ToldInBook:
    """All that stories can be told of."""
    return ToldInBook(
        accounts=dump.everything(connection, Account),
        win_stories=dump.everything(connection, WinStory),
        strategies=dump.everything(connection, Strategy),
        essences=dump.everything(connection, Essence),
    )


def like_stories(book: Book, account: Account) -> tuple[LikeStory, ...]:
    """Two stories of customers that are like this one; none where the book holds none."""
    with book.reading() as connection:
        return stories_for(account, told_in_book(connection))
