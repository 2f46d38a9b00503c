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
- Where subscriptions alone tell of an end and a beginning, one that begins on the day another ends,
  or on the next, takes its place: only the difference moves. So a yearly row per term is neither
  churn nor new business.
- A renewal that was signed late is a renewal: one of the same product that begins within the days
  of grace (domain/records/rules) takes the place of the one before, which earned until then. So is
  one that was signed early: where none follows, one of the same product that began within these
  days before the end, and outlasts it, took its place when it began.
- One that takes the place of another in a new currency is no churn: both movements are a `swap`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Contract,
    RevenueEvent,
    RevenueKind,
    SubscriptionStatus,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES

ALWAYS = date.min
"""The day of a movement whose date nobody knows, but which lies before every other."""

_NEXT_DAY = 1
_NEW = RevenueKind.NEW
_ORDER = {
    RevenueKind.NEW: 0,
    RevenueKind.EXPANSION: 1,
    RevenueKind.RENEWAL: 2,
    RevenueKind.CONTRACTION: 3,
    RevenueKind.CHURN: 4,
}
RISES = frozenset({RevenueKind.NEW, RevenueKind.EXPANSION})


class Movement(NamedTuple):
    """ARR rose (new, expansion) or fell (contraction, churn) by `amount`, never negative.

    A tuple, because a book has ten thousand and each question makes them anew.

    `swap` says that the same revenue went from one currency to another: the account has a rise and
    a fall of that day, and neither was won or lost. `product` is what a subscription alone tells.
    """

    account_id: int
    kind: RevenueKind
    on: date
    amount: Money
    swap: bool = False
    product: str = ""


def movements(
    subscriptions: Iterable[Contract],
    events: Iterable[RevenueEvent],
    today: date,
    contract_starts: Mapping[int, date | None] | None = None,
    grace_days: int = DEFAULT_RULES.renewal_grace_days,
) -> tuple[Movement, ...]:
    """Every movement of the accounts given, by account, then day; on one day rises come first.

    `contract_starts` by account id serve subscriptions without a start; `grace_days` is how late a
    renewal may begin. Subscriptions that belong to no account of the book are left out.
    """
    told = movements_by_account(subscriptions, events, today, contract_starts, grace_days)
    return tuple(movement for own in told for movement in own)


def movements_by_account(
    subscriptions: Iterable[Contract],
    events: Iterable[RevenueEvent],
    today: date,
    contract_starts: Mapping[int, date | None] | None = None,
    grace_days: int = DEFAULT_RULES.renewal_grace_days,
) -> Iterator[list[Movement]]:
    """The same, a list for each account that moved at all."""
    starts = contract_starts or {}
    subs_of: dict[int, list[Contract]] = {}
    events_of: dict[int, list[RevenueEvent]] = {}
    for subscription in subscriptions:
        if subscription.account_id is not None:
            subs_of.setdefault(subscription.account_id, []).append(subscription)
    for event in events:
        # A renewal moves no money; where it does, an expansion or contraction says so.
        if event.kind is not RevenueKind.RENEWAL:
            events_of.setdefault(event.account_id, []).append(event)
    for account_id in sorted(subs_of.keys() | events_of.keys()):
        own = subs_of.get(account_id, [])
        moved = events_of.get(account_id)
        start = starts.get(account_id)
        # As with most accounts: nothing ended, nothing was recorded.
        told = _opened(account_id, own, start) if moved is None else None
        if told is None:
            told = _account(account_id, own, moved or [], today, start, grace_days)
        if len(told) > 1:
            told.sort(key=in_order)
        if told:
            yield told


def in_order(movement: Movement) -> tuple[date, int, str, int]:
    """By day; within a day rises before falls, so that a swap does not look like a loss."""
    _, kind, on, amount, _, _ = movement
    return on, _ORDER[kind], amount.currency, amount.minor


def _opened(
    account_id: int, contracts: Iterable[Contract], contract_start: date | None
) -> list[Movement] | None:
    """What contracts without events tell: each opened with what is on record. None where one does
    not run, for then it depends on when it ended, and on what took its place."""
    told = []
    for one in contracts:
        if one.status is not SubscriptionStatus.ACTIVE or one.ended_on is not None:
            return None
        arr = one.arr
        if arr.minor > 0:
            on = one.starts_on or contract_start or ALWAYS
            told.append(Movement(account_id, _NEW, on, arr, False, _plain(one.product)))
    return told


def _account(
    account_id: int,
    subscriptions: Sequence[Contract],
    events: Sequence[RevenueEvent],
    today: date,
    contract_start: date | None,
    grace_days: int,
) -> list[Movement]:
    own: dict[int, list[RevenueEvent]] = {}
    told_whole = False
    known = {subscription.id for subscription in subscriptions} if events else ()
    for event in events:
        if event.subscription_id in known:
            own.setdefault(event.subscription_id or 0, []).append(event)
        # A sale told as an event of the account covers what its subscriptions would add.
        elif event.kind is RevenueKind.NEW:
            told_whole = True
    recorded = [Movement(account_id, e.kind, e.on, e.amount) for e in events]
    derived: list[_OfRow] = []
    for subscription in subscriptions:
        mine = own.get(subscription.id, ())
        opens = bool(mine) and any(event.kind is RevenueKind.NEW for event in mine)
        # Its opening is told already, or it is on trial and earns nothing.
        if not opens and (told_whole or subscription.status is SubscriptionStatus.TRIAL):
            continue
        story = _subscription(account_id, subscription, mine, opens, today, contract_start)
        # What is derived may be one product's successor, also where changes were recorded in
        # between; an end or a beginning that was recorded itself is taken at its word.
        derived.extend(story)
    return recorded + _with_successions(derived, grace_days, today)


class _OfRow(NamedTuple):
    """A movement that a contract's row tells, with the days on which the row begins and ends."""

    moved: Movement
    start: date
    end: date | None


def _subscription(
    account_id: int,
    subscription: Contract,
    own: Sequence[RevenueEvent],
    opens: bool,
    today: date,
    contract_start: date | None,
) -> list[_OfRow]:
    """What the subscription adds to its own events: its opening, and its closing."""
    currency = subscription.arr.currency
    # Amounts in two currencies cannot be netted within one subscription.
    own = [event for event in own if event.amount.currency == currency] if own else ()
    ended = subscription.status is SubscriptionStatus.ENDED
    end = _end(subscription, own, today)
    # It is over, but nobody knows since when: any day would be made up.
    if ended and end is None:
        return []
    opening = 0 if opens else _opening(subscription, own, today)
    start = subscription.starts_on or contract_start or ALWAYS
    # Over before it began: it never earned.
    if end is not None and end <= start:
        return []
    found = []
    product = _plain(subscription.product)
    if opening > 0:
        # Most have no events, and opened with what is on record.
        arr = subscription.arr
        amount = arr if arr.minor == opening else Money(opening, currency)
        opened = Movement(account_id, RevenueKind.NEW, start, amount, product=product)
        found.append(_OfRow(opened, start, end))
    if end is not None:
        left = opening + sum(_signed(event) for event in own if event.on <= end)
        if left > 0:
            amount = Money(left, currency)
            closed = Movement(account_id, RevenueKind.CHURN, end, amount, product=product)
            found.append(_OfRow(closed, start, end))
    return found


@lru_cache(maxsize=1024)
def _plain(product: str) -> str:
    """The name of a product as names are compared: case and blanks do not matter."""
    return " ".join(product.casefold().split())


def _end(subscription: Contract, own: Sequence[RevenueEvent], today: date) -> date | None:
    if subscription.ended_on is not None or subscription.status is not SubscriptionStatus.ENDED:
        return subscription.ended_on
    churned = [event.on for event in own if event.kind is RevenueKind.CHURN]
    if churned:
        return max(churned)
    if subscription.renews_on is not None and subscription.renews_on <= today:
        return subscription.renews_on
    return None


def opened_with(subscription: Contract, events: Iterable[RevenueEvent], today: date) -> Money:
    """The ARR with which a subscription began: that on record, less what its events changed."""
    currency = subscription.arr.currency
    own = [
        event
        for event in events
        if event.subscription_id == subscription.id
        and event.amount.currency == currency
        and event.kind is not RevenueKind.RENEWAL
    ]
    return Money(max(0, _opening(subscription, own, today)), currency)


def _opening(subscription: Contract, own: Sequence[RevenueEvent], today: date) -> int:
    """ARR before the subscription's own events.

    One that has ended keeps the ARR that it earned last, or none: its churn tells which.
    """
    arr = subscription.arr.minor
    if not own:
        return arr if subscription.status is not SubscriptionStatus.ENDED else max(arr, 0)
    if subscription.status is not SubscriptionStatus.ENDED:
        return arr - sum(_signed(event) for event in own if event.on <= today)
    churned = sum(event.amount.minor for event in own if event.kind is RevenueKind.CHURN)
    changed = sum(_signed(event) for event in own if event.kind is not RevenueKind.CHURN)
    return max(arr, churned) - changed


def _signed(event: RevenueEvent) -> int:
    return event.amount.minor if event.kind in RISES else -event.amount.minor


def _with_successions(derived: Sequence[_OfRow], grace_days: int, today: date) -> list[Movement]:
    """Openings that take the place of closings, netted; only what subscriptions alone tell."""
    # Where nothing closes, nothing is succeeded: so it is with most accounts.
    if all(row.moved.kind is RevenueKind.NEW for row in derived):
        return [row.moved for row in derived]
    openings = [row for row in derived if row.moved.kind is RevenueKind.NEW and row.start != ALWAYS]
    by_day: dict[date, list[Movement]] = {}
    for row in derived:
        movement, on = row.moved, row.moved.on
        if movement.kind is RevenueKind.CHURN:
            on = _succeeded(row, openings, grace_days) or _begun_early(
                row, openings, grace_days, today
            ) or on  # fmt: skip
        by_day.setdefault(on, []).append(
            movement if on is movement.on else movement._replace(on=on)
        )
    return [movement for group in by_day.values() for movement in _netted(group)]


def _succeeded(closing: _OfRow, openings: Sequence[_OfRow], grace_days: int) -> date | None:
    """The day on which another subscription takes the place of one that closes.

    On the same day or the next any may, after a gap only one of the same product; what stays in
    its currency goes first, and then what begins first.
    """
    closed = closing.moved
    fitting = [
        opening.moved
        for opening in openings
        if 0 <= (gap := (opening.start - closed.on).days) <= grace_days
        and (gap <= _NEXT_DAY or opening.moved.product == closed.product)
    ]
    ranked = [(opened.amount.currency != closed.amount.currency, opened.on) for opened in fitting]
    return min(ranked)[1] if ranked else None


def _begun_early(
    closing: _OfRow, openings: Sequence[_OfRow], grace_days: int, today: date
) -> date | None:
    """The day on which the next term of the same product began before this one had ended.

    Of several the latest: what was there long before is an addition. Nothing is told of an end that
    is still to come, for both are paid until then.
    """
    closed = closing.moved
    if closed.on > today:
        return None
    return max(
        (
            opening.start
            for opening in openings
            if closing.start < opening.start < closed.on
            and (closed.on - opening.start).days <= grace_days
            and opening.moved.product == closed.product
            and (opening.end is None or opening.end > closed.on)
        ),
        default=None,
    )


def _netted(group: list[Movement]) -> list[Movement]:
    """One day's openings and closings: netted in their currency, swapped between two."""
    # Openings alone, or closings alone, have nothing to be set off against.
    if len({movement.kind for movement in group}) == 1:
        return group
    nets: dict[str, int] = {}
    for m in group:
        signed = m.amount.minor if m.kind in RISES else -m.amount.minor
        nets[m.amount.currency] = nets.get(m.amount.currency, 0) + signed
    swap = any(net > 0 for net in nets.values()) and any(net < 0 for net in nets.values())
    return [
        group[0]._replace(
            kind=RevenueKind.EXPANSION if net > 0 else RevenueKind.CONTRACTION,
            amount=Money(abs(net), currency),
            swap=swap,
            # The net may be of several products, and belongs to none of them.
            product="",
        )
        for currency, net in nets.items()
        if net
    ]
