"""Lifetime value so far: revenue recognised since the first start date, never a forecast.

domain.md §1. Accrued to the day: in each year counted from the first start, a day earns the ARR it
has, divided by the days of that year, so that a whole year at one ARR is worth exactly that ARR
(our choice). The days gone by count, the day itself does not yet.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from csm_desktop.domain.money.movements import ALWAYS, RISES, Movement, in_order
from csm_desktop.domain.money.revenue_figures import months_after
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


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
    # By how many days a year has: days times minor units, whole numbers until the end.
    earned: dict[str, dict[int, int]] = {}
    held: dict[str, int] = {}
    ends = (*(movement.on for movement in past[1:]), as_of)
    year = _Year(since)
    for movement, until in zip(past, ends, strict=True):
        currency, minor = movement.amount.currency, movement.amount.minor
        signed = minor if movement.kind in RISES else -minor
        # Never below nothing: a cancellation larger than what was sold is an error of the data.
        held[currency] = max(0, held.get(currency, 0) + signed)
        for length, days in year.days_until(until):
            for each, arr in held.items():
                sums = earned.setdefault(each, {})
                sums[length] = sums.get(length, 0) + arr * days
    # Rounded once, at the end; exact until then.
    amounts = tuple(
        Money(round(sum(Fraction(sum_, length) for length, sum_ in sums.items())), currency)
        for currency, sums in sorted(earned.items())
    )
    why = say(
        "Recurring revenue earned day by day since {since}, up to {as_of}; no forecast.",
        since=since,
        as_of=as_of,
    )
    return LifetimeValue(since, amounts, why)


class _Year:
    """Goes on from the first start, year after year counted from it."""

    def __init__(self, since: date) -> None:
        self._since, self._day = since, since
        self._number = 0
        self._open_next()

    def days_until(self, end: date) -> Iterator[tuple[int, int]]:
        """Go on to a day: how many days the years on the way have, and how many were gone."""
        while self._day < end:
            if self._day >= self._closes:
                self._open_next()
            until = min(end, self._closes)
            yield self._length, (until - self._day).days
            self._day = until

    def _open_next(self) -> None:
        opens = months_after(self._since, 12 * self._number)
        self._number += 1
        self._closes = months_after(self._since, 12 * self._number)
        self._length = (self._closes - opens).days
