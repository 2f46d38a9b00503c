"""Rows of deals: opportunities of accounts, which are met by what the row says or made once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.colleagues import colleague
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.foreign_ids import (
    ForeignIds,
    foreign_ids,
    name_one,
    tell_apart,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.opportunities import (
    Opportunity,
    OpportunityKind,
    OpportunityStage,
)
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow

_OVER = (OpportunityStage.WON, OpportunityStage.LOST)


def take_opportunities(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of deals."""
    untyped = renewals = 0
    made: dict[int, None] = {}
    deals: dict[int, list[Opportunity]] = {}
    won: dict[int, None] = {}
    bought: set[int] = set()
    for draft in plan.drafts:
        entry, _ = account_of(taking.directory, draft.values)
        if entry is not None and entry.in_trash:
            taken.known.append(Known(draft.line, entry.name, in_trash=True))
            continue
        # Deals of accounts that nobody knows are not orphans: their names are all it takes.
        if entry is None:
            entry = named_account(taking, str(draft.values["account"]), draft.values)
            made[entry.id] = None
        given = _given(taking, draft, entry)
        title = str(draft.values["title"])
        if entry.id not in deals:  # asked once an account, not once a row
            deals[entry.id] = [*taking.work.find(Opportunity, account_id=entry.id)]
        own = deals[entry.id]
        known = _known(own, title, given["ids"])
        if known is not None:
            before = taking.fetch(Opportunity, known.id)
            after = taking.meet(taken, before, given, (), draft.line)
            if after.stage is OpportunityStage.WON is not before.stage:
                won[entry.id] = None
            continue
        untyped += "kind" not in given
        renewals += given.get("kind") is OpportunityKind.RENEWAL
        if given.get("kind") in (OpportunityKind.UPSELL, OpportunityKind.RENEWAL):
            bought.add(entry.id)  # who is offered more has some already
        given.setdefault("kind", OpportunityKind.UPSELL)
        opportunity = Opportunity(taking.new_id(), entry.id, title, **given)
        taking.add(opportunity)
        own.append(opportunity)
        taken.stored += 1
        if opportunity.stage is OpportunityStage.WON and entry.id not in made:
            won[entry.id] = None
    _have_bought(taking, taken, list(won))
    if made:
        text = say(
            "{n} account was made from the name in its deals",
            "{n} accounts were made from the names in their deals",
            n=len(made),
        )
        taken.remarks.append(ImportNotice(0, "", text))
        _without_won(taking, taken, deals, [one for one in made if one not in bought])
    if renewals:
        text = say(
            "{n} deal is a renewal: it brings nothing on top, and counts in no pipeline",
            "{n} deals are renewals: they bring nothing on top, and count in no pipeline",
            n=renewals,
        )
        taken.remarks.append(ImportNotice(0, "", text))
    if untyped:
        text = say(
            "{n} deal does not say what is sold: taken as upsell",
            "{n} deals do not say what is sold: taken as upsell",
            n=untyped,
        )
        taken.remarks.append(ImportNotice(0, "", text))


def _have_bought(taking: ImportRun, taken: ListResult, won: Sequence[int]) -> None:
    """A prospect whose deal was won is a customer from now on."""
    for account_id in won:
        account = taking.fetch(Account, account_id)
        if account.status is AccountStatus.PROSPECT:
            taking.put(replace(account, status=AccountStatus.ONBOARDING))
            text = say("a deal was won: no prospect any more, but a customer")
            taken.remarks.append(ImportNotice(0, account.name, text))


def _without_won(
    taking: ImportRun,
    taken: ListResult,
    deals: dict[int, list[Opportunity]],
    made: Sequence[int],
) -> None:
    """Who has never bought is no customer: accounts of open and lost deals alone are prospects."""
    prospects = [
        account_id
        for account_id in made
        if not any(deal.stage is OpportunityStage.WON for deal in deals[account_id])
    ]
    for account_id in prospects:
        account = taking.fetch(Account, account_id)
        taking.put(replace(account, status=AccountStatus.PROSPECT))
    if prospects:
        text = say(
            "{n} of them has no deal that was won: a prospect",
            "{n} of them have no deal that was won: prospects",
            n=len(prospects),
        )
        taken.remarks.append(ImportNotice(0, "", text))


def named_account(taking: ImportRun, name: str, values: dict[str, Any]) -> DirectoryEntry:
    """Make the account that a deal or a billing system names and nobody knows yet."""
    account = Account(
        taking.new_id(),
        name,
        ids=foreign_ids(str(values.get("account_id") or ""), taking.system),
        domain=str(values.get("account_domain") or ""),
        currency=str(values.get("amount_currency") or ""),
        created_at=taking.now,
    )
    taking.add(account)
    entry = DirectoryEntry(account.id, account.name, account.ids, account.domain, account.currency)
    taking.directory.add(entry)
    return entry


def _known(deals: Sequence[Opportunity], title: str, ids: ForeignIds) -> Opportunity | None:
    """Of an account's opportunities the one of this id, else of this title where no id tells them
    apart."""
    for deal in deals:
        if any(name_one(own, new) for own in deal.ids for new in ids):
            return deal
    wanted = title.casefold()
    return next(
        (d for d in deals if d.title.casefold() == wanted and not tell_apart(d.ids, ids)), None
    )


def _given(taking: ImportRun, draft: ReadyRow, entry: DirectoryEntry) -> dict[str, Any]:
    """The opportunity's fields that the row fills; won or lost says more than a stage.

    Words that we do not have (a stage of the sales team's own) stand in the note.
    """
    values = draft.values
    words = [f"{field.name}: {field.value}" for field in draft.custom]
    given: dict[str, Any] = {
        "note": "\n".join(filter(None, [str(values.get("notes") or ""), *words])),
        "close_on": values.get("close_on"),
        "kind": values.get("kind"),
        "stage": values.get("stage"),
        "product": values.get("product"),
        "opened_on": values.get("opened_on"),
    }
    outcome = values.get("outcome")
    # "Won" and "lost" come from another column than the stage, and say how it ended.
    if outcome in _OVER or (outcome is not None and given["stage"] is None):
        given["stage"] = outcome
    currency = str(values.get("amount_currency") or entry.currency or "")
    amount = values.get("amount")
    # An amount without any currency is left out rather than guessed.
    if isinstance(amount, Decimal) and currency:
        given["amount"] = Money.of(amount, currency)
    if values.get("owner"):
        given["owner_id"] = colleague(taking, str(values["owner"]), TeamRole.ACCOUNT_MANAGER)
    filled = {key: value for key, value in given.items() if value not in (None, "")}
    return {**filled, "ids": taking.ids(values)}
