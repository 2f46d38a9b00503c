"""When an action is due, as one plans a week, and one line for one thing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.lists.action_lines import ActionLine, DueWeek, in_order, without_doubles
from csm_desktop.domain.records.plan import ActionOrigin, ActionStatus, Side

WEDNESDAY = date(2026, 11, 25)
LINE = ActionLine(
    1, 7, "Acme", "Send the guide", Side.US, 3, None, "Kim Roe", WEDNESDAY,
    ActionStatus.OPEN, None, ActionOrigin.PLAN,
)  # fmt: skip


@pytest.mark.parametrize(
    ("due", "week"),
    [
        (date(2026, 11, 24), DueWeek.LATE),
        (WEDNESDAY, DueWeek.THIS_WEEK),
        (date(2026, 11, 29), DueWeek.THIS_WEEK),  # Sunday
        (date(2026, 11, 30), DueWeek.NEXT_WEEK),  # Monday
        (date(2026, 12, 6), DueWeek.NEXT_WEEK),
        (date(2026, 12, 7), DueWeek.LATER),
        (None, DueWeek.UNDATED),
    ],
)
def test_a_week_begins_on_monday_and_what_was_due_before_today_is_late(
    due: date | None, week: DueWeek
) -> None:
    assert replace(LINE, due_on=due).due_week(WEDNESDAY) is week


def test_what_is_done_is_never_late() -> None:
    done = replace(LINE, due_on=date(2026, 1, 1), status=ActionStatus.DONE)
    assert done.due_week(WEDNESDAY) is DueWeek.ENDED
    assert done.days_late(WEDNESDAY) == 0


@given(st.integers(-400, 400))
def test_late_is_exactly_what_is_some_days_late(days: int) -> None:
    line = replace(LINE, due_on=WEDNESDAY + timedelta(days=days))
    assert (line.due_week(WEDNESDAY) is DueWeek.LATE) == (line.days_late(WEDNESDAY) > 0)
    assert line.days_late(WEDNESDAY) == max(0, -days)


def test_a_next_step_that_stands_in_the_plan_too_is_one_line_and_that_of_the_plan() -> None:
    step = replace(LINE, id=2, title="SEND the guide", origin=ActionOrigin.NEXT_STEP)
    assert [line.id for line in without_doubles((step, LINE))] == [1]
    assert [line.id for line in without_doubles((LINE, step))] == [1]


def test_the_same_words_on_another_day_or_without_one_are_something_else() -> None:
    weekly = replace(LINE, id=2, due_on=WEDNESDAY + timedelta(days=7))
    undated = (replace(LINE, id=3, due_on=None), replace(LINE, id=4, due_on=None))
    assert len(without_doubles((LINE, weekly, *undated))) == 4


def test_late_ones_come_first_and_undated_ones_after_all_that_have_a_day() -> None:
    late = replace(LINE, id=2, due_on=date(2026, 10, 1))
    undated = replace(LINE, id=3, due_on=None)
    done = replace(LINE, id=4, status=ActionStatus.DONE, done_on=WEDNESDAY)
    assert [line.id for line in in_order((done, undated, LINE, late))] == [2, 1, 3, 4]
