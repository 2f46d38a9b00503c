"""What only older sheets name: who has left since, where the user says that they have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.app.imports.past.contracts import date_contract
from csm_desktop.app.imports.past.rows import OlderRows
from csm_desktop.app.imports.report import MissingAccount
from csm_desktop.app.imports.revenue import end_told
from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.subscriptions import UNPRICED, contract_fields
from csm_desktop.app.imports.terms import Missing
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.account_rows import account_fields, manner_of
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import say

_LEFT = say("the newest sheet does not name it any more; --missing churned brings it in as churned")


def departed_account(
    taking: ImportRun, past: OlderRows, days: Sequence[date], is_over: bool = False
) -> None:
    """Ask of an account that only older sheets name, and do what the user says of it.

    `days` are those of the sheets, that of the newest last; `is_over`: its last row says so.
    """
    row = past.last
    values = row.values
    id_ = str(values.get("external_id") or "")
    said = taking.terms.missing
    became = said.get(past.name, said.get(id_, said.get("", Missing.LEAVE)))
    states = past.states(str(values.get("currency") or ""))
    paid = (states[-1].arr,) if states else ()
    if not is_over:
        row.older.taken.missing.append(MissingAccount(0, past.name, id_, paid, became))
    if became is not Missing.CHURNED and not is_over:
        past.leave(_LEFT)
        return
    manner = manner_of(taking, row.older.plan)
    given = account_fields(taking, row.draft, manner) | {"status": AccountStatus.CHURNED}
    account = Account(taking.new_id(), custom=row.draft.custom, created_at=taking.now, **given)
    taking.add(account)
    taking.directory.add(
        DirectoryEntry(account.id, account.name, account.ids, account.domain, account.currency)
    )
    if states:
        last = states[-1]
        gone_on = values.get("churned_on") or _next_day(days, last.on)
        contract = Subscription(
            taking.new_id(), account.id, ", ".join(account.products), last.arr,
            starts_on=account.contract_start, status=SubscriptionStatus.ENDED, ended_on=gone_on,
        )  # fmt: skip
        taking.add(contract)
        date_contract(taking, past, contract, days[-1])
        past.tell(end_told(last.arr, gone_on, taking.today))
    past.know(filled=True, is_made=True)


def departed_contract(
    taking: ImportRun, past: OlderRows, entry: DirectoryEntry, days: Sequence[date]
) -> None:
    """A contract that only older sheets name: over by its own dates, or by the user's word."""
    row = past.last
    values = row.values
    currency = str(values.get("amount_currency") or entry.currency)
    given = contract_fields(values, currency, days[-1])
    given["arr"] = given["arr"] or UNPRICED
    if given["status"] is not SubscriptionStatus.ENDED:
        if taking.terms.missing.get("", Missing.LEAVE) is not Missing.CHURNED:
            past.leave(_LEFT)
            return
        given |= {"status": SubscriptionStatus.ENDED, "ended_on": _next_day(days, row.older.on)}
    contract = Subscription(
        taking.new_id(), entry.id, custom=row.draft.custom, ids=taking.ids(values), **given
    )
    taking.add(contract)
    date_contract(taking, past, contract, days[-1])
    past.know(filled=True, is_made=True)


def contract_of_departed(
    taking: ImportRun, past: OlderRows, account: Account, gone_on: date | None, newest: date
) -> bool:
    """What an account paid before it left, where the newest sheet says only that it did."""
    states = past.states(account.currency)
    if not states:
        return False
    contract = Subscription(
        taking.new_id(), account.id, ", ".join(account.products), states[-1].arr,
        starts_on=account.contract_start, status=SubscriptionStatus.ENDED,
        ended_on=gone_on or newest,
    )  # fmt: skip
    taking.add(contract)
    if account.currency != states[-1].arr.currency and not account.currency:
        taking.put(replace(account, currency=states[-1].arr.currency))
    date_contract(taking, past, contract, newest)
    past.tell(end_told(contract.arr, gone_on or newest, taking.today))
    return True


def _next_day(days: Sequence[date], last: date) -> date:
    """The day of the first sheet that does not name what the sheet of `last` names."""
    return next(day for day in days if day > last)
