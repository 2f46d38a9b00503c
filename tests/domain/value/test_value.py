"""Value achieved against the goals, and the time to first value."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.records.accounts import Account, Experience
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import FollowUp, FollowUpState, Meeting, MeetingKind
from csm_desktop.domain.records.metrics import AccountMetric, Better, Metric, Reading
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.segments import Engagement, Segment, first_value_target
from csm_desktop.domain.value.attainment import (
    achieved_value,
    first_update,
    goal_progress,
    time_to_first_value,
    update_counts,
)
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
ACCOUNT = Account(1, "Northwind Rail", contract_start=date(2026, 1, 1))
SEGMENT = Segment(1, "Enterprise", Engagement.HIGH_TOUCH, 14, 90, first_value_days=45)


def facts(**more: object) -> AccountFacts:
    return AccountFacts(**({"as_of": TODAY, "account": ACCOUNT} | more))  # type: ignore[arg-type]


def goal(id_: int, baseline: int, actual: int | None, target: int) -> Goal:
    return Goal(
        id_,
        1,
        Horizon.TWELVE_MONTHS,
        "Faster",
        baseline=Decimal(baseline),
        actual=None if actual is None else Decimal(actual),
        target=Decimal(target),
    )


def test_value_is_the_mean_progress_of_the_twelve_month_goals() -> None:
    # 90 -> 30 of 15: 60/75 = 80 %; 0 -> 30 of 100: 30 %; the third has no present value.
    found = achieved_value(
        facts(goals=(goal(1, 90, 30, 15), goal(2, 0, 30, 100), goal(3, 0, None, 9)))
    )
    assert found.percent == Decimal(55)
    assert [each.goal_id for each in found.goals] == [1, 2]
    assert render(found.why) == "mean progress of 2 measurable twelve-month goals"


def test_a_goals_present_value_is_its_metrics_last_reading() -> None:
    with_metric = Goal(1, 1, Horizon.TWELVE_MONTHS, "Faster", metric_id=7, actual=Decimal(90))
    known = facts(
        goals=(with_metric,),
        metrics=(Metric(7, "Replanning time", "minutes", Better.LOWER),),
        account_metrics=(AccountMetric(1, 1, 7, Decimal(90), None, Decimal(15)),),
        readings=(
            Reading(1, 1, 7, date(2026, 10, 1), Decimal(45), "planning log"),
            Reading(2, 1, 7, TODAY + timedelta(days=1), Decimal(15)),
        ),
    )
    (found,) = goal_progress(known)
    assert (found.present, found.share, found.unit) == (Decimal(45), Decimal("0.6"), "minutes")
    assert (found.as_of, found.source) == (date(2026, 10, 1), "planning log")
    assert achieved_value(known).percent == 60


def test_first_value_goals_do_not_count_as_twelve_month_value() -> None:
    first = Goal(
        1, 1, Horizon.FIRST_VALUE, "", baseline=Decimal(0), actual=Decimal(1), target=Decimal(1)
    )
    assert achieved_value(facts(goals=(first,))).percent is None
    assert len(goal_progress(facts(goals=(first,)))) == 1


def test_without_goals_the_last_reached_milestone_speaks() -> None:
    start = ACCOUNT.contract_start
    assert start is not None
    login = Milestone(1, 1, "First login", start, None, reached_on=date(2026, 11, 1))
    ebr = Milestone(2, 1, "EBR 1", start, 75, reached_on=date(2026, 4, 1))
    ahead = Milestone(3, 1, "EBR 2", start, 100, reached_on=TODAY + timedelta(days=3))
    assert achieved_value(facts(milestones=(login, ebr, ahead))).percent == 75
    proven = Milestone(4, 1, "EBR 1b", start, 80, reached_on=date(2026, 5, 1), achieved_percent=60)
    found = achieved_value(facts(milestones=(login, ebr, proven)))
    assert found.percent == 60
    assert render(found.why) == "proven when EBR 1b was reached, 1 May 2026"


def test_nothing_known_is_no_value_not_zero() -> None:
    assert achieved_value(facts()).percent is None


@given(
    st.lists(
        st.tuples(st.integers(0, 99), st.integers(-500, 500), st.integers(100, 200)), min_size=1
    )
)
def test_value_is_between_0_and_150_percent(rows: list[tuple[int, int, int]]) -> None:
    goals = tuple(goal(n, low, now, high) for n, (low, now, high) in enumerate(rows))
    percent = achieved_value(facts(goals=goals)).percent
    assert percent is not None
    assert 0 <= percent <= 150


def test_first_value_on_day_38_of_45() -> None:
    account = Account(1, "N", contract_start=date(2026, 1, 1), first_value_on=date(2026, 2, 8))
    found = time_to_first_value(account, SEGMENT, TODAY)
    assert (found.days, found.running, found.late) == (38, None, False)
    assert render(found.why) == "first value on day 38, 8 February 2026 (target 45)"


def test_first_value_not_reached_counts_the_days() -> None:
    found = time_to_first_value(ACCOUNT, SEGMENT, date(2026, 2, 20))
    assert (found.days, found.running, found.late) == (None, 50, True)
    assert render(found.why) == "day 50 (target 45)"


@given(st.integers(0, 36_500))
def test_the_inexperienced_see_first_value_earlier_and_nobody_later(days: int) -> None:
    targets = {each: first_value_target(days, each) for each in Experience}
    assert targets[Experience.SOME] == targets[Experience.EXPERIENCED] == days
    assert 0 <= targets[Experience.INEXPERIENCED] <= days
    assert first_value_target(45, Experience.INEXPERIENCED) == 30
    account = replace(ACCOUNT, experience=Experience.INEXPERIENCED)
    found = time_to_first_value(account, SEGMENT, date(2026, 2, 10))
    assert (found.running, found.target, found.late) == (40, 30, True)


def test_a_status_update_is_first_value_to_the_inexperienced_where_the_segment_says_so() -> None:
    account = replace(ACCOUNT, experience=Experience.INEXPERIENCED)
    counting = replace(SEGMENT, update_counts=True)
    assert update_counts(account, counting)
    assert not update_counts(account, SEGMENT)
    assert not update_counts(ACCOUNT, counting)
    meeting = Meeting(5, 1, MeetingKind.WORKING_SESSION, "", datetime(2026, 1, 10, tzinfo=UTC))
    gone = FollowUp(3, 1, 5, state=FollowUpState.SENT, sent_at=meeting.starts_at)
    mails = [
        replace(gone, id=1, sent_on=date(2025, 12, 30)),  # of before the contract
        replace(gone, id=2, sent_on=date(2026, 1, 20)),
        gone,
        FollowUp(4, 1, 5),  # a draft
    ]
    on = first_update(account, mails, [meeting], TODAY)
    assert on == date(2026, 1, 10)
    found = time_to_first_value(account, counting, TODAY, on)
    assert (found.days, found.late) == (9, False)
    assert render(found.why) == (
        "first value by a status update on day 9, 10 January 2026 (target 30)"
    )
    entered = replace(account, first_value_on=date(2026, 2, 8))
    assert time_to_first_value(entered, counting, TODAY, on).days == 38, "a word of the user's"


def test_first_value_before_the_contract_or_without_target_is_not_judged() -> None:
    assert time_to_first_value(ACCOUNT, SEGMENT, date(2025, 12, 1)).late is None
    assert time_to_first_value(ACCOUNT, None, TODAY).late is None
    assert time_to_first_value(Account(1, "N"), SEGMENT, TODAY).running is None


@given(st.integers(0, 500))
def test_a_first_value_in_the_future_is_not_reached_yet(ahead: int) -> None:
    account = Account(
        1,
        "N",
        contract_start=date(2026, 1, 1),
        first_value_on=date(2026, 1, 1) + timedelta(days=ahead + 1),
    )
    assert (
        time_to_first_value(account, SEGMENT, date(2026, 1, 1) + timedelta(days=ahead)).days is None
    )
