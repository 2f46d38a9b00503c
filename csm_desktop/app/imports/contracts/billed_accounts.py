"""The accounts that contracts and invoices name, made where their list is the first to name any."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from csm_desktop.app.imports.opportunities import named_account
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.customers import is_long_since
from csm_desktop.app.imports.who.references import Found, account_of
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.identities import may_be_one
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice


class BilledAccounts:
    """Finds the account of each row; `is_billed`: the list is of a system that bills customers."""

    def __init__(self, taking: ImportRun, *, is_billed: bool) -> None:
        self._taking, self._is_billed = taking, is_billed
        self._made: dict[int, None] = {}
        self._begun: dict[int, Subscription] = {}
        self._paused: set[int] = set()
        # In a book without accounts names are nobody's misspelling: they are the first list.
        self._is_first = taking.directory.is_empty

    def of(self, values: Mapping[str, Any], *, may_make: bool = True) -> Found:
        """The account that a row names, made where the list is the first to name any."""
        entry, reference = account_of(self._taking.directory, values)
        name = str(values.get("account_name") or "")
        # The customer of a billing system has an id there: nobody else is meant by the name.
        billed = self._is_billed and values.get("account_id")
        if entry is not None and name and self._is_first and not may_be_one(name, entry.name):
            # Met by a web domain alone, which companies of a group share.
            entry = self._taking.directory.referred([str(values.get("account_id") or ""), name])
        if may_make and entry is None and name and (billed or self._is_first):
            entry = named_account(self._taking, name, dict(values))
            self._made[entry.id] = None
        return entry, reference

    def paused(self, account_id: int) -> None:
        """A contract of an account that rests: it earns nothing, and nobody has left."""
        self._paused.add(account_id)

    def begun(self, contract: Subscription) -> None:
        """A contract that the book did not know."""
        if contract.account_id and contract.status is SubscriptionStatus.ACTIVE:
            self._begun.setdefault(contract.account_id, contract)

    def tell(self, taken: ListResult) -> None:
        """Say how many were made, and let each stand as its contracts do."""
        for account_id, contract in self._begun.items():
            if account_id not in self._made:
                self._come_back(taken, account_id, contract)
        self._tell_departed(taken)
        if not self._made:
            return
        text = say(
            "{n} account was made from the name in its contracts",
            "{n} accounts were made from the names in their contracts",
            n=len(self._made),
        )
        taken.remarks.append(ImportNotice(0, "", text))
        for account_id in self._made:
            self._stand(account_id)

    def _come_back(self, taken: ListResult, account_id: int, contract: Subscription) -> None:
        """A contract that began after all others of a churned account had ended brings it back; one
        that is older is only what another system has not ended yet."""
        account = self._taking.fetch(Account, account_id)
        others = [each for each in self._taking.subscriptions(account_id) if each.id != contract.id]
        begins = contract.starts_on
        if account.status is not AccountStatus.CHURNED or begins is None or not others:
            return
        if all(each.ended_on is not None and each.ended_on <= begins for each in others):
            self._taking.put(replace(account, status=AccountStatus.LIVE))
            text = say("a contract that began on {day} follows: a customer again", day=begins)
            taken.remarks.append(ImportNotice(0, account.name, text))

    def _tell_departed(self, taken: ListResult) -> None:
        """Two lists that contradict each other: one says that the account has gone, and by the
        other it goes on paying."""
        accounts = [
            self._taking.fetch(Account, account_id)
            for account_id, contract in self._begun.items()
            if account_id not in self._made and contract.arr.minor
        ]
        departed = [each for each in accounts if each.status is AccountStatus.CHURNED]
        if departed:
            text = say(
                "{n} churned account has a contract that still earns: {name}",
                "{n} churned accounts have contracts that still earn: {name} is the first",
                n=len(departed),
                name=departed[0].name,
            )
            taken.remarks.append(ImportNotice(0, "", text))

    def _stand(self, account_id: int) -> None:
        """How an account stands of which nothing but its contracts is known."""
        own = self._taking.subscriptions(account_id)
        starts = [each.starts_on for each in own if each.starts_on]
        account = self._taking.fetch(Account, account_id)
        is_over = all(each.status is SubscriptionStatus.ENDED for each in own)
        if own and is_over and account_id not in self._paused:
            self._taking.put(replace(account, status=AccountStatus.CHURNED))
        elif starts and is_long_since(min(starts), self._taking.day):
            self._taking.put(replace(account, status=AccountStatus.LIVE))
