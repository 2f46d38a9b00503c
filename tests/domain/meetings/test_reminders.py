"""When a running clock reminds: worked by hand, and that nothing is told twice or invented."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.meetings.reminders import ReminderMoment, moment_between

ENDED = datetime(2026, 11, 25, 14, tzinfo=UTC)
DUE = ENDED + timedelta(minutes=30)
NEAR, OVER = ReminderMoment.NEAR, ReminderMoment.OVER


def at(minutes: float) -> datetime:
    return ENDED + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (0, 19.9, None),
        (19.9, 20, NEAR),
        (20, 20.1, None),
        (20, 29.9, None),
        (29.9, 30, OVER),
        (30, 90, None),
        (5, 300, OVER),  # it slept through both
        (25, 10, None),  # the clock was set back
    ],
)
def test_after_20_and_30_minutes(since: float, until: float, told: ReminderMoment | None) -> None:
    assert moment_between(ENDED, DUE, at(since), at(until)) is told


def test_a_clock_shorter_than_the_time_ahead_reminds_at_its_end_alone() -> None:
    due = ENDED + timedelta(minutes=8)
    assert moment_between(ENDED, due, at(-1), at(5)) is None
    assert moment_between(ENDED, due, at(5), at(9)) is OVER


@given(st.lists(st.floats(0.1, 17), min_size=1, max_size=40))
def test_however_often_it_looks_each_moment_is_told_at_most_once_and_in_order(
    steps: list[float],
) -> None:
    told, now = [], 0.0
    for step in steps:
        moment = moment_between(ENDED, DUE, at(now), at(now + step))
        told += [moment] if moment else []
        now += step
    assert told in ([], [NEAR], [NEAR, OVER], [OVER])
    assert (OVER in told) == (now >= 30)
