"""Rates that the user typed in: the only bridge between two currencies (domain.md §1)."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.records.revenue import ExchangeRate


def rate_on(
    rates: Iterable[ExchangeRate], from_currency: str, to_currency: str, day: date
) -> Fraction | None:
    """Units of `to_currency` for one of `from_currency`, by the rate that holds on a day; None
    without one."""
    if from_currency == to_currency:
        return Fraction(1)
    typed = typed_rate(rates, from_currency, to_currency, day)
    if typed is None:
        return None
    straight = typed.from_currency == from_currency
    return Fraction(typed.rate) if straight else 1 / Fraction(typed.rate)


def typed_rate(
    rates: Iterable[ExchangeRate], from_currency: str, to_currency: str, day: date
) -> ExchangeRate | None:
    """The rate between two currencies that holds on a day: the latest on or before it.

    A rate typed the other way round is turned over, where it is later than the straight one; two
    rates are never chained through a third currency, as nobody typed what would come out (our
    choice).
    """
    best: tuple[date, bool, int] | None = None
    found: ExchangeRate | None = None
    for rate in rates:
        straight = (rate.from_currency, rate.to_currency) == (from_currency, to_currency)
        turned = (rate.from_currency, rate.to_currency) == (to_currency, from_currency)
        # A rate of a later day was not known then; one of zero is no rate.
        if not (straight or turned) or rate.on > day or rate.rate <= 0:
            continue
        # The later day wins, then the rate as it was typed over one turned round.
        rank = (rate.on, straight, rate.id)
        if best is None or rank > best:
            best, found = rank, rate
    return found


def rates_used(
    currencies: Iterable[str], currency: str, rates: Iterable[ExchangeRate], day: date
) -> tuple[ExchangeRate, ...]:
    """The rates as they were typed by which sums of these currencies are put together in one."""
    typed = tuple(rates)
    found = (typed_rate(typed, each, currency, day) for each in sorted({*currencies} - {currency}))
    return tuple(rate for rate in found if rate is not None)


def minor_rate(rate: Fraction, from_currency: str, to_currency: str) -> Fraction:
    """A rate between whole units as one between minor units (cents to yen, say)."""
    return rate * Fraction(10) ** (minor_digits(to_currency) - minor_digits(from_currency))


def converted(
    amounts: Iterable[Money], currency: str, rates: Iterable[ExchangeRate], day: date
) -> Money | None:
    """The sum in one currency, rounded once, half to even; None where a rate is missing."""
    typed = tuple(rates)
    total = Fraction(0)
    for money in amounts:
        rate = rate_on(typed, money.currency, currency, day)
        if rate is None:
            return None
        total += money.minor * minor_rate(rate, money.currency, currency)
    return Money(round(total), currency)
