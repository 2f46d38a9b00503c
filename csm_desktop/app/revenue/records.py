"""What a book's revenue is told from: the contracts, events and decisions of some accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.movements import Movement, movements
from csm_desktop.domain.money.renewal_rate import DueRenewal, due_renewals
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RenewalDecision,
    RevenueEvent,
    Subscription,
)
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection


@dataclass(frozen=True, slots=True)
class RevenueRecords:
    """The money of the accounts in `lines`, as of a day; `currency` is what sums are shown in.

    `left_out` are the accounts whose money holds a value that cannot be used: one damaged amount
    would make every sum untrue.
    """

    as_of: date
    lines: dict[int, AccountLine]
    contracts: tuple[Subscription, ...]
    events: tuple[RevenueEvent, ...]
    decisions: tuple[RenewalDecision, ...]
    rates: tuple[ExchangeRate, ...]
    currency: str
    grace_days: int
    left_out: tuple[str, ...]

    def tell(
        self, contracts: Sequence[Subscription], events: Sequence[RevenueEvent]
    ) -> tuple[Movement, ...]:
        """What some of the contracts and events tell of revenue."""
        starts = {account_id: line.contract_start for account_id, line in self.lines.items()}
        return movements(contracts, events, self.as_of, starts, self.grace_days)

    def due(self, window: RevenueWindow) -> tuple[DueRenewal, ...]:
        """The renewals that came due in a window."""
        return due_renewals(
            self.contracts, self.events, self.decisions, window, self.as_of, self.grace_days
        )


def revenue_records(book: Book, lines: Sequence[AccountLine]) -> RevenueRecords:
    """Read them at one moment."""
    usable = {line.id: line for line in lines if "arr" not in line.unusable}
    # Kept until something is written: whoever asks for one window asks for the next.
    money = book.known("revenue", _money)
    return RevenueRecords(
        book.today(),
        usable,
        tuple(one for one in money.contracts if one.account_id in usable),
        tuple(one for one in money.events if one.account_id in usable),
        tuple(one for one in money.decisions if one.account_id in usable),
        money.rates,
        # Nobody has chosen a currency: then the one in which most is paid needs the fewest rates.
        money.chosen or most_paid(paid_in(lines)),
        money.grace_days,
        tuple(line.name for line in lines if line.id not in usable),
    )


@dataclass(frozen=True, slots=True)
class _BookMoney:
    """All that a book holds of revenue, and how it is to be told."""

    contracts: tuple[Subscription, ...]
    events: tuple[RevenueEvent, ...]
    decisions: tuple[RenewalDecision, ...]
    rates: tuple[ExchangeRate, ...]
    grace_days: int
    chosen: str


def _money(connection: BookConnection) -> _BookMoney:
    # Within one reading: an act between two questions would leave sums that do not agree.
    return _BookMoney(
        dump.everything(connection, Subscription),
        dump.everything(connection, RevenueEvent),
        dump.everything(connection, RenewalDecision),
        dump.everything(connection, ExchangeRate),
        rules_of(connection).renewal_grace_days,
        settings.text_of(connection, settings.CURRENCY),
    )
