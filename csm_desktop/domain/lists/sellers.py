"""What became of the accounts that each of our people sold (domain.md §3, §5): internal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.plan import AgreedPlan, Goal, SuccessGap
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.strategies import Strategy, StrategyKind
from csm_desktop.domain.value.attainment import time_to_first_value
from csm_desktop.values import dataclass

MANY = 3
"""From how many accounts of a kind on a note to sales is proposed: more than two (domain.md §3)."""


class SoldPattern(StrEnum):
    """What is counted of the accounts that somebody sold."""

    GAPS = "gaps"
    LOWERED = "lowered"
    LAGGARDS = "laggards"
    LATE = "late"
    RESCUED = "rescued"
    CHURNED = "churned"


@dataclass(frozen=True, slots=True)
class SoldRecords:
    """What a book holds of the accounts that were sold, each by its account's id."""

    segments: Mapping[int, Segment]
    standings: Mapping[int, Standing | None]
    strategies: Mapping[int, Sequence[Strategy]]
    gaps: Mapping[int, Sequence[SuccessGap]]
    goals: Mapping[int, Sequence[Goal]]
    plans: Mapping[int, Sequence[AgreedPlan]]
    updates: Mapping[int, date] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True, slots=True)
class SellerLine:
    """One of ours who sold accounts: of `accounts` those that show each pattern, by id.

    An account counts once for a pattern, however many gaps it has.
    """

    id: int
    name: str
    accounts: tuple[int, ...]
    shown: Mapping[SoldPattern, tuple[int, ...]]

    def count(self, pattern: SoldPattern) -> int:
        """How many of the accounts show it."""
        return len(self.shown.get(pattern, ()))

    @property
    def proposed(self) -> tuple[SoldPattern, ...]:
        """Of which patterns a note to sales about the qualification of accounts is proposed."""
        return tuple(pattern for pattern in SoldPattern if self.count(pattern) >= MANY)


def seller_lines(
    accounts: Iterable[Account], names: Mapping[int, str], records: SoldRecords, as_of: date
) -> tuple[SellerLine, ...]:
    """Everybody who sold an account of the book, by name; who sold most is not who sold worst, so
    no share is made of few."""
    sold: dict[int, list[Account]] = defaultdict(list)
    for account in accounts:
        seller_id = account.sold_by_id
        if account.deleted_at is None and seller_id is not None and seller_id in names:
            sold[seller_id].append(account)
    lines = [
        SellerLine(
            seller_id,
            names[seller_id],
            tuple(account.id for account in theirs),
            _shown(theirs, records, as_of),
        )
        for seller_id, theirs in sold.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.id)))


def _shown(
    accounts: Iterable[Account], records: SoldRecords, as_of: date
) -> Mapping[SoldPattern, tuple[int, ...]]:
    found: dict[SoldPattern, list[int]] = defaultdict(list)
    for account in accounts:
        for pattern in patterns_of(account, records, as_of):
            found[pattern].append(account.id)
    return {pattern: tuple(ids) for pattern, ids in found.items()}


def patterns_of(account: Account, records: SoldRecords, as_of: date) -> tuple[SoldPattern, ...]:
    """What an account shows: gaps to its goal, a goal that was lowered between two agreed plans, a
    laggard's standing now, first value later than its segment's target, a rescue begun, churn."""
    own = account.id
    # 0 is nobody's id: without a segment there is no target that could be missed.
    segment = records.segments.get(account.segment_id or 0)
    rescued = any(
        one.kind is StrategyKind.RESCUE and one.started_on <= as_of
        for one in records.strategies.get(own, ())
    )
    shown = {
        SoldPattern.GAPS: bool(records.gaps.get(own)),
        SoldPattern.LOWERED: has_lowered(records.goals.get(own, ()), records.plans.get(own, ())),
        SoldPattern.LAGGARDS: records.standings.get(own) is Standing.LAGGARD,
        SoldPattern.LATE: time_to_first_value(
            account, segment, as_of, records.updates.get(own)
        ).late
        is True,
        SoldPattern.RESCUED: rescued,
        SoldPattern.CHURNED: account.status is AccountStatus.CHURNED,
    }
    return tuple(pattern for pattern, holds in shown.items() if holds)


def has_lowered(goals: Iterable[Goal], plans: Iterable[AgreedPlan]) -> bool:
    """Whether a goal asks for less in a later agreed plan than in an earlier one: for a target
    nearer to the baseline; without a baseline nobody can say which way is less."""
    baselines = {goal.id: goal.baseline for goal in goals if goal.baseline is not None}
    # By version and not by day, for two may be agreed on one.
    ordered = sorted(plans, key=lambda plan: plan.version)
    for before, after in pairwise(ordered):
        targets = {goal.goal_id: goal.target for goal in before.goals}
        for goal in after.goals:
            base, then = baselines.get(goal.goal_id), targets.get(goal.goal_id)
            if base is None or then is None or goal.target is None:
                continue
            # By the distance from the baseline, since better may be more or less.
            if abs(goal.target - base) < abs(then - base):
                return True
    return False
