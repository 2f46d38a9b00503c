"""What can be done with the ledger of a contract: enter, correct and take out dated revenue events.

Where the ledger of a contract holds its beginning (a *new*), its sum is what is earned, and
follows every entry. Where it does not, what is earned today stays, and an event of the past
says when it came to that (domain/money/movements.py).
"""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.domain.money.movements import RISES
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RevenueEvent,
    RevenueEventFields,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def new_event(
    work: Work,
    /,
    account_id: int,
    kind: RevenueKind,
    on: date,
    amount: Money,
    subscription_id: int | None = None,
    note: str = "",
) -> RevenueEvent:
    """Enter what became of a contract on a day, also in the past.

    Raises UserError for a day to come, an amount below zero, another currency than the contract's,
    and for a day before it began.
    """
    event = RevenueEvent(work.new_id(), account_id, kind, on, amount, subscription_id, note)
    _refuse(work, event)
    work.add(event)
    _follow(work, subscription_id)
    return event


def edit_event(work: Work, /, event_id: int, **fields: Unpack[RevenueEventFields]) -> RevenueEvent:
    """Correct an event; errors as in `new_event`."""
    before = work.get(RevenueEvent, event_id)
    event = replace(before, **fields)
    _refuse(work, event)
    work.put(event)
    for contract_id in {before.subscription_id, event.subscription_id}:
        _follow(work, contract_id)
    return event


def remove_event(work: Work, /, event_id: int) -> None:
    """Take out an event that never was."""
    event = work.get(RevenueEvent, event_id)
    work.remove(event)
    _follow(work, event.subscription_id)


def _follow(work: Work, subscription_id: int | None) -> None:
    """Keep what a contract earns equal to its ledger, where that tells all of it."""
    if subscription_id is None:
        return
    contract = work.get(Subscription, subscription_id)
    own = [
        event
        for event in work.find(RevenueEvent, subscription_id=subscription_id)
        if event.kind is not RevenueKind.RENEWAL
    ]
    # One that is over keeps what it earned last: its churn has brought the sum to nothing.
    is_over = contract.status is SubscriptionStatus.ENDED
    if is_over or not any(event.kind is RevenueKind.NEW for event in own):
        return
    earned = sum(
        event.amount.minor if event.kind in RISES else -event.amount.minor for event in own
    )
    arr = Money(max(0, earned), own[0].amount.currency)
    if arr != contract.arr:
        work.put(replace(contract, arr=arr))


def _refuse(work: Work, event: RevenueEvent) -> None:
    unchanged = tr("Nothing was changed.")
    if event.on > work.today():
        raise UserError(tr("This day is still to come."), unchanged)
    if event.amount.minor < 0:
        raise UserError(tr("Type the amount without a sign: the kind says which way."), unchanged)
    if event.subscription_id is None:
        return
    contract = work.get(Subscription, event.subscription_id)
    # Amounts in two currencies cannot be added up, also where the ledger has come to nothing.
    used = {
        other.amount.currency
        for other in work.find(RevenueEvent, subscription_id=event.subscription_id)
        if other.id != event.id
    }
    if contract.arr.minor:
        used.add(contract.arr.currency)
    if used - {event.amount.currency}:
        raise UserError(tr("The contract is in another currency."), unchanged)
    if contract.starts_on is not None and event.on < contract.starts_on:
        raise UserError(tr("The contract had not begun on this day."), unchanged)
