"""What the charts over many accounts show: those of a list, as it is narrowed."""

from collections.abc import Mapping, Sequence
from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.book_history import (
    BandsOn,
    Mover,
    ScoredRevenue,
    SegmentCount,
    bands_over_time,
    movers,
    scored_revenue,
    segment_counts,
)
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.storage.queries import dump, lists
from csm_desktop.storage.queries.scores import past_scores
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class BookCharts:
    """The charts of so many accounts as of a day. `revenue` is in `currency`; `is_converted` says
    that some of it was turned into that by the user's rates, `without_rate` how many accounts are
    left out because no rate does that, by their currencies."""

    as_of: date
    accounts: int
    months: tuple[BandsOn, ...]
    movers: tuple[Mover, ...]
    revenue: tuple[ScoredRevenue, ...]
    currency: str
    is_converted: bool
    without_rate: Mapping[str, int]
    segments: tuple[SegmentCount, ...]


def book_charts(book: Book, lines: Sequence[AccountLine]) -> BookCharts:
    """Charts of these lines of the book, as of today. For a thread: past scores are read."""
    today = book.today()
    ids = {line.id for line in lines}
    with book.reading() as connection:
        past = past_scores(connection, ids, today)
        rates = dump.everything(connection, ExchangeRate)
        # The book's own currency, whatever is shown of it: one filter more moves no amount.
        currency = settings.text_of(connection, settings.CURRENCY) or most_paid(
            paid_in(lists.accounts(connection))
        )
    revenue, without_rate = scored_revenue(lines, currency, rates, today)
    shown = {one.id for one in revenue}
    return BookCharts(
        today,
        len(lines),
        bands_over_time(lines, past, today),
        movers(lines, past, today),
        revenue,
        currency,
        any(m.currency != currency for line in lines if line.id in shown for m in line.arr),
        without_rate,
        segment_counts(lines),
    )
