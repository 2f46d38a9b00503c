"""Accounts that the book has from a source whose next list does not name them any more.

The next list of a source is one in which most accounts are known by their ids, and which has most
of those that the book has ids of; where neither has ids, by their names. What is gone from it is
the question that nobody may miss: it is named, and the user says what became of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from csm_desktop.app.imports.report import MissingAccount
from csm_desktop.app.imports.revenue import ContractRow, end_contract, end_contracts
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.terms import Missing
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.foreign_ids import is_same_system
from csm_desktop.domain.records.money import totals
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.importers.plan import ImportPlan
from csm_desktop.storage import keys

MOVED_TAG = "moved"


def name_missing(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Name what the list lacks, and do with it what the user said."""
    # A refused row may be the very one that is missed.
    if plan.refused:
        return
    has_ids = any(mapped.field == "external_id" for mapped in plan.mapping)
    before = _of_source(taking) if has_ids else _without_ids(taking)
    met = taken.met & before.keys()
    # A list that knows less than half of what we have is an extract: absence in it says nothing.
    # By names alone what was split or renamed is new, so that fewer of its rows are known.
    known = plan.ready / (2 if has_ids else 3)
    if not met or len(met) < known or len(met) < len(before) / 2:
        return
    for id_ in (each for each in before if each not in taken.met):
        account = taking.fetch(Account, id_)
        # Who has left already is expected to be missing.
        if account.status is AccountStatus.CHURNED:
            continue
        said, name, external_id = taking.terms.missing, account.name, before[id_]
        # The answer for this one, by name or id, before the answer for all.
        became = said.get(name, said.get(external_id, said.get("", Missing.LEAVE)))
        running = _running(taking.subscriptions(id_))
        arr = totals(subscription.arr for subscription in running if subscription.arr.minor)
        taken.missing.append(MissingAccount(id_, name, external_id, arr, became))
        _became(taking, taken, account, became)


def name_missing_contracts(
    taking: ImportRun, plan: ImportPlan, taken: ListResult, known: Mapping[str, int], met: set[int]
) -> None:
    """Name the accounts whose contracts a list of contracts lacks, and do what the user said.

    `known` are the contracts of the list's system by their ids, before the list, or those without
    any where it gives none; `met` those that it names. What has ended is expected to be missing.
    """
    if plan.refused:
        return
    before = [taking.fetch(Subscription, id_) for id_ in dict.fromkeys(known.values())]
    running = [each for each in _running(before) if each.account_id is not None]
    gone = [each for each in running if each.id not in met]
    if len(running) - len(gone) < max(1, len(running) / 2, plan.ready / 2):
        return
    for account_id, own in _by_account(gone).items():
        account = taking.fetch(Account, account_id)
        external_id = own[0].ids[0].text if own[0].ids else own[0].product
        said, name = taking.terms.missing, account.name
        became = said.get(name, said.get(external_id, said.get("", Missing.LEAVE)))
        arr = totals(each.arr for each in own if each.arr.minor)
        taken.missing.append(MissingAccount(account_id, name, external_id, arr, became))
        rest = {each.id for each in _running(taking.subscriptions(account_id))}
        if rest <= {each.id for each in own}:
            _became(taking, taken, account, became)
        elif became is Missing.CHURNED:  # of an account that pays for something else as well
            row = ContractRow(0, account.name, {})
            for each in own:
                end_contract(taking, taken, each, taking.day, row, is_said=True)


def _running(subscriptions: Iterable[Subscription]) -> list[Subscription]:
    return [each for each in subscriptions if each.status is SubscriptionStatus.ACTIVE]


def _by_account(subscriptions: Iterable[Subscription]) -> dict[int, list[Subscription]]:
    found: dict[int, list[Subscription]] = {}
    for each in subscriptions:
        if each.account_id is not None:
            found.setdefault(each.account_id, []).append(each)
    return found


def _of_source(taking: ImportRun) -> dict[int, str]:
    """The living accounts of the book to which the list's system, or perhaps it, gave an id."""
    living = _living(taking)
    found: dict[int, str] = {}
    for id_, foreign_id in keys.foreign_ids(taking.connection, "account"):
        if id_ in living and is_same_system(taking.system, foreign_id.system):
            found.setdefault(id_, foreign_id.text)
    return found


def _without_ids(taking: ImportRun) -> dict[int, str]:
    """The living accounts of the book to which no system gave an id."""
    with_one = {id_ for id_, _ in keys.foreign_ids(taking.connection, "account")}
    return dict.fromkeys(_living(taking) - with_one, "")


def _living(taking: ImportRun) -> set[int]:
    return {id_ for id_, *_, in_trash in keys.account_keys(taking.connection) if not in_trash}


def _became(taking: ImportRun, taken: ListResult, account: Account, became: Missing) -> None:
    if became is Missing.CHURNED:
        taking.put(replace(account, status=AccountStatus.CHURNED))
        row = ContractRow(0, account.name, {})
        end_contracts(taking, taken, account.id, taking.day, row, is_said=True)
    elif became is Missing.MOVED:
        tags = tuple(dict.fromkeys((*account.tags, MOVED_TAG)))
        taking.put(replace(account, owner_id=None, tags=tags))
