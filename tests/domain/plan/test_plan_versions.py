"""Agreed versions: planned then, planned now, actual; and whether the template fits."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.journey.pairing import propose_champions
from csm_desktop.domain.journey.validation import validation_report
from csm_desktop.domain.plan.versions import agree, compare, version_on
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.journeys import JourneyStep
from csm_desktop.domain.records.plan import (
    Action,
    ActionOrigin,
    ActionStatus,
    Goal,
    Horizon,
    Milestone,
)
from csm_desktop.wording import render

START = date(2026, 1, 1)


def on(day: int) -> date:
    return START + timedelta(days=day)


PLAN = AccountFacts(
    as_of=on(100),
    account=Account(1, "N", contract_start=START),
    goals=(Goal(1, 1, Horizon.TWELVE_MONTHS, "Faster", target=Decimal(15), due_on=on(365)),),
    milestones=(Milestone(2, 1, "Go-live", on(60), 50), Milestone(3, 1, "EBR 1", on(90), 75)),
    actions=(
        Action(4, 1, "SSO guide", due_on=on(20)),
        Action(5, 1, "Dropped", status=ActionStatus.DROPPED),
        Action(6, 1, "Internal", origin=ActionOrigin.PLAYBOOK),
    ),
)


def test_a_version_keeps_the_plan_as_it_stood() -> None:
    first = agree(10, PLAN, on(1), ("Lena Brandt",))
    assert (first.version, first.account_id, first.agreed_with) == (1, 1, ("Lena Brandt",))
    assert [action.action_id for action in first.actions] == [4]
    assert [milestone.target_on for milestone in first.milestones] == [on(60), on(90)]
    second = agree(11, replace(PLAN, agreed_plans=(first,)), on(50))
    assert second.version == 2
    assert version_on((first, second), on(49)) == first
    assert version_on((first, second), on(50)) == second
    assert version_on((first,), on(0)) is None


def test_planned_then_planned_now_actual() -> None:
    then = agree(10, PLAN, on(1))
    moved = replace(PLAN.milestones[0], target_on=on(70), reached_on=on(65))
    added = Milestone(7, 1, "Second depot", on(80))
    now = replace(PLAN, milestones=(moved, added))
    go_live, second, left = compare(now, then).milestones
    assert (go_live.then, go_live.now, go_live.actual) == (on(60), on(70), on(65))
    assert (go_live.moved, go_live.late) == (10, 5)  # five days after what was agreed
    assert (second.then, second.now, second.moved, second.late) == (None, on(80), None, 20)
    assert (left.title, left.then, left.in_plan) == ("EBR 1", on(90), False)


def test_without_a_version_there_is_only_now() -> None:
    found = compare(PLAN, None)
    assert found.version is None
    assert [(milestone.then, milestone.now) for milestone in found.milestones] == [
        (None, on(60)),
        (None, on(90)),
    ]


@given(st.lists(st.integers(0, 400), max_size=6), st.integers(0, 500))
def test_nothing_has_moved_right_after_agreeing(days: list[int], today: int) -> None:
    milestones = tuple(Milestone(n, 1, f"M{n}", on(day)) for n, day in enumerate(days))
    facts = replace(PLAN, milestones=milestones, as_of=on(today))
    lines = compare(facts, agree(10, facts, on(0))).milestones
    assert [line.moved for line in lines] == [0] * len(days)
    assert all(line.in_plan and line.then == line.now for line in lines)
    assert all((line.late is None) == (on(today) <= line.then) for line in lines if line.then)


def test_validation_compares_actual_days_with_the_template() -> None:
    step = JourneyStep(1, 1, "Configuration complete", 10)
    never = JourneyStep(2, 1, "EBR 1", 90)

    def took(day: int | None) -> tuple[date, tuple[Milestone, ...]]:
        reached = None if day is None else on(day)
        return START, (Milestone(1, 1, "C", on(10), reached_on=reached, journey_step_id=1),)

    # Days 8, 10, 12, 20 and one still open on day 30: late are 12, 20 and the open one: 3 of 5.
    report = validation_report(
        (never, step), [took(8), took(10), took(12), took(20), took(None)], on(30)
    )
    first, second = report
    assert first.days is not None
    assert (first.count, first.days.median, first.overdue) == (4, Decimal(11), 1)
    assert (first.days.lower, first.days.upper) == (Decimal("9.5"), Decimal(14))
    assert first.late_share == Decimal("0.6")
    assert (second.count, second.days, second.late_share) == (0, None, None)


@given(st.lists(st.none() | st.integers(0, 60), max_size=12))
def test_validation_counts_every_reached_milestone_once(days: list[int | None]) -> None:
    accounts = [
        (
            START,
            (
                Milestone(
                    1,
                    1,
                    "C",
                    on(10),
                    reached_on=None if day is None else on(day),
                    journey_step_id=1,
                ),
            ),
        )
        for day in days
    ]
    (found,) = validation_report((JourneyStep(1, 1, "C", 10),), accounts, on(60))
    assert found.count == sum(day is not None for day in days)
    assert found.overdue == sum(day is None for day in days)
    assert found.late_share is None or 0 <= found.late_share <= 1


CRUISER = Account(
    1, "Cruiser", segment_id=1, industry="Rail", employees=300, products=("Plan", "Crew")
)


def test_pairing_proposes_the_likest_champion_and_says_why() -> None:
    twin = Account(2, "Twin", segment_id=1, industry="rail", employees=900, products=("crew",))
    segment_only = Account(3, "Segment", segment_id=1)
    industry_only = Account(4, "Industry", segment_id=2, industry="Rail", employees=400)
    stranger = Account(5, "Stranger", segment_id=2, industry="Food", employees=5)
    gone = replace(twin, id=6, status=AccountStatus.CHURNED)
    found = propose_champions(CRUISER, (stranger, gone, industry_only, segment_only, twin, CRUISER))
    assert [each.champion_account_id for each in found] == [2, 3, 4]
    assert render(found[0].why) == (
        "same segment, same industry (rail), similar size (900 employees) and both use Crew"
    )


def test_pairing_does_not_repeat_an_introduction() -> None:
    twin = Account(2, "Twin", segment_id=1)
    assert propose_champions(CRUISER, (twin,), known={2}) == ()


@given(
    st.lists(
        st.builds(
            Account,
            st.integers(2, 50),
            st.just("A"),
            segment_id=st.none() | st.integers(1, 3),
            employees=st.none() | st.integers(0, 9000),
            industry=st.sampled_from(["", "Rail", "Food"]),
        ),
        max_size=10,
        unique_by=lambda each: each.id,
    )
)
def test_pairing_proposes_at_most_three_never_without_a_reason(champions: list[Account]) -> None:
    found = propose_champions(CRUISER, champions)
    assert len(found) <= 3
    assert all(each.reasons for each in found)
    assert found == propose_champions(CRUISER, list(reversed(champions)))
