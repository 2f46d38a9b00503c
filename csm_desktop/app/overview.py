"""The whole book in five figures, and which of its accounts ask for attention.

Computed from the lists' figures and the book's revenue, on a thread: nothing here changes a row.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csm_desktop.app import figures
from csm_desktop.app.book import Book
from csm_desktop.domain.accounts import Account
from csm_desktop.domain.coverage import is_asked_for
from csm_desktop.domain.health import Band
from csm_desktop.domain.lines import AccountLine
from csm_desktop.domain.money import Money, totals
from csm_desktop.domain.movements import movements
from csm_desktop.domain.quiet import in_trough
from csm_desktop.domain.rates import converted
from csm_desktop.domain.revenue import ExchangeRate, RevenueEvent, Subscription
from csm_desktop.domain.revenue_figures import RevenueFigures, last_months, revenue_figures
from csm_desktop.domain.rules import Rules
from csm_desktop.domain.segments import Segment
from csm_desktop.storage import dump, lists

RENEWAL_DAYS = 90


@dataclass(frozen=True, slots=True)
class Overview:
    """The book as of a day. `revenue` is one set of figures per currency that no rate converts.

    `renewing` are the accounts that renew within 90 days, `renewing_arr` their ARR, one total per
    currency. `asked` are the accounts where coverage is asked for (high touch or strategic),
    `covered` those of them that have it, `quiet` those that went quiet (domain.md §7).
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


def overview(book: Book) -> Overview:
    """The book today, from one consistent view of it."""
    today = book.today()
    with book.reading() as connection:
        lines = lists.accounts(connection)
        accounts = {a.id: a for a in dump.everything(connection, Account) if a.deleted_at is None}
        segments = {segment.id: segment for segment in dump.everything(connection, Segment)}
        subscriptions = dump.everything(connection, Subscription)
        events = dump.everything(connection, RevenueEvent)
        rates = dump.everything(connection, ExchangeRate)
        rules = figures.rules_of(connection)
    starts = {account.id: account.contract_start for account in accounts.values()}
    moved = movements(
        [each for each in subscriptions if each.account_id in accounts],
        [each for each in events if each.account_id in accounts],
        today,
        starts,
    )
    currency = _main_currency(lines)
    renewing = [line for line in lines if _renews(line, today)]
    asked = frozenset(
        account.id
        for account in accounts.values()
        if is_asked_for(account, segments.get(account.segment_id or 0))
    )
    return Overview(
        today,
        len(lines),
        revenue_figures(moved, last_months(today), currency, rates),
        _together((money for line in lines for money in line.arr), currency, rates, today),
        frozenset(line.id for line in renewing),
        _together((money for line in renewing for money in line.arr), currency, rates, today),
        sum(line.band is Band.AT_RISK for line in renewing),
        asked,
        frozenset(
            line.id for line in lines if line.id in asked and line.coverage >= rules.coverage_goal
        ),
        frozenset(
            line.id
            for line in lines
            if _is_quiet(line, segments.get(accounts[line.id].segment_id or 0), today, rules)
        ),
    )


def _renews(line: AccountLine, today: date) -> bool:
    last = today + timedelta(days=RENEWAL_DAYS)
    return line.renews_on is not None and today <= line.renews_on <= last


def _main_currency(lines: Sequence[AccountLine]) -> str:
    """The currency that most accounts pay in: the one to show a book in."""
    used = Counter(money.currency for line in lines for money in line.arr)
    return min(used, key=lambda currency: (-used[currency], currency), default="")


def _together(
    amounts: Iterable[Money], currency: str, rates: Sequence[ExchangeRate], today: date
) -> tuple[Money, ...]:
    """One total where the user's rates allow it, else one per currency, never a false sum."""
    found = totals(amounts)
    whole = converted(found, currency, rates, today) if found and currency else None
    return (whole,) if whole is not None else tuple(found)


def _is_quiet(line: AccountLine, segment: Segment | None, today: date, rules: Rules) -> bool:
    """`domain.quiet.gone_quiet`, from what the list knows already."""
    start = line.contract_start
    if segment is None or start is None or start > today or line.status == "churned":
        return False
    missed = 1 if in_trough(start, today, rules) else rules.quiet_cadences
    return (today - (line.last_touch_on or start)).days > segment.cadence_days * missed
