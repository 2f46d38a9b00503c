"""Renewals raise their question early: 120, 90, 60 and 30 days before (domain.md §1)."""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.domain.records.revenue import Contract, SubscriptionStatus
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.ids import day_made
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Renewal:
    """A renewal that is near, or was missed.

    `days_left` is negative once the date has passed; `notice` the narrowest of the rules' days
    that has been reached; `reckoned` when the date follows from start and term, as none was given.
    """

    subscription_id: int
    account_id: int | None
    product: str
    arr: Money
    renews_on: date
    days_left: int
    notice: int
    reckoned: bool
    why: Message


def upcoming_renewals(
    subscriptions: Iterable[Contract], as_of: date, rules: Rules = DEFAULT_RULES
) -> tuple[Renewal, ...]:
    """The renewals within the widest notice, the next one first.

    A date that passed while the subscription still runs stays listed until somebody says what
    became of it.
    """
    found = []
    for subscription in subscriptions:
        on = renewal_date(subscription, as_of, rules.renewal_grace_days)
        if on is None:
            continue
        left = (on - as_of).days
        # The narrowest notice that has been reached, so that each is told once.
        reached = [days for days in rules.renewal_days if left <= days]
        if reached:
            found.append(
                Renewal(
                    subscription_id=subscription.id,
                    account_id=subscription.account_id,
                    product=subscription.product,
                    arr=subscription.arr,
                    renews_on=on,
                    days_left=left,
                    notice=min(reached),
                    reckoned=subscription.renews_on is None,
                    why=_why(subscription, on, left),
                )
            )
    return tuple(sorted(found, key=lambda renewal: (renewal.renews_on, renewal.subscription_id)))


def renewal_date(
    subscription: Contract,
    as_of: date,
    grace_days: int = DEFAULT_RULES.renewal_grace_days,
) -> date | None:
    """The date given; else the end of the running term, when start and term are known.

    A term that ended within the days of grace, while the book knew of it, is still to be decided on
    (our choice), unless it was agreed that the contract goes on by itself. None for one that has
    ended, or that ends by then: notice was given.
    """
    if subscription.status is not SubscriptionStatus.ACTIVE:
        return None
    on = _next_term(subscription, as_of, grace_days)
    ended = subscription.ended_on
    return None if on is None or (ended is not None and ended <= on) else on


def _next_term(subscription: Contract, as_of: date, grace_days: int) -> date | None:
    start, term = subscription.starts_on, subscription.term_months
    if subscription.renews_on is not None or start is None or not term or term < 0:
        return subscription.renews_on
    # Start from about the present term; counting from the first would go through decades.
    gone = (as_of.year - start.year) * 12 + as_of.month - start.month
    terms = max(1, gone // term)
    # Months are of unequal length, so the last steps are taken one by one.
    while months_after(start, terms * term) < as_of:
        terms += 1
    last = months_after(start, (terms - 1) * term)
    if terms > 1 and _is_open(subscription, last, as_of, grace_days):
        return last
    return months_after(start, terms * term)


def _is_open(subscription: Contract, ended: date, as_of: date, grace_days: int) -> bool:
    """Whether it is to be asked what became of a term that has ended. Of what a list brought later
    nobody was there to be asked."""
    known = day_made(subscription.id)
    late = (as_of - ended).days
    return (
        known is not None
        and known < ended
        and 0 < late <= grace_days
        and not subscription.auto_renewal_months
    )


def _why(subscription: Contract, on: date, left: int) -> Message:
    what = _what(subscription)
    if left < 0:
        return say(
            "{what} was to renew on {on}, {n} day ago: was it renewed, or lost?",
            "{what} was to renew on {on}, {n} days ago: was it renewed, or lost?",
            what=what,
            n=-left,
            on=on,
        )
    return say(
        "{what} renews on {on}, in {n} day.",
        "{what} renews on {on}, in {n} days.",
        what=what,
        n=left,
        on=on,
    )


def _what(subscription: Contract) -> Message | str:
    """The product and what it brings, as far as they are known: a list may give neither."""
    product: Message | str = subscription.product or say("The contract")
    if subscription.arr.currency == NO_CURRENCY:
        return product
    return say("{product} ({arr} a year)", product=product, arr=subscription.arr)
