"""Whether a goal that was lowered, or comes later, is worth its price (domain.md §5): internal.

A recovery adjusts expectations as long as the return stays positive. What comes in parts counts
from the end of each part on, so shorter phases bring the return sooner (our choice).
"""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.strategies import Strategy
from csm_desktop.values import dataclass

MONTHS_COUNTED = 36
"""Over how many months from the contract's start a return is reckoned (our choice)."""
_YEAR = 12
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """What is expected: `percent` of the value of a year, whole after `months`, in equal `phases`,
    each of which brings its part from its end on."""

    percent: int
    months: int
    phases: int = 1


@dataclass(frozen=True, slots=True)
class RecoveredReturn:
    """The return over `months`, as it was agreed and as it is expected now: value less price.

    `least_percent` is the smallest goal, whole percent, that still pays in the time and phases of
    now; None where none does.
    """

    months: int
    cost: Money
    agreed: Money
    now: Money
    least_percent: int | None

    @property
    def pays(self) -> bool:
        """Whether what is expected now is still worth its price."""
        return self.now.minor > 0


def value_over(value_a_year: Money, terms: ReturnTerms, months: int) -> Fraction:
    """What the terms bring within so many months, in minor units, exactly."""
    phases = max(1, terms.phases)
    part = Fraction(value_a_year.minor * terms.percent, _WHOLE * phases * _YEAR)
    ends = (Fraction(terms.months * number, phases) for number in range(1, phases + 1))
    return part * sum((max(Fraction(0), months - end) for end in ends), Fraction(0))


def recovered_return(strategy: Strategy, price_a_year: Iterable[Money]) -> RecoveredReturn | None:
    """What a recovery leaves of the return; None while the value or its months are not known, and
    where price and value are of different currencies: nothing is converted here.

    What is not changed stays as it was agreed: the whole goal, the months, one phase.
    """
    value, agreed_after = strategy.value_a_year, strategy.months_agreed
    price = next(
        (one for one in price_a_year if value is not None and one.currency == value.currency), None
    )
    if value is None or agreed_after is None or price is None:
        return None
    months = MONTHS_COUNTED if strategy.months_counted is None else strategy.months_counted
    now = ReturnTerms(
        _WHOLE if strategy.goal_percent is None else strategy.goal_percent,
        agreed_after if strategy.months_now is None else strategy.months_now,
        strategy.phases or 1,
    )
    cost = Fraction(price.minor * months, _YEAR)
    whole = value_over(value, ReturnTerms(_WHOLE, now.months, now.phases), months)
    return RecoveredReturn(
        months,
        _money(cost, price),
        _money(value_over(value, ReturnTerms(_WHOLE, agreed_after), months) - cost, price),
        _money(value_over(value, now, months) - cost, price),
        _least(whole, cost),
    )


def _least(whole: Fraction, cost: Fraction) -> int | None:
    if whole <= 0:
        return None
    least = cost * _WHOLE / whole
    # Just to be worth its price is no return yet.
    percent = ceil(least) if least.denominator > 1 else int(least) + 1
    return percent if percent <= _WHOLE else None


def _money(minor: Fraction, like: Money) -> Money:
    return Money(round(minor), like.currency)
