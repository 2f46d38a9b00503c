"""Lifetime value so far: revenue recognised since the first start date, never a forecast.

domain.md §1. Accrued to the day: in each year counted from the first start, a day earns the ARR it
has, divided by the days of that year, so that a whole year at one ARR is worth exactly that ARR
(our choice). The days gone by count, the day itself does not yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from csm_desktop.domain.money.movements import ALWAYS, RISES, Movement, in_order
from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say


@dataclass(frozen=True, slots=True)
class LifetimeValue:
    """What an account has been worth: one amount per currency, none where it can not be said."""

    since: date | None
    amounts: tuple[Money, ...]
    why: Message


def lifetime_value(story: Sequence[Movement], as_of: date) -> LifetimeValue:
    """The revenue of one account, whose movements are given, up to `as_of`."""
    past = sorted((movement for movement in story if movement.on < as_of), key=in_order)
    if not past:
        return LifetimeValue(None, (), say("Nothing has been earned yet."))
    since = past[0].on
    # Earned since nobody knows when: any amount would be invented.
    if since == ALWAYS:
        why = say("Not applicable: no start date is known of a subscription.")
        return LifetimeValue(None, (), why)
    earned: dict[str, Fraction] = {}
    held: dict[str, int] = {}
    for index, movement in enumerate(past):
        currency, minor = movement.amount.currency, movement.amount.minor
        signed = minor if movement.kind in RISES else -minor
        # Never below nothing: a cancellation larger than what was sold is an error of the data.
        held[currency] = max(0, held.get(currency, 0) + signed)
        until = past[index + 1].on if index + 1 < len(past) else as_of
        years = _years(since, movement.on, until)
        for each, arr in held.items():
            earned[each] = earned.get(each, Fraction(0)) + arr * years
    # Rounded once, at the end; exact fractions until then.
    amounts = tuple(Money(round(sum_), currency) for currency, sum_ in sorted(earned.items()))
    why = say(
        "Recurring revenue earned day by day since {since}, up to {as_of}; no forecast.",
        since=since,
        as_of=as_of,
    )
    return LifetimeValue(since, amounts, why)


def _years(since: date, start: date, end: date) -> Fraction:
    """The years from `start` to `end`, each day a share of its year counted from `since`."""
    years = Fraction(0)
    # Straight to the year in question: an account may be thirty years old.
    number = max(0, start.year - since.year - 1)
    while start < end:
        opens, closes = months_after(since, 12 * number), months_after(since, 12 * (number + 1))
        number += 1
        if start >= closes:
            continue
        until = min(end, closes)
        years += Fraction((until - start).days, (closes - opens).days)
        start = until
    return years
