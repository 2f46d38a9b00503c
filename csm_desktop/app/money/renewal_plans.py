"""What the user says and prepares before a renewal, and contracts that end together
(domain.md §1)."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.records.revenue import (
    RenewalPlan,
    RenewalPlanFields,
    Subscription,
    SubscriptionDetails,
    SubscriptionStatus,
)
from csm_desktop.domain.records.settings import Setting
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def plan_renewal(
    work: Work, /, subscription_id: int, due_on: date, **fields: Unpack[RenewalPlanFields]
) -> RenewalPlan | None:
    """Keep what is said and prepared; where nothing is left of it, it is taken out.

    What is expected may be in another currency than what is paid: then it is to be renewed in that.
    Raises UserError for an expected amount below zero, and for a value page that was shown on a day
    to come.
    """
    contract = work.get(Subscription, subscription_id)
    if contract.account_id is None:
        raise UserError(
            tr("This subscription belongs to no account yet."), tr("Give it an account first.")
        )
    for name in ("why", "risks", "offer"):
        if name in fields:
            fields[name] = fields[name].strip()
    known = next(
        (one for one in work.find(RenewalPlan, subscription_id=subscription_id)
         if one.due_on == due_on),
        None,
    )  # fmt: skip
    today = work.today()
    before = known or RenewalPlan(
        work.new_id(), contract.account_id, subscription_id, due_on, today
    )
    plan = replace(before, **fields)
    _refuse(plan, today)
    if plan == before:
        return known
    blank = RenewalPlan(plan.id, plan.account_id, subscription_id, due_on, plan.on)
    if plan == blank:
        if known is not None:
            work.remove(known)
        return None
    dated = replace(plan, on=today)
    return work.put(dated) if known is not None else work.add(dated)


def _refuse(plan: RenewalPlan, today: date) -> None:
    unchanged = tr("Nothing was changed.")
    if plan.expected is not None and plan.expected.minor < 0:
        raise UserError(tr("Revenue cannot be below zero."), unchanged)
    if plan.value_shown_on is not None and plan.value_shown_on > today:
        raise UserError(tr("This day is still to come."), unchanged)


def due_day(work: Work, subscription: Subscription) -> date | None:
    """When a contract is due by the days of grace of this book, as its lists show it."""
    grace_days = rules_from(work.find(Setting)).renewal_grace_days
    return renewal_date(subscription, work.today(), grace_days)


def end_with(work: Work, /, subscription_id: int, main_id: int | None) -> Subscription:
    """Let an add-on renew and end together with another contract of the account; None: by itself.

    It renews on that contract's day from now on. Raises UserError where that cannot be: with
    itself, with an add-on, another account's, or one that is over.
    """
    addon = work.get(Subscription, subscription_id)
    if main_id is None:
        return work.put(replace(addon, ends_with_id=None))
    main = work.get(Subscription, main_id)
    unchanged = tr("Nothing was changed.")
    if main.account_id != addon.account_id:
        raise UserError(tr("That contract is another account's."), unchanged)
    if main.id == addon.id or main.ends_with_id is not None or addons_of(work, addon.id):
        raise UserError(tr("An add-on ends with a contract that stands by itself."), unchanged)
    due_on = due_day(work, main)
    if due_on is None:
        raise UserError(
            tr("That contract has no renewal to end with."),
            tr("Give it a renewal date, or a start and a term."),
        )
    return work.put(replace(addon, ends_with_id=main.id, renews_on=due_on))


def change_terms(
    work: Work, /, subscription_id: int, main_id: int | None, **fields: Unpack[SubscriptionDetails]
) -> Subscription:
    """Keep what was agreed of a contract, and which other one it ends with; one step. Raises
    UserError for a number below zero, and where it cannot end with that contract."""
    counts = (
        fields.get("term_months"),
        fields.get("notice_days"),
        fields.get("auto_renewal_months"),
    )
    if any(count is not None and count < 0 for count in counts):
        raise UserError(tr("That number cannot be below zero."), tr("Nothing was changed."))
    contract = work.get(Subscription, subscription_id)
    changed = work.put(replace(contract, **fields))
    if main_id != contract.ends_with_id:
        return end_with(work, subscription_id, main_id)
    return changed


def addons_of(work: Work, /, subscription_id: int) -> tuple[Subscription, ...]:
    """The running contracts that end with this one."""
    return tuple(
        one
        for one in work.find(Subscription, ends_with_id=subscription_id)
        if one.status is SubscriptionStatus.ACTIVE
    )


def keep_together(work: Work, /, main: Subscription) -> None:
    """Let the add-ons of a contract renew on its day, wherever that went."""
    for addon in addons_of(work, main.id):
        if main.renews_on is not None and addon.renews_on != main.renews_on:
            work.put(replace(addon, renews_on=main.renews_on))
