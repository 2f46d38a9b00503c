"""Renewals won of those that came due in a window, by count and by money (domain.md §1)."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from csm_desktop.domain.money.due_renewal import DueRenewal
from csm_desktop.domain.money.rates import minor_rate, rate_on, rates_used
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class RenewalRate:
    """Shares from 0 to 1, None where nothing came due; amounts of one currency, put together at
    `rates` where what came due was paid in several.

    `kept` is what was renewed of `due`: growth with a renewal is expansion, and lifts no rate.
    """

    window: RevenueWindow
    came_due: int
    won: int
    open: int
    due: Money
    kept: Money
    by_count: Decimal | None
    by_money: Decimal | None
    why: Message
    rates: tuple[ExchangeRate, ...] = ()


def renewal_rates(
    due: Iterable[DueRenewal],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[RenewalRate, ...]:
    """One rate where typed ones lead from all that came due to `currency` at the window's close,
    as for its movements; else a rate for each currency; one empty rate where nothing came due."""
    by_currency: dict[str, list[DueRenewal]] = {}
    for one in due:
        by_currency.setdefault(one.before.currency, []).append(one)
    if not by_currency:
        return (_rate({"": []}, window),)
    typed = tuple(rates)
    found = {each: rate_on(typed, each, currency, window.end) for each in by_currency if currency}
    factors = {each: minor_rate(rate, each, currency) for each, rate in found.items() if rate}
    if len(factors) == len(by_currency):
        told = _rate(by_currency, window, currency, factors)
        return (replace(told, rates=rates_used(by_currency, currency, typed, window.end)),)
    return tuple(_rate({each: ones}, window, each) for each, ones in sorted(by_currency.items()))


def _rate(
    due: dict[str, list[DueRenewal]],
    window: RevenueWindow,
    currency: str = "",
    factors: dict[str, Fraction] | None = None,
) -> RenewalRate:
    """Of what is due by its currency; `factors` make minor units those of `currency`."""
    settled = won = 0
    asked = kept = Fraction(0)
    for each, ones in due.items():
        factor = factors[each] if factors else Fraction(1)
        decided = [one for one in ones if one.outcome is not None]
        stayed = [one for one in decided if one.is_won]
        settled += len(decided)
        won += len(stayed)
        asked += sum(one.before.minor for one in decided) * factor
        kept += sum(map(_kept, stayed)) * factor
    open_ = sum(map(len, due.values())) - settled
    return RenewalRate(
        window=window,
        came_due=settled,
        won=won,
        open=open_,
        due=Money(round(asked), currency),
        kept=Money(round(kept), currency),
        by_count=_share(won, settled),
        by_money=_share(round(kept), round(asked)),
        why=_why(window, settled, won, open_),
    )


def _kept(one: DueRenewal) -> int:
    """What a renewal that was won keeps: a smaller one what is left, a larger one all and no more.

    One that went into another currency was renewed as it was (our choice): no rate of a later day
    makes it smaller.
    """
    if one.after.currency != one.before.currency:
        return one.before.minor
    return min(one.before.minor, one.after.minor)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(round(Fraction(part, whole) * 10**6)).scaleb(-6) if whole > 0 else None


def _why(window: RevenueWindow, settled: int, won: int, open_: int) -> Message:
    if not settled:
        told = say(
            "Not applicable: no renewal was decided from {start} to {end}.",
            start=window.start,
            end=window.end,
        )
    else:
        told = say(
            "Of {n} renewal due from {start} to {end}, {won} was won.",
            "Of {n} renewals due from {start} to {end}, {won} were won.",
            n=settled,
            won=won,
            start=window.start,
            end=window.end,
        )
    if not open_:
        return told
    return say(
        "{told} {n} more is past its day and undecided.",
        "{told} {n} more are past their day and undecided.",
        n=open_,
        told=told,
    )
