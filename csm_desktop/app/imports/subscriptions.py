"""Rows of subscriptions: with the account they name, or kept without one and listed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from csm_desktop.app.imports.opportunities import named_account
from csm_desktop.app.imports.parts import place_parts
from csm_desktop.app.imports.report import Known, Unassigned
from csm_desktop.app.imports.revenue import ContractRow, meet_contract
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.customers import is_long_since
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.foreign_ids import is_same_system
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.identities import id_key, is_worldwide
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.importers.values.choices import Billing
from csm_desktop.storage import keys


def take_subscriptions(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of subscriptions."""
    known = _known(taking)
    fed = {mapped.field for mapped in plan.mapping}
    rows = taking.fresh_rows(plan, taken, lambda draft: not draft.values.get("external_id"))
    parts: list[ReadyRow] = []
    # In a book without accounts names are nobody's misspelling: they are the first list.
    is_first = taking.directory.is_empty
    made: dict[int, None] = {}
    for draft, mark in rows:
        values = draft.values
        if values.get("part_of"):
            parts.append(draft)
            continue
        entry, reference = account_of(taking.directory, values)
        external_id = str(values.get("external_id") or "")
        name = str(values.get("account_name") or "")
        # The customer of a billing system has an id there: nobody else is meant by the name.
        billed = values.get("account_id") and "interval" in fed
        if entry is None and name and (billed or is_first):
            entry = named_account(taking, name, values)
            made[entry.id] = None
        currency = str(values.get("amount_currency") or (entry.currency if entry else ""))
        given = _given(values, currency, taking.day) | {"ids": taking.ids(values)}
        _tell(taking, taken, draft, currency)
        if external_id and (id_ := known.get(id_key(external_id))) is not None:
            before = taking.fetch(Subscription, id_)
            # What belonged to nobody so far may be claimed; what belongs to an account is not
            # moved.
            if entry is not None and before.account_id is None:
                given |= {"account_id": entry.id}
            name = before.product or external_id
            row = ContractRow(draft.line, name, given, draft.custom)
            changed = meet_contract(taking, taken, before, row)
            taken.known.append(Known(draft.line, name, filled=changed))
            continue
        subscription = Subscription(
            id=taking.new_id(),
            account_id=entry.id if entry else None,
            account_ref="" if entry else reference,
            custom=draft.custom,
            **{key: value for key, value in given.items() if value is not None},
        )
        taking.add(subscription)
        taken.stored += 1
        mark(subscription.id)
        # The same id again further down in the file is the same subscription.
        if external_id:
            known[id_key(external_id)] = subscription.id
        if entry is None:
            name = subscription.product or external_id
            taken.unassigned.append(Unassigned(draft.line, name, reference))
        else:
            taking.directory.add_subscription(subscription.ids, entry.id)
    place_parts(parts, taken)
    if made:
        text = say(
            "{n} account was made from the name in its contracts",
            "{n} accounts were made from the names in their contracts",
            n=len(made),
        )
        taken.remarks.append(ImportNotice(0, "", text))
        for account_id in made:
            _stand(taking, account_id)


def _stand(taking: ImportRun, account_id: int) -> None:
    """How an account stands of which nothing but its contracts is known."""
    own = taking.subscriptions(account_id)
    starts = [each.starts_on for each in own if each.starts_on]
    account = taking.fetch(Account, account_id)
    if all(each.status is SubscriptionStatus.ENDED for each in own):
        taking.put(replace(account, status=AccountStatus.CHURNED))
    elif starts and is_long_since(min(starts), taking.day):
        taking.put(replace(account, status=AccountStatus.LIVE))


def _tell(taking: ImportRun, taken: ListResult, draft: ReadyRow, currency: str) -> None:
    """What a discount that ends, or a status, means for what the row's contract earns."""
    values = draft.values
    until, after = values.get("discount_until"), values.get("arr_after")
    name = str(values.get("product") or "")
    if isinstance(until, date) and isinstance(after, Decimal):
        text = say("the discount ended on {until}: {after} a year", until=until,
                   after=Money.of(after, currency))  # fmt: skip
        if until >= taking.day:
            text = say("with its discount until {until}, then {after} a year", until=until,
                       after=Money.of(after, currency))  # fmt: skip
        taken.remarks.append(ImportNotice(draft.line, name, text))
    if values.get("status") is Billing.PAUSED:
        text = say("paused: it earns nothing, and is kept as ended until it is begun anew")
        taken.remarks.append(ImportNotice(draft.line, name, text))


def _amount(values: dict[str, Any], today: date) -> Decimal:
    """What a row earns a year on a day; without a discount that is over by then."""
    until, after = values.get("discount_until"), values.get("arr_after")
    is_over = isinstance(until, date) and until < today
    amount = after if is_over and isinstance(after, Decimal) else values["arr"]
    return amount if isinstance(amount, Decimal) else Decimal(0)


def _known(taking: ImportRun) -> dict[str, int]:
    """The subscriptions of the book by the id that the list's system, or perhaps it, gave them."""
    found = list(keys.foreign_ids(taking.connection, "subscription"))
    # What the list's own system is known to have given comes last, and so it counts.
    found.sort(key=lambda each: bool(each[1].system))
    return {
        id_key(foreign_id.text): id_
        for id_, foreign_id in found
        if is_same_system(taking.system, foreign_id.system) or is_worldwide(id_key(foreign_id.text))
    }


def _given(values: dict[str, Any], currency: str, today: date) -> dict[str, Any]:
    """The subscription's fields that the row fills."""
    status, renews_on, ended_on = standing(values, today)
    return {
        "product": str(values.get("product") or ""),
        "arr": Money.of(_amount(values, today), currency),
        "starts_on": values.get("starts_on"),
        "term_months": values.get("term_months"),
        "renews_on": renews_on,
        "licensed_seats": values.get("licensed_seats"),
        "status": status,
        "ended_on": ended_on,
    }


_STANDSTILL = frozenset((Billing.PAUSED, Billing.VOID, Billing.OVER))


def _last_day(values: dict[str, Any], today: date) -> date | None:
    """When what earns nothing now ended, where its row names no day for it."""
    match values["status"]:
        case Billing.VOID:  # it never began, whatever period its bill names
            return values.get("starts_on")
        case Billing.OVER:
            last = values.get("ends_on")
            return last if isinstance(last, date) and last < today else today
    return None


def standing(
    values: dict[str, Any], today: date
) -> tuple[SubscriptionStatus, date | None, date | None]:
    """Status, renewal date and last day, from what the row says and the day it is read.

    An end that is to come is when the subscription renews. One that is past ended it, unless the
    row calls it active: then its renewal is overdue. `churned` needs no date; what is cancelled
    with an end to come has given notice, and earns until then. What is paused earns nothing.
    """
    ends_on, renews_on = values.get("ends_on"), values.get("renews_on")
    ended_on = values.get("ended_on")
    status = values.get("status")
    if status in _STANDSTILL:
        return SubscriptionStatus.ENDED, None, ended_on or _last_day(values, today)
    has_notice = status is Billing.NOTICE
    if has_notice or status is Billing.FUTURE:
        status = SubscriptionStatus.ACTIVE
    # A status that is said outweighs the end of a trial: it may have been bought since.
    if values.get("trial") and status is None:
        status = SubscriptionStatus.TRIAL
    said_over = bool(values.get("churned")) or status is SubscriptionStatus.ENDED
    cancels = said_over or has_notice or bool(values.get("cancels"))
    last_day = ended_on or (ends_on if cancels else None)
    if last_day is not None and last_day > today:
        running = SubscriptionStatus.ACTIVE if said_over else status or SubscriptionStatus.ACTIVE
        return running, renews_on or ends_on, last_day
    if said_over or last_day is not None:
        return SubscriptionStatus.ENDED, renews_on, last_day
    if ends_on is not None and ends_on < today and status is not SubscriptionStatus.ACTIVE:
        return SubscriptionStatus.ENDED, renews_on, ends_on
    return status or SubscriptionStatus.ACTIVE, renews_on or ends_on, None
