"""What a book's revenue is told from: the contracts, events and decisions of some accounts."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.account_tally import AccountStory
from csm_desktop.domain.money.due_renewal import DueRenewal
from csm_desktop.domain.money.due_renewals import due_renewals
from csm_desktop.domain.money.movements import Movement, movements, movements_by_account
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.revenue import (
    Contract,
    ContractMoney,
    ExchangeRate,
    RenewalDecision,
    RevenueEvent,
    Subscription,
)
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class RevenueRecords:
    """The money of the accounts in `lines`, as of a day; `currency` is what sums are shown in.

    `left_out` are the accounts whose money holds a value that cannot be used: one damaged amount
    would make every sum untrue.
    """

    as_of: date
    lines: dict[int, AccountLine]
    contracts: tuple[ContractMoney, ...]
    events: tuple[RevenueEvent, ...]
    decisions: tuple[RenewalDecision, ...]
    rates: tuple[ExchangeRate, ...]
    currency: str
    grace_days: int
    left_out: tuple[str, ...]
    told: list["_Told"]

    def stories(self) -> tuple[AccountStory, ...]:
        """All that ever moved, account by account: what was paid at a window's start comes of what
        was before it. The last ones told are kept, since they hold for any window."""
        starts = self._starts()
        last = self.told[0] if self.told else None
        if last is None or (last.as_of, last.starts) != (self.as_of, starts):
            by_account = movements_by_account(
                self.contracts, self.events, self.as_of, starts, self.grace_days
            )
            last = _Told(self.as_of, starts, tuple(map(AccountStory.of, by_account)))
            self.told[:] = [last]
        return last.stories

    def tell(
        self, contracts: Sequence[Contract], events: Sequence[RevenueEvent]
    ) -> tuple[Movement, ...]:
        """What some of the contracts and events tell of revenue."""
        return movements(contracts, events, self.as_of, self._starts(), self.grace_days)

    def _starts(self) -> dict[int, date | None]:
        return {account_id: line.contract_start for account_id, line in self.lines.items()}

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
        money.told,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The stories of some accounts as of a day; `starts` are their contract starts by id."""

    as_of: date
    starts: dict[int, date | None]
    stories: tuple[AccountStory, ...]


@dataclass(frozen=True, slots=True)
class _BookMoney:
    """All that a book holds of revenue, how it is to be told, and what was told last."""

    contracts: tuple[ContractMoney, ...]
    events: tuple[RevenueEvent, ...]
    decisions: tuple[RenewalDecision, ...]
    rates: tuple[ExchangeRate, ...]
    grace_days: int
    chosen: str
    told: list[_Told] = field(default_factory=list)


def _money(connection: BookConnection) -> _BookMoney:
    # Within one reading: an act between two questions would leave sums that do not agree.
    return _BookMoney(
        dump.everything(connection, ContractMoney, kept_as=Subscription),
        dump.everything(connection, RevenueEvent),
        dump.everything(connection, RenewalDecision),
        dump.everything(connection, ExchangeRate),
        rules_of(connection).renewal_grace_days,
        settings.text_of(connection, settings.CURRENCY),
    )
