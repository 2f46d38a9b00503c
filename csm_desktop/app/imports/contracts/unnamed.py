"""The contract without a name that a list of accounts made of an account's ARR, once a list of
contracts tells what it is made of.

Both speak of the same money: added up, the book would be doubled. So the first contract that is
named takes its place, and what is left of its amount stays beside.
"""

from collections import defaultdict
from dataclasses import replace

from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice


class UnnamedContracts:
    """The unnamed contract of each account of a list of contracts, and what took it over."""

    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._before: dict[int, Subscription | None] = {}
        self._named: dict[int, list[tuple[int, Money]]] = defaultdict(list)

    def placed(self, subscription: Subscription, line: int) -> Subscription:
        """The contract as it is to be stored: under the id of the unnamed one, where it is the
        first that takes its place. Both earn, in one currency."""
        account_id = subscription.account_id
        if account_id is None or not _earns(subscription):
            return subscription
        if account_id not in self._before:
            self._before[account_id] = self._unnamed(account_id)
        own = self._before[account_id]
        if own is None or (own.arr.minor and own.arr.currency != subscription.arr.currency):
            return subscription
        named = self._named[account_id]
        named.append((line, subscription.arr))
        if len(named) > 1:
            return subscription
        return replace(
            subscription,
            id=own.id,
            starts_on=subscription.starts_on or own.starts_on,
            renews_on=subscription.renews_on or own.renews_on,
            licensed_seats=subscription.licensed_seats or own.licensed_seats,
            custom=(*own.custom, *subscription.custom),
        )

    def _unnamed(self, account_id: int) -> Subscription | None:
        """The account's only contract, where it has neither a name nor an id, and nothing happened
        to it since."""
        own = self._taking.subscriptions(account_id)
        if len(own) != 1 or own[0].ids or not _earns(own[0]):
            return None
        account = self._taking.fetch(Account, account_id)
        if own[0].product not in ("", ", ".join(account.products)):
            return None
        return None if self._taking.events(own[0].id) else own[0]

    def settle(self) -> None:
        """Keep what the named contracts leave of the unnamed one's amount, and tell it."""
        for account_id, named in self._named.items():
            own = self._before[account_id]
            if own is None or not own.arr.minor:
                continue
            line = named[0][0]
            together = Money(sum(arr.minor for _, arr in named), own.arr.currency)
            account = self._taking.fetch(Account, account_id)
            rest = own.arr - together
            if rest.minor > 0:
                self._taking.add(replace(own, id=self._taking.new_id(), arr=rest))
                text = say(
                    "{together} of the {before} that a list of accounts told are these contracts; "
                    "{rest} stays as a contract without a name",
                    together=together, before=own.arr, rest=rest,
                )  # fmt: skip
            elif rest.minor < 0:
                text = say(
                    "a list of accounts told {before}; its contracts take the place of that, and "
                    "are {together}",
                    together=together, before=own.arr,
                )  # fmt: skip
            else:
                continue
            self._taken.remarks.append(ImportNotice(line, account.name, text))


def _earns(subscription: Subscription) -> bool:
    return subscription.status is SubscriptionStatus.ACTIVE
