"""What a plan lacks, and the actions that other plans turn into."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.plan.action_sources import (
    communication_actions,
    communication_due,
    improvement_actions,
)
from csm_desktop.domain.plan.checks import is_bridged, open_gaps, plan_problems
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Metric
from csm_desktop.domain.records.plan import (
    Action,
    ActionOrigin,
    ActionStatus,
    Goal,
    Horizon,
    Milestone,
    Side,
    SuccessGap,
)
from csm_desktop.domain.records.strategies import (
    Audience,
    CommunicationItem,
    Strategy,
    StrategyKind,
    hours_left,
)
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)


def measured(id_: int, horizon: Horizon) -> Goal:
    return Goal(id_, 1, horizon, "Faster", baseline=Decimal(90), target=Decimal(15), due_on=TODAY)


WHOLE = AccountFacts(
    as_of=TODAY,
    account=Account(1, "N"),
    goals=(measured(1, Horizon.FIRST_VALUE), measured(2, Horizon.TWELVE_MONTHS)),
    milestones=(Milestone(3, 1, "Go-live", TODAY, proof="Screenshot of the live plan"),),
    actions=(
        Action(4, 1, "SSO guide", team_member_id=1, due_on=TODAY),
        Action(5, 1, "Name users", Side.CUSTOMER, contact_id=1, due_on=TODAY),
    ),
    gaps=(SuccessGap(6, 1, "No data owner", action_id=5),),
)


def test_a_whole_plan_lacks_nothing() -> None:
    assert plan_problems(WHOLE) == ()


def test_an_empty_plan_is_told_where_to_begin() -> None:
    empty = AccountFacts(as_of=TODAY, account=Account(1, "N"))
    assert [render(plan_problem) for plan_problem in plan_problems(empty)] == [
        "No first value goal: what does success look like when onboarding ends?",
        "No twelve-month goal",
        "No success milestones yet",
        "Nothing that we do is in the plan",
        "Nothing that the customer does is in the plan",
    ]


def test_each_loose_end_is_named() -> None:
    loose = replace(
        WHOLE,
        goals=(*WHOLE.goals, Goal(7, 1, Horizon.OTHER, "Happier")),
        milestones=(Milestone(3, 1, "Go-live", TODAY),),
        actions=(
            WHOLE.actions[0],
            Action(8, 1, "Sign", Side.CUSTOMER),
            replace(WHOLE.actions[1], status=ActionStatus.DROPPED),
        ),
    )
    assert [render(plan_problem) for plan_problem in plan_problems(loose)] == [
        "The goal “Happier” does not say how it is measured",
        "The goal “Happier” has no date",
        "The milestone “Go-live” does not say how it is proven",
        "Nobody is named for “Sign”",
        "“Sign” has no date",
        "The gap “No data owner” is neither bridged nor accepted",
    ]


@given(
    st.lists(st.tuples(st.booleans(), st.none() | st.integers(1, 4)), max_size=6),
    st.lists(st.sampled_from(ActionStatus), max_size=4),
)
def test_a_gap_is_open_bridged_or_accepted(
    gaps: list[tuple[bool, int | None]], states: list[ActionStatus]
) -> None:
    actions = [Action(n, 1, "A", status=state) for n, state in enumerate(states, 1)]
    all_gaps = [
        SuccessGap(n, 1, "G", action_id=action, accepted=accepted)
        for n, (accepted, action) in enumerate(gaps)
    ]
    left = open_gaps(all_gaps, actions)
    for gap in all_gaps:
        assert (gap in left) == (not gap.accepted and not is_bridged(gap, actions))


STRATEGY = Strategy(1, 1, StrategyKind.RESCUE, TODAY)
WEEKLY = CommunicationItem(
    2, 1, 1, Audience.EXTERNAL, "Sponsor", "Where we stand", "mail", cadence_days=7
)


def title(item: CommunicationItem) -> str:
    return f"{item.to_whom}: {item.message}"


def test_a_communication_plan_becomes_actions_one_at_a_time() -> None:
    once = replace(WEEKLY, id=3, cadence_days=None)
    ids = count(10)
    made = communication_actions(STRATEGY, (WEEKLY, once), (), title, ids.__next__)
    assert [(each.title, each.due_on) for each in made] == [
        ("Sponsor: Where we stand", TODAY),
        ("Sponsor: Where we stand", TODAY),
    ]
    assert communication_actions(STRATEGY, (WEEKLY,), made, title, ids.__next__) == ()
    told_on = TODAY + timedelta(days=2)
    done = [replace(each, status=ActionStatus.DONE, done_on=told_on) for each in made]
    again = communication_actions(STRATEGY, (WEEKLY, once), done, title, ids.__next__)
    assert [(each.due_on, each.origin_id) for each in again] == [(TODAY + timedelta(days=9), 2)]
    ended = replace(STRATEGY, ended_on=TODAY)
    assert communication_actions(ended, (WEEKLY,), (), title, ids.__next__) == ()


@given(st.lists(st.integers(0, 300), max_size=5), st.none() | st.integers(-5, 60))
def test_communication_is_due_after_it_was_last_done(days: list[int], cadence: int | None) -> None:
    item = replace(WEEKLY, cadence_days=cadence)
    told_on = [TODAY + timedelta(days=day) for day in days]
    due = communication_due(item, TODAY, told_on)
    if not days:
        assert due == TODAY
    elif cadence and cadence > 0:
        assert due is not None
        assert due > max(told_on)
    else:
        assert due is None


def test_an_improvement_plan_becomes_one_action_a_step() -> None:
    metric = AccountMetric(9, 1, 7, Decimal(90), TODAY, Decimal(15), TODAY + timedelta(days=100))
    made = improvement_actions(
        metric,
        Metric(7, "Replanning time", "minutes"),
        4,
        lambda of, on, value: f"{of.name} {value} {on}",
        count(1).__next__,
    )
    assert [each.title for each in made] == [
        "Replanning time 71.25 2026-12-17",
        "Replanning time 52.5 2027-01-11",
        "Replanning time 33.75 2027-02-05",
        "Replanning time 15 2027-03-02",
    ]
    assert {(each.origin, each.origin_id) for each in made} == {(ActionOrigin.IMPROVEMENT, 9)}


def test_hours_of_a_farewell_are_limited() -> None:
    farewell = Strategy(1, 1, StrategyKind.FAREWELL, TODAY, hours_budget=Decimal(10))
    assert hours_left(farewell) == 10
    assert hours_left(replace(farewell, hours_spent=Decimal("12.5"))) == Decimal("-2.5")
    assert hours_left(STRATEGY) is None
