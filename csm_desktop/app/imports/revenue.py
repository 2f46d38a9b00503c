"""Money over time: what a list says of a contract is its state on a day, never a new past.

Another ARR becomes a dated expansion or contraction, an end keeps what was earned until then, and
another currency ends one contract and begins another. The same rules as for typing hold
(`domain.money.changes`).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from csm_desktop.app.imports.contracts.next_terms import (
    begin_anew,
    is_before_renewal,
    is_next_term,
    lapsed,
    may_begin_anew,
    renewal,
    renewed_on,
)
from csm_desktop.app.imports.known_things import merged, shown
from csm_desktop.app.imports.report import Difference
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.money.changes import MOVING, changed_arr
from csm_desktop.domain.records.accounts import Account, AccountStatus, CustomField
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import CLAUSES
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ContractRow:
    """What a row says of a contract that is known: its fields, and where it stands."""

    line: int
    name: str
    given: Mapping[str, Any]
    custom: tuple[CustomField, ...] = ()


def clauses(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of a contract beside its money: notice, renewal by itself, price rises."""
    return {key: values.get(key) for key, _, _ in CLAUSES if key != "notice_on"}


def meet_contract(
    taking: ImportRun, taken: ListResult, known: Subscription, row: ContractRow
) -> bool:
    """Hold a row against a known contract: fill its gaps, tell differences, date what changed.

    What differs is taken over only where the user lets the file's values replace the book's.
    Returns whether anything changed.
    """
    given = dict(row.given)
    arr, status = given.pop("arr", None), given.pop("status", None)
    ended_on = given.pop("ended_on", None)
    if status is SubscriptionStatus.ACTIVE and known.status is SubscriptionStatus.ENDED:
        if may_begin_anew(taking, known, given):
            return _begin_anew(taking, taken, known, replace(row, given=given), arr)
    elif taking.update and status is not SubscriptionStatus.ENDED and lapsed(taking, known, given):
        known = _lapse(taking, taken, known, row)
        return _begin_anew(taking, taken, known, replace(row, given=given), arr)
    renewed = renewed_on(taking, known, given) if taking.update else None
    due_on = given.get("renews_on")
    if due_on and known.renews_on and due_on < known.renews_on and is_before_renewal(taking, known):
        del given["renews_on"]
    if known.status is not SubscriptionStatus.ENDED and is_next_term(known, given):
        text = say("a term from {day} on: it began on {start}, which stays",
                   day=given.pop("starts_on"), start=known.starts_on)  # fmt: skip
        if known.renews_on != given.get("renews_on"):
            taken.remarks.append(ImportNotice(row.line, row.name, text))
    whole = known
    # An amount without a currency is a gap, which the row fills, and no difference.
    if known.arr.currency == NO_CURRENCY and arr is not None:
        whole = replace(known, arr=arr)
    after, differences = merged(whole, given, row.custom, row.line, overwrite=taking.update)
    taken.differences.extend(replace(difference, name=row.name) for difference in differences)
    if after != known:
        taking.put(after)
    changed = after != known
    ends = status is SubscriptionStatus.ENDED
    if renewed is not None and not ends:
        event, text = renewal(taking, known, arr, renewed)
        taking.add(event)
        taken.remarks.append(ImportNotice(row.line, row.name, text))
    # An ended contract with nothing to pay says no more than that it ended.
    if arr is not None and arr != after.arr and (arr.minor or not ends):
        now = _other_arr(taking, taken, after, arr, row, renewed or taking.day)
        changed |= now != after
        after = now
    if status is not None:
        changed |= _other_status(taking, taken, after, (status, ended_on), row)
    return changed


def end_contracts(
    taking: ImportRun,
    taken: ListResult,
    account_id: int,
    on: date,
    row: ContractRow,
    *,
    is_said: bool = False,
) -> bool:
    """End what an account still pays for, on a day; whether anything changed.

    `is_said`: the user said so, whatever else the file's values may replace.
    """
    changed = False
    for known in taking.subscriptions(account_id):
        if known.status is not SubscriptionStatus.ENDED:
            changed |= end_contract(taking, taken, known, on, row, is_said=is_said)
    return changed


def end_contract(
    taking: ImportRun,
    taken: ListResult,
    known: Subscription,
    on: date,
    row: ContractRow,
    *,
    is_said: bool = False,
) -> bool:
    """End one contract on a day; whether anything changed."""
    state = (SubscriptionStatus.ENDED, on)
    return _other_status(taking, taken, known, state, row, is_said=is_said)


def _begin_anew(
    taking: ImportRun, taken: ListResult, known: Subscription, row: ContractRow, arr: Money | None
) -> bool:
    """Take over that what had ended goes on, where the file's values may replace the book's."""
    if not taking.update:
        ours, theirs = shown(known.status), shown(SubscriptionStatus.ACTIVE)
        taken.differences.append(Difference(row.line, row.name, "status", ours, theirs))
        return False
    follower, text = begin_anew(taking, known, row.given, arr)
    taken.remarks.append(ImportNotice(row.line, row.name, text))
    taking.add(follower)
    account = taking.fetch(Account, follower.account_id or 0)
    if account.status is AccountStatus.CHURNED:
        taking.put(replace(account, status=AccountStatus.LIVE))
    return True


def _lapse(
    taking: ImportRun, taken: ListResult, known: Subscription, row: ContractRow
) -> Subscription:
    """A contract whose next term began too late to be its renewal: it ended when it was due."""
    on = known.renews_on or taking.day
    taken.remarks.append(ImportNotice(row.line, row.name, end_told(known.arr, on, taking.day)))
    ended = replace(known, status=SubscriptionStatus.ENDED, ended_on=on)
    taking.put(ended)
    return ended


def _other_arr(
    taking: ImportRun,
    taken: ListResult,
    known: Subscription,
    arr: Money,
    row: ContractRow,
    on: date,
) -> Subscription:
    """The contract that earns from a day on: the known one, or the one that takes over."""
    taken.differences.append(Difference(row.line, row.name, "arr", shown(known.arr), shown(arr)))
    if not taking.update or known.status is SubscriptionStatus.ENDED:
        return known
    own = taking.events(known.id)
    if any(event.on > taking.day and event.kind in MOVING for event in own):
        why = say("the book knows a later change of what it earns: kept")
        taken.remarks.append(ImportNotice(row.line, row.name, why))
        return known
    if arr.currency != known.arr.currency:
        earning = _change_currency(taking, known, arr)
        text = say("from {day} on {arr} a year in place of {before}: another contract takes over",
                   day=taking.day, arr=arr, before=known.arr)  # fmt: skip
    else:
        change = changed_arr(known, own, arr, on, taking.new_id())
        earning = change.subscription
        taking.put(earning)
        for event in change.removed:
            taking.drop(event)
        if change.added is not None:
            taking.add(change.added)
        text = moved_told(known.arr, arr, on)
    taken.remarks.append(ImportNotice(row.line, row.name, text))
    return earning


def moved_told(before: Money, arr: Money, day: date) -> Message:
    """What another ARR from a day on means."""
    moved = arr - before
    words = {"arr": arr, "before": before, "day": day}
    if moved.minor > 0:
        return say("expansion of {moved} on {day}: {arr} less {before}", moved=moved, **words)
    return say("contraction of {moved} on {day}: {before} less {arr}", moved=-moved, **words)


def _change_currency(taking: ImportRun, known: Subscription, arr: Money) -> Subscription:
    """The contract ends on the day, and one in the new currency begins; it takes over the id."""
    ended = SubscriptionStatus.ENDED
    taking.put(replace(known, status=ended, ended_on=taking.day, ids=(), renews_on=None))
    successor = replace(known, id=taking.new_id(), arr=arr, starts_on=taking.day)
    taking.add(successor)
    return successor


def _other_status(
    taking: ImportRun,
    taken: ListResult,
    known: Subscription,
    state: tuple[SubscriptionStatus, date | None],
    row: ContractRow,
    *,
    is_said: bool = False,
) -> bool:
    """Take over that a contract ended, or ends; one that has ended is not woken by a list."""
    status, ended_on = state
    on = ended_on or (taking.day if status is SubscriptionStatus.ENDED else None)
    if status is known.status and on in (None, known.ended_on):
        return False
    if status is SubscriptionStatus.ENDED and known.status is SubscriptionStatus.ENDED:
        if known.ended_on is not None or ended_on is None:
            return False
        taking.put(replace(known, ended_on=ended_on))
        return True
    if known.status is SubscriptionStatus.ENDED:
        why = say("its contract has ended in the book and is not begun anew by a list: enter the "
                  "new one, with its start")  # fmt: skip
        taken.remarks.append(ImportNotice(row.line, row.name, why))
        return False
    field, ours, theirs = "status", shown(known.status), shown(status)
    if status is known.status or (on is not None and on > taking.day):
        field, ours, theirs = "ended_on", shown(known.ended_on or "-"), shown(on)
    if not is_said:
        taken.differences.append(Difference(row.line, row.name, field, ours, theirs))
    if not taking.update and not is_said:
        return False
    if on is not None:
        taken.remarks.append(ImportNotice(row.line, row.name, end_told(known.arr, on, taking.day)))
        if on > taking.day:
            status = known.status
    taking.put(replace(known, status=status, ended_on=on))
    return True


def end_told(arr: Money, on: date, day: date) -> Message:
    """What an end means in money."""
    if on > day:
        return say("notice was given: earns {arr} a year until {on}, which is then lost",
                   arr=arr, on=on)  # fmt: skip
    return say("churn of {arr} on {on}: what was earned until then is kept", arr=arr, on=on)
