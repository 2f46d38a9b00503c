"""What an account of the sample pays: a subscription and every change of its revenue."""

from collections.abc import Sequence
from datetime import date, timedelta

from csm_desktop.app.sample.story import Story
from csm_desktop.app.sample.writer import months_later
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    ForecastEntry,
    Outlook,
    RenewalAnswer,
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    Subscription,
)

Change = tuple[RevenueKind, int, Money, str]
"""What changed, the day from today, by how much, and a note."""

_Move = tuple[date, RevenueKind, Money, str]
_QUARTER = timedelta(days=92)
_YEAR_DAYS = 365
_NOTICE_DAYS, _FIRST_QUESTION = 90, 120
_SIGNS = {RevenueKind.EXPANSION: 1, RevenueKind.CONTRACTION: -1}


def subscribe(
    story: Story, product: str, seats: int, months: int, first: Money, *changes: Change
) -> Subscription:
    """A subscription from the contract's first day, through each change, to what it is today.

    It renews at the end of the term that is running; the renewals behind us are events.
    """
    terms = _terms(story.start, months, story.writer.today)
    moves = sorted((story.workday(offset), kind, amt, note) for kind, offset, amt, note in changes)
    # A contract holds what it pays today, so the changes are added to what it began with.
    last = first.minor + sum(_SIGNS[kind] * amount.minor for _, kind, amount, _ in moves)
    subscription = story.add(
        Subscription,
        product=product,
        arr=Money(last, first.currency),
        starts_on=story.start,
        term_months=months,
        renews_on=terms[-1],
        licensed_seats=seats,
        notice_days=_NOTICE_DAYS,
        auto_renewal_months=months,
    )
    _ask(story, subscription, terms[-1])
    told = [(story.start, RevenueKind.NEW, first, ""), *moves]
    for on in terms[:-1]:
        # Renewed at what it paid then, before the changes that came later.
        before = sum(_SIGNS[kind] * amount.minor for day, kind, amount, _ in moves if day < on)
        held = Money(first.minor + before, first.currency)
        told.append((on, RevenueKind.RENEWAL, held, "Renewed for another term."))
        story.add(
            RenewalDecision,
            subscription_id=subscription.id,
            due_on=on,
            outcome=RenewalOutcome.RENEWED,
            on=on,
            before=held,
            after=held,
            reason="Value was proven",
        )
    _forecast(story, subscription, terms, moves)
    for on, kind, amount, note in sorted(told, key=lambda each: each[0]):
        story.add(
            RevenueEvent,
            kind=kind,
            on=on,
            amount=amount,
            subscription_id=subscription.id,
            note=note,
        )
    return subscription


def _forecast(
    story: Story, subscription: Subscription, terms: Sequence[date], moves: Sequence[_Move]
) -> None:
    """What the forecast said a quarter ago and says today, as the program keeps it by itself."""
    today = story.writer.today
    currency = subscription.arr.currency
    for on in (today - _QUARTER, today):
        if subscription.starts_on is None or subscription.starts_on > on:
            continue
        due_on = next(end for end in terms if end > on or end == terms[-1])
        if (due_on - on).days > _YEAR_DAYS:
            continue
        later = sum(_SIGNS[kind] * amount.minor for day, kind, amount, _ in moves if day > on)
        story.add(
            ForecastEntry,
            subscription_id=subscription.id,
            due_on=due_on,
            on=on,
            outlook=Outlook.LIKELY,
            amount=Money(subscription.arr.minor - later, currency),
        )


def _ask(story: Story, subscription: Subscription, due_on: date) -> None:
    """The first question has been asked by now where the renewal is near."""
    asked_on = due_on - timedelta(days=_FIRST_QUESTION)
    if asked_on <= story.writer.today:
        story.add(
            RenewalAnswer,
            subscription_id=subscription.id,
            due_on=due_on,
            days=_FIRST_QUESTION,
            text="In part; the sponsor weighs it before the next steering meeting.",
            on=asked_on,
        )


def _terms(start: date, months: int, today: date) -> list[date]:
    """The ends of all terms up to the first that lies ahead."""
    ends = [months_later(start, months)]
    while ends[-1] <= today:
        ends.append(months_later(start, months * (len(ends) + 1)))
    return ends
