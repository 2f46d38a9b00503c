"""What a row says of the term behind the one that the book knows.

A list is a state on a day, so its start and its renewal move on with each term. That neither
rewrites when the contract began nor what it paid before: it was renewed, or begun anew after an
end (domain.md §1).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.money.changes import MOVING
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    RenewalDecision,
    RevenueEvent,
    RevenueKind,
    Subscription,
    SubscriptionStatus,
)
from csm_desktop.domain.text.message import Message, say

_LEAST = timedelta(days=80)
"""What moves on by less was put off, or is paid by the month; it is no term that was renewed."""


def is_next_term(known: Subscription, given: Mapping[str, Any]) -> bool:
    """Whether a row's start is that of a later term, and no slip in when the contract began: what
    moved that by more would rewrite what was paid since."""
    start, renews_on = given.get("starts_on"), given.get("renews_on")
    if known.starts_on is None or start is None or start - known.starts_on < _LEAST:
        return False
    return known.renews_on is None or renews_on is None or bool(renews_on >= known.renews_on)


def is_of_a_later_term(taking: ImportRun, account: Account, values: Mapping[str, Any]) -> bool:
    """Whether a row's start of contract is that of a later term of what the account pays for."""
    start, begun = values.get("contract_start"), account.contract_start
    if start is None or begun is None or start <= begun:
        return False
    given = {"starts_on": start, "renews_on": values.get("renews_on")}
    return any(
        is_next_term(replace(each, starts_on=each.starts_on or begun), given)
        for each in taking.subscriptions(account.id)
        if each.status is not SubscriptionStatus.ENDED
    )


def renewed_on(taking: ImportRun, known: Subscription, given: Mapping[str, Any]) -> date | None:
    """The day on which a contract was renewed by what a row says of its renewal; None where it says
    nothing of that, or the book knows of it."""
    due_on, renews_on = known.renews_on, given.get("renews_on")
    if due_on is None or renews_on is None or renews_on - due_on < _LEAST:
        return None
    if known.status is not SubscriptionStatus.ACTIVE or known.account_id is None:
        return None
    start = given.get("starts_on") if is_next_term(known, given) else None
    on = start if start is not None else due_on
    # What is put off before it is due was not renewed yet; of a term that was signed early the
    # start tells when, once that has come.
    if on > (taking.day if start is None else taking.today) or not known.arr.minor:
        return None
    decided = taking.work.find(RenewalDecision, subscription_id=known.id)
    events = taking.events(known.id)
    told = [one.due_on for one in decided] + [
        event.on for event in events if event.kind is RevenueKind.RENEWAL
    ]
    if any(abs(day - due_on) <= _LEAST for day in told):
        return None
    # What moved since was told of the term that had begun then.
    return None if any(each.on > on and each.kind in MOVING for each in events) else on


def is_before_renewal(taking: ImportRun, known: Subscription) -> bool:
    """Whether a list is of a day before a renewal that the book knows: its term is over since."""
    return any(
        event.kind is RevenueKind.RENEWAL and event.on > taking.day
        for event in taking.events(known.id)
    )


def lapsed(taking: ImportRun, known: Subscription, given: Mapping[str, Any]) -> bool:
    """Whether a contract was over before a row's term began: by more than the days of grace."""
    start, due_on = given.get("starts_on"), known.renews_on
    if due_on is None or start is None or known.status is not SubscriptionStatus.ACTIVE:
        return False
    grace = timedelta(days=rules_of(taking.connection).renewal_grace_days)
    return is_next_term(known, given) and due_on + grace < start <= taking.day


def renewal(
    taking: ImportRun, known: Subscription, arr: Money | None, on: date
) -> tuple[RevenueEvent, Message]:
    """The event that says so, and its words. It is of what goes on of what was paid before."""
    kept = known.arr
    if arr is not None and arr.currency == kept.currency:
        kept = min(kept, arr, key=lambda each: each.minor)
    event = RevenueEvent(
        taking.new_id(), known.account_id or 0, RevenueKind.RENEWAL, on, kept, known.id
    )
    return event, say("renewed on {day}: it was to renew on {due}, and goes on", day=on,
                      due=known.renews_on)  # fmt: skip


def may_begin_anew(taking: ImportRun, known: Subscription, given: Mapping[str, Any]) -> bool:
    """Whether a list knows of an ended contract what the book does not: it is of a later day, and
    names no end that is past."""
    if known.account_id is None or (known.ended_on or date.min) >= taking.day:
        return False
    renews_on = given.get("renews_on")
    return renews_on is None or renews_on > (known.ended_on or date.min)


def begin_anew(
    taking: ImportRun, known: Subscription, given: Mapping[str, Any], arr: Money | None
) -> tuple[Subscription, Message]:
    """The contract that follows one that has ended, and its words; it takes over the id that the
    other had elsewhere."""
    ended_on, start = known.ended_on or taking.day, given.get("starts_on")
    begins = start if start is not None and ended_on < start <= taking.day else taking.day
    taking.put(replace(known, ids=()))
    follower = replace(
        known, id=taking.new_id(), status=SubscriptionStatus.ACTIVE, ended_on=None,
        arr=arr or known.arr, renews_on=None, starts_on=None,
    )  # fmt: skip
    filled = {key: value for key, value in given.items() if value not in (None, "", ())}
    follower = replace(follower, **filled | {"starts_on": begins})
    words = say("begun anew on {day} with {arr} a year: it had ended on {ended}", day=begins,
                arr=follower.arr, ended=ended_on)  # fmt: skip
    return follower, words
