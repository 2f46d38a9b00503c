"""What became of the accounts that each of ours sold, counted by hand; and stages over the book."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.sellers import (
    SoldPattern,
    SoldRecords,
    has_lowered,
    seller_lines,
)
from csm_desktop.domain.lists.stage_lines import stage_counts, stage_stays
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.lifecycle import HandOver, Leader, Stage, StageChange
from csm_desktop.domain.records.plan import AgreedGoal, AgreedPlan, Goal, Horizon, SuccessGap
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.domain.records.strategies import Strategy, StrategyKind

TODAY = date(2026, 11, 22)
SEGMENT = Segment(5, "Enterprise", Engagement.HIGH_TOUCH, 14, 90, first_value_days=45)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def plan(version: int, target: str | None) -> AgreedPlan:
    goals = (AgreedGoal(7, "Replan", None if target is None else Decimal(target), None),)
    return AgreedPlan(version, 1, version, ago(100 - version), goals=goals)


GOAL = Goal(7, 1, Horizon.TWELVE_MONTHS, "Replan", baseline=Decimal(90), target=Decimal(30))
ACCOUNTS = (
    Account(1, "Halden", sold_by_id=10, segment_id=5, contract_start=ago(100),
            first_value_on=ago(40)),
    Account(2, "Kestrel", sold_by_id=10, status=AccountStatus.CHURNED),
    Account(3, "Cordova", sold_by_id=10),
    Account(4, "Gansu", sold_by_id=11),
    Account(5, "Dal Riada", sold_by_id=10),
    Account(6, "Nobody's"),
)  # fmt: skip
RECORDS = SoldRecords(
    segments={5: SEGMENT},
    standings={1: Standing.CRUISER, 2: Standing.LAGGARD, 3: Standing.LAGGARD, 5: Standing.LAGGARD},
    strategies={
        3: [Strategy(20, 3, StrategyKind.RESCUE, ago(10))],
        2: [Strategy(21, 2, StrategyKind.FAREWELL, ago(10))],
        4: [Strategy(22, 4, StrategyKind.RESCUE, ago(-1))],
    },
    gaps={1: [SuccessGap(30, 1, "Sign-on"), SuccessGap(31, 1, "Data")]},
    goals={1: [GOAL]},
    plans={1: [plan(2, "60"), plan(1, "30")]},
)
NAMES = {10: "Priya Nair", 11: "anton"}


def test_by_hand_each_pattern_is_counted_once_an_account_with_how_many_were_sold() -> None:
    anton, priya = seller_lines(ACCOUNTS, NAMES, RECORDS, TODAY)
    assert (anton.name, anton.accounts, dict(anton.shown)) == ("anton", (4,), {})
    assert priya.accounts == (1, 2, 3, 5)
    assert dict(priya.shown) == {
        SoldPattern.GAPS: (1,),
        SoldPattern.LOWERED: (1,),
        # First value on day 60, and 45 was the target.
        SoldPattern.LATE: (1,),
        SoldPattern.LAGGARDS: (2, 3, 5),
        SoldPattern.RESCUED: (3,),
        SoldPattern.CHURNED: (2,),
    }
    assert priya.proposed == (SoldPattern.LAGGARDS,), "more than two propose a note to sales"


def test_by_hand_less_is_nearer_to_the_baseline_either_way() -> None:
    assert has_lowered([GOAL], [plan(1, "30"), plan(2, "60")])
    assert not has_lowered([GOAL], [plan(1, "60"), plan(2, "30")])
    rising = replace(GOAL, baseline=Decimal(10))
    assert has_lowered([rising], [plan(1, "90"), plan(2, "60")])
    assert not has_lowered([replace(GOAL, baseline=None)], [plan(1, "30"), plan(2, "60")])
    assert not has_lowered([GOAL], [plan(1, "30"), plan(2, None)])
    assert not has_lowered([], [plan(1, "30"), plan(2, "60")])


@given(st.lists(st.sampled_from(ACCOUNTS), unique=True))
def test_every_sold_account_stands_with_exactly_one_seller(accounts: list[Account]) -> None:
    lines = seller_lines(accounts, NAMES, RECORDS, TODAY)
    sold = [account_id for line in lines for account_id in line.accounts]
    assert sorted(sold) == sorted(one.id for one in accounts if one.sold_by_id is not None)
    for line in lines:
        assert all(set(ids) <= set(line.accounts) for ids in line.shown.values())


def test_by_hand_the_stages_of_the_book_with_the_median_of_what_is_known() -> None:
    accounts = [Account(n, f"A{n}", stage=Stage.ADOPTION) for n in range(1, 5)]
    changes = [
        StageChange(11, 1, Stage.ADOPTION, ago(10)),
        StageChange(12, 2, Stage.ADOPTION, ago(40)),
        StageChange(13, 3, Stage.PERFORMANCE, ago(5)),
    ]
    handed = [HandOver(21, 2, ago(40), Leader.SALES, Leader.CUSTOMER_SUCCESS)]
    stays = stage_stays(accounts, changes, handed, TODAY)
    assert [(one.id, one.days) for one in stays] == [(2, 40), (1, 10), (4, None), (3, 5)]
    counts = {one.stage: one for one in stage_counts(stays)}
    adoption = counts[Stage.ADOPTION]
    assert (adoption.accounts, adoption.known, adoption.days, adoption.waiting) == (3, 2, 25, 1)
    assert (counts[Stage.TRIAL].accounts, counts[Stage.TRIAL].days) == (0, None)
    assert sum(one.accounts for one in counts.values()) == len(accounts)
