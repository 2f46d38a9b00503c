"""Rows of accounts: known ones gain what they lack, new ones are made, likely doubles proposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from csm_desktop.app.accounts.relay import relay_of
from csm_desktop.app.imports.absentees import name_missing
from csm_desktop.app.imports.bulk.columns import keys_fed
from csm_desktop.app.imports.bulk.new_accounts import NewAccounts, make_accounts
from csm_desktop.app.imports.contracts.next_terms import is_of_a_later_term
from csm_desktop.app.imports.known_things import shown
from csm_desktop.app.imports.parents import ParentReference, settle_parents
from csm_desktop.app.imports.report import Difference, Known, Proposal
from csm_desktop.app.imports.revenue import (
    ContractRow,
    clauses,
    end_contracts,
    end_told,
    meet_contract,
)
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.account_rows import (
    RowManner,
    account_fields,
    account_keys,
    keys_of,
    known_account,
    manner_of,
    statuses_of,
    told_otherwise,
)
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.domain.records.accounts import (
    Account,
    AccountStatus,
    CustomField,
)
from csm_desktop.domain.records.lifecycle import StageChange
from csm_desktop.domain.records.money import NO_CURRENCY, Money, totals
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.fingerprints import fingerprints
from csm_desktop.importers.plan import (
    ImportNotice,
    ImportPlan,
    ReadyRow,
    lines_of,
    without_ids,
)

_FOLLOWED_UP = ("arr", "renews_on", "parent")  # what makes more of a row than an account


def take_accounts(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of accounts."""
    manner = manner_of(taking, plan)
    alone = taking.directory.alone(*keys_of(plan.drafts))
    is_next = not taking.directory.is_empty
    lines = _take_strangers(taking, plan, taken, manner) if all(alone) else None
    parents: list[ParentReference] = []
    if lines is None:
        lines, parents = _take_one_by_one(taking, plan, taken, manner, alone)
    manner.namesakes.tell(taken)
    # Of a first list nobody has a namesake that was there before it.
    for id_, line in lines.items() if is_next else ():
        _propose(taking.directory, taken, id_, line)
    settle_parents(taking, plan, taken, parents)
    name_missing(taking, plan, taken)


def _take_one_by_one(
    taking: ImportRun,
    plan: ImportPlan,
    taken: ListResult,
    manner: RowManner,
    alone: Sequence[bool],
) -> tuple[dict[int, int], list[ParentReference]]:
    """Take in rows of which some may be of known accounts; the lines of the accounts of those that
    are `alone`, and what rows say of parents."""
    new = NewAccounts(taking, manner.plain, plan.drafts)
    lines: dict[int, int] = {}
    meets_nobody = {
        line for line, is_alone in zip(lines_of(plan.drafts), alone, strict=True) if is_alone
    }
    parents = []
    for draft, mark in taking.fresh_rows(plan, taken, without_ids(plan.drafts)):
        account_id: int | None
        if draft.line in meets_nobody:
            account_id = new.add(draft, told_otherwise(taking, draft.values, manner))
            lines[account_id] = draft.line
            taken.stored += 1
            mark(account_id)
        else:
            _subscribe_all(taking, new.make(), taken)
            account_id = _take(taking, draft, mark, taken, manner)
        if account_id is not None and (parent := str(draft.values.get("parent") or "")):
            parents.append(ParentReference(draft.line, account_id, parent))
    _subscribe_all(taking, new.make(), taken)
    return lines, parents


def _take_strangers(
    taking: ImportRun, plan: ImportPlan, taken: ListResult, manner: RowManner
) -> dict[int, int] | None:
    """Take in a list whose rows all are of somebody new, column by column: the line of each account
    that was made. None, and nothing done, where more than an account follows from a row, or one was
    taken in before."""
    rows, lines = plan.drafts, lines_of(plan.drafts)
    if manner.tells_more or keys_fed(_FOLLOWED_UP, rows) or len(set(lines)) < len(lines):
        return None
    places = [place for place, has_none in enumerate(without_ids(rows)) if has_none]
    marks = fingerprints(plan, places)
    if taking.knows_any(marks):
        return None
    ids = taking.new_ids(len(lines))
    make_accounts(taking, manner.plain, rows, ids, {"status": statuses_of(rows, taking.day)})
    taking.mark(marks, (ids[place] for place in places))
    taken.stored += len(ids)
    return dict(zip(ids, lines, strict=True))


def _subscribe_all(
    taking: ImportRun, made: Iterable[tuple[ReadyRow, int]], taken: ListResult
) -> None:
    for draft, account_id in made:
        if draft.values.get("arr") is not None or draft.values.get("renews_on") is not None:
            _subscribe(taking, taking.fetch(Account, account_id), draft, taken)


def _take(
    taking: ImportRun, draft: ReadyRow, mark: Any, taken: ListResult, manner: RowManner
) -> int | None:
    """Take one row in; the id of its account, None for one in the trash."""
    external_id, domain, name = account_keys(draft)
    entry = known_account(taking, draft, manner)
    if entry is not None and not external_id and _is_elsewhere(taking, entry.id, draft.values):
        entry = None
    # Taken back by the user: an import does not raise it from the trash.
    if entry is not None and entry.in_trash:
        taken.known.append(Known(draft.line, entry.name, in_trash=True))
        return None
    given = account_fields(taking, draft, manner)
    if entry is not None:
        taken.met.add(entry.id)
        known = taking.fetch(Account, entry.id)
        if is_of_a_later_term(taking, known, draft.values):
            del given["contract_start"]
        after = taking.meet(taken, known, given, draft.custom, draft.line)
        if after.stage is not known.stage:
            # A stage is never changed without its day; the list knows none but today.
            leader = relay_of(taking.work.connection)[after.stage].leader
            taking.add(StageChange(taking.new_id(), after.id, after.stage, taking.day, leader))
        # What the file says of its ids helps to recognise the rows behind it.
        taking.directory.add_keys(entry, after.ids, after.domain)
        entry.currency = after.currency
        _subscribe(taking, after, draft, taken)
        return after.id
    # A name alone makes no two accounts one (branches share it): it is proposed, not done.
    perhaps = _perhaps_the_same(taking.directory, name, external_id, domain)
    account = Account(taking.new_id(), custom=draft.custom, created_at=taking.now, **given)
    taking.add(account)
    taken.stored += 1
    mark(account.id)
    taking.directory.add(
        DirectoryEntry(account.id, name, account.ids, account.domain, account.currency)
    )
    if perhaps is not None:
        like, why = perhaps
        taken.proposals.append(Proposal(draft.line, name, account.id, like.id, why))
    _subscribe(taking, account, draft, taken)
    return account.id


def _is_elsewhere(taking: ImportRun, account_id: int, values: Mapping[str, Any]) -> bool:
    """Whether a row names another country than the row of this import that made an account: two
    rows of one list that name two countries are two companies."""
    made: Account | None = taking.made[Account].get(account_id)
    country = values.get("country")
    return made is not None and bool(made.country and country) and made.country != country


def _propose(directory: Directory, taken: ListResult, account_id: int, line: int) -> None:
    """Propose the account that was there before a new one and is called so but for its form."""
    name = directory.called(account_id)
    before = directory.called_so_but_for_form(name, before=account_id)
    if before is not None:
        taken.proposals.append(Proposal(line, name, account_id, before.id, _but_for_form(before)))


def _but_for_form(like: DirectoryEntry) -> Message:
    return say("“{name}” is the same name but for signs and legal form", name=like.name)


def _perhaps_the_same(
    directory: Directory, name: str, external_id: str, domain: str
) -> tuple[DirectoryEntry, Message] | None:
    """The account that a new one may be, and why; only a person can say that it is."""
    # In the order of what weighs most: an id, then the name, then the domain.
    if same := directory.bearers(external_id):
        why = say("“{name}” has the same id, but the names are others", name=same[0].name)
        return same[0], why
    if alike := directory.alike(name):
        return alike[0], say("the name is the same, and no id says that they are one")
    sharing = directory.sharing(domain) if domain else []
    if not sharing:
        like = directory.called_so_but_for_form(name)
        return (like, _but_for_form(like)) if like is not None else None
    # Two ids speak against it, so the sentence must not suggest that only the name differs.
    if external_id and sharing[0].ids:
        why = say("“{name}” has the same web domain, but another id", name=sharing[0].name)
    else:
        why = say("“{name}” has the same web domain, but another name", name=sharing[0].name)
    return sharing[0], why


def _subscribe(taking: ImportRun, account: Account, draft: ReadyRow, taken: ListResult) -> None:
    """Revenue or a renewal makes a subscription; a known account keeps those it has.

    Where it has one, the row is held against it; against several, their sum is.
    """
    values: Mapping[str, Any] = draft.values
    amount = values.get("arr")
    renews_on = values.get("renews_on")
    currency = str(values.get("amount_currency") or account.currency or "")
    known = taking.subscriptions(account.id)
    if known:
        given = {
            "renews_on": renews_on,
            "licensed_seats": values.get("licensed_seats"),
            "term_months": values.get("term_months"),
            **clauses(values),
        }
        if (
            isinstance(amount, Decimal)
            and currency
            and not _is_over(taking, account, values, amount)
        ):
            given["arr"] = Money.of(amount, currency)
        running = [each for each in known if each.status is not SubscriptionStatus.ENDED]
        is_over = not running
        # Who pays nothing any more has left; a pilot never paid, and of several contracts none is
        # told to have ended.
        paid_for = len(running) == 1 and running[0].arr.minor
        if amount == 0 and "arr" in given and (is_over or paid_for):
            del given["arr"]
            given["status"] = SubscriptionStatus.ENDED
        if amount and is_over and not _says_gone(values):
            given["status"] = SubscriptionStatus.ACTIVE
        if is_over or is_of_a_later_term(taking, account, values):
            given["starts_on"] = values.get("contract_start")
        _compare(taking, account, known, ContractRow(draft.line, account.name, given), taken)
        _end(taking, taking.fetch(Account, account.id), values, taken, draft.line)
        return
    # What a prospect would pay is nobody's revenue yet.
    if account.status is AccountStatus.PROSPECT:
        _hope(taking, account, amount, currency, draft.line, taken)
        return
    # A number without a currency would have to be guessed.
    if (amount is None and renews_on is None) or (not currency and amount is not None):
        return
    ended_on = values.get("churned_on")
    ended = account.status is AccountStatus.CHURNED
    made = Subscription(
        id=taking.new_id(),
        account_id=account.id,
        product=", ".join(account.products),
        arr=Money.of(amount if isinstance(amount, Decimal) else 0, currency or NO_CURRENCY),
        starts_on=account.contract_start,
        renews_on=renews_on,
        licensed_seats=values.get("licensed_seats"),
        term_months=values.get("term_months"),
        status=SubscriptionStatus.ENDED if ended else SubscriptionStatus.ACTIVE,
        ended_on=ended_on,
        **clauses(values),
    )
    taking.add(made)
    if ended_on:
        text = end_told(made.arr, ended_on, taking.day)
        taken.remarks.append(ImportNotice(draft.line, account.name, text))


def _hope(
    taking: ImportRun, account: Account, amount: object, currency: str, line: int, taken: ListResult
) -> None:
    """Keep beside a prospect what it would pay, and tell it."""
    if not isinstance(amount, Decimal) or not amount:
        return
    shown = f"{amount:f} {currency}".strip()
    taking.put(replace(account, custom=(*account.custom, CustomField("ARR", shown))))
    text = say("a prospect pays nothing yet: {amount} is kept as a field of yours", amount=shown)
    taken.remarks.append(ImportNotice(line, account.name, text))


def _says_gone(values: Mapping[str, Any]) -> bool:
    """Whether a row itself says that its account is no customer, or not any more."""
    said = {values.get("status"), values.get("relation")}
    gone = said & {AccountStatus.CHURNED, AccountStatus.PROSPECT}
    return bool(gone or values.get("churned") or values.get("churned_on"))


def _is_over(
    taking: ImportRun, account: Account, values: Mapping[str, Any], amount: Decimal
) -> bool:
    """Whether a row of no revenue speaks of an account that has gone: that is no contraction."""
    gone_on = values.get("churned_on")
    return not amount and (
        account.status is AccountStatus.CHURNED or (gone_on is not None and gone_on <= taking.day)
    )


def _end(
    taking: ImportRun, account: Account, values: Mapping[str, Any], taken: ListResult, line: int
) -> None:
    """What an account that has gone, or given notice, paid for ends; what it earned is kept."""
    gone_on = values.get("churned_on")
    has_gone = account.status is AccountStatus.CHURNED
    if not has_gone and (gone_on is None or gone_on <= taking.day):
        return
    row = ContractRow(line, account.name, {})
    if end_contracts(taking, taken, account.id, gone_on or taking.day, row):
        taken.known[-1] = replace(taken.known[-1], filled=True)


def _compare(
    taking: ImportRun,
    account: Account,
    known: Sequence[Subscription],
    row: ContractRow,
    taken: ListResult,
) -> None:
    """Hold a row against the one contract; of several, what it says of their sum is told."""
    arr = row.given.get("arr")
    running = [each for each in known if each.status is not SubscriptionStatus.ENDED]
    # What has ended pays for nothing: the row speaks of the one that runs, or of the last one.
    if len(running) < 2:
        last = running or sorted(known, key=lambda each: each.ended_on or date.min)[-1:]
        if meet_contract(taking, taken, last[0], row):
            taken.known[-1] = replace(taken.known[-1], filled=True)
        return
    sums = totals(each.arr for each in running if each.status is SubscriptionStatus.ACTIVE)
    if arr is not None and sums and sums != (arr,):
        ours = " + ".join(map(shown, sums))
        taken.differences.append(Difference(row.line, account.name, "arr", ours, shown(arr)))
        text = say("{n} contracts make up what it pays: a list of contracts changes them",
                   n=len(running))  # fmt: skip
        taken.remarks.append(ImportNotice(row.line, account.name, text))
