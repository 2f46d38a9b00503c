"""Every action of the book, of both sides (mockups: the workspace Plans)."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from csm_desktop.app.book import Book
from csm_desktop.app.lists.practice_actions import practice_lines
from csm_desktop.domain.lists.action_lines import (
    NO_ACCOUNT,
    ActionLine,
    in_order,
    with_fresh,
    without_doubles,
)
from csm_desktop.storage.queries.actions import action_lines, due_apart

ENDED_DAYS = 30
"""For how many days a list still shows what is done or dropped."""


def all_actions(book: Book) -> tuple[ActionLine, ...]:
    """All pending actions and items of the practice, late ones first, then those that ended within
    thirty days."""
    return in_order((*_lines(book), *practice_lines(book)))


def with_changed(
    book: Book, lines: Sequence[ActionLine], account_ids: Collection[int]
) -> tuple[ActionLine, ...]:
    """The list again after these accounts changed: only their actions are read, and the few items
    of the practice."""
    fresh = (*_lines(book, account_ids), *practice_lines(book))
    return with_fresh(lines, {*account_ids, NO_ACCOUNT}, fresh)


def _lines(book: Book, account_ids: Collection[int] | None = None) -> tuple[ActionLine, ...]:
    since = book.today() - timedelta(days=ENDED_DAYS)
    with book.reading() as connection:
        return without_doubles(action_lines(connection, since, account_ids))


def owed_by(book: Book, member_id: int) -> tuple[ActionLine, ...]:
    """What one of ours still has to do, over all accounts, late ones first."""
    return tuple(
        line for line in all_actions(book) if line.is_pending and line.team_member_id == member_id
    )


def late_count(book: Book) -> int:
    """How many actions are past their day: the number beside the workspace's name."""
    late = sum(line.days_late(book.today()) > 0 for line in practice_lines(book))
    return late + due_count(book, book.today() - timedelta(days=1))


def due_count(book: Book, until: date) -> int:
    """How many pending actions of accounts are due on a day or before it, each promise once."""
    with book.reading() as connection:
        alone, others = due_apart(connection, until)
    return alone + len(without_doubles(others))
