"""What came due of renewals in a window, and what became of it (domain.md §1).

What came due (our choice): every renewal that somebody decided on, by the day it was due; a renewal
event without such a decision, on its own day; and a subscription that has ended on the very day on
which it was to renew: lost, or renewed by one of the same product that began on that day or within
the days of grace, as a list has a row a term. One of which a renewal event within these days tells
is counted once, on the day of the event. One whose day has passed without a word of what became of
it is `open`: told, and in neither half of the share.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.domain.money.due_renewal import DueRenewal, outcome_of
from csm_desktop.domain.money.renewal_events import (
    RenewedByEvent,
    near,
    reach,
    renewed_by_events,
)
from csm_desktop.domain.money.renewal_rows import is_loss, renewals_of_rows
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Contract,
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules


def came_due(
    facts: AccountFacts, window: RevenueWindow, rules: Rules = DEFAULT_RULES
) -> tuple[DueRenewal, ...]:
    """The renewals of an account that came due after the window's start, up to its end."""
    return due_renewals(
        facts.subscriptions,
        facts.revenue_events,
        facts.renewal_decisions,
        window,
        facts.as_of,
        rules.renewal_grace_days,
    )


def due_renewals(
    subscriptions: Iterable[Contract],
    events: Iterable[RevenueEvent],
    decisions: Sequence[RenewalDecision],
    window: RevenueWindow,
    as_of: date,
    grace_days: int = DEFAULT_RULES.renewal_grace_days,
) -> tuple[DueRenewal, ...]:
    """The same for whatever accounts these belong to, by day."""
    contracts = {subscription.id: subscription for subscription in subscriptions}
    events = tuple(events)
    found = [
        _decided(one, contracts)
        for one in decisions
        # One that is lost is told by its row, which knows whether another took its place since.
        if one.due_on > as_of or not is_loss(one, contracts.get(one.subscription_id))
    ]
    renewed = renewed_by_events(events, decisions, contracts, grace_days)
    left = renewals_of_rows(contracts, events, decisions, as_of, grace_days)
    # Who tells of an event's renewals in its place: nobody, where another event stands for all.
    by_rows: dict[int, tuple[DueRenewal, ...]] = {}
    named, unnamed = _by_contract_and_account(renewed if left else ())
    for ones, heirs in left:
        ids = (*(one.subscription_id for one in ones), *heirs)
        days = reach(contracts.get(ones[0].subscription_id or 0), grace_days)
        own = [event for each in ids for event in named.get(each, ())]
        free = [event for event in unnamed.get(ones[0].account_id, ()) if event.id not in by_rows]
        told = near(own, ones[0].due_on, days) if own else _bearing(ones, free, days)
        # A renewal event of the contract, or of its next term, tells of it already.
        if not told:
            found += ones
        elif heirs and not any(event.changed for event in told):
            # What was paid before and is paid since stands in the rows of the two terms.
            by_rows |= {event.id: () for event in told}
            by_rows[told[0].id] = tuple(replace(one, due_on=told[0].on) for one in ones)
    for event in renewed:
        found += by_rows[event.id] if event.id in by_rows else (_by_event(event, contracts),)
    inside = [one for one in found if window.start < one.due_on <= window.end]
    return tuple(sorted(inside, key=lambda one: (one.due_on, one.account_id, one.product)))


def _bearing(
    ones: Sequence[DueRenewal], events: Iterable[RenewedByEvent], days: int
) -> list[RenewedByEvent]:
    """The events without a contract that may be of these renewals, where they bear what was paid:
    one that bears all of it, else those that bear the parts."""
    if not any(one.is_won for one in ones):
        return []
    fitting = near(events, ones[0].due_on, days)
    currency = ones[0].before.currency
    together = Money(sum(one.before.minor for one in ones), currency)
    whole = [event for event in fitting if event.before == together]
    parts = {one.before for one in ones}
    return whole[:1] or [event for event in fitting if event.before in parts]


def _by_contract_and_account(
    renewed: Iterable[RenewedByEvent],
) -> tuple[dict[int | None, list[RenewedByEvent]], dict[int, list[RenewedByEvent]]]:
    named: dict[int | None, list[RenewedByEvent]] = {}
    unnamed: dict[int, list[RenewedByEvent]] = {}
    for event in renewed:
        if event.subscription_id is None:
            unnamed.setdefault(event.account_id, []).append(event)
        else:
            named.setdefault(event.subscription_id, []).append(event)
    return named, unnamed


def _decided(decision: RenewalDecision, contracts: dict[int, Contract]) -> DueRenewal:
    contract = contracts.get(decision.subscription_id)
    return DueRenewal(
        decision.account_id,
        contract.product if contract is not None else "",
        decision.due_on,
        decision.before,
        decision.after,
        decision.outcome,
        decision.reason,
        decision.subscription_id,
    )


def _by_event(event: RenewedByEvent, contracts: dict[int, Contract]) -> DueRenewal:
    contract = contracts.get(event.subscription_id) if event.subscription_id else None
    outcome = outcome_of(event.before, event.after, stays=True)
    return DueRenewal(
        event.account_id,
        contract.product if contract is not None else "",
        event.on,
        event.before,
        event.after,
        # What an event calls renewed was not lost, also where all was given back on its day.
        RenewalOutcome.SMALLER if outcome is RenewalOutcome.LOST else outcome,
        subscription_id=event.subscription_id,
    )
