"""The lessons of the book: all of them, and those that fit an account (domain.md §5)."""

from csm_desktop.app.book import Book
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.domain.records.standing.champions import Essence, Pairing
from csm_desktop.domain.records.strategies import CriticalIssue, Strategy
from csm_desktop.domain.value.lessons import (
    FittingLesson,
    Lesson,
    LessonSource,
    ToldInBook,
    fitting_lessons,
    lessons,
)
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection

_FIRST = {
    Standing.LAGGARD: (LessonSource.LESSON,),
    Standing.CRUISER: (LessonSource.PAIRING, LessonSource.ESSENCE),
}
"""What is most needed where an account stands so (our choice)."""


def told_in_book(connection: BookConnection) -> ToldInBook:
    """All that lessons can be drawn from."""
    return ToldInBook(
        accounts=dump.everything(connection, Account),
        win_stories=dump.everything(connection, WinStory),
        strategies=dump.everything(connection, Strategy),
        issues=dump.everything(connection, CriticalIssue),
        essences=dump.everything(connection, Essence),
        pairings=dump.everything(connection, Pairing),
    )


def all_lessons(book: Book) -> tuple[Lesson, ...]:
    """Every lesson of the book."""
    with book.reading() as connection:
        return lessons(told_in_book(connection))


def lessons_for(book: Book, account_id: int, standing: Standing) -> tuple[FittingLesson, ...]:
    """The lessons that fit an account as it stands; none where it is not in the book."""
    with book.reading() as connection:
        told = told_in_book(connection)
    account = next((one for one in told.accounts if one.id == account_id), None)
    if account is None:
        return ()
    return fitting_lessons(account, told, _FIRST.get(standing, ()))
