"""The times over which revenue is told: twelve months, quarters and fiscal years (domain.md §1).

A fiscal year has whole calendar months and begins with the first of one; its quarters are three
months each. Years of weeks (4-4-5, 52/53 weeks) are not known: any days can be typed instead.
"""

from datetime import date, timedelta
from enum import StrEnum

from csm_desktop.domain.money.revenue_figures import RevenueWindow, last_months, months_after

_QUARTER, _YEAR = 3, 12
JANUARY = 1


class RevenueSpan(StrEnum):
    """A time that is asked for by its name; those under way end today."""

    TWELVE_MONTHS = "twelve_months"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"


def window_of(span: RevenueSpan, today: date, first_month: int = JANUARY) -> RevenueWindow:
    """The window of a span as of today; fiscal years begin with `first_month` (1 to 12)."""
    if span is RevenueSpan.TWELVE_MONTHS:
        return last_months(today)
    months = _YEAR if span in (RevenueSpan.THIS_YEAR, RevenueSpan.LAST_YEAR) else _QUARTER
    begins = period_start(today, months, first_month)
    if span in (RevenueSpan.LAST_QUARTER, RevenueSpan.LAST_YEAR):
        return whole_days(months_after(begins, -months), begins - timedelta(days=1))
    return whole_days(begins, today)


def whole_days(first: date, last: date) -> RevenueWindow:
    """The window that holds these days and those between them, both ends counted."""
    # A window holds what came after its start, so the day before is where it stands at first.
    return RevenueWindow(first - timedelta(days=1), last)


def period_start(day: date, months: int, first_month: int = JANUARY) -> date:
    """The first day of the quarter (3 months) or fiscal year (12) that a day lies in."""
    # Python's remainder is never negative, so February of a year that begins in July works too.
    gone = (day.month - first_month) % months
    return months_after(day.replace(day=1), -gone)
