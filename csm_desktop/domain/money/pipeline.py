"""Opportunities over the book: by stage and quarter, weighted and not, and doors opened
(domain.md §6).

The weights are **our choice**: an idea counts a tenth, a qualified one three tenths, a proposed one
six. They are shown beside the plain sum, and enter no other figure.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from csm_desktop.domain.money.rates import converted, rates_used
from csm_desktop.domain.money.windows import period_start
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.opportunities import (
    Opportunity,
    OpportunityKind,
    OpportunityStage,
)
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.values import dataclass

EXPANSION = frozenset((OpportunityKind.UPSELL, OpportunityKind.CROSS_SELL))
"""What brings revenue on top; a renewal keeps what there is, and counts among the renewals."""
OPEN_STAGES = (OpportunityStage.IDEA, OpportunityStage.QUALIFIED, OpportunityStage.PROPOSED)
"""The stages before an opportunity is won or lost."""
WEIGHTS = {
    OpportunityStage.IDEA: Fraction(1, 10),
    OpportunityStage.QUALIFIED: Fraction(3, 10),
    OpportunityStage.PROPOSED: Fraction(6, 10),
}
QUARTER = 3


@dataclass(frozen=True, slots=True)
class PipelineSum:
    """What open opportunities may bring a year, a sum a currency; `together` in the book's currency
    at the rates of the day (`rates`), None where one is missing. Those without an amount are
    `unknown`."""

    number: int
    unknown: int
    amounts: tuple[Money, ...]
    weighted: tuple[Money, ...]
    together: Money | None
    weighted_together: Money | None
    rates: tuple[ExchangeRate, ...] = ()


@dataclass(frozen=True, slots=True)
class PipelineQuarter:
    """The open opportunities that are to close in a quarter: all of them, and stage by stage.

    `first` is the quarter's first day, None for those without a date; `id` tells them apart.
    """

    id: int
    first: date | None
    whole: PipelineSum
    stages: dict[OpportunityStage, PipelineSum]


@dataclass(frozen=True, slots=True)
class Rated:
    """The currency that sums are put together in, and the rates that lead there on a day."""

    currency: str
    rates: Sequence[ExchangeRate]
    as_of: date


def pipeline_quarters(
    opportunities: Iterable[Opportunity], rated: Rated, first_month: int = 1
) -> tuple[PipelineQuarter, ...]:
    """The quarters in which something is to close, the earliest first; last what has no day."""
    found: dict[date | None, list[Opportunity]] = {}
    for one in opportunities:
        if one.kind in EXPANSION and one.stage in OPEN_STAGES:
            on = one.close_on
            first = None if on is None else period_start(on, QUARTER, first_month)
            found.setdefault(first, []).append(one)
    # What has no day stands behind every quarter.
    ordered = sorted(found, key=lambda first: first or date.max)
    return tuple(
        PipelineQuarter(
            number,
            first,
            pipeline_sum(found[first], rated),
            {
                stage: pipeline_sum([one for one in found[first] if one.stage is stage], rated)
                for stage in OPEN_STAGES
            },
        )
        for number, first in enumerate(ordered, 1)
    )


def pipeline_sum(opportunities: Iterable[Opportunity], rated: Rated) -> PipelineSum:
    """What these may bring; those that are won or lost have no weight, and count for nothing, and
    neither do renewals, which bring nothing on top."""
    still_open = [
        one for one in opportunities if one.kind in EXPANSION and one.stage in OPEN_STAGES
    ]
    amounts = [one.amount for one in still_open if one.amount is not None]
    exact: dict[str, Fraction] = {}
    for one in still_open:
        if one.amount is not None:
            # A fraction is exact: tenths of cents of many are not lost one by one.
            worth = one.amount.minor * WEIGHTS[one.stage]
            exact[one.amount.currency] = exact.get(one.amount.currency, Fraction(0)) + worth
    # Rounded once, at the end.
    weighted = tuple(Money(round(sum_), code) for code, sum_ in sorted(exact.items()))
    return PipelineSum(
        len(still_open),
        len(still_open) - len(amounts),
        totals(amounts),
        weighted,
        _together(amounts, rated),
        _together(weighted, rated),
        rates_used((one.currency for one in amounts), rated.currency, rated.rates, rated.as_of),
    )


def _together(amounts: Iterable[Money], rated: Rated) -> Money | None:
    if not rated.currency:
        return None
    return converted(amounts, rated.currency, rated.rates, rated.as_of)


def doors_opened(
    opportunities: Iterable[Opportunity], first_month: int = 1
) -> tuple[tuple[date, int], ...]:
    """How many doors somebody of ours opened in each quarter, the latest first: what lists brought
    opened none."""
    counted: dict[date, int] = {}
    for one in opportunities:
        # Both: a day without a person is one that a list brought.
        if one.kind in EXPANSION and one.opener_id is not None and one.opened_on is not None:
            first = period_start(one.opened_on, QUARTER, first_month)
            counted[first] = counted.get(first, 0) + 1
    return tuple(sorted(counted.items(), reverse=True))
