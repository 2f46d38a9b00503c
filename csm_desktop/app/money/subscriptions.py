"""What can be done with subscriptions: enter, edit, change what they earn, remove (domain.md §1).

A change of annual recurring revenue (ARR) is kept as a dated revenue event; the opening and the
end of a subscription follow from its own dates (domain/money/movements.py): nothing counts twice.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from csm_desktop.app import settings
from csm_desktop.app.money.renewal_plans import keep_together
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.money.changes import changed_arr
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    ForecastEntry,
    RenewalAnswer,
    RenewalDecision,
    RenewalOutcome,
    RenewalPlan,
    RevenueEvent,
    Subscription,
    SubscriptionDetails,
    SubscriptionFields,
    SubscriptionStatus,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import tr

DEFAULT_CURRENCY = "EUR"


def new_subscription(
    work: Work, /, account_id: int, product: str, **fields: Unpack[SubscriptionDetails]
) -> Subscription:
    """Enter what the account pays for; `fields` are those of `Subscription`.

    It begins with the contract unless told otherwise, and earns nothing until its ARR is known.
    """
    account = work.get(Account, account_id)
    others = work.find(Subscription, account_id=account_id)
    fields.setdefault("arr", Money(0, usual_currency(work.connection, account, others)))
    fields.setdefault("starts_on", account.contract_start)
    return work.add(Subscription(work.new_id(), account_id, _product(product), **fields))


def usual_currency(
    connection: BookConnection, account: Account, contracts: Sequence[Subscription]
) -> str:
    """What an amount of an account is in until it is told otherwise: the account's currency, that
    of its contracts, else the one that the user chose for the book."""
    paid = next((one.arr.currency for one in contracts), "")
    chosen = settings.text_of(connection, settings.CURRENCY)
    return account.currency or paid or chosen or DEFAULT_CURRENCY


def edit_subscription(
    work: Work, /, subscription_id: int, **fields: Unpack[SubscriptionFields]
) -> Subscription:
    """Change fields of a subscription; its ARR through `change_arr`.

    Ending one dates its end today unless a day is known. Where one goes on after all, the decision
    that it was lost goes with its end.
    """
    if "product" in fields:
        fields["product"] = _product(fields["product"])
    counts = (fields.get("term_months"), fields.get("licensed_seats"))
    if any(count is not None and count < 0 for count in counts):
        raise UserError(tr("That number cannot be below zero."), tr("Nothing was changed."))
    subscription = work.get(Subscription, subscription_id)
    if "status" in fields:
        ended = fields["status"] is SubscriptionStatus.ENDED
        fields["ended_on"] = (subscription.ended_on or work.today()) if ended else None
    if fields.get("renews_on", subscription.renews_on) != subscription.renews_on:
        # An add-on with a day of its own stands by itself.
        fields["ends_with_id"] = None
    changed = work.put(replace(subscription, **fields))
    if subscription.ended_on is not None and changed.ended_on is None:
        # It goes on after all: to tell it as lost, too, would count a loss that never was.
        for decision in work.find(RenewalDecision, subscription_id=subscription_id):
            lost = decision.outcome is RenewalOutcome.LOST
            if lost and decision.due_on == subscription.ended_on:
                work.remove(decision)
    keep_together(work, changed)
    return changed


def change_arr(work: Work, /, subscription_id: int, arr: Money) -> Subscription:
    """Say what a subscription earns a year from today on.

    The difference is kept as an expansion or a contraction of today; typing once more on the same
    day corrects it. The first amount of a subscription is its opening, and no event. Raises
    UserError for an amount below zero, and for another currency where events name the present one.
    """
    if arr.minor < 0:
        raise UserError(tr("Revenue cannot be below zero."), tr("Nothing was changed."))
    subscription = work.get(Subscription, subscription_id)
    own = work.find(RevenueEvent, subscription_id=subscription_id)
    if arr.currency != subscription.arr.currency:
        # Amounts of a history in another currency could not be added up any more.
        if own:
            raise UserError(
                tr("This subscription has a history in another currency."),
                tr("End it, and enter another one in the new currency."),
            )
        return work.put(replace(subscription, arr=arr))
    change = changed_arr(subscription, own, arr, work.today(), work.new_id())
    for event in change.removed:
        work.remove(event)
    if change.added is not None:
        work.add(change.added)
    return work.put(change.subscription)


def remove_subscription(work: Work, /, subscription_id: int) -> None:
    """Take out a subscription that was entered by mistake, with its events and renewals.

    One that is over gets the status ended instead, so that what it earned stays in the figures.
    """
    for addon in work.find(Subscription, ends_with_id=subscription_id):
        work.put(replace(addon, ends_with_id=None))
    for kind in (RevenueEvent, RenewalDecision, RenewalAnswer, RenewalPlan, ForecastEntry):
        for told in work.find(kind, subscription_id=subscription_id):
            work.remove(told)
    work.remove(work.get(Subscription, subscription_id))


def _product(text: str) -> str:
    return needed(text, tr("A subscription needs a product."))
