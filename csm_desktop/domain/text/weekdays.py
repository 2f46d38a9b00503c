"""Days on which somebody works: from Monday to Friday; holidays are not known."""

from datetime import date, timedelta

_SATURDAY = 5  # of `weekday`


def working_day(day: date) -> date:
    """The day itself, or the Monday after the weekend that it is in."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def days_on(start: date, days: int) -> date:
    """So many days after another, or the Monday where that is a weekend."""
    return working_day(start + timedelta(days=days))
