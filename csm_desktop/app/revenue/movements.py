"""What became of recurring revenue in a window, account by account, of the book or a part."""

from collections.abc import Sequence
from dataclasses import dataclass

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.movement_lines import MovementTable, movement_tables
from csm_desktop.domain.money.movements import movements
from csm_desktop.domain.money.renewal_rate import RenewalRate, due_renewals, renewal_rates
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.revenue import (
    ExchangeRate,
    RenewalDecision,
    RevenueEvent,
    Subscription,
)
from csm_desktop.storage.queries import dump


@dataclass(frozen=True, slots=True)
class BookMovements:
    """The tables of a window, one a currency that no rate converts, and the renewals due in it.

    `left_out` are the accounts whose money holds a value that cannot be used.
    """

    window: RevenueWindow
    tables: tuple[MovementTable, ...]
    renewals: tuple[RenewalRate, ...]
    left_out: tuple[str, ...]


def book_movements(
    book: Book, lines: Sequence[AccountLine], window: RevenueWindow
) -> BookMovements:
    """The movements of the accounts in `lines`, from the close of a day to that of another."""
    # One damaged amount would make every sum untrue; such accounts are named instead.
    usable = {line.id: line for line in lines if "arr" not in line.unusable}
    today = book.today()
    with book.reading() as connection:
        contracts = [
            contract
            for contract in dump.everything(connection, Subscription)
            if contract.account_id in usable
        ]
        events = [
            event
            for event in dump.everything(connection, RevenueEvent)
            if event.account_id in usable
        ]
        decisions = [
            decision
            for decision in dump.everything(connection, RenewalDecision)
            if decision.account_id in usable
        ]
        rates = dump.everything(connection, ExchangeRate)
        rules = rules_of(connection)
        chosen = settings.text_of(connection, settings.CURRENCY)
    grace = rules.renewal_grace_days
    starts = {account_id: line.contract_start for account_id, line in usable.items()}
    moved = movements(contracts, events, today, starts, grace)
    currency = chosen or most_paid(paid_in(lines))
    names = {account_id: line.name for account_id, line in usable.items()}
    due = due_renewals(contracts, events, decisions, window, today, grace)
    return BookMovements(
        window,
        movement_tables(moved, names, window, currency, rates),
        renewal_rates(due, window),
        tuple(line.name for line in lines if line.id not in usable),
    )
