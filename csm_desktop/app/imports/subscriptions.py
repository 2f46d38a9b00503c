"""Rows of subscriptions: with the account they name, or kept without one and listed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from csm_desktop.app.imports.absentees import name_missing_contracts
from csm_desktop.app.imports.contracts.billed_accounts import BilledAccounts
from csm_desktop.app.imports.contracts.contract_lines import ContractLines, tell_older, tell_unsaid
from csm_desktop.app.imports.contracts.their_accounts import tell_account
from csm_desktop.app.imports.contracts.unnamed import UnnamedContracts
from csm_desktop.app.imports.contracts.unnumbered import UnnumberedContracts
from csm_desktop.app.imports.parts import place_parts
from csm_desktop.app.imports.report import Known, Unassigned
from csm_desktop.app.imports.revenue import ContractRow, clauses, meet_contract
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.domain.records.foreign_ids import is_same_system
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.identities import id_key, is_worldwide
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow, without_ids
from csm_desktop.importers.values.choices import Billing
from csm_desktop.storage import keys

UNPRICED = Money(0, NO_CURRENCY)
"""What a contract earns of which nobody says it: nothing, in no currency."""


def take_subscriptions(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of subscriptions."""
    _Contracts(taking, plan, taken).take()


class _Contracts:
    def __init__(self, taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
        self._taking, self._plan, self._taken = taking, plan, taken
        self._known = known_contracts(taking)
        self._lines = ContractLines(taking, plan)
        self._unnumbered = UnnumberedContracts(taking, plan)
        known = self._known | self._lines.known
        if self._unnumbered.is_told_by:
            known = self._unnumbered.known()
        self._before, self._met = known, set[int]()
        self._unnamed = UnnamedContracts(taking, taken)
        is_billed = any(mapped.field == "interval" for mapped in plan.mapping)
        self._accounts = BilledAccounts(taking, is_billed=is_billed)

    def take(self) -> None:
        taken = self._taken
        parts: list[ReadyRow] = []
        rows = self._taking.fresh_rows(self._plan, taken, without_ids(self._plan.drafts))
        for draft, mark in rows:
            if (newest := self._lines.newest_of(draft)) is not None:
                tell_older(taken, draft, newest)
            elif draft.values.get("part_of"):
                parts.append(draft)
            elif lines := self._lines.unsaid(draft.values):
                self._met |= lines
                tell_unsaid(taken, draft)
            elif (id_ := self._row(draft)) is not None:
                taken.stored += 1
                mark(id_)
        place_parts(parts, taken)
        self._unnamed.settle()
        name_missing_contracts(self._taking, self._plan, taken, self._before,
                               self._met | taken.met)  # fmt: skip
        self._accounts.tell(taken)

    def _row(self, draft: ReadyRow) -> int | None:
        """Take one row in; the id of its contract where that is new."""
        taking, values = self._taking, draft.values
        entry, reference = self._accounts.of(values)
        currency = str(values.get("amount_currency") or (entry.currency if entry else ""))
        given = contract_fields(values, currency, taking.day) | {"ids": taking.ids(values)}
        _tell(taking, self._taken, draft, currency)
        if entry is not None and values.get("status") is Billing.PAUSED:
            self._accounts.paused(entry.id)
        if entry is not None and not entry.in_trash:
            tell_account(taking, self._taken, entry.id, draft)
        external_id = str(values.get("external_id") or "")
        if external_id and (id_ := self._lines.find(self._known, values)) is not None:
            self._lines.tell_renamed(self._taken, draft)
            self._meet(id_, entry, draft, given)
            return None
        if entry and (same := self._unnumbered.find(entry.id, values)) is not None:
            self._meet(same, entry, draft, given)
            return None
        subscription = Subscription(
            id=taking.new_id(),
            account_id=entry.id if entry else None,
            account_ref="" if entry else reference,
            custom=draft.custom,
            **{"arr": UNPRICED} | {key: value for key, value in given.items() if value is not None},
        )
        placed = self._unnamed.placed(subscription, draft.line)
        if placed.id == subscription.id:
            taking.add(subscription)
        else:
            taking.put(placed)
        # The same id again further down in the file is the same subscription.
        if external_id:
            self._lines.keep(self._known, values, placed.id)
        if entry is None:
            name = placed.product or external_id
            self._taken.unassigned.append(Unassigned(draft.line, name, reference))
        else:
            taking.directory.add_subscription(placed.ids, entry.id)
            self._accounts.begun(placed)
        return placed.id

    def _meet(
        self, id_: int, entry: DirectoryEntry | None, draft: ReadyRow, given: dict[str, Any]
    ) -> None:
        self._met.add(id_)
        known = self._taking.fetch(Subscription, id_)
        # What belonged to nobody so far may be claimed; what belongs to an account is not moved.
        if entry is not None and known.account_id is None:
            given |= {"account_id": entry.id}
        name = known.product or str(draft.values.get("external_id") or "")
        row = ContractRow(draft.line, name, given, draft.custom)
        changed = meet_contract(self._taking, self._taken, known, row)
        self._taken.known.append(Known(draft.line, name, filled=changed))


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
    cancelled_on, last = values.get("cancelled_on"), cancellation_end(values)
    if isinstance(cancelled_on, date) and not values.get("ended_on") and not values.get("ends_on"):
        text = say("cancelled on {day}, and no end is named: it earns on", day=cancelled_on)
        if last is not None:
            text = say("cancelled on {day}, and no end is named: it earns until {last}",
                       day=cancelled_on, last=last)  # fmt: skip
        taken.remarks.append(ImportNotice(draft.line, name, text))
    if values.get("status") is Billing.PAUSED:
        text = say("paused: it earns nothing, and is kept as ended until it is begun anew")
        taken.remarks.append(ImportNotice(draft.line, name, text))


def _amount(values: dict[str, Any], currency: str, today: date) -> Money | None:
    """What a row earns a year on a day; without a discount that is over by then."""
    until, after = values.get("discount_until"), values.get("arr_after")
    is_over = isinstance(until, date) and until < today
    amount = after if is_over and isinstance(after, Decimal) else values["arr"]
    return Money.of(amount, currency) if isinstance(amount, Decimal) else None


def known_contracts(taking: ImportRun) -> dict[str, int]:
    """The subscriptions of the book by the id that the list's system, or perhaps it, gave them."""
    found = list(keys.foreign_ids(taking.connection, "subscription"))
    # What the list's own system is known to have given comes last, and so it counts.
    found.sort(key=lambda each: bool(each[1].system))
    return {
        id_key(foreign_id.text): id_
        for id_, foreign_id in found
        if is_same_system(taking.system, foreign_id.system) or is_worldwide(id_key(foreign_id.text))
    }


def contract_fields(values: dict[str, Any], currency: str, today: date) -> dict[str, Any]:
    """The subscription's fields that the row fills."""
    status, renews_on, ended_on = standing(values, today)
    return {
        "product": str(values.get("product") or ""),
        "arr": _amount(values, currency, today),
        "starts_on": values.get("starts_on"),
        "term_months": values.get("term_months"),
        "renews_on": renews_on,
        "licensed_seats": values.get("licensed_seats"),
        "status": status,
        "ended_on": ended_on,
        **clauses(values),
    }


def cancellation_end(values: Mapping[str, Any]) -> date | None:
    """The last day of what was cancelled, where no other day says it.

    With its status active it earns until its renewal, and on where none is named; else it ended on
    the day on which it was cancelled.
    """
    day = values.get("cancelled_on")
    if not isinstance(day, date) or values.get("ends_on"):
        return None
    if values.get("status") is SubscriptionStatus.ACTIVE:
        return cast("date | None", values.get("renews_on"))
    return day


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
    status, cancelled_on = values.get("status"), values.get("cancelled_on")
    ended_on = values.get("ended_on") or cancellation_end(values)
    if status in _STANDSTILL:
        return SubscriptionStatus.ENDED, None, ended_on or _last_day(values, today)
    has_notice = status is Billing.NOTICE
    if has_notice or status is Billing.FUTURE:
        status = SubscriptionStatus.ACTIVE
    # A status that is said outweighs the end of a trial: it may have been bought since.
    if values.get("trial") and status is None:
        status = SubscriptionStatus.TRIAL
    said_over = bool(values.get("churned")) or status is SubscriptionStatus.ENDED
    cancels = said_over or has_notice or bool(values.get("cancels") or cancelled_on)
    last_day = ended_on or (ends_on if cancels else None)
    if last_day is not None and last_day > today:
        running = SubscriptionStatus.ACTIVE if said_over else status or SubscriptionStatus.ACTIVE
        return running, renews_on or ends_on, last_day
    if said_over or last_day is not None:
        return SubscriptionStatus.ENDED, renews_on, last_day
    if ends_on is not None and ends_on < today and status is not SubscriptionStatus.ACTIVE:
        # Its term ended, which is when it was to renew: a list has a row a term.
        return SubscriptionStatus.ENDED, renews_on or ends_on, ends_on
    return status or SubscriptionStatus.ACTIVE, renews_on or ends_on, None
