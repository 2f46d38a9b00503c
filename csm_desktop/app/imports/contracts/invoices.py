"""Invoices into the book: what each customer was billed for periods of service becomes what its
contracts earn, and how that moved.

Invoices tell a history, so what is new in them is dated as they date it. Where the book knows a
contract from elsewhere and says something else of it, the difference is told and taken over only
where the user lets the file's values count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal

from csm_desktop.app.imports.contracts.billed_accounts import BilledAccounts
from csm_desktop.app.imports.contracts.billed_contracts import BilledContracts, Run
from csm_desktop.app.imports.report import Difference, Known, Unassigned
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.subscriptions import known_contracts
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.money.billed import (
    Bill,
    PaidTime,
    Period,
    likely_interval,
    months_from,
    runs,
    stretches,
)
from csm_desktop.domain.records.money import totals
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.domain.text.identities import id_key
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.values import dataclass

_ALONE = say("its days do not tell how often it comes: --invoices-are says it of all")
_NEAR = timedelta(days=7)
_NOTHING_LEFT = say("a credit, and no invoice of the list that it leaves anything of")

_CREDITED = say("paid back: nothing was earned")


def take_invoices(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the lines of a list of invoices."""
    _Invoices(taking, plan, taken).take()


@dataclass(slots=True)
class _Billed:
    """The lines of one customer for one thing in one currency; `id` is the subscription's own."""

    entry: DirectoryEntry | None
    reference: str
    product: str
    id: str
    currency: str
    drafts: list[ReadyRow] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the customer is called."""
        return self.entry.name if self.entry else self.reference


class _Invoices:
    def __init__(self, taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
        self._taking, self._plan, self._taken = taking, plan, taken
        self._accounts = BilledAccounts(taking, is_billed=True)
        self._by_id = known_contracts(taking)
        self._grace = timedelta(days=rules_of(taking.connection).renewal_grace_days)
        self._contracts = BilledContracts(taking, taken, self._grace)
        fresh = taking.fresh_rows(plan, taken, [True] * plan.ready)
        self._fresh = {draft.line: mark for draft, mark in fresh}

    def take(self) -> None:
        """Every customer's contracts, and a place for every line."""
        customers: dict[object, dict[object, _Billed]] = {}
        for draft in self._plan.drafts:
            values = draft.values
            period = values["covers"]
            # Of whom nobody knows how often they pay no account is made.
            is_known = isinstance(period, Period) and bool(period.months)
            entry, reference = self._accounts.of(values, may_make=is_known)
            if entry is not None and entry.in_trash:
                if draft.line in self._fresh:
                    self._taken.known.append(Known(draft.line, entry.name, in_trash=True))
                continue
            currency = str(values.get("amount_currency") or (entry.currency if entry else ""))
            id_, product = (str(values.get(k) or "") for k in ("subscription_id", "product"))
            whose = entry.id if entry else reference.casefold()
            key = (id_key(id_) if id_ else product.casefold(), currency)
            billed = _Billed(entry, reference, product, id_, currency)
            customers.setdefault(whose, {}).setdefault(key, billed).drafts.append(draft)
        for own in customers.values():
            # What was taken in whole before says nothing new.
            news = [b for b in own.values() if any(d.line in self._fresh for d in b.drafts)]
            if news:
                self._customer(news)
        self._accounts.tell(self._taken)

    def _customer(self, billed: Sequence[_Billed]) -> None:
        entry, reference = billed[0].entry, billed[0].reference
        if entry is not None:
            own = self._taking.subscriptions(entry.id)
        else:
            found = self._taking.work.find(Subscription, account_ref=reference)
            own = tuple(each for each in found if each.account_id is None)
        known = [self._known(each, own) for each in billed]
        for each, some in zip(billed, known, strict=True):
            self._space(each, some or own)
        known = [some for each, some in zip(billed, known, strict=True) if each.drafts]
        billed = [each for each in billed if each.drafts]
        if not billed:
            return
        rest = [each for each in own if _earns(each) and not any(each in some for some in known)]
        unknown = [i for i, some in enumerate(known) if not some]
        is_ours = any(known) or any(self._taking.is_billed(each.id) for each in rest)
        if rest and len(unknown) == 1 and len(billed) == 1 and len(rest) == 1:
            # One thing is paid for here and there: whatever either calls it, it is the same money.
            known[unknown[0]] = rest
            unknown = []
        placed = [i for i in range(len(billed)) if is_ours or not rest or i not in unknown]
        runs_of = {i: self._runs(billed[i]) for i in placed}
        begun = [run[0] for some in runs_of.values() for run in some]
        _keep_ids(billed, runs_of)
        for i in placed:
            self._place(billed[i], known[i], runs_of[i], begun)
        if rest and unknown and not is_ours:
            self._tell_apart([billed[i] for i in unknown], rest)
        elif unknown:
            self._tell_unbilled(billed[0], rest)

    def _space(self, billed: _Billed, known: Sequence[Subscription]) -> None:
        """Give lines that no day and no word tells how often they come the interval in which their
        contract was billed before; those of none are set aside."""
        spaced = []
        for draft in billed.drafts:
            period, net = draft.values["covers"], draft.values["net"]
            if not isinstance(period, Period) or period.months:
                spaced.append(draft)
                continue
            before = [
                each for each in known
                if _earns(each) and each.arr.currency == billed.currency
                and self._taking.is_billed(each.id)
            ]  # fmt: skip
            months = 0
            if len(before) == 1 and isinstance(net, Decimal):
                months = likely_interval(net, before[0].arr.amount)
            if not months:
                if self._fresh.pop(draft.line, None) is not None:
                    self._taken.set_aside.append(SetAside(draft.line, _ALONE, billed.name))
                continue
            values = {**draft.values, "covers": months_from(period.start, months)}
            spaced.append(ReadyRow(draft.line, values, draft.custom, draft.cells, draft.key))
            text = say("billed for a month, as it was before",
                       "billed for {n} months, as it was before", n=months)  # fmt: skip
            self._taken.remarks.append(ImportNotice(draft.line, billed.name, text))
        billed.drafts = spaced

    def _runs(self, billed: _Billed) -> list[list[PaidTime]]:
        bills = [bill for draft in billed.drafts if (bill := _bill(draft)) is not None]
        return runs(stretches(bills, billed.currency, self._grace))

    def _tell_unbilled(self, billed: _Billed, rest: Sequence[Subscription]) -> None:
        """Say of contracts that were billed before that they are not here, beside new ones."""
        for each in rest:
            if self._taking.is_billed(each.id):
                text = say(
                    "“{product}” ({arr} a year) was billed before, and is not here beside what is "
                    "new: end it if that takes its place",
                    product=each.product or "-", arr=each.arr,
                )  # fmt: skip
                line = billed.drafts[0].line
                self._taken.remarks.append(ImportNotice(line, billed.name, text))

    def _known(self, billed: _Billed, own: Sequence[Subscription]) -> list[Subscription]:
        """The contracts of the book that the lines may be of: by id, else by what is paid for."""
        if billed.id:
            id_ = self._by_id.get(id_key(billed.id))
            return [self._taking.fetch(Subscription, id_)] if id_ is not None else []
        return [each for each in own if each.product.casefold() == billed.product.casefold()]

    def _place(
        self,
        billed: _Billed,
        known: Sequence[Subscription],
        found: Sequence[list[PaidTime]],
        begun: Sequence[PaidTime],
    ) -> None:
        free = list(known)
        latest = found[-1] if found else None
        for run in reversed(found):
            id_ = billed.id if run is latest else ""
            # What the customer began to pay for as this ended has taken its place.
            is_followed = any(
                run[0].start < each.start and _may_replace(each, run[-1]) for each in begun
            )
            told = Run(
                run, billed.name, billed.product, id_, billed.reference, billed.entry, is_followed
            )
            contract = self._contracts.like(told, free)
            if contract is not None:
                free.remove(contract)
                changed = self._contracts.meet(contract, told)
                made = contract.id
            else:
                changed, made = None, self._contracts.make(told)
            self._count(billed, run[0].start, run[-1].end, made, changed)
        self._leave(billed)

    def _count(
        self, billed: _Billed, start: date, end: date, contract: int, changed: bool | None
    ) -> None:
        """The lines of a run, each in its place: stored where their contract is new."""
        for draft in billed.drafts:
            period = draft.values["covers"]
            mark = self._fresh.get(draft.line)
            if mark is None or not isinstance(period, Period) or not start <= period.start < end:
                continue
            self._fresh.pop(draft.line)
            if changed is None:
                # What they made tells later that they came in; what they changed may be undone, and
                # what has no account yet gets its past when it has one.
                if billed.entry is not None:
                    mark(contract)
                self._taken.stored += 1
            else:
                self._taken.known.append(Known(draft.line, billed.name, filled=changed))
            if billed.entry is None:
                said = billed.product or str(draft.values.get("external_id") or "")
                self._taken.unassigned.append(Unassigned(draft.line, said, billed.reference))

    def _leave(self, billed: _Billed) -> None:
        """Set aside credits that nothing is left of, and what they took off in whole."""
        for draft in billed.drafts:
            if self._fresh.pop(draft.line, None) is not None:
                bill = _bill(draft)
                why = _CREDITED if bill is not None and bill.net > 0 else _NOTHING_LEFT
                self._taken.set_aside.append(SetAside(draft.line, why, billed.name))

    def _tell_apart(self, billed: Sequence[_Billed], own: Sequence[Subscription]) -> None:
        """Say what the invoices come to beside other contracts, which nobody can tell apart."""
        day = self._taking.day
        sums = [
            state.arr
            for each in billed
            for run in self._runs(each)
            for state in run
            if state.start <= day < state.end
        ]
        name, line = billed[0].name, billed[0].drafts[0].line
        ours = " + ".join(f"{m.amount:f} {m.currency}" for m in totals(e.arr for e in own))
        theirs = " + ".join(f"{m.amount:f} {m.currency}" for m in totals(sums)) or "0"
        if ours != theirs:
            self._taken.differences.append(Difference(line, name, "arr", ours, theirs))
        text = say("the book has other contracts of it: the invoices do not say which is which, "
                   "and change none")  # fmt: skip
        self._taken.remarks.append(ImportNotice(line, name, text))
        for each in billed:
            for draft in each.drafts:
                if self._fresh.pop(draft.line, None) is not None:
                    self._taken.known.append(Known(draft.line, name))


def _keep_ids(billed: Sequence[_Billed], found: Mapping[int, Sequence[list[PaidTime]]]) -> None:
    """Leave the id of a subscription that was billed in several currencies to the last of them."""
    last: dict[str, tuple[date, int]] = {}
    for i, own in found.items():
        if billed[i].id and own:
            key = id_key(billed[i].id)
            last[key] = max(last.get(key, (date.min, i)), (own[-1][-1].end, i))
    for i in found:
        if billed[i].id and last.get(id_key(billed[i].id), (date.min, i))[1] != i:
            billed[i].id = ""


def _may_replace(new: PaidTime, old: PaidTime) -> bool:
    """Whether something began as another ended, and is no addition: those are for less than half of
    what they come beside (our choice)."""
    is_smaller = new.arr.currency == old.arr.currency and new.arr.minor * 2 < old.arr.minor
    return abs(new.start - old.end) <= _NEAR and not is_smaller


def _earns(contract: Subscription) -> bool:
    return contract.status is SubscriptionStatus.ACTIVE


def _bill(draft: ReadyRow) -> Bill | None:
    period, net = draft.values["covers"], draft.values["net"]
    if not isinstance(period, Period) or not isinstance(net, Decimal):
        return None
    return Bill(period, net, draft.line)
