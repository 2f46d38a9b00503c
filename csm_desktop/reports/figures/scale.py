"""Ticks at round values, and the mapping of values and dates to points."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from csm_desktop.values import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_FEW_DAYS = 16
_NOTHING = 1e-300  # below it the steps themselves would come to nothing


def nice_ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round values that enclose `low` to `high`, about `wanted` intervals of 1, 2, 2.5 or 5.

    Equal bounds are widened. Non-finite bounds count as 0 to 1.
    """
    # A value that is no number must not take the whole page with it.
    if not (math.isfinite(low) and math.isfinite(high)):
        low, high = 0.0, 1.0
    # Equal values have no span: a tenth around them gives them one.
    if high - low <= max(1e-12 * max(abs(low), abs(high)), _NOTHING):
        spread = abs(low) * 0.1 if abs(low) > _NOTHING else 1.0
        low, high = low - spread, high + spread
    rough = (high - low) / max(wanted, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    # A hair of tolerance, or 0.30000000000000004 would choose the next step.
    step = next(power * factor for factor in _STEPS if power * factor >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    # Twelve digits: what arithmetic added behind them is not written at an axis.
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


def value_ticks(values: Sequence[float]) -> list[float]:
    """Ticks for a line of values; zero is part of the axis unless the values lie far from it.

    A line that moves by less than a fifth of its height would look flat over zero, so its axis may
    begin higher; bars never use this.
    """
    low, high = min(values), max(values)
    if low > 0 and (high - low) / high >= 0.2:
        low = 0.0
    elif high < 0 and (high - low) / -low >= 0.2:
        high = 0.0
    ticks = nice_ticks(low, high)
    # A line that touches the foot of its axis would look like nothing.
    if ticks[0] > 0 and ticks[0] == low and len(ticks) > 1:
        ticks.insert(0, max(float(f"{2 * ticks[0] - ticks[1]:.12g}"), 0.0))
    return ticks


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps `low` to `start` and `high` to `end` points, straight."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies, in points."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Days:
    """Maps dates to points."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date) -> float:
        """Where a date lies, in points."""
        span = (self.last - self.first).days
        share = (day - self.first).days / span if span else 0.5
        return self.start + share * (self.end - self.start)


def padded(first: date, last: date, least_days: int = 28) -> tuple[date, date]:
    """The span widened evenly to at least `least_days`, so that one point has an axis too."""
    missing = least_days - (last - first).days
    if missing <= 0:
        return first, last
    return first - timedelta(missing // 2), last + timedelta(missing - missing // 2)


def day_ticks(first: date, last: date, most: int) -> list[date]:
    """Starts of months (or of every n-th month or year) within the span; at most `most`.

    A span of few weeks gets Mondays instead, one of few days its first and last.
    """
    if 0 < (last - first).days < _FEW_DAYS:
        return [first, last]
    # Two months are told in weeks, longer spans in months.
    if (last - first).days <= 62:
        monday = first + timedelta((7 - first.weekday()) % 7)
        days = [monday + timedelta(7 * week) for week in range((last - monday).days // 7 + 1)]
        every = max(1, math.ceil(len(days) / max(most, 1)))
        return days[::every]
    for months in _MONTHS:
        ticks = _months(first, last, months)
        if len(ticks) <= most:
            return ticks
    return ticks[:: math.ceil(len(ticks) / max(most, 1))]


def _months(first: date, last: date, every: int) -> list[date]:
    count = first.year * 12 + first.month - 1 + (first.day > 1)
    count += -count % every
    ticks = []
    while (tick := date(min(count // 12, 9999), count % 12 + 1, 1)) <= last and count < 119988:
        ticks.append(tick)
        count += every
    return ticks
