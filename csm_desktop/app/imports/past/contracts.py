"""A contract with a past: its start, and how what it pays moved, dated by the older sheets."""

from dataclasses import replace
from datetime import date

from csm_desktop.app.imports.past.rows import OlderRows
from csm_desktop.app.imports.revenue import end_told, moved_told
from csm_desktop.app.imports.run import ImportRun
from csm_desktop.domain.money.changes import MOVING
from csm_desktop.domain.money.past_states import PastState, steps_between
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.money import NO_CURRENCY
from csm_desktop.domain.records.revenue import (
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.text.message import Message, say


def date_contract(taking: ImportRun, past: OlderRows, contract: Subscription, newest: date) -> bool:
    """Give a contract the past that the sheets tell; whether anything changed.

    What it earns today stays as it is: the steps lead up to it. `newest` is the day of the sheet
    that tells the present.
    """
    if contract.account_id is None:
        return False
    account = taking.fetch(Account, contract.account_id)
    kept = _gone(taking, past, _ended(taking, past, contract, newest), newest)
    last = min(newest, kept.ended_on or newest)
    states = [state for state in past.states(kept.arr.currency) if state.on < last]
    why = _why_not(taking, kept, states)
    if why is not None:
        past.tell(why)
        return False
    if not states:
        return False
    changed = _begin(taking, past, kept, account, states[0].on)
    for step in steps_between(states, PastState(last, kept.arr)):
        taking.add(step.event(taking.new_id(), kept, account.id))
        past.tell(moved_told(step.before, step.after, step.on), step.on)
        changed = True
    return changed


def _why_not(taking: ImportRun, contract: Subscription, states: list[PastState]) -> Message | None:
    """Why a contract keeps the past that it has."""
    if contract.arr.currency == NO_CURRENCY or not contract.arr.minor:
        return say("the newest sheet says nothing of what it pays: the older amounts are left out")
    if any(state.arr.currency != contract.arr.currency for state in states):
        return say("it paid in another currency then: the older amounts are left out")
    first = states[0].on if states else date.max
    if any(
        event.kind is RevenueKind.NEW or (event.kind in MOVING and event.on >= first)
        for event in _events(taking, contract)
    ):
        return say("the book knows how it moved since then: kept")
    return None


def _events(taking: ImportRun, contract: Subscription) -> tuple[RevenueEvent, ...]:
    # What this import made had no events before it: ten thousand need no question.
    if contract.id in taking.made[Subscription]:
        return ()
    return taking.events(contract.id)


def _ended(
    taking: ImportRun, past: OlderRows, contract: Subscription, newest: date
) -> Subscription:
    """The contract with its end, where it is over and the newest sheet does not say since when."""
    if contract.status is not SubscriptionStatus.ENDED:
        return contract
    kept = contract if contract.ended_on else replace(contract, ended_on=newest)
    states = past.states(contract.arr.currency)
    if not kept.arr.minor and states and contract.id in taking.made[Subscription]:
        # Nothing is paid by one who has left: what was lost is what they paid before.
        kept = replace(kept, arr=states[-1].arr)
    if kept != contract:
        taking.put(kept)
    return kept


def _gone(taking: ImportRun, past: OlderRows, contract: Subscription, newest: date) -> Subscription:
    """The contract as it was paid for until the first sheet in which it earns nothing: with no
    renewal to come, the newest sheet says 0 and has no blank."""
    is_nothing = contract.arr.currency != NO_CURRENCY and not contract.arr.minor
    is_new = contract.id in taking.made[Subscription]
    if contract.status is not SubscriptionStatus.ACTIVE or not (is_nothing and is_new):
        return contract
    states = past.states(contract.arr.currency)
    if contract.renews_on is not None or not states:
        return contract
    days = [row.older.on for row in past.rows if row.older.on > states[-1].on]
    on = min([*days, newest])
    kept = replace(
        contract, arr=states[-1].arr, status=SubscriptionStatus.ENDED, ended_on=on,
    )  # fmt: skip
    taking.put(kept)
    account = taking.fetch(Account, contract.account_id or 0)
    if len(taking.subscriptions(account.id)) == 1 and account.id in taking.made[Account]:
        taking.put(replace(account, status=AccountStatus.CHURNED))
    past.tell(end_told(kept.arr, on, newest))
    return kept


def _begin(
    taking: ImportRun, past: OlderRows, contract: Subscription, account: Account, first: date
) -> bool:
    """Let the contract begin before the first state that names it; whether that is new."""
    known = contract.starts_on or account.contract_start
    if known is not None and known <= first:
        return False
    said = min((row.start for row in past.rows if row.start), default=None)
    begins = min(said or first, first)
    # Fetched anew: its end may have just been put.
    taking.put(replace(taking.fetch(Subscription, contract.id), starts_on=begins))
    if said is None:
        past.tell(say("counts from {day}, the first state that names it: when it began nobody "
                      "knows", day=begins), first)  # fmt: skip
        return True
    if account.contract_start is None or account.contract_start > said:
        taking.put(replace(account, contract_start=said))
    past.tell(say("began on {day}, as an older state says", day=begins), first)
    return True


def begin_anew(taking: ImportRun, contract: Subscription, newest: date) -> bool:
    """Let a contract that no older sheet names count from the day of the newest one, where nothing
    else says when it began; whether that is so."""
    if contract.account_id is None or contract.id not in taking.made[Subscription]:
        return False
    account = taking.fetch(Account, contract.account_id)
    if contract.starts_on or account.contract_start:
        return False
    taking.put(replace(contract, starts_on=newest))
    return True
