"""A change of recurring revenue is dated and kept: it never becomes a new past (domain.md §1)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind, Subscription
from csm_desktop.values import dataclass

MOVING = {RevenueKind.EXPANSION: 1, RevenueKind.CONTRACTION: -1}
"""The events that change what a running subscription earns, with their direction."""


@dataclass(frozen=True, slots=True)
class ArrChange:
    """A subscription with another ARR, the events that it replaces and the one that tells of it."""

    subscription: Subscription
    removed: tuple[RevenueEvent, ...] = ()
    added: RevenueEvent | None = None


def changed_arr(
    subscription: Subscription, own: Iterable[RevenueEvent], arr: Money, on: date, event_id: int
) -> ArrChange:
    """Say what a subscription earns a year from a day on, in the currency it has.

    The difference is an expansion or a contraction of that day; saying it once more for the same
    day corrects it. The first amount of a subscription is its opening, and no event. `own` are the
    subscription's events.
    """
    # Said twice for one day is one change: the first try is taken back, not doubled.
    that_day = tuple(event for event in own if event.on == on and event.kind in MOVING)
    before = subscription.arr.minor - sum(MOVING[e.kind] * e.amount.minor for e in that_day)
    moved = arr.minor - before
    event = None
    # From nothing to something is a new subscription, whose event is of another kind.
    if moved and before and subscription.account_id is not None:
        kind = RevenueKind.EXPANSION if moved > 0 else RevenueKind.CONTRACTION
        amount = Money(abs(moved), arr.currency)
        event = RevenueEvent(event_id, subscription.account_id, kind, on, amount, subscription.id)
    return ArrChange(replace(subscription, arr=arr), that_day, event)
