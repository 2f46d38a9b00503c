"""What readings say: last value, progress, targets step by step, and how like accounts do."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.metrics import AccountMetric, Benchmark, Better, Reading
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.text.spread import spread
from csm_desktop.domain.value.readings import (
    MOST_PROGRESS,
    aggregate,
    latest,
    latest_of_each,
    progress,
    series,
    target_path,
    typed_benchmarks,
)
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
numbers = st.decimals(-10_000, 10_000, places=2)


def reading(id_: int, value: str, on: date, metric_id: int = 7) -> Reading:
    return Reading(id_, 1, metric_id, on, Decimal(value))


def test_replanning_from_90_to_22_minutes_is_nine_tenths_of_the_way_to_15() -> None:
    # (22 - 90) / (15 - 90) = -68 / -75 = 0.9067
    assert progress(Decimal(90), Decimal(22), Decimal(15), Better.LOWER) == Decimal("0.9067")


def test_keeping_a_level_counts_as_whole_while_it_is_no_worse() -> None:
    ten = Decimal(10)
    assert progress(ten, Decimal(11), ten, Better.HIGHER) == 1
    assert progress(ten, Decimal(9), ten, Better.HIGHER) == 0
    assert progress(ten, Decimal(9), ten, Better.LOWER) == 1


@given(numbers, numbers, numbers)
def test_progress_stays_in_its_bounds_and_mirrors(
    baseline: Decimal, present: Decimal, target: Decimal
) -> None:
    made = progress(baseline, present, target)
    assert 0 <= made <= MOST_PROGRESS
    if baseline != target:
        assert progress(-baseline, -present, -target) == made
        assert progress(baseline, baseline, target) == 0
        assert progress(baseline, target, target) == 1


def test_last_reading_is_the_latest_date_not_the_last_typed() -> None:
    readings = (
        reading(1, "22", TODAY),
        reading(3, "90", TODAY - timedelta(days=90)),
        reading(4, "15", TODAY + timedelta(days=1)),
        reading(5, "1", TODAY, metric_id=8),
    )
    assert latest(readings, 7, TODAY) == readings[0]
    assert latest_of_each(readings, TODAY) == {7: readings[0], 8: readings[3]}
    assert series(readings, 7, TODAY) == (readings[1], readings[0])


def test_a_second_reading_of_the_same_day_corrects_the_first() -> None:
    wrong, right = reading(1, "220", TODAY), reading(2, "22", TODAY)
    assert series((right, wrong), 7, TODAY) == (right,)
    assert latest((right, wrong), 7, TODAY) == right


def test_quartiles_by_hand() -> None:
    found = spread(Decimal(n) for n in (40, 10, 30, 20))
    assert found is not None
    assert (found.lower, found.median, found.upper) == (
        Decimal("17.5"),
        Decimal(25),
        Decimal("32.5"),
    )
    assert spread([]) is None
    huge = spread([Decimal("1E+30"), Decimal("-1E+40")])
    assert huge is not None
    assert huge.greatest == Decimal("1E+30")


@given(st.lists(numbers, min_size=1, max_size=30))
def test_quartiles_are_ordered_and_inside(values: list[Decimal]) -> None:
    found = spread(values)
    assert found is not None
    assert found.count == len(values)
    assert min(values) == found.least <= found.lower <= found.median
    assert found.median <= found.upper <= found.greatest == max(values)


def account(id_: int, **more: object) -> Account:
    kind = {"segment_id": 1, "industry": "Rail", "employees": 300} | more
    return Account(id_, f"Account {id_}", **kind)  # type: ignore[arg-type]


def test_benchmark_of_like_accounts_leaves_out_the_account_itself_and_the_churned() -> None:
    accounts = [account(n) for n in range(1, 7)]
    accounts.append(account(7, status=AccountStatus.CHURNED))
    present = {n: Decimal(n * 10) for n in range(1, 8)}
    found = aggregate(7, accounts[0], accounts, present, DEFAULT_RULES)
    assert found is not None
    assert (found.spread.count, found.spread.median) == (5, Decimal(40))
    assert render(found.why) == "5 accounts of the same segment, industry and size"


def test_fewer_than_five_like_accounts_make_no_benchmark() -> None:
    accounts = [account(n) for n in range(1, 6)]
    present = {each.id: Decimal(1) for each in accounts}
    assert aggregate(7, accounts[0], accounts, present, DEFAULT_RULES) is None


def test_likeness_is_widened_before_it_is_given_up() -> None:
    accounts = [account(n, industry="Rail" if n < 4 else "Food") for n in range(1, 9)]
    present = {each.id: Decimal(each.id) for each in accounts}
    found = aggregate(7, accounts[0], accounts, present, DEFAULT_RULES)
    assert found is not None
    assert render(found.why) == "7 accounts of the same segment and size"


def test_an_account_without_segment_is_like_nobody() -> None:
    accounts = [account(n, segment_id=None) for n in range(1, 9)]
    present = {each.id: Decimal(each.id) for each in accounts}
    assert aggregate(7, accounts[0], accounts, present, DEFAULT_RULES) is None


def test_typed_benchmarks_show_the_newest_of_each_and_the_own_segment_first() -> None:
    old = Benchmark(1, 7, Decimal(30), "2024 survey", date(2024, 1, 1), None, "Trade survey")
    new = Benchmark(2, 7, Decimal(28), "2026 survey", date(2026, 1, 1), None, "Trade survey")
    own = Benchmark(3, 7, Decimal(25), "Our study", date(2025, 1, 1), 1)
    other = Benchmark(4, 7, Decimal(99), "Our study", date(2025, 1, 1), 2)
    assert typed_benchmarks((old, new, own, other), 7, 1, TODAY) == (own, new)


METRIC = AccountMetric(
    1, 1, 7, Decimal(90), date(2026, 1, 1), Decimal(15), date(2026, 4, 11)
)  # 100 days


def test_targets_are_raised_step_by_step() -> None:
    path = target_path(METRIC)
    assert [point.value for point in path] == [
        Decimal(90),
        Decimal("71.25"),
        Decimal("52.5"),
        Decimal("33.75"),
        Decimal(15),
    ]
    assert path[1].on == date(2026, 1, 26)


@given(st.integers(1, 400), st.integers(1, 12))
def test_a_path_begins_at_the_baseline_and_ends_at_the_target(days: int, steps: int) -> None:
    start = date(2026, 1, 1)
    end = start + timedelta(days=days)
    path = target_path(AccountMetric(1, 1, 7, Decimal(5), start, Decimal(80), end), steps)
    assert (path[0].value, path[-1].value) == (Decimal(5), Decimal(80))
    assert path[-1].on == end
    assert [point.on for point in path] == sorted({point.on for point in path})
