"""What the rows of contracts alone tell of renewals (domain.md §1).

A contract that has ended on the very day on which it was to renew was lost, unless another of the
same product began on that day or within the days of grace, as a list has a row a term; or began
early, within these days before, and outlasts it. Of several that end together and several that
begin together (our choice) the sums are compared, and what is earned since is shared out in
proportion: to split a contract, or to make one of two, moves no rate.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.domain.money.due_renewal import DueRenewal, outcome_of
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import (
    Contract,
    RenewalDecision,
    RenewalOutcome,
    RevenueEvent,
    RevenueKind,
    SubscriptionStatus,
)

_ONE_DAY = 1  # lists name the last day of a term, or the first of the next
_Told = tuple[tuple[DueRenewal, ...], tuple[int, ...]]
"""Renewals that are of one next term, and the rows of that by their ids."""


def renewals_of_rows(
    contracts: Mapping[int, Contract],
    events: Iterable[RevenueEvent],
    decisions: Iterable[RenewalDecision],
    as_of: date,
    grace_days: int,
) -> list[_Told]:
    """Those that ended on their day, and those whose day has passed without a word, of which the
    outcome is None.

    Left out is what somebody decided on, but for what was lost: who began again within the days of
    grace has renewed late, as the movements tell it, too.
    """
    decided = {(one.subscription_id, one.due_on): one for one in decisions}
    left = _undecided(contracts, decided, as_of, grace_days)
    told: list[_Told] = [((one,), ()) for one in left if one.outcome is None]
    if len(told) == len(left):
        return told
    last = _earned_last(events)
    ending: dict[tuple[int, str, date, str], list[DueRenewal]] = {}
    for one in left:
        if one.outcome is not None:
            # One that is over may have nothing on record: its churn tells what it earned last.
            before = one.before if one.before.minor else last.get(one.subscription_id, one.before)
            key = (one.account_id, _plain(one.product), one.due_on, before.currency)
            ending.setdefault(key, []).append(replace(one, before=before))
    rows: dict[tuple[int | None, str], list[Contract]] = {}
    for contract in contracts.values():
        rows.setdefault((contract.account_id, _plain(contract.product)), []).append(contract)
    for (account_id, product, due_on, _), ones in ending.items():
        over = {one.subscription_id for one in ones}
        heirs = _next_terms(rows[account_id, product], over, due_on, grace_days)
        if heirs:
            ids = tuple(heir.id for heir in heirs)
            told.append((tuple(_shared_out(ones, heirs)), ids))
        else:
            told += [((one,), ()) for one in ones]
    return told


def _undecided(
    contracts: Mapping[int, Contract],
    decided: Mapping[tuple[int, date], RenewalDecision],
    as_of: date,
    grace_days: int,
) -> list[DueRenewal]:
    found = []
    for contract in contracts.values():
        lost = decided.get((contract.id, contract.ended_on)) if contract.ended_on else None
        # One whose day is still to come tells nothing: so it is with most.
        if lost is None and contract.renews_on is not None and contract.renews_on > as_of:
            continue
        due_on, outcome = _end_of(contract, as_of, grace_days)
        if lost is not None and is_loss(lost, contract):
            due_on, outcome = lost.due_on, RenewalOutcome.LOST
        else:
            lost = None
        if due_on is None or due_on > as_of or (not lost and (contract.id, due_on) in decided):
            continue
        # A trial was never sold, so nobody can renew it.
        if contract.account_id is None or contract.status is SubscriptionStatus.TRIAL:
            continue
        before = lost.before if lost is not None else contract.arr
        found.append(
            DueRenewal(
                contract.account_id, contract.product, due_on, before, Money(0, before.currency),
                outcome, lost.reason if lost is not None else "", contract.id,
            )
        )  # fmt: skip
    return found


def is_loss(decision: RenewalDecision | None, contract: Contract | None) -> bool:
    """Whether a decision says that a contract was lost, which ended on that day."""
    return (
        decision is not None
        and decision.outcome is RenewalOutcome.LOST
        and contract is not None
        and contract.ended_on == decision.due_on
        and contract.status is not SubscriptionStatus.TRIAL
        and contract.account_id is not None
    )


def _end_of(
    contract: Contract, as_of: date, grace_days: int
) -> tuple[date | None, RenewalOutcome | None]:
    if contract.status is not SubscriptionStatus.ENDED:
        # Late without a word is neither lost nor won: only its user knows which.
        return renewal_date(contract, as_of, grace_days), None
    # Ended on any other day it was lost in mid-term, which is churn and no renewal.
    ended_on, due_on = contract.ended_on, contract.renews_on
    if ended_on is None:
        return due_on, RenewalOutcome.LOST
    if due_on is None:
        return (ended_on if _is_whole(contract, ended_on) else None), RenewalOutcome.LOST
    in_term = abs((ended_on - due_on).days) > _ONE_DAY
    return None if in_term else due_on, RenewalOutcome.LOST


def _is_whole(contract: Contract, ended_on: date) -> bool:
    """Whether a contract ended with one of its terms."""
    start, term = contract.starts_on, contract.term_months
    if start is None or not term or term < 0:
        return False
    # The day after, for its last day may be meant as one that was still paid.
    day = ended_on + timedelta(days=_ONE_DAY)
    terms = ((day.year - start.year) * 12 + day.month - start.month) // term
    ends = [months_after(start, each * term) for each in (terms - 1, terms) if each > 0]
    return any(0 <= (end - ended_on).days <= _ONE_DAY for end in ends)


def _earned_last(events: Iterable[RevenueEvent]) -> dict[int | None, Money]:
    """What contracts lost on the last day on which they lost anything."""
    last: dict[int | None, RevenueEvent] = {}
    for event in events:
        if event.kind is RevenueKind.CHURN and event.subscription_id is not None:
            former = last.get(event.subscription_id)
            if former is None or event.on > former.on:
                last[event.subscription_id] = event
    return {contract_id: event.amount for contract_id, event in last.items()}


def _next_terms(
    rows: Sequence[Contract], over: set[int | None], due_on: date, grace_days: int
) -> list[Contract]:
    """The rows of the next term among those of one product: those that begin first, in time; else
    the last that began early, after those which are `over`, and outlasts them. A later row of the
    same product is an addition."""
    begun = max((row.starts_on or date.min for row in rows if row.id in over), default=date.min)
    gaps = [
        ((row.starts_on - due_on).days, row)
        for row in rows
        if row.id not in over and row.starts_on is not None
    ]
    in_time = [(gap, row) for gap, row in gaps if 0 <= gap <= grace_days]
    early = [
        (gap, row)
        for gap, row in gaps
        if -grace_days <= gap < 0
        and row.starts_on is not None
        and row.starts_on > begun
        and (row.ended_on is None or row.ended_on > due_on)
    ]
    chosen = min((gap for gap, _ in in_time), default=max((gap for gap, _ in early), default=None))
    return [row for gap, row in in_time or early if gap == chosen]


def _shared_out(ones: Sequence[DueRenewal], heirs: Sequence[Contract]) -> list[DueRenewal]:
    """What earns since, shared out to those that ended; what stays in their currency goes first."""
    own = ones[0].before.currency
    currency = own if any(heir.arr.currency == own for heir in heirs) else heirs[0].arr.currency
    left = sum(heir.arr.minor for heir in heirs if heir.arr.currency == currency)
    weight = sum(one.before.minor for one in ones)
    shared = []
    for one in ones:
        # Of what is left the share of what is left to share: to the cent, whatever is rounded.
        part = left * one.before.minor // weight if weight else left
        left, weight = left - part, weight - one.before.minor
        after = Money(part, currency)
        shared.append(replace(one, after=after, outcome=outcome_of(one.before, after, stays=True)))
    return shared


def _plain(product: str) -> str:
    return product.casefold()
