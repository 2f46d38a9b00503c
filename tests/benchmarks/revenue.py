"""Measures of revenue over the whole book: the movements of twelve months."""

from collections.abc import Iterator
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.revenue.movements import BookMovements, book_movements
from csm_desktop.domain.money.revenue_figures import last_months
from tests.benchmarks import floors
from tests.benchmarks.measuring import Measured, side_by_side
from tests.benchmarks.scale import CLOCK

# The same rows, summed an account and currency before and after the window's start.
SUMS = """
SELECT account_id, amount_currency, kind, "on" > '{start}', sum(amount_minor)
FROM revenue_event GROUP BY 1, 2, 3, 4;
SELECT account_id, arr_currency, starts_on > '{start}', status, sum(arr_minor)
FROM subscription GROUP BY 1, 2, 3, 4
"""
_TARGET = 6


def measure(path: Path, rounds: int) -> Iterator[Measured]:
    """The movements of all accounts over twelve months, against SQL's own sums."""
    with opened_book(path, CLOCK) as book:
        lines = listing.accounts(book)
        window = last_months(book.today())
        statements = SUMS.format(start=window.start.isoformat())

        def moved(book: Book = book) -> BookMovements:
            return book_movements(book, lines, window)

        yield side_by_side(
            "movements of the book over 12 months",
            moved,
            lambda: floors.fetch(str(path), statements),
            _TARGET,
            rounds,
            note="sums alone on the other side",
        )
