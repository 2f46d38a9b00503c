"""The calendar of renewals with its forecast, kept once a month, and what came of earlier ones."""

from collections.abc import Sequence
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.revenue.records import revenue_records
from csm_desktop.app.revenue.renewals import book_renewals
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.renewal_lines import RenewalLine
from csm_desktop.domain.money.forecast import (
    ForecastResult,
    ForecastSum,
    forecast_results,
    forecast_sums,
    in_one_currency,
)
from csm_desktop.domain.money.pipeline import Rated
from csm_desktop.domain.money.revenue_figures import RevenueWindow, months_after, months_before
from csm_desktop.domain.records.revenue import ExchangeRate, ForecastEntry
from csm_desktop.storage.convert import by_field
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.latest import latest_day
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass

_AHEAD, _BACK = 12, 3  # months
_FIRST = date.min


@dataclass(frozen=True, slots=True)
class RenewalMonth:
    """The renewals of one calendar month, by outlook; `id` tells the month: year and month."""

    id: int
    first: date
    sums: tuple[ForecastSum, ...]

    @property
    def number(self) -> int:
        """How many renewals come."""
        return sum(one.number for one in self.sums)


@dataclass(frozen=True, slots=True)
class RenewalCalendar:
    """Renewals of the next twelve months and those past their day and undecided.

    `until` is the last day of theirs; `currency` the one that sums are put together in, where the
    typed `rates` lead there, for the results by `result_rates`.
    """

    as_of: date
    until: date
    currency: str
    lines: tuple[RenewalLine, ...]
    sums: tuple[ForecastSum, ...]
    months: tuple[RenewalMonth, ...]
    kept_on: tuple[date, ...]
    compared_on: date | None
    results: tuple[ForecastResult, ...]
    result_rates: tuple[ExchangeRate, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()

    @property
    def rated(self) -> Rated:
        """What its sums are put together in, and by what."""
        return Rated(self.currency, self.rates, self.as_of)


def renewal_calendar(
    book: Book, lines: Sequence[AccountLine], compared_on: date | None = None
) -> RenewalCalendar:
    """The calendar, with what came of the forecast kept on a day: by default the latest that is
    three months old, else the oldest."""
    today = book.today()
    records = revenue_records(book, lines)
    until = months_after(today, _AHEAD)
    found = book_renewals(book, lines, until)
    with book.reading() as connection:
        entries = dump.everything(connection, ForecastEntry)
    kept_on = tuple(sorted({entry.on for entry in entries}))
    chosen = compared_on if compared_on in kept_on else _three_months_old(kept_on, today)
    said = [entry for entry in entries if entry.on == chosen and entry.account_id in records.lines]
    # Of all times: a renewal that was forecast may have been decided on any day since.
    due = records.due(RevenueWindow(_FIRST, date.max)) if said else ()
    by_month: dict[date, list[RenewalLine]] = {}
    for line in found:
        by_month.setdefault(line.due_on.replace(day=1), []).append(line)

    def sums(some: Sequence[RenewalLine]) -> tuple[ForecastSum, ...]:
        pairs = [(line.outlook, line.amount) for line in some]
        return forecast_sums(pairs, records.currency, records.rates, today)

    results, led = in_one_currency(
        forecast_results(said, due, records.grace_days), records.currency, records.rates, today
    )
    return RenewalCalendar(
        today,
        until,
        records.currency,
        found,
        sums(found),
        tuple(
            RenewalMonth(first.year * 100 + first.month, first, sums(some))
            for first, some in sorted(by_month.items())
        ),
        kept_on,
        chosen,
        results,
        led,
        records.rates,
    )


def _three_months_old(kept_on: Sequence[date], today: date) -> date | None:
    old = [on for on in kept_on if on <= months_before(today, _BACK)]
    # Three months are enough for something to have come due; a young book shows what it has.
    return old[-1] if old else next(iter(kept_on), None)


def forecast_of_month(book: Book) -> tuple[ForecastEntry, ...]:
    """What is to be kept with the first look of a month: nothing where that was done, nor where the
    clock was set back."""
    today = book.today()
    with book.reading() as connection:
        last = latest_day(connection, "forecast_entry")
    # Later than today is possible where the clock was set back: that month was looked at.
    if last is not None and (last.year, last.month) >= (today.year, today.month):
        return ()
    return forecast_now(book)


def keep_forecast(work: Work, /, said: Sequence[ForecastEntry]) -> int:
    """Keep a forecast that was made just now, in the place of one of the same day."""
    # Asked twice on one day, the later answer stands for it.
    work.remove_where(ForecastEntry, on=work.today().isoformat())
    if said:
        # Field by field, for the window waits: to make each anew for its id takes a fifth of it.
        ids = {"id": work.new_ids(len(said))}
        work.add_columns(ForecastEntry, by_field(ForecastEntry, said) | ids)
    return len(said)


def forecast_now(book: Book) -> tuple[ForecastEntry, ...]:
    """What the forecast says today, renewal by renewal; each gets its id when it is kept."""
    today = book.today()
    found = book_renewals(book, accounts(book), months_after(today, _AHEAD))
    return tuple(
        ForecastEntry(0, one.account_id, one.id, one.due_on, today, one.outlook, one.amount)
        for one in found
    )
