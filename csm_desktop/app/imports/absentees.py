"""Accounts that the book has from a source whose next list does not name them any more.

The next list of a source is one in which most accounts are known by their ids, and which has most
of those that the book has ids of. What is gone from it is the question that nobody may miss: it is
named, and the user says what became of it.
"""

from dataclasses import replace

from csm_desktop.app.imports.report import MissingAccount
from csm_desktop.app.imports.revenue import ContractRow, end_contracts
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.terms import Missing
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.money import totals
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.importers.plan import ImportPlan
from csm_desktop.storage.keys import account_keys

MOVED_TAG = "moved"


def name_missing(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Name what the list lacks, and do with it what the user said."""
    if plan.refused or not any(each.field == "external_id" for each in plan.mapping):
        return
    before = [row for row in account_keys(taking.connection) if row[2] and not row[5]]
    met = [row for row in before if row[0] in taken.met]
    if not met or len(met) < plan.ready / 2 or len(met) < len(before) / 2:
        return
    for id_, name, external_id, *_ in before:
        if id_ in taken.met:
            continue
        account = taking.fetch(Account, id_)
        if account.status is AccountStatus.CHURNED:
            continue
        said = taking.terms.missing
        became = said.get(name, said.get(external_id, said.get("", Missing.LEAVE)))
        arr = totals(
            each.arr
            for each in taking.subscriptions(id_)
            if each.status is SubscriptionStatus.ACTIVE and each.arr.minor
        )
        taken.missing.append(MissingAccount(id_, name, external_id, arr, became))
        _became(taking, taken, account, became)


def _became(taking: ImportRun, taken: ListResult, account: Account, became: Missing) -> None:
    if became is Missing.CHURNED:
        taking.put(replace(account, status=AccountStatus.CHURNED))
        row = ContractRow(0, account.name, {})
        end_contracts(taking, taken, account.id, taking.day, row, is_said=True)
    elif became is Missing.MOVED:
        tags = tuple(dict.fromkeys((*account.tags, MOVED_TAG)))
        taking.put(replace(account, owner_id=None, tags=tags))
