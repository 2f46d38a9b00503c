"""What is changed from a line of the book's list: what stands behind the cell, never a figure.

A cell of money or of the renewal day stands for one subscription; where an account has none, or
several, nobody can say which one is meant, and the refusal says where they are edited.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.money.subscriptions import change_arr, edit_subscription
from csm_desktop.app.plan.actions import edit_action, new_action
from csm_desktop.domain.plan.actions import next_step
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Action, ActionOrigin
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def only_subscription(work: Work, /, account_id: int) -> Subscription:
    """The one subscription of an account that runs. Raises UserError for none and for several."""
    running = [
        subscription
        for subscription in work.find(Subscription, account_id=account_id)
        if subscription.status is not SubscriptionStatus.ENDED
    ]
    # In a line of a list nobody sees which of two is changed, so several are refused.
    if len(running) == 1:
        return running[0]
    name = work.get(Account, account_id).name
    if not running:
        raise UserError(
            render(say("{name} has no running subscription.", name=name)),
            tr("Enter one on the Overview of the account, under Subscriptions."),
        )
    raise UserError(
        render(say("{name} has {n} running subscriptions.", name=name, n=len(running))),
        tr("Change each of them on the Overview of the account, under Subscriptions."),
    )


def subscription_meant(book: Book, account_id: int) -> Subscription:
    """As `only_subscription`, for who looks before anything is typed."""
    return book.trial(only_subscription, account_id)


def change_account_arr(work: Work, /, account_id: int, arr: Money | None) -> Subscription:
    """Say what an account pays a year from today on: an expansion or contraction of today."""
    if arr is None:
        raise UserError(tr("What does it earn a year?"), tr("Type 0 where it is free."))
    return change_arr(work, only_subscription(work, account_id).id, arr)


def change_renewals(work: Work, /, account_ids: Sequence[int], day: date | None) -> int:
    """Say when the one subscription of each of these accounts renews; how many. Raises UserError
    where one of them has none or several: nothing is changed then."""
    for account_id in account_ids:
        edit_subscription(work, only_subscription(work, account_id).id, renews_on=day)
    return len(account_ids)


def change_next_steps(
    work: Work, /, account_ids: Sequence[int], title: str, due_on: date | None = None
) -> int:
    """Say what the next step with each of these accounts is; how many.

    The words of a next step that is there are changed, and its day where one is given; without one
    it is entered. Raises UserError for no words: a step is done or dropped where it stands.
    """
    if not title.strip():
        raise UserError(
            tr("A next step needs words."), tr("One that is done is ticked on the account's plan.")
        )
    for account_id in account_ids:
        # The step that stands there is reworded: a second one would leave two next steps.
        now = next_step(work.find(Action, account_id=account_id))
        if now is None:
            new_action(work, account_id, title, due_on=due_on, origin=ActionOrigin.NEXT_STEP)
            continue
        changed = edit_action(work, now.id, title=title)
        if due_on is not None:
            work.put(replace(changed, due_on=due_on))
    return len(account_ids)
