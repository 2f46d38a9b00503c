"""The whole book in five figures, and which of its accounts ask for attention.

Computed from the lists' figures and the book's revenue, on a thread: nothing here changes a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists import figures
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.meetings.quiet import silence
from csm_desktop.domain.money.account_tally import AccountStory
from csm_desktop.domain.money.movements import movements_by_account
from csm_desktop.domain.money.rates import converted
from csm_desktop.domain.money.revenue_figures import (
    RevenueFigures,
    figures_by_account,
    last_months,
)
from csm_desktop.domain.people.coverage import is_asked_for
from csm_desktop.domain.records.accounts import CUSTOMERS, Account
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import (
    ContractMoney,
    ExchangeRate,
    RevenueEvent,
    Subscription,
)
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.records.segments import Segment
from csm_desktop.storage.queries import dump, lists
from csm_desktop.values import dataclass

RENEWAL_DAYS = 90
_AT_ONCE = 1_000
"""Accounts whose contracts are held at once: what a book holds of them at its height stays with the
process, for Python's arenas are seldom empty."""
_OF_REVENUE = frozenset({"subscription", "revenue_event", "exchange_rate", "setting"})


@dataclass(frozen=True, slots=True)
class BookWorth:
    """Amounts together in the book's currency at the rates of a day that were typed."""

    currency: str
    rates: tuple[ExchangeRate, ...]
    as_of: date

    def __call__(self, amounts: Sequence[Money]) -> Money | None:
        """The sum; None where there are no amounts, or a rate is missing."""
        # Nearly all of them: a filter asks it of every line at each key.
        if len(amounts) == 1 and amounts[0].currency == self.currency:
            return amounts[0]
        known = amounts and self.currency
        return converted(amounts, self.currency, self.rates, self.as_of) if known else None


def book_worth(book: Book, lines: Sequence[AccountLine]) -> BookWorth:
    """How amounts of these lines convert in this book today."""
    with book.reading() as connection:
        rates = dump.everything(connection, ExchangeRate)
        chosen = settings.text_of(connection, settings.CURRENCY)
    return BookWorth(chosen or most_paid(paid_in(lines)), tuple(rates), book.today())


@dataclass(frozen=True, slots=True)
class Overview:
    """The book as of a day. `revenue` is one set of figures per currency that no rate converts.

    `renewing` are the accounts that renew within 90 days, `renewing_arr` their ARR, one total per
    currency. `asked` are the accounts where coverage is asked for (high touch or strategic),
    `covered` those of them that have it, `quiet` those that went quiet (domain.md §7). `unusable`
    are those whose money cannot be used: no sum has it. `worth` converts what accounts pay.
    """

    as_of: date
    accounts: int
    revenue: tuple[RevenueFigures, ...]
    arr: tuple[Money, ...]
    renewing: frozenset[int]
    renewing_arr: tuple[Money, ...]
    renewing_at_risk: int
    asked: frozenset[int]
    covered: frozenset[int]
    quiet: frozenset[int]
    unusable: frozenset[int] = frozenset()
    worth: BookWorth | None = None


def overview(book: Book, lines: Sequence[AccountLine], known: Overview | None = None) -> Overview:
    """The book today, over its lines, or over those that the user looks after.

    `known` is an overview of the same day whose revenue still holds: reckoning revenue takes ten
    times as long as all the rest, so who knows that no money was touched passes it.
    """
    today = book.today()
    with book.reading() as connection:
        served = lists.served(connection)
        segments = {segment.id: segment for segment in dump.everything(connection, Segment)}
        rates = dump.everything(connection, ExchangeRate)
        rules = figures.rules_of(connection)
        chosen = settings.text_of(connection, settings.CURRENCY)
    currency = chosen or most_paid(paid_in(lines))
    renewing = [line for line in lines if _renews(line, today)]
    asked = set()
    shown = {line.id for line in lines}
    for account_id, (segment_id, strategic) in served.items():
        if account_id in shown and is_asked_for(
            Account(account_id, "", strategic=strategic), segments.get(segment_id or 0)
        ):
            asked.add(account_id)
    of_segment = {account_id: segments.get(each[0] or 0) for account_id, each in served.items()}
    goal = rules.coverage_goal
    return Overview(
        today,
        len(lines),
        # The figures of the year are the dearest part: kept where the caller knows that they hold.
        known.revenue
        if known and known.as_of == today
        else _revenue(book, lines, currency, rates, rules.renewal_grace_days),
        # What cannot be added up for want of a rate stays apart.
        _together(_paid(lines), currency, rates, today),
        frozenset(line.id for line in renewing),
        _together(_paid(renewing), currency, rates, today),
        sum(line.band is Band.AT_RISK for line in renewing),
        frozenset(asked),
        frozenset(line.id for line in lines if line.id in asked and line.coverage >= goal),
        frozenset(
            line.id for line in lines if _is_quiet(line, of_segment.get(line.id), today, rules)
        ),
        frozenset(line.id for line in lines if "arr" in line.unusable),
        BookWorth(currency, tuple(rates), today),
    )


def touches_revenue(tables: Iterable[str]) -> bool:
    """Whether a change of these tables may change what the book earns or earned."""
    return not _OF_REVENUE.isdisjoint(tables)


def _revenue(
    book: Book,
    lines: Sequence[AccountLine],
    currency: str,
    rates: Sequence[ExchangeRate],
    grace_days: int,
) -> tuple[RevenueFigures, ...]:
    today = book.today()
    # An amount that is not usable leaves its account out, and is counted as such.
    starts = {line.id: line.contract_start for line in lines if "arr" not in line.unusable}
    ids = sorted(starts)
    stories: list[AccountStory] = []
    with book.reading() as connection:
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            contracts = dump.of_accounts(connection, ContractMoney, some, kept_as=Subscription)
            events = dump.of_accounts(connection, RevenueEvent, some)
            moved = movements_by_account(contracts, events, today, starts, grace_days)
            stories.extend(map(AccountStory.of, moved))
    told = figures_by_account(stories, last_months(today), currency, rates)
    return tuple(figures for figures, _ in told)


def _paid(lines: Iterable[AccountLine]) -> Iterator[Money]:
    return (money for line in lines if "arr" not in line.unusable for money in line.arr)


def _renews(line: AccountLine, today: date) -> bool:
    last = today + timedelta(days=RENEWAL_DAYS)
    return line.renews_on is not None and today <= line.renews_on <= last


def _together(
    amounts: Iterable[Money], currency: str, rates: Sequence[ExchangeRate], today: date
) -> tuple[Money, ...]:
    """One total where the user's rates allow it, else one per currency, never a false sum."""
    found = totals(amounts)
    whole = converted(found, currency, rates, today) if found and currency else None
    return (whole,) if whole is not None else tuple(found)


def _is_quiet(line: AccountLine, segment: Segment | None, today: date, rules: Rules) -> bool:
    """As `gone_quiet` says it of one account, from what the list knows already."""
    if segment is None or line.status not in CUSTOMERS:
        return False
    last = line.last_touch_on
    return silence(line.contract_start, last, segment.cadence_days, today, rules) is not None
