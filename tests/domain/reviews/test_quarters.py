"""Quarters by which reviews are prepared together."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.reviews.quarters import ReviewQuarter

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_each_day_lies_in_one_quarter_and_the_next_begins_the_day_after(day: date) -> None:
    quarter = ReviewQuarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.next.first == quarter.last + timedelta(1)


def test_what_is_overdue_is_held_in_the_present_quarter_and_in_no_later_one() -> None:
    today = date(2026, 11, 29)
    present = ReviewQuarter.of(today)
    assert present.calls(date(2026, 8, 1), today)
    assert not present.next.calls(date(2026, 8, 1), today)
    assert not present.calls(date(2027, 1, 1), today)
    assert present.next.calls(date(2027, 1, 1), today)
