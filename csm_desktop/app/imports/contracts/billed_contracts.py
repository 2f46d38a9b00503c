"""Contracts of which invoices tell: made with their history, or held against those of the book."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from csm_desktop.app.imports.known_things import shown
from csm_desktop.app.imports.report import Difference
from csm_desktop.app.imports.revenue import (
    ContractRow,
    end_contract,
    end_told,
    meet_contract,
    moved_told,
)
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.domain.money.billed import A_YEAR, Bill, PaidTime, likely_interval
from csm_desktop.domain.money.changes import MOVING, changed_arr
from csm_desktop.domain.money.past_states import ArrStep
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.records.money import NO_CURRENCY, Money
from csm_desktop.domain.records.revenue import RevenueEvent, Subscription, SubscriptionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice
from csm_desktop.values import dataclass

_A_WEEK = timedelta(days=7)
_PARTS_OF_A_YEAR = frozenset((1, 3, 6))  # months
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Run:
    """What a customer paid for one thing without a pause, and what that is called; `is_followed`:
    something else began as it ended."""

    stretches: Sequence[PaidTime]
    name: str
    product: str
    id: str
    reference: str
    entry: DirectoryEntry | None
    is_followed: bool = False

    @property
    def start(self) -> date:
        """When it began."""
        return self.stretches[0].start

    @property
    def end(self) -> date:
        """The first day for which nothing was billed any more."""
        return self.stretches[-1].end

    @property
    def line(self) -> int:
        """Where its last bill stands."""
        return self.stretches[-1].bills[-1].line


class BilledContracts:
    """Makes and changes contracts as of the day of a list; bills may come `grace` late."""

    def __init__(self, taking: ImportRun, taken: ListResult, grace: timedelta) -> None:
        self._taking, self._taken, self._grace = taking, taken, grace

    def like(self, run: Run, known: Sequence[Subscription]) -> Subscription | None:
        """The contract of the book that was running when the bills were for it."""
        for each in known:
            begins = each.starts_on or date.min
            ends = each.ended_on or date.max - self._grace
            if begins < run.end + self._grace and ends + self._grace >= run.start:
                return each
        return None

    def make(self, run: Run) -> int:
        """A contract that the book does not have, with how it moved; its id."""
        taking, states = self._taking, self._so_far(run)
        ended_on = self._ended_on(run)
        contract = Subscription(
            id=taking.new_id(),
            account_id=run.entry.id if run.entry else None,
            account_ref="" if run.entry else run.reference,
            product=run.product,
            arr=states[-1].arr,
            starts_on=run.start,
            status=SubscriptionStatus.ENDED if ended_on else SubscriptionStatus.ACTIVE,
            ended_on=ended_on,
            ids=foreign_ids(run.id, taking.system),
            **({} if ended_on else self._term(states[-1])),
        )
        taking.add(contract)
        taking.mark_billed(contract.id)
        self._tell(run, states)
        if run.entry is None and len(states) > 1:
            text = say(
                "how it moved is kept once its account is in the book: import the list again then"
            )
            self._say(run, text)
        for before, after in pairwise(states) if run.entry else ():
            self._step(run, contract, ArrStep(after.start, before.arr, after.arr))
        if ended_on and run.is_followed:
            self._say(run, say("until {day}, when another took its place", day=ended_on))
        elif ended_on:
            self._say(run, end_told(contract.arr, ended_on, taking.day))
        return contract.id

    def meet(self, contract: Subscription, run: Run) -> bool:
        """Hold the bills against a contract of the book; whether anything changed."""
        taking, states = self._taking, self._so_far(run)
        named = self._name(contract, run)
        lasting = self._last(named, run)
        if lasting is None:
            return named != contract
        changed, contract = lasting != contract, lasting
        agreeing = [i for i, state in enumerate(states) if state.arr == contract.arr]
        is_ours = taking.is_billed(contract.id)
        bare = contract.arr.currency == NO_CURRENCY or not contract.arr.minor
        given = self._term(states[-1]) | {"ids": foreign_ids(run.id, taking.system)}
        if bare or not (agreeing or is_ours) or contract.arr.currency != states[-1].arr.currency:
            # The book has it from elsewhere, and says something else.
            given["arr"] = states[-1].arr
            row = self._row(run, given)
            return meet_contract(taking, self._taken, contract, row) or changed
        if agreeing:
            changed |= self._lead_up(contract, run, states[: agreeing[-1] + 1])
        changed |= self._go_on(contract, run, states[agreeing[-1] + 1 if agreeing else 0 :])
        if not is_ours:
            # Undo takes the events away, and with them the word of the invoices.
            events, new = taking.events(contract.id), taking.made[RevenueEvent]
            made = next((event.id for event in events if event.id in new), None)
            taking.mark_billed(contract.id, made)
        return self._prolong(contract, run, given) or changed

    def _last(self, contract: Subscription, run: Run) -> Subscription | None:
        """The contract as long as it is billed. None for one that had ended before that, and does
        not go on, for the user does not let the file's values count."""
        before = contract.ended_on
        if before is None or run.end <= before + _A_WEEK:
            return contract
        ended_on = self._ended_on(run)
        field, ours, theirs = "ended_on", shown(before), shown(ended_on or "-")
        if ended_on is None and contract.status is SubscriptionStatus.ENDED:
            field, ours = "status", shown(contract.status)
            theirs = shown(SubscriptionStatus.ACTIVE)
        self._taken.differences.append(Difference(run.line, run.name, field, ours, theirs))
        if not self._taking.update:
            return None
        status = SubscriptionStatus.ENDED if ended_on else SubscriptionStatus.ACTIVE
        lasting = replace(contract, ended_on=ended_on, status=status)
        self._taking.put(lasting)
        if ended_on is None and contract.account_id is not None:
            account = self._taking.fetch(Account, contract.account_id)
            if account.status is AccountStatus.CHURNED:
                self._taking.put(replace(account, status=AccountStatus.LIVE))
        return lasting

    def _name(self, contract: Subscription, run: Run) -> Subscription:
        """The contract called as it is billed, where it has no name or the file's values count."""
        if not run.product or run.product.casefold() == contract.product.casefold():
            return contract
        if contract.product:
            told = Difference(run.line, run.name, "product", contract.product, run.product)
            self._taken.differences.append(told)
            if not self._taking.update:
                return contract
        named = replace(contract, product=run.product)
        self._taking.put(named)
        return named

    def _lead_up(self, contract: Subscription, run: Run, states: Sequence[PaidTime]) -> bool:
        """Give a contract of which the book knows no movement the ones that led to what it pays."""
        taking = self._taking
        if contract.account_id is None or taking.events(contract.id):
            return False
        account = taking.fetch(Account, contract.account_id)
        begun = contract.starts_on or account.contract_start
        changed = begun is None
        if changed:
            taking.put(replace(taking.fetch(Subscription, contract.id), starts_on=run.start))
        for before, after in pairwise(states):
            if begun is None or after.start > begun:
                self._step(run, contract, ArrStep(after.start, before.arr, after.arr))
                changed = True
        return changed

    def _go_on(self, contract: Subscription, run: Run, states: Sequence[PaidTime]) -> bool:
        """What the bills say after the last that the book knows."""
        taking, changed = self._taking, False
        moved = [e.on for e in taking.events(contract.id) if e.kind in MOVING]
        last = max([*moved, contract.starts_on or date.min])
        for state in states:
            known = taking.fetch(Subscription, contract.id)
            arr = self._earned(known, state, last)
            if state.start <= last or arr == known.arr:
                continue
            if arr is None:
                ours, theirs = shown(known.arr), shown(state.arr)
                self._taken.differences.append(Difference(run.line, run.name, "arr", ours, theirs))
                if not taking.update:
                    continue
                arr = state.arr
            last = state.start
            own = taking.events(contract.id)
            change = changed_arr(known, own, arr, state.start, taking.new_id())
            taking.put(change.subscription)
            for event in change.removed:
                taking.drop(event)
            if change.added is not None:
                taking.add(change.added)
            self._say(run, moved_told(known.arr, arr, state.start), state.bills)
            changed = True
        if changed:
            self._tell(run, [states[-1]])
        return changed

    @staticmethod
    def _earned(known: Subscription, state: PaidTime, last: date) -> Money | None:
        """What a contract earns by these bills. Within a term that is billed already, what is new
        since `last` comes on top, unless the whole is billed again. None for what may be either:
        bills of a usual interval that end before the term does."""
        if known.renews_on is None or state.start >= known.renews_on or _is_whole(known, state):
            return state.arr
        regular = all(bill.period.months in _PARTS_OF_A_YEAR for bill in state.bills)
        if regular and state.end < known.renews_on - _A_WEEK:
            return None
        new = sum((b.a_year for b in state.bills if b.period.start > last), Decimal(0))
        return known.arr + Money.of(new.quantize(_HUNDREDTH), known.arr.currency)

    def _prolong(self, contract: Subscription, run: Run, given: dict[str, Any]) -> bool:
        """Its next renewal, and that it ended."""
        taking = self._taking
        known = taking.fetch(Subscription, contract.id)
        after = known
        renews_on = given.get("renews_on")
        # What was added within a term, and is for longer, renews nothing.
        if known.renews_on and not (
            run.stretches[-1].start >= known.renews_on - self._grace
            or _is_whole(known, run.stretches[-1])
        ):
            renews_on = None
        if renews_on and (known.renews_on is None or renews_on > known.renews_on):
            after = replace(known, renews_on=renews_on)
            after = replace(after, term_months=known.term_months or given.get("term_months"))
        if after != known:
            taking.put(after)
        ended_on = self._ended_on(run)
        if ended_on is None or after.status is SubscriptionStatus.ENDED:
            return after != known
        row = self._row(run, {})
        return end_contract(taking, self._taken, after, ended_on, row) or after != known

    def _so_far(self, run: Run) -> list[PaidTime]:
        """What was paid until the day of the list; of what is to come only the first is taken
        where nothing was before it, the rest is told."""
        day = self._taking.day
        states = [state for state in run.stretches if state.start <= day]
        coming = [state for state in run.stretches if state.start > day]
        if not states:
            states, coming = coming[:1], coming[1:]
        for state in coming:
            text = say("billed ahead: {arr} a year from {day} on, which the list of that time "
                       "brings", arr=state.arr, day=state.start)  # fmt: skip
            self._say(run, text, state.bills)
        return states

    def _ended_on(self, run: Run) -> date | None:
        """The first day without service, once another bill should have come by the list's day: a
        period later, or the days of grace."""
        if run.is_followed:
            return run.end if run.end <= self._taking.day else None
        longest = max(
            (bill.period.end - bill.period.start for bill in run.stretches[-1].bills),
            default=self._grace,
        )
        return run.end if run.end + min(longest, self._grace) < self._taking.day else None

    @staticmethod
    def _term(state: PaidTime) -> dict[str, Any]:
        """Term and renewal of what is billed by the year or longer; a monthly bill tells of no
        contract's end."""
        months = max(bill.period.months for bill in state.bills)
        if months < A_YEAR:
            return {}
        renews_on = state.end - timedelta(days=1)
        whole = months == int(months)
        return {"renews_on": renews_on} | ({"term_months": int(months)} if whole else {})

    def _step(self, run: Run, contract: Subscription, step: ArrStep) -> None:
        if contract.account_id is not None:
            self._taking.add(step.event(self._taking.new_id(), contract, contract.account_id))
        at = [bill for state in run.stretches if state.start == step.on for bill in state.bills]
        self._say(run, moved_told(step.before, step.after, step.on), at)

    def _tell(self, run: Run, states: Sequence[PaidTime]) -> None:
        """The arithmetic of what is paid now."""
        bills = states[-1].bills
        terms = [f"{bill.net:f} / {_months(bill)} × 12" for bill in bills]
        if len({bill.period.months for bill in bills}) == 1 and len(bills) > 1:
            added = " + ".join(f"{bill.net:f}" for bill in bills)
            terms = [f"({added}) / {_months(bills[0])} × 12"]
        told = " + ".join(terms).replace("+ -", "− ")
        text = say("what is billed, by the months of its period: {told} = {arr} a year", told=told,
                   arr=states[-1].arr)  # fmt: skip
        self._say(run, text, bills)

    def _say(self, run: Run, text: Any, bills: Sequence[Bill] = ()) -> None:
        line = max((bill.line for bill in bills), default=run.line)
        self._taken.remarks.append(ImportNotice(line, run.name, text))

    def _row(self, run: Run, given: dict[str, Any]) -> ContractRow:
        return ContractRow(run.line, run.name, given)


def _is_whole(known: Subscription, state: PaidTime) -> bool:
    """Whether a bill is for about all that the contract earns, for as long as it is."""
    arr = known.arr.amount
    return any(likely_interval(bill.net, arr) == bill.period.months for bill in state.bills)


def _months(bill: Bill) -> str:
    return f"{bill.period.months.quantize(_HUNDREDTH).normalize():f}"
