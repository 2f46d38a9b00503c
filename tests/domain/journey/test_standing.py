"""Champion, cruiser, laggard: expected value, pace, attainment and rank."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.standing import (
    Standing,
    expected_percent,
    pace,
    standing_from,
    standing_of,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import (
    DEFAULT_STEPS,
    JourneyStep,
    JourneyTemplate,
    is_silent,
    milestones_from,
)
from csm_desktop.domain.records.metrics import Benchmark, Metric, MetricKind, Reading
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.records.rules import DEFAULT_RULES
from csm_desktop.domain.records.strategies import CriticalIssue, issue_warning
from csm_desktop.wording import render

START = date(2026, 1, 1)


def on(day: int) -> date:
    return START + timedelta(days=day)


def milestone(
    id_: int, day: int, percent: int | None = None, reached: int | None = None
) -> Milestone:
    reached_on = None if reached is None else on(reached)
    return Milestone(id_, 1, f"M{id_}", on(day), percent, reached_on=reached_on)


JOURNEY = (milestone(1, 5), milestone(2, 10), milestone(3, 90, 75), milestone(4, 270, 100))


def test_expected_value_is_interpolated_between_milestones() -> None:
    # Nothing before the first share, 75 % on day 90; day 180 is half way from 75 to 100 %.
    assert [expected_percent(JOURNEY, START, on(day)) for day in (-9, 0, 45, 89)] == [None] * 4
    assert expected_percent(JOURNEY, START, on(90)) == 75
    assert expected_percent(JOURNEY, START, on(180)) == Decimal("87.5")
    assert expected_percent(JOURNEY, START, on(999)) == 100
    assert expected_percent(JOURNEY[:2], START, on(45)) is None
    at_once = (milestone(1, 0, 20), milestone(2, 10, 40))
    assert [expected_percent(at_once, START, on(day)) for day in (-9, 0, 5)] == [None, 20, 30]


plans = st.lists(
    st.builds(
        milestone,
        st.integers(1, 99),
        st.integers(-5, 400),
        st.none() | st.integers(0, 100),
        st.none() | st.integers(0, 500),
    ),
    max_size=8,
)


@given(plans, st.integers(-10, 500))
def test_expected_value_never_falls_and_stays_a_percentage(plan: list[Milestone], day: int) -> None:
    today, tomorrow = (expected_percent(plan, START, on(each)) for each in (day, day + 1))
    if tomorrow is None:
        assert today is None
        shares = [max(each.target_on, START) for each in plan if each.expected_percent is not None]
        assert all(on(day + 1) < due for due in shares)
    else:
        assert 0 <= (today or 0) <= tomorrow <= 100


def test_pace_is_the_median_slip_against_the_target_day() -> None:
    # Day 5 reached on 7: 2/10 (never less than 10) = 0.2; day 10 on 10: 0; day 90 still open on
    # day 99: 9/90 = 0.1; day 270 is not due. Median of 0, 0.1, 0.2 = 0.1.
    plan = (
        milestone(1, 5, reached=7),
        milestone(2, 10, reached=10),
        milestone(3, 90, 75),
        milestone(4, 270, 100),
    )
    assert pace(plan, START, on(99), DEFAULT_RULES) == Decimal("0.1")
    assert pace(plan, START, on(4), DEFAULT_RULES) is None


@given(plans, st.integers(0, 400), st.integers(0, 30))
def test_pace_gets_no_better_by_waiting_for_the_same_milestones(
    plan: list[Milestone], day: int, later: int
) -> None:
    due = [each for each in plan if each.target_on <= on(day)]
    now, then = (pace(due, START, on(each), DEFAULT_RULES) for each in (day, day + later))
    assert (now is None) == (then is None) == (not due)
    if now is not None and then is not None:
        assert then >= now


def judged(achieved: float | None, *, day: int = 90, slip: int = 0) -> Standing:
    plan = (
        milestone(1, 5, reached=5 + slip // 9),
        milestone(2, 10, reached=10 + slip // 9),
        milestone(3, 90, 75, reached=90),
    )
    value = None if achieved is None else Decimal(str(achieved))
    return standing_of(1, START, plan, value, on(day), DEFAULT_RULES).standing


def test_standing_by_its_thresholds() -> None:
    # Expected on day 90: 75 %. 1.10 * 75 = 82.5; 0.75 * 75 = 56.25.
    assert judged(83) is Standing.CHAMPION
    assert judged(82.5) is Standing.CHAMPION
    assert judged(82.4) is Standing.CRUISER
    assert judged(56.25) is Standing.CRUISER
    assert judged(56.2) is Standing.LAGGARD
    assert judged(57) is Standing.CRUISER
    assert judged(56) is Standing.LAGGARD
    assert judged(83, slip=9) is Standing.CRUISER  # one day late: 1/10 > 0
    assert judged(83, slip=27) is Standing.LAGGARD  # three days late: 3/10 > 0.20
    assert judged(83, slip=18) is Standing.CRUISER  # 2/10 is not over 0.20


def test_fewer_than_two_due_milestones_is_too_early_to_tell() -> None:
    plan = (milestone(1, 5, reached=5), milestone(2, 10))
    early = standing_of(1, START, plan, Decimal(0), on(9), DEFAULT_RULES)
    assert early.standing is Standing.TOO_EARLY
    assert (early.due, early.reached) == (1, 1)
    late = standing_of(1, START, plan, None, on(13), DEFAULT_RULES)  # 0 and 3 / 10, median 0.15
    assert late.standing is Standing.TOO_EARLY
    assert standing_of(1, on(99), plan, None, on(50), DEFAULT_RULES).standing is Standing.TOO_EARLY
    no_start = standing_of(1, None, plan, None, on(300), DEFAULT_RULES)
    assert no_start.standing is Standing.TOO_EARLY


@pytest.mark.parametrize("day", [12, 20, 30, 89])
def test_on_time_without_value_is_too_early_and_no_laggard(day: int) -> None:
    """Day 5 and 10 were kept, value is still 0: it is asked for on day 90 (75 %), not on a line
    from 0. From then on 0 of 75 is an attainment of 0, a laggard."""
    plan = (milestone(1, 5, reached=5), milestone(2, 10, reached=10), *JOURNEY[2:])
    early = standing_of(1, START, plan, Decimal(0), on(day), DEFAULT_RULES)
    assert (early.standing, early.attainment) == (Standing.TOO_EARLY, None)
    due = standing_of(1, START, plan, Decimal(0), on(90), DEFAULT_RULES)
    assert (due.standing, due.attainment) == (Standing.LAGGARD, 0)


def test_late_before_any_value_is_due_is_a_laggard() -> None:
    """Day 5 still open on day 20: 15 / 10 = 1.5; day 10: 10 / 10 = 1. Median 1.25, over 0.20."""
    late = standing_of(1, START, JOURNEY, Decimal(0), on(20), DEFAULT_RULES)
    assert (late.standing, late.pace) == (Standing.LAGGARD, Decimal("1.25"))


def used(active: int | None, *, runs: int = 100, norm: int | None = None) -> AccountFacts:
    """100 licensed seats; 120% of the value expected on day 100, on time."""
    plan = (milestone(1, 10, reached=10), milestone(2, 100, 50, reached=100))
    goal = Goal(
        1, 1, Horizon.TWELVE_MONTHS, "",
        baseline=Decimal(0), actual=Decimal(60), target=Decimal(100),
    )  # fmt: skip
    seats = () if active is None else (Reading(1, 1, 1, on(99), Decimal(active)),)
    return AccountFacts(
        as_of=on(100),
        account=Account(1, "N", segment_id=1, contract_start=START),
        milestones=plan,
        goals=(goal,),
        metrics=(
            Metric(1, "Seats", kind=MetricKind.ACTIVE_SEATS),
            Metric(2, "Runs", kind=MetricKind.USAGE),
        ),
        readings=(*seats, Reading(2, 1, 2, on(99), Decimal(runs))),
        subscriptions=(Subscription(1, 1, "Plan", Money(1, "EUR"), licensed_seats=100),),
        benchmarks=()
        if norm is None
        else (Benchmark(1, 2, Decimal(norm), "count", on(1), segment_id=1),),
    )


def test_a_champion_uses_the_product_in_breadth() -> None:
    def standing(of: AccountFacts) -> tuple[Standing, str]:
        found = standing_from(of, DEFAULT_RULES)
        return found.standing, render(found.why).rpartition("; ")[2]

    assert standing(used(80)) == (Standing.CHAMPION, "80% of the seats in use")
    assert standing(used(79)) == (Standing.CRUISER, "79% of the seats in use")
    # Unknown breadth is said, and not held against it.
    assert standing(used(None)) == (Standing.CHAMPION, "breadth of use is not known")
    assert standing(used(None, norm=100))[0] is Standing.CHAMPION
    assert standing(used(90, norm=101)) == (
        Standing.CRUISER,
        "90% of the seats in use and use is below the norm of the segment",
    )


def test_unknown_value_makes_no_champion_but_can_be_late() -> None:
    assert judged(None) is Standing.CRUISER
    assert judged(None, slip=27) is Standing.LAGGARD


def test_standing_explains_itself() -> None:
    plan = (milestone(1, 10, reached=10), milestone(2, 100, 50, reached=100))
    goal = Goal(
        1,
        1,
        Horizon.TWELVE_MONTHS,
        "",
        baseline=Decimal(0),
        actual=Decimal(60),
        target=Decimal(100),
    )
    account = Account(1, "N", contract_start=START)
    known = AccountFacts(as_of=on(100), account=account, milestones=plan, goals=(goal,))
    found = standing_from(known, DEFAULT_RULES)
    assert (found.standing, found.attainment) == (Standing.CHAMPION, Decimal("1.2"))
    assert render(found.why) == (
        "120% of the value expected today, pace 0%, 2 of 2 due milestones reached;"
        " breadth of use is not known"
    )


@given(plans, st.none() | st.integers(0, 150), st.integers(0, 500))
def test_more_value_never_lowers_a_standing(
    plan: list[Milestone], achieved: int | None, day: int
) -> None:
    order = [Standing.LAGGARD, Standing.CRUISER, Standing.CHAMPION]
    less, more = (
        standing_of(1, START, plan, value, on(day), DEFAULT_RULES).standing
        for value in (
            None if achieved is None else Decimal(achieved),
            Decimal((achieved or 0) + 10),
        )
    )
    if achieved is not None and less is not Standing.TOO_EARLY:
        assert order.index(more) >= order.index(less)


@given(plans, st.none() | st.integers(0, 150), st.integers(-5, 500))
def test_nobody_is_a_laggard_for_value_before_a_share_is_due(
    plan: list[Milestone], achieved: int | None, day: int
) -> None:
    shares = [each.target_on for each in plan if each.expected_percent is not None]
    if any(max(due, START) <= on(day) for due in shares):
        return
    value = None if achieved is None else Decimal(achieved)
    found = standing_of(1, START, plan, value, on(day), DEFAULT_RULES)
    assert found.attainment is None
    # Late milestones alone may make one: then it is the pace that says so.
    if found.standing is Standing.LAGGARD:
        assert found.pace is not None
        assert found.pace > DEFAULT_RULES.laggard_pace
    else:
        assert found.standing is Standing.TOO_EARLY


@given(plans, st.integers(0, 150), st.integers(0, 500), st.integers(0, 7), st.integers(1, 60))
def test_a_milestone_reached_later_never_raises_a_standing(
    plan: list[Milestone], achieved: int, day: int, which: int, later: int
) -> None:
    if not plan:
        return
    index = which % len(plan)
    reached = plan[index].reached_on
    if reached is None:
        return
    slower = list(plan)
    slower[index] = replace(plan[index], reached_on=reached + timedelta(days=later))
    order = [Standing.LAGGARD, Standing.CRUISER, Standing.CHAMPION]
    before, after = (
        standing_of(1, START, each, Decimal(achieved), on(day), DEFAULT_RULES)
        for each in (plan, slower)
    )
    if before.pace is not None and after.pace is not None:
        assert after.pace >= before.pace
    if Standing.TOO_EARLY not in (before.standing, after.standing):
        assert order.index(after.standing) <= order.index(before.standing)


def test_milestones_come_from_the_journey_and_the_contracts_start() -> None:
    steps = tuple(
        JourneyStep(n, 1, render(title), day, percent, moment_of_truth=n == 3)
        for n, (title, day, percent) in enumerate(DEFAULT_STEPS, 1)
    )
    ids = iter(range(100, 200))
    made = milestones_from(reversed(steps), 9, START, lambda: next(ids))
    assert [(each.title, each.target_on, each.expected_percent) for each in made] == [
        ("First login", date(2026, 1, 6), None),
        ("Configuration complete", date(2026, 1, 11), None),
        ("EBR 1", date(2026, 4, 1), 75),
        ("EBR 2", date(2026, 9, 28), 100),
    ]
    assert [each.journey_step_id for each in made] == [1, 2, 3, 4]
    assert [each.moment_of_truth for each in made] == [False, False, True, False]
    assert {each.account_id for each in made} == {9}


def test_silent_mode_ends_on_its_day() -> None:
    journey = JourneyTemplate(1, "Enterprise", silent_until=START)
    assert is_silent(journey, on(-1))
    assert not is_silent(journey, START)
    assert not is_silent(JourneyTemplate(1, "Enterprise"), START)
    assert not is_silent(None, START)


def test_a_fifth_open_issue_of_a_rescue_warns() -> None:
    issues = [CriticalIssue(n, 1, 1, f"Issue {n}") for n in range(1, 6)]
    warning = issue_warning(issues, DEFAULT_RULES)
    assert warning is not None
    assert render(warning).startswith("5 issues at once")
    solved = CriticalIssue(5, 1, 1, "Issue 5", solved_on=START)
    assert issue_warning([*issues[:4], solved], DEFAULT_RULES) is None
