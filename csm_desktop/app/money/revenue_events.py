"""What can be done with the ledger of a contract: enter, correct and take out dated revenue events.

What a subscription earns today stays what it is: an event of the past says when it came to that
(domain/money/movements.py). An event of today is made by changing the amount itself.
"""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RevenueEvent,
    RevenueEventFields,
    RevenueKind,
    Subscription,
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
    return work.add(event)


def edit_event(work: Work, /, event_id: int, **fields: Unpack[RevenueEventFields]) -> RevenueEvent:
    """Correct an event; errors as in `new_event`."""
    event = replace(work.get(RevenueEvent, event_id), **fields)
    _refuse(work, event)
    return work.put(event)


def remove_event(work: Work, /, event_id: int) -> None:
    """Take out an event that never was."""
    work.remove(work.get(RevenueEvent, event_id))


def _refuse(work: Work, event: RevenueEvent) -> None:
    unchanged = tr("Nothing was changed.")
    if event.on > work.today():
        raise UserError(tr("This day is still to come."), unchanged)
    if event.amount.minor < 0:
        raise UserError(tr("Type the amount without a sign: the kind says which way."), unchanged)
    if event.subscription_id is None:
        return
    contract = work.get(Subscription, event.subscription_id)
    if contract.arr.minor and contract.arr.currency != event.amount.currency:
        raise UserError(tr("The contract is in another currency."), unchanged)
    if contract.starts_on is not None and event.on < contract.starts_on:
        raise UserError(tr("The contract had not begun on this day."), unchanged)
