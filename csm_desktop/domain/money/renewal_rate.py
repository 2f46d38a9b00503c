"""Renewals won of those that came due in a window, by count and by money (domain.md §1).

What came due (our choice): every renewal that somebody decided on, by the day it was due; a renewal
event without such a decision, as lists bring them, on its own day; and a subscription that has
ended on the very day on which it was to renew: lost, or renewed by one of the same product that
began on that day or within the days of grace, as a list has a row a term. One of which a renewal
event within these days tells is counted by that alone. One whose day has passed without a word of
what became of it is `open`: told, and in neither half of the share.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from csm_desktop.domain.money.rates import minor_rate, rate_on, rates_used
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Contract,
    ExchangeRate,
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    SubscriptionStatus,
)
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class DueRenewal:
    """One renewal that came due; `outcome` is None while nobody has said what became of it."""

    account_id: int
    product: str
    due_on: date
    before: Money
    after: Money
    outcome: RenewalOutcome | None
    reason: str = ""
    subscription_id: int | None = None

    @property
    def is_won(self) -> bool:
        """Whether the customer stayed, with whatever amount."""
        return self.outcome is not None and self.outcome is not RenewalOutcome.LOST


@dataclass(frozen=True, slots=True)
class RenewalRate:
    """Shares from 0 to 1, None where nothing came due; amounts of one currency, put together at
    `rates` where what came due was paid in several.

    `kept` is what was renewed of `due`: growth with a renewal is expansion, and lifts no rate.
    """

    window: RevenueWindow
    came_due: int
    won: int
    open: int
    due: Money
    kept: Money
    by_count: Decimal | None
    by_money: Decimal | None
    why: Message
    rates: tuple[ExchangeRate, ...] = ()


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
    decided = {(one.subscription_id, one.due_on) for one in decisions}
    # An act that ends a renewal writes its event on the day of the decision.
    told = {(one.subscription_id, one.on) for one in decisions}
    found = [_decided(one, contracts) for one in decisions]
    renewed = [
        event
        for event in events
        if event.kind is RevenueKind.RENEWAL and (event.subscription_id, event.on) not in told
    ]
    found += [_by_event(event, contracts) for event in renewed]
    # One whose day is still to come tells nothing: so it is with most.
    passed = [one for one in contracts.values() if one.renews_on is None or one.renews_on <= as_of]
    of_account: dict[int | None, list[Contract]] = {}
    for subscription in contracts.values() if passed else ():
        of_account.setdefault(subscription.account_id, []).append(subscription)
    renewed_on: dict[int | None, list[date]] = {}
    for event in renewed:
        renewed_on.setdefault(event.subscription_id, []).append(event.on)
    for subscription in passed:
        others = of_account[subscription.account_id]
        left = _untold(subscription, others, as_of, grace_days)
        if left is None or (subscription.id, left.due_on) in decided:
            continue
        heir = _successor(subscription, others, left.due_on, grace_days)
        days = renewed_on.get(subscription.id, []) + (renewed_on.get(heir.id, []) if heir else [])
        # A renewal event of the contract, or of its next term, tells of it already.
        if not any(abs((on - left.due_on).days) <= grace_days for on in days):
            found.append(left)
    inside = [one for one in found if window.start < one.due_on <= window.end]
    return tuple(sorted(inside, key=lambda one: (one.due_on, one.account_id, one.product)))


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


def _by_event(event: RevenueEvent, contracts: dict[int, Contract]) -> DueRenewal:
    contract = contracts.get(event.subscription_id) if event.subscription_id else None
    return DueRenewal(
        event.account_id,
        contract.product if contract is not None else "",
        event.on,
        event.amount,
        event.amount,
        RenewalOutcome.RENEWED,
        subscription_id=event.subscription_id,
    )


def _untold(
    subscription: Contract, others: Iterable[Contract], as_of: date, grace_days: int
) -> DueRenewal | None:
    """What subscriptions alone tell: that one ended on its day, or that its day has passed."""
    account_id = subscription.account_id
    # A trial was never sold, so nobody can renew it.
    if account_id is None or subscription.status is SubscriptionStatus.TRIAL:
        return None
    nothing = Money(0, subscription.arr.currency)
    if subscription.status is SubscriptionStatus.ENDED:
        due_on = subscription.renews_on
        # Ended on any other day it was lost in mid-term, which is churn and no renewal.
        if due_on is None or subscription.ended_on not in (None, due_on) or due_on > as_of:
            return None
        heir = _successor(subscription, others, due_on, grace_days)
        after = heir.arr if heir is not None else nothing
        outcome = outcome_of(subscription.arr, after)
    else:
        due = renewal_date(subscription, as_of)
        if due is None or due > as_of:
            return None
        # Late without a word is neither lost nor won: only its user knows which.
        due_on, after, outcome = due, nothing, None
    return DueRenewal(
        account_id, subscription.product, due_on, subscription.arr, after, outcome,
        subscription_id=subscription.id,
    )  # fmt: skip


def _successor(
    subscription: Contract, others: Iterable[Contract], due_on: date, grace_days: int
) -> Contract | None:
    """The row of the next term among those of its account: the same product, begun in time."""
    fitting = [
        other
        for other in others
        if other.id != subscription.id
        and other.product.casefold() == subscription.product.casefold()
        and other.starts_on is not None
        and 0 <= (other.starts_on - due_on).days <= grace_days
    ]
    # The next term begins first; a later row of the same product is an addition.
    return min(fitting, key=lambda other: (other.starts_on or due_on, other.id), default=None)


def outcome_of(before: Money, after: Money, *, stays: bool = False) -> RenewalOutcome:
    """How a renewal ended by what it earns from then on; another currency is no smaller one.

    What earns nothing is lost, unless it earned nothing before and the customer `stays`.
    """
    if not after.minor and not (stays and not before.minor):
        return RenewalOutcome.LOST
    if after.currency != before.currency or after.minor == before.minor:
        return RenewalOutcome.RENEWED
    return RenewalOutcome.EXPANDED if after.minor > before.minor else RenewalOutcome.SMALLER


def renewal_rates(
    due: Iterable[DueRenewal],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[RenewalRate, ...]:
    """One rate where typed ones lead from all that came due to `currency` at the window's close,
    as for its movements; else a rate for each currency; one empty rate where nothing came due."""
    by_currency: dict[str, list[DueRenewal]] = {}
    for one in due:
        by_currency.setdefault(one.before.currency, []).append(one)
    if not by_currency:
        return (_rate({"": []}, window),)
    typed = tuple(rates)
    found = {each: rate_on(typed, each, currency, window.end) for each in by_currency if currency}
    factors = {each: minor_rate(rate, each, currency) for each, rate in found.items() if rate}
    if len(factors) == len(by_currency):
        told = _rate(by_currency, window, currency, factors)
        return (replace(told, rates=rates_used(by_currency, currency, typed, window.end)),)
    return tuple(_rate({each: ones}, window, each) for each, ones in sorted(by_currency.items()))


def _rate(
    due: dict[str, list[DueRenewal]],
    window: RevenueWindow,
    currency: str = "",
    factors: dict[str, Fraction] | None = None,
) -> RenewalRate:
    """Of what is due by its currency; `factors` make minor units those of `currency`."""
    settled = won = 0
    asked = kept = Fraction(0)
    for each, ones in due.items():
        factor = factors[each] if factors else Fraction(1)
        decided = [one for one in ones if one.outcome is not None]
        stayed = [one for one in decided if one.is_won]
        settled += len(decided)
        won += len(stayed)
        asked += sum(one.before.minor for one in decided) * factor
        kept += sum(map(_kept, stayed)) * factor
    open_ = sum(map(len, due.values())) - settled
    return RenewalRate(
        window=window,
        came_due=settled,
        won=won,
        open=open_,
        due=Money(round(asked), currency),
        kept=Money(round(kept), currency),
        by_count=_share(won, settled),
        by_money=_share(round(kept), round(asked)),
        why=_why(window, settled, won, open_),
    )


def _kept(one: DueRenewal) -> int:
    """What a renewal that was won keeps: a smaller one what is left, a larger one all and no more.

    One that went into another currency was renewed as it was (our choice): no rate of a later day
    makes it smaller.
    """
    if one.after.currency != one.before.currency:
        return one.before.minor
    return min(one.before.minor, one.after.minor)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(round(Fraction(part, whole) * 10**6)).scaleb(-6) if whole > 0 else None


def _why(window: RevenueWindow, settled: int, won: int, open_: int) -> Message:
    if not settled:
        told = say(
            "Not applicable: no renewal was decided from {start} to {end}.",
            start=window.start,
            end=window.end,
        )
    else:
        told = say(
            "Of {n} renewal due from {start} to {end}, {won} was won.",
            "Of {n} renewals due from {start} to {end}, {won} were won.",
            n=settled,
            won=won,
            start=window.start,
            end=window.end,
        )
    if not open_:
        return told
    return say(
        "{told} {n} more is past its day and undecided.",
        "{told} {n} more are past their day and undecided.",
        n=open_,
        told=told,
    )
