"""Renewals of which a revenue event alone tells: what was paid before and since (domain.md §1).

A renewal event bears what was renewed, as the act that ends a renewal writes it. What was added or
given back on that day stands beside it (our choice): renewed at 9,000 with a contraction of 3,000
it was 12,000 before. Where the contract's own ledger shows that the event bears what was paid
before, that is believed instead: to write a renewal either way is common.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Contract,
    RenewalDecision,
    RevenueEvent,
    RevenueKind,
    SubscriptionStatus,
)
from csm_desktop.values import dataclass

_DAYS_OF_HALF_A_MONTH = 15
_MOVED = {RevenueKind.NEW: 1, RevenueKind.EXPANSION: 1, RevenueKind.CONTRACTION: -1}


@dataclass(frozen=True, slots=True)
class RenewedByEvent:
    """A renewal event with what was paid a year `before` it and `after`; `changed` says whether
    that is anything but the same."""

    id: int
    account_id: int
    subscription_id: int | None
    on: date
    before: Money
    after: Money

    @property
    def changed(self) -> bool:
        """Whether events of its day say that it went on with another amount."""
        return self.before != self.after


def renewed_by_events(
    events: Iterable[RevenueEvent],
    decisions: Iterable[RenewalDecision],
    contracts: Mapping[int, Contract],
    grace_days: int,
) -> tuple[RenewedByEvent, ...]:
    """The renewals of which no decision tells, in the order of their events."""
    events = tuple(events)
    renewals = [event for event in events if event.kind is RevenueKind.RENEWAL]
    left = _undecided(renewals, decisions, contracts, grace_days) if renewals else []
    if not left:
        return ()
    moves = _moves_beside(left, events)
    later = _moved_after(left, events)
    return tuple(
        _renewed(event, moves.get(event.id, (0, 0)), _earned_that_day(event, contracts, later))
        for event in left
    )


def near(events: Iterable[RenewedByEvent], on: date, days: int) -> list[RenewedByEvent]:
    """Those at most so many days away, the nearest first; the earlier of two."""
    found = (one for one in events if abs((one.on - on).days) <= days)
    return sorted(found, key=lambda one: (abs((one.on - on).days), one.on))


def reach(contract: Contract | None, grace_days: int) -> int:
    """How many days from its due day a renewal may be told: the days of grace, but of a short term
    less than half, or it would be taken for the one before."""
    term = contract.term_months if contract is not None else None
    return min(grace_days, term * _DAYS_OF_HALF_A_MONTH - 1) if term and term > 0 else grace_days


def _undecided(
    renewals: Sequence[RevenueEvent],
    decisions: Iterable[RenewalDecision],
    contracts: Mapping[int, Contract],
    grace_days: int,
) -> list[RevenueEvent]:
    """The events that no decision wrote. An act that ends a renewal writes its event on the day of
    the decision; one whose day was corrected since still belongs to it."""
    by_contract: dict[int, list[RevenueEvent]] = {}
    for event in renewals:
        if event.subscription_id is not None:
            by_contract.setdefault(event.subscription_id, []).append(event)
    told: set[int] = set()
    corrected = []
    for one in decisions:
        own = by_contract.get(one.subscription_id, ())
        same_day = [event for event in own if event.on == one.on]
        told.update(event.id for event in same_day)
        if own and not same_day:
            corrected.append(one)
    for one in corrected:
        days = reach(contracts.get(one.subscription_id), grace_days)
        gaps = [
            (min(abs((event.on - one.on).days), abs((event.on - one.due_on).days)), event.id)
            for event in by_contract[one.subscription_id]
            if event.id not in told
        ]
        gap, event_id = min(gaps, default=(days + 1, 0))
        if gap <= days:
            told.add(event_id)
    return [event for event in renewals if event.id not in told]


def _moves_beside(
    renewals: Sequence[RevenueEvent], events: Iterable[RevenueEvent]
) -> dict[int, tuple[int, int]]:
    """By renewal what was added and what was given back on its day: what names its contract, or
    nothing where either names none; of several renewals of the day it belongs to the largest."""
    by_day: dict[tuple[int, date, str], list[RevenueEvent]] = {}
    for renewal in renewals:
        key = (renewal.account_id, renewal.on, renewal.amount.currency)
        by_day.setdefault(key, []).append(renewal)
    found: dict[int, tuple[int, int]] = {}
    for event in events:
        if event.kind not in (RevenueKind.EXPANSION, RevenueKind.CONTRACTION):
            continue
        same_day = by_day.get((event.account_id, event.on, event.amount.currency), ())
        named = [one for one in same_day if one.subscription_id == event.subscription_id]
        unnamed = [one for one in same_day if None in (one.subscription_id, event.subscription_id)]
        beside = max(named or unnamed, key=lambda one: (one.amount.minor, -one.id), default=None)
        if beside is not None:
            added, given_back = found.get(beside.id, (0, 0))
            if event.kind is RevenueKind.EXPANSION:
                added += event.amount.minor
            else:
                given_back += event.amount.minor
            found[beside.id] = (added, given_back)
    return found


def _moved_after(
    renewals: Iterable[RevenueEvent], events: Iterable[RevenueEvent]
) -> dict[int, list[RevenueEvent]]:
    """What moved the contracts of these renewals, by contract."""
    wanted = {event.subscription_id for event in renewals} - {None}
    found: dict[int, list[RevenueEvent]] = {}
    for event in events:
        contract_id = event.subscription_id
        if contract_id is not None and contract_id in wanted and event.kind in _MOVED:
            found.setdefault(contract_id, []).append(event)
    return found


def _earned_that_day(
    renewal: RevenueEvent,
    contracts: Mapping[int, Contract],
    moved: Mapping[int, list[RevenueEvent]],
) -> int | None:
    """What the contract earned a year as its day of renewal closed; None where nobody knows."""
    contract = contracts.get(renewal.subscription_id or 0)
    if contract is None or contract.status is not SubscriptionStatus.ACTIVE:
        return None
    if contract.arr.currency != renewal.amount.currency:
        return None
    later = [event for event in moved.get(contract.id, ()) if event.on > renewal.on]
    return contract.arr.minor - sum(_MOVED[event.kind] * event.amount.minor for event in later)


def _renewed(event: RevenueEvent, moved: tuple[int, int], earned: int | None) -> RenewedByEvent:
    added, given_back = moved
    amount, currency = event.amount.minor, event.amount.currency
    # The ledger decides between the two ways of writing it.
    if given_back and earned == amount + added - given_back:
        before, after = amount, max(0, amount + added - given_back)
    else:
        before, after = amount + given_back, amount + added
    return RenewedByEvent(
        event.id,
        event.account_id,
        event.subscription_id,
        event.on,
        Money(before, currency),
        Money(after, currency),
    )
