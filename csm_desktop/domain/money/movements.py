"""The one story of an account's recurring revenue, from its events and its subscriptions.

domain.md §1 knows both, and a book may hold either: an import brings subscriptions without events,
a user records events. Which of them speaks (our choice):

- Revenue events always count as they are dated. A renewal moves nothing.
- A subscription whose own events hold a *new* is told by them alone. One without is opened on its
  start with its ARR less what its own events changed up to today, so that the ARR on record is
  today's. Without a start it opens with the account's contract, else it was always there.
- Events that name no subscription and hold a *new* tell the whole account: its subscriptions
  without events are then not counted once more.
- A subscription that has ended closes with what is left of it, on `ended_on`, the first day on
  which it earns nothing; without that on its renewal date, when that is past. One that has ended
  nobody knows when, and a trial, count for nothing.
- Where subscriptions alone speak, one that begins on the day another ends, or on the next, takes
  its place: only the difference moves. So a yearly row per term is neither churn nor new business.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)

ALWAYS = date.min
"""The day of a movement whose date nobody knows, but which lies before every other."""

_ORDER = (
    RevenueKind.NEW,
    RevenueKind.EXPANSION,
    RevenueKind.RENEWAL,
    RevenueKind.CONTRACTION,
    RevenueKind.CHURN,
)
RISES = frozenset({RevenueKind.NEW, RevenueKind.EXPANSION})


@dataclass(frozen=True, slots=True)
class Movement:
    """ARR rose (new, expansion) or fell (contraction, churn) by `amount`, never negative."""

    account_id: int
    kind: RevenueKind
    on: date
    amount: Money


def movements(
    subscriptions: Iterable[Subscription],
    events: Iterable[RevenueEvent],
    today: date,
    contract_starts: Mapping[int, date | None] | None = None,
) -> tuple[Movement, ...]:
    """Every movement of the accounts given, by account, then day; on one day rises come first.

    `contract_starts` by account id serve subscriptions without a start. Subscriptions that belong
    to no account of the book are left out.
    """
    starts = contract_starts or {}
    subs_of: dict[int, list[Subscription]] = {}
    events_of: dict[int, list[RevenueEvent]] = {}
    for subscription in subscriptions:
        if subscription.account_id is not None:
            subs_of.setdefault(subscription.account_id, []).append(subscription)
    for event in events:
        if event.kind is not RevenueKind.RENEWAL:
            events_of.setdefault(event.account_id, []).append(event)
    found: list[Movement] = []
    for account_id in sorted(subs_of.keys() | events_of.keys()):
        told = _account(
            account_id,
            subs_of.get(account_id, []),
            events_of.get(account_id, []),
            today,
            starts.get(account_id),
        )
        found.extend(sorted(told, key=in_order))
    return tuple(found)


def in_order(movement: Movement) -> tuple[date, int, str, int]:
    """By day; within a day rises before falls, so that a swap does not look like a loss."""
    return movement.on, _ORDER.index(movement.kind), *_amount(movement)


def _amount(movement: Movement) -> tuple[str, int]:
    return movement.amount.currency, movement.amount.minor


def _account(
    account_id: int,
    subscriptions: Sequence[Subscription],
    events: Sequence[RevenueEvent],
    today: date,
    contract_start: date | None,
) -> list[Movement]:
    known = {subscription.id for subscription in subscriptions}
    own: dict[int, list[RevenueEvent]] = {}
    told_whole = False
    for event in events:
        if event.subscription_id in known:
            own.setdefault(event.subscription_id or 0, []).append(event)
        elif event.kind is RevenueKind.NEW:
            told_whole = True
    recorded = [Movement(account_id, e.kind, e.on, e.amount) for e in events]
    derived: list[Movement] = []
    for subscription in subscriptions:
        mine = own.get(subscription.id, [])
        opens = any(event.kind is RevenueKind.NEW for event in mine)
        if not opens and (told_whole or subscription.status is SubscriptionStatus.TRIAL):
            continue
        story = _subscription(account_id, subscription, mine, opens, today, contract_start)
        (recorded if mine else derived).extend(story)
    return recorded + _with_successions(derived)


def _subscription(
    account_id: int,
    subscription: Subscription,
    own: Sequence[RevenueEvent],
    opens: bool,
    today: date,
    contract_start: date | None,
) -> list[Movement]:
    """What the subscription adds to its own events: its opening, and its closing."""
    currency = subscription.arr.currency
    own = [event for event in own if event.amount.currency == currency]
    ended = subscription.status is SubscriptionStatus.ENDED
    end = _end(subscription, own, today)
    if ended and end is None:
        return []
    opening = 0 if opens else _opening(subscription, own, today)
    start = subscription.starts_on or contract_start or ALWAYS
    if end is not None and end <= start:
        return []
    found = []
    if opening > 0:
        found.append(Movement(account_id, RevenueKind.NEW, start, Money(opening, currency)))
    if end is not None:
        left = opening + sum(_signed(event) for event in own if event.on <= end)
        if left > 0:
            found.append(Movement(account_id, RevenueKind.CHURN, end, Money(left, currency)))
    return found


def _end(subscription: Subscription, own: Sequence[RevenueEvent], today: date) -> date | None:
    if subscription.ended_on is not None or subscription.status is not SubscriptionStatus.ENDED:
        return subscription.ended_on
    churned = [event.on for event in own if event.kind is RevenueKind.CHURN]
    if churned:
        return max(churned)
    if subscription.renews_on is not None and subscription.renews_on <= today:
        return subscription.renews_on
    return None


def _opening(subscription: Subscription, own: Sequence[RevenueEvent], today: date) -> int:
    """ARR before the subscription's own events.

    One that has ended keeps the ARR that it earned last, or none: its churn tells which.
    """
    arr = subscription.arr.minor
    if subscription.status is not SubscriptionStatus.ENDED:
        return arr - sum(_signed(event) for event in own if event.on <= today)
    churned = sum(event.amount.minor for event in own if event.kind is RevenueKind.CHURN)
    changed = sum(_signed(event) for event in own if event.kind is not RevenueKind.CHURN)
    return max(arr, churned) - changed


def _signed(event: RevenueEvent) -> int:
    return event.amount.minor if event.kind in RISES else -event.amount.minor


def _with_successions(derived: Sequence[Movement]) -> list[Movement]:
    """Openings that take the place of closings, netted; only what subscriptions alone tell."""
    opened = {
        (m.amount.currency, m.on) for m in derived if m.kind is RevenueKind.NEW and m.on != ALWAYS
    }
    by_day: dict[tuple[str, date], list[Movement]] = {}
    for movement in derived:
        key = (movement.amount.currency, movement.on)
        if movement.kind is RevenueKind.CHURN and key not in opened and movement.on < date.max:
            next_day = (movement.amount.currency, movement.on + timedelta(days=1))
            key = next_day if next_day in opened else key
        by_day.setdefault(key, []).append(replace(movement, on=key[1]))
    return [each for group in by_day.values() for each in _netted(group)]


def _netted(group: list[Movement]) -> list[Movement]:
    if len({movement.kind for movement in group}) == 1:
        return group
    net = sum(m.amount.minor if m.kind in RISES else -m.amount.minor for m in group)
    if net == 0:
        return []
    kind = RevenueKind.EXPANSION if net > 0 else RevenueKind.CONTRACTION
    return [replace(group[0], kind=kind, amount=Money(abs(net), group[0].amount.currency))]
