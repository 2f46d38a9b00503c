"""How values lie: median and quartiles, the same way wherever several accounts are compared."""

from collections.abc import Collection, Iterable
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from csm_desktop.values import dataclass

_PLACES = Decimal("0.0001")
_TOO_LARGE = Decimal(10) ** 20


@dataclass(frozen=True, slots=True)
class Spread:
    """Of `count` values: the least, the quartiles and the greatest, in the values' own unit."""

    count: int
    least: Decimal
    lower: Decimal
    median: Decimal
    upper: Decimal
    greatest: Decimal


def spread(values: Iterable[Decimal]) -> Spread | None:
    """The spread of the values, or None without any.

    Quartiles are interpolated between neighbours (the "inclusive" method), so that a single value
    is its own quartiles; results are rounded to four decimals.
    """
    ranked = sorted(values)
    if not ranked:
        return None
    quarters = (_at(ranked, Decimal(share) / 4) for share in range(5))
    return Spread(len(ranked), *quarters)


def _at(ranked: list[Decimal], share: Decimal) -> Decimal:
    place = share * (len(ranked) - 1)
    below = int(place)
    # At the upper end there is nobody above: it is its own neighbour.
    above = min(below + 1, len(ranked) - 1)
    value = ranked[below] + (ranked[above] - ranked[below]) * (place - below)
    return tidy(value)


def tidy(value: Decimal) -> Decimal:
    """A computed figure rounded to four decimals: what is shown is also what is judged.

    One so large that it has no room for four decimals is left as it is.
    """
    return value.quantize(_PLACES) if abs(value) < _TOO_LARGE else value


def rounded(value: Decimal) -> int:
    """A figure in whole numbers, half rounded up: a score of 72.5 is said as 73, in every place."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def middle_day(days: Collection[int]) -> int | None:
    """The median of numbers of days as a whole number, half rounded up; None without any."""
    return rounded(Decimal(median(days))) if days else None
