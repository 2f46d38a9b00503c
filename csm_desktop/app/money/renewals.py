"""What can be done about a renewal: answer its questions, and say how it ended (domain.md §1)."""

from dataclasses import replace
from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.money.renewal_plans import addons_of, due_day
from csm_desktop.domain.money.changes import changed_arr
from csm_desktop.domain.money.due_renewal import outcome_of
from csm_desktop.domain.money.terms import next_due
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RenewalAnswer,
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import mark, render, tr

REASONS = "renewal_reasons"
"""The setting that holds the user's own list of reasons, one a line; none: those of ours."""
_OURS = (
    mark("Value was proven"),
    mark("More people or sites"),
    mark("Fewer people or sites"),
    mark("Price"),
    mark("Value was not seen"),
    mark("Champion left"),
    mark("Something is missing in the product"),
    mark("Went to a competitor"),
    mark("The company was sold or closed"),
)


def renewal_reasons(connection: BookConnection) -> tuple[str, ...]:
    """Why renewals end as they do, to choose from: the user's list, or ours."""
    own = settings.text_of(connection, REASONS).splitlines()
    return tuple(line.strip() for line in own if line.strip()) or tuple(map(tr, _OURS))


def set_renewal_reasons(work: Work, /, text: str) -> None:
    """Keep a list of one's own, a reason a line; nothing takes it back."""
    lines = dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())
    settings.put_text(work, REASONS, "\n".join(lines))


def answer_question(
    work: Work, /, subscription_id: int, due_on: date, days: int, text: str
) -> RenewalAnswer | None:
    """Keep what is known of one of the questions before a renewal; no words take it back."""
    words = " ".join(text.split())
    known = [
        answer
        for answer in work.find(RenewalAnswer, subscription_id=subscription_id)
        if (answer.due_on, answer.days) == (due_on, days)
    ]
    if not words:
        for answer in known:
            work.remove(answer)
        return None
    if known:
        return work.put(replace(known[0], text=words, on=work.today()))
    account_id = _account_of(work.get(Subscription, subscription_id))
    return work.add(
        RenewalAnswer(work.new_id(), account_id, subscription_id, due_on, days, words, work.today())
    )


def end_renewal(
    work: Work,
    /,
    subscription_id: int,
    after: Money,
    on: date | None = None,
    *,
    reason: str = "",
    months: int | None = None,
    stays: bool = False,
) -> RenewalDecision:
    """Say how the renewal that is next ended: by what the subscription earns from then on.

    Nothing earned is lost: it ends on the day on which it was due; unless the customer `stays` with
    what earned nothing before either, or nobody knows what. Else the next term begins, `months`
    long or as long as the last, and the renewal, with what was added or given back, is kept as
    events of `on` (default: today). In another currency the contract ends on the day on which it
    was due, and one of the same product and terms follows it from there. Add-ons that end with it
    are renewed as they are, or lost with it. All of it is one step. Raises UserError where no
    renewal is due, for a day to come, and for an amount or a term that cannot be.
    """
    subscription = work.get(Subscription, subscription_id)
    today = work.today()
    decided_on = on or today
    due_on = due_day(work, subscription)
    _refuse(subscription, after, due_on, decided_on, today)
    if due_on is None:  # for the types: it was refused above
        raise LookupError(subscription_id)
    addons = addons_of(work, subscription_id)
    before, went_on = _take_back(work, subscription, due_on), subscription_id
    decision = work.add(
        RenewalDecision(
            work.new_id(),
            _account_of(subscription),
            subscription_id,
            due_on,
            outcome_of(before, after, stays=stays),
            decided_on,
            before,
            after,
            " ".join(reason.split()),
        )
    )
    lost = decision.outcome is RenewalOutcome.LOST
    if lost:
        ended = SubscriptionStatus.ENDED if due_on <= today else subscription.status
        work.put(replace(subscription, status=ended, ended_on=due_on))
    elif after.currency != before.currency:
        went_on = _begin_in_another_currency(work, subscription, decision, months)
    else:
        _begin_term(work, subscription, decision, months)
    for addon in addons:
        if due_day(work, addon) == due_on:
            earned = Money(0, addon.arr.currency) if lost else addon.arr
            end_renewal(work, addon.id, earned, on, reason=reason, months=months, stays=not lost)
            if not lost:
                _end_together(work, addon.id, went_on)
    return decision


def _end_together(work: Work, addon_id: int, main_id: int) -> None:
    """By its own term an add-on might end on another day than what it ends with."""
    main, own = work.get(Subscription, main_id), work.get(Subscription, addon_id)
    work.put(replace(own, ends_with_id=main_id, renews_on=main.renews_on))


def _take_back(work: Work, subscription: Subscription, due_on: date) -> Money:
    """Take out what was said of the same renewal before; what was paid before it, which the
    contract no longer tells where that changed it."""
    before = subscription.arr
    for former in work.find(RenewalDecision, subscription_id=subscription.id):
        if former.due_on == due_on:
            if former.before.currency == before.currency:
                before = former.before
            work.remove(former)
            for event in work.find(RevenueEvent, subscription_id=subscription.id):
                if event.kind is RevenueKind.RENEWAL and event.on == former.on:
                    work.remove(event)
    return before


def _begin_in_another_currency(
    work: Work, old: Subscription, decision: RenewalDecision, months: int | None
) -> int:
    """End a contract, and let one that earns in the new currency follow it; its id.

    Amounts of one contract are in one currency, or its history could not be added up any more; what
    takes its place on the same day is told as a change of currency and as no churn.
    """
    due_on = decision.due_on
    work.add(
        RevenueEvent(
            work.new_id(), decision.account_id, RevenueKind.RENEWAL, decision.on, old.arr, old.id,
            decision.reason,
        )
    )  # fmt: skip
    ended = SubscriptionStatus.ENDED if due_on <= work.today() else old.status
    work.put(replace(old, status=ended, ended_on=due_on, renews_on=due_on))
    # What names it elsewhere stays with the old one: the other system gives the new one its own.
    return work.add(
        replace(
            old,
            id=work.new_id(),
            arr=decision.after,
            starts_on=due_on,
            term_months=months or old.term_months,
            renews_on=next_due(old, due_on, months),
            ended_on=None,
            ids=(),
        )
    ).id


def _begin_term(
    work: Work, subscription: Subscription, decision: RenewalDecision, months: int | None
) -> None:
    account_id, on = decision.account_id, decision.on
    kept = min(decision.before.minor, decision.after.minor)
    renewed = Money(kept, decision.after.currency)
    work.add(
        RevenueEvent(
            work.new_id(), account_id, RevenueKind.RENEWAL, on, renewed, subscription.id,
            decision.reason,
        )
    )  # fmt: skip
    own = work.find(RevenueEvent, subscription_id=subscription.id)
    change = changed_arr(subscription, own, decision.after, on, work.new_id())
    for event in change.removed:
        work.remove(event)
    if change.added is not None:
        work.add(replace(change.added, note=decision.reason))
    # Stored first, which refuses a term that no calendar has room for.
    renewed_for = work.put(
        replace(change.subscription, term_months=months or subscription.term_months, ended_on=None)
    )
    due_on = next_due(subscription, decision.due_on, months)
    work.put(replace(renewed_for, renews_on=due_on))


def _refuse(
    subscription: Subscription, after: Money, due_on: date | None, on: date, today: date
) -> None:
    unchanged = tr("Nothing was changed.")
    if due_on is None:
        said = say("{product} has no renewal to decide on.", product=subscription.product)
        raise UserError(render(said), tr("Give it a renewal date, or a start and a term."))
    if on > today:
        raise UserError(tr("This day is still to come."), unchanged)
    if subscription.starts_on is not None and on < subscription.starts_on:
        raise UserError(tr("The contract had not begun on this day."), unchanged)
    if after.minor < 0:
        raise UserError(tr("Revenue cannot be below zero."), unchanged)


def _account_of(subscription: Subscription) -> int:
    if subscription.account_id is None:
        raise UserError(
            tr("This subscription belongs to no account yet."), tr("Give it an account first.")
        )
    return subscription.account_id
