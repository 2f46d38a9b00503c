"""Where the accounts of a book stand on the boomerang, since when, and who leads (domain.md §2)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from csm_desktop.domain.journey.boomerang import waiting_hand_overs
from csm_desktop.domain.journey.stages import stage_now
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import HandOver, Leader, Stage, StageChange
from csm_desktop.domain.text.spread import middle_day
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class StageStay:
    """One account in its stage; `days`, `since` and `leader` are None where nobody said them.

    `waiting` is the oldest hand-over that nobody has accepted, None where there is none.
    """

    id: int
    name: str
    stage: Stage
    since: date | None
    days: int | None
    leader: Leader | None
    waiting: HandOver | None


@dataclass(frozen=True, slots=True)
class StageCount:
    """A stage over the book: `days` is the median of those whose entry is known."""

    stage: Stage
    accounts: int
    known: int
    days: int | None
    waiting: int


def stage_stays(
    accounts: Iterable[Account],
    changes: Iterable[StageChange],
    hand_overs: Iterable[HandOver],
    as_of: date,
) -> tuple[StageStay, ...]:
    """Every account of the book, along the boomerang, who is longest in a stage first."""
    entered: dict[int, list[StageChange]] = defaultdict(list)
    for change in changes:
        entered[change.account_id].append(change)
    handed: dict[int, list[HandOver]] = defaultdict(list)
    for one in hand_overs:
        handed[one.account_id].append(one)
    stays = [
        _stay(account, entered[account.id], handed[account.id], as_of)
        for account in accounts
        if account.deleted_at is None
    ]
    order = list(Stage)
    return tuple(
        # `or -1`: who entered today, and of whom nobody knows since when, come last.
        sorted(stays, key=lambda s: (order.index(s.stage), -(s.days or -1), s.name.casefold()))
    )


def _stay(
    account: Account, changes: Sequence[StageChange], handed: Sequence[HandOver], as_of: date
) -> StageStay:
    now = stage_now(account, changes, as_of, handed)
    waiting = next(iter(waiting_hand_overs(handed, as_of)), None)
    return StageStay(account.id, account.name, now.stage, now.since, now.days, now.leader, waiting)


def stage_counts(stays: Iterable[StageStay]) -> tuple[StageCount, ...]:
    """The eight stages, each with how many are there and how long they have been, by the median."""
    days: dict[Stage, list[int]] = defaultdict(list)
    number: Counter[Stage] = Counter()
    waiting: Counter[Stage] = Counter()
    for stay in stays:
        number[stay.stage] += 1
        waiting[stay.stage] += stay.waiting is not None
        if stay.days is not None:
            days[stay.stage].append(stay.days)
    return tuple(
        StageCount(
            stage, number[stage], len(days[stage]),
            middle_day(days[stage]), waiting[stage],
        )
        for stage in Stage
    )  # fmt: skip
