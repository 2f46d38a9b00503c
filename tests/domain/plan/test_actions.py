"""Actions: late, due, on time, in one order, and the next step."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.plan.actions import (
    Punctuality,
    days_late,
    is_late,
    is_pending,
    next_step,
    ordered,
    punctuality,
)
from csm_desktop.domain.records.plan import SHARED_ORIGINS, Action, ActionOrigin, ActionStatus, Side
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)


def day(offset: int | None) -> date | None:
    return None if offset is None else TODAY + timedelta(days=offset)


def action(
    id_: int,
    due: int | None,
    status: ActionStatus = ActionStatus.OPEN,
    done: int | None = None,
    **more: object,
) -> Action:
    return Action(id_, 1, f"A{id_}", due_on=day(due), status=status, done_on=day(done), **more)  # type: ignore[arg-type]


def test_an_action_is_late_from_the_day_after_it_is_due() -> None:
    assert days_late(action(1, -2), TODAY) == 2
    assert not is_late(action(1, 0), TODAY)
    assert not is_late(action(1, None), TODAY)
    assert not is_late(action(1, -2, ActionStatus.DONE, 0), TODAY)


def test_four_of_six_due_on_time() -> None:
    done = ActionStatus.DONE
    actions = (
        *(action(n, -n, done, -n) for n in (1, 2, 3)),
        action(4, -4, done),  # done on an unknown day
        action(5, -5, done, -1),  # done four days late
        action(6, -6, ActionStatus.DOING),
        action(7, 0),  # due today, not late yet
        action(8, -8, ActionStatus.DROPPED),
        action(9, -9, origin=ActionOrigin.PLAYBOOK),
        action(10, -9, side=Side.CUSTOMER),
        action(11, 4, done, -3),  # done ahead of its day, which has not come
    )
    found = punctuality(actions, Side.US, TODAY)
    assert (found.on_time, found.done_late, found.open_late) == (4, 1, 1)
    assert found.share == Decimal("0.6667")
    assert render(found.why) == "4 of 6 due done on time, 1 still open"


def test_the_window_forgets_what_is_done_but_not_what_is_open() -> None:
    old = (action(1, -100, ActionStatus.DONE, -100), action(2, -100))
    assert punctuality(old, Side.US, TODAY, 90) == Punctuality(0, 0, 1)


def test_what_was_done_after_the_day_was_still_open_then() -> None:
    done = ActionStatus.DONE
    today, tomorrow = action(1, -3, done, 0), action(2, -3, done, 1)
    assert punctuality((today, tomorrow), Side.US, TODAY) == Punctuality(0, 1, 1)


def test_nothing_due_is_no_share() -> None:
    found = punctuality((), Side.US, TODAY)
    assert found.share is None
    assert render(found.why) == "nothing was due"


actions_ = st.lists(
    st.builds(
        action,
        st.integers(1, 999),
        st.none() | st.integers(-200, 200),
        st.sampled_from(ActionStatus),
        st.none() | st.integers(-200, 200),
        side=st.sampled_from(Side),
        origin=st.sampled_from(ActionOrigin),
    ),
    max_size=20,
    unique_by=lambda each: each.id,
)


@given(actions_, st.sampled_from(Side))
def test_share_is_between_0_and_1_and_counts_only_what_is_due(
    actions: list[Action], side: Side
) -> None:
    found = punctuality(actions, side, TODAY)
    assert found.share is None or 0 <= found.share <= 1
    assert found.due <= sum(each.due_on is not None and each.due_on <= TODAY for each in actions)
    assert found.open_late <= sum(each.side is side for each in actions)


@given(actions_)
def test_one_order_whatever_the_order_they_come_in(actions: list[Action]) -> None:
    found = ordered(actions)
    assert found == ordered(reversed(actions))
    assert sorted(each.id for each in found) == sorted(each.id for each in actions)
    pending = [is_pending(each) for each in found]
    assert pending == sorted(pending, reverse=True)
    dated = [each.due_on for each in found if is_pending(each) and each.due_on]
    assert dated == sorted(dated)


def test_lists_show_late_ones_first_undated_after_dated_done_last() -> None:
    rows = (
        action(1, None),
        action(2, 3),
        action(3, -2),
        action(4, -9, ActionStatus.DONE, -9),
        action(5, -9, ActionStatus.DONE, -1),
    )
    assert [each.id for each in ordered(rows)] == [3, 2, 1, 5, 4]


def test_next_step_is_the_first_due_that_the_customer_knows_of() -> None:
    rows = (
        action(1, -5, origin=ActionOrigin.PLAYBOOK),
        action(2, 4),
        action(3, 4, origin=ActionOrigin.NEXT_STEP),
        action(4, 1, ActionStatus.DONE),
        action(5, None),
    )
    step = next_step(rows)
    assert step is not None
    assert step.id == 3
    assert next_step(rows[-1:]) == rows[-1]
    assert next_step(()) is None


@given(actions_)
def test_next_step_is_pending_and_none_is_due_before_it(actions: list[Action]) -> None:
    step = next_step(actions)
    known = [each for each in actions if is_pending(each) and each.origin in SHARED_ORIGINS]
    assert (step is None) == (not known)
    if step is not None:
        assert step in known
        assert all((each.due_on or date.max) >= (step.due_on or date.max) for each in known)
