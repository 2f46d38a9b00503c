"""Older sheets into the book: as the history of what the newest one brought.

The newest sheet has been taken in before, and says how things stand. An older one adds to it what
was paid on its day, and when that began; owners, statuses and all else stay as the newest has them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from csm_desktop.app.imports.past.contracts import begin_anew, date_contract
from csm_desktop.app.imports.past.departed import (
    contract_of_departed,
    departed_account,
    departed_contract,
)
from csm_desktop.app.imports.past.rows import OlderList, OlderRow, OlderRows
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.subscriptions import known_contracts
from csm_desktop.app.imports.who.account_index import DirectoryEntry, same_name
from csm_desktop.app.imports.who.account_rows import (
    account_status,
    known_account,
    manner_of,
)
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.identities import id_key
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportNotice, ImportPlan

_NOT_BEFORE = say("its sheet tells of no day before that of the newest sheet")
_NO_ACCOUNT = say("its account is not in the book")
_NO_CONTRACT = say("the newest sheet says nothing of what it pays: the older amounts are left out")


def take_history(
    taking: ImportRun, newest: ImportPlan, older: Sequence[tuple[ImportPlan, ListResult]]
) -> None:
    """Take the older sheets of one newest sheet in together, which has been taken in before."""
    taking.begin(newest, ListResult())
    last = taking.day
    lists = []
    for plan, taken in older:
        taking.begin(plan, taken)
        if taking.day >= last:
            for draft in plan.drafts:
                OlderRows("", [OlderRow(OlderList(plan, taken, last), draft)]).leave(_NOT_BEFORE)
            continue
        lists.append(OlderList(plan, taken, taking.day))
    lists.sort(key=lambda each: each.on)
    # Days of the movements are those of the sheets; ids count for the system of the newest.
    taking.begin(newest, ListResult())
    days = [*(each.on for each in lists), last]
    if not lists:
        return
    if newest.kind is ListKind.ACCOUNTS:
        new = _AccountHistory(taking, newest, days).take(lists)
    else:
        new = _ContractHistory(taking, newest, days).take(lists)
    begun = sum(begin_anew(taking, contract, last) for contract in new)
    if begun:
        text = say(
            "{n} of the newest sheet is in no older one: it counts from {day}",
            "{n} of the newest sheet are in no older one: they count from {day}",
            n=begun, day=last,
        )  # fmt: skip
        lists[-1].taken.remarks.append(ImportNotice(0, "", text))


class _AccountHistory:
    """The history of accounts that have one contract each, or had."""

    def __init__(self, taking: ImportRun, newest: ImportPlan, days: Sequence[date]) -> None:
        self._taking, self._days = taking, days
        self._newest = newest

    def take(self, lists: Sequence[OlderList]) -> list[Subscription]:
        """Go through the rows of all lists; what the newest sheet alone has."""
        known: dict[int, tuple[DirectoryEntry, OlderRows]] = {}
        gone: dict[str, OlderRows] = {}
        for older in lists:
            manner = manner_of(self._taking, older.plan)
            for draft in older.plan.drafts:
                row = OlderRow(older, draft)
                entry = known_account(self._taking, draft, manner)
                if entry is None:
                    name = str(row.values["name"])
                    key = str(row.values.get("external_id") or same_name(name))
                    gone.setdefault(key, OlderRows(name)).rows.append(row)
                else:
                    known.setdefault(entry.id, (entry, OlderRows(entry.name)))[1].rows.append(row)
        now = dict(self._now())
        for entry, past in known.values():
            self._date(entry, past, now.get(entry.id))
        for past in gone.values():
            status = account_status(past.last.values, past.last.older.on)
            if status is AccountStatus.PROSPECT:
                past.leave(say("a prospect then, and not in the newest sheet"))
            else:
                is_over = status is AccountStatus.CHURNED
                departed_account(self._taking, past, self._days, is_over)
        new = (self._taking.subscriptions(id_) for id_ in now.keys() - known.keys())
        return [contracts[0] for contracts in new if len(contracts) == 1]

    def _now(self) -> Iterator[tuple[int, date | None]]:
        """The accounts of the newest sheet, and when those have left that have."""
        manner = manner_of(self._taking, self._newest)
        for draft in self._newest.drafts:
            entry = known_account(self._taking, draft, manner)
            if entry is not None:
                gone_on = draft.values.get("churned_on")
                yield entry.id, gone_on if isinstance(gone_on, date) else None

    def _date(self, entry: DirectoryEntry, past: OlderRows, gone_on: date | None) -> None:
        if entry.in_trash:
            past.know(filled=False, in_trash=True)
            return
        taking, newest = self._taking, self._days[-1]
        contracts = taking.subscriptions(entry.id)
        account = taking.fetch(Account, entry.id)
        changed = False
        if len(contracts) == 1:
            changed = date_contract(taking, past, contracts[0], newest)
        elif contracts:
            past.tell(say("{n} contracts make up what it pays: which of them an older sum was "
                          "nobody knows", n=len(contracts)))  # fmt: skip
        elif account.status is AccountStatus.CHURNED:
            changed = contract_of_departed(taking, past, account, gone_on, newest)
        elif past.states(account.currency):
            past.tell(_NO_CONTRACT)
        past.know(filled=changed)


class _ContractHistory:
    """The history of contracts, known by their ids, or as what an account pays for a product."""

    def __init__(self, taking: ImportRun, newest: ImportPlan, days: Sequence[date]) -> None:
        self._taking, self._days = taking, days
        self._newest = newest
        self._by_id = known_contracts(taking)
        for made in taking.made[Subscription].values():
            self._by_id |= {id_key(own.text): made.id for own in made.ids}

    def take(self, lists: Sequence[OlderList]) -> list[Subscription]:
        """Go through the rows of all lists; what the newest sheet alone has."""
        known: dict[int, OlderRows] = {}
        gone: dict[tuple[int, str], tuple[DirectoryEntry | None, OlderRows]] = {}
        for older in lists:
            for draft in older.plan.drafts:
                row = OlderRow(older, draft)
                entry, reference = account_of(self._taking.directory, row.values)
                contract, id_, product = self._contract(entry, row.values)
                name = product or id_ or reference
                if contract is not None:
                    known.setdefault(contract, OlderRows(name)).rows.append(row)
                    continue
                key = (entry.id if entry else 0, id_key(id_) if id_ else f"{product} {reference}")
                gone.setdefault(key, (entry, OlderRows(name)))[1].rows.append(row)
        for contract, past in known.items():
            whole = self._taking.fetch(Subscription, contract)
            past.know(filled=date_contract(self._taking, past, whole, self._days[-1]))
        for entry, past in gone.values():
            if entry is None:
                past.leave(_NO_ACCOUNT)
            elif entry.in_trash:
                past.know(filled=False, in_trash=True)
            else:
                departed_contract(self._taking, past, entry, self._days)

        drafts = self._newest.drafts
        own = (
            self._contract(account_of(self._taking.directory, draft.values)[0], draft.values)[0]
            for draft in drafts
        )
        new = {id_: None for id_ in own if id_ is not None and id_ not in known}
        return [self._taking.fetch(Subscription, id_) for id_ in new]

    def _contract(
        self, entry: DirectoryEntry | None, values: dict[str, Any]
    ) -> tuple[int | None, str, str]:
        """The contract of a row, its own id and its product."""
        id_, product = (str(values.get(key) or "") for key in ("external_id", "product"))
        if id_:
            return self._by_id.get(id_key(id_)), id_, product
        own = [
            contract
            for contract in (self._taking.subscriptions(entry.id) if entry else ())
            if not contract.ids and contract.product.casefold() == product.casefold()
        ]
        return own[0].id if len(own) == 1 else None, id_, product
