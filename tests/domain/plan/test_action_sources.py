"""The actions that a communication plan turns into, and the hours of a farewell."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.plan.action_sources import (
    communication_actions,
    communication_due,
)
from csm_desktop.domain.records.plan import (
    ActionStatus,
)
from csm_desktop.domain.records.strategies import (
    Audience,
    CommunicationItem,
    Strategy,
    StrategyKind,
    hours_left,
)

TODAY = date(2026, 11, 22)


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


def test_hours_of_a_farewell_are_limited() -> None:
    farewell = Strategy(1, 1, StrategyKind.FAREWELL, TODAY, hours_budget=Decimal(10))
    assert hours_left(farewell) == 10
    assert hours_left(replace(farewell, hours_spent=Decimal("12.5"))) == Decimal("-2.5")
    assert hours_left(STRATEGY) is None
