"""What renewals are forecast to bring, and what came of an earlier forecast (domain.md §1).

Amounts of a class are summed and stand beside one another: nothing is weighed with made-up
percentages. A kept forecast is compared with what became of the same contracts, whatever day they
were decided on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.domain.money.due_renewal import DueRenewal
from csm_desktop.domain.money.rates import converted, rates_used
from csm_desktop.domain.records.money import Money, totals
from csm_desktop.domain.records.revenue import ExchangeRate, ForecastEntry, Outlook
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ForecastSum:
    """What stands behind one outlook: how many renewals, a sum a currency, and all of it in the
    book's currency at the rates of the day (`rates`), None where one is missing."""

    outlook: Outlook
    number: int
    amounts: tuple[Money, ...]
    together: Money | None
    rates: tuple[ExchangeRate, ...] = ()


@dataclass(frozen=True, slots=True)
class ForecastResult:
    """What a forecast said of one outlook, and what came.

    `kept` is earned a year after the renewal, `lost` what was forecast of those that were lost,
    `waiting` of those that are still undecided.
    """

    id: int
    outlook: Outlook
    said: tuple[Money, ...]
    kept: tuple[Money, ...]
    lost: tuple[Money, ...]
    waiting: tuple[Money, ...]
    number: int
    won: int


def forecast_sums(
    renewals: Iterable[tuple[Outlook, Money]],
    currency: str,
    rates: Sequence[ExchangeRate],
    as_of: date,
) -> tuple[ForecastSum, ...]:
    """A sum for each outlook, the surest first, also where it holds nothing."""
    amounts: dict[Outlook, list[Money]] = {outlook: [] for outlook in Outlook}
    for outlook, amount in renewals:
        amounts[outlook].append(amount)
    return tuple(
        ForecastSum(
            outlook,
            len(found),
            totals(found),
            converted(found, currency, rates, as_of) if currency else None,
            rates_used((one.currency for one in found), currency, rates, as_of),
        )
        for outlook, found in amounts.items()
    )


def in_one_currency(
    results: Iterable[ForecastResult], currency: str, rates: Sequence[ExchangeRate], as_of: date
) -> tuple[tuple[ForecastResult, ...], tuple[ExchangeRate, ...]]:
    """The results with sums of several currencies put together, and by which rates; as they are
    where a rate is missing for any: some sums together and some not cannot be compared."""
    found = tuple(results)
    sums = [sum_ for one in found for sum_ in (one.said, one.kept, one.lost, one.waiting)]
    used = {amount.currency for sum_ in sums for amount in sum_}
    led = rates_used(used, currency, rates, as_of)
    if len(used) < 2 or not currency or len(led) < len(used - {currency}):
        return found, ()

    def together(amounts: tuple[Money, ...]) -> tuple[Money, ...]:
        one = converted(amounts, currency, rates, as_of) if amounts else None
        return amounts if one is None else (one,)

    joined = (
        replace(
            one,
            said=together(one.said),
            kept=together(one.kept),
            lost=together(one.lost),
            waiting=together(one.waiting),
        )
        for one in found
    )
    return tuple(joined), led


def forecast_results(
    entries: Iterable[ForecastEntry], due: Iterable[DueRenewal], grace_days: int
) -> tuple[ForecastResult, ...]:
    """What came of the forecast that these entries of one day are, outlook by outlook.

    `due` are the renewals that came due since, decided or not. An entry belongs to the one of its
    contract whose day is nearest, within the days of grace: the day may have been corrected.
    """
    of_contract: dict[int, list[DueRenewal]] = {}
    for one in due:
        if one.subscription_id is not None:
            of_contract.setdefault(one.subscription_id, []).append(one)
    said: dict[Outlook, list[tuple[ForecastEntry, DueRenewal | None]]] = {}
    for entry in entries:
        near = _nearest(entry, of_contract.get(entry.subscription_id, ()), grace_days)
        said.setdefault(entry.outlook, []).append((entry, near))
    return tuple(
        _result(number, outlook, said[outlook])
        for number, outlook in enumerate(Outlook, 1)
        if outlook in said
    )


def _nearest(entry: ForecastEntry, due: Iterable[DueRenewal], grace_days: int) -> DueRenewal | None:
    # With its day in the middle: of two as near the earlier one counts, on every machine.
    gaps = [(abs((one.due_on - entry.due_on).days), one.due_on, one) for one in due]
    near = [gap for gap in gaps if gap[0] <= grace_days]
    return min(near, key=lambda gap: gap[:2])[2] if near else None


def _result(
    number: int, outlook: Outlook, pairs: Sequence[tuple[ForecastEntry, DueRenewal | None]]
) -> ForecastResult:
    # What was won counts with what is paid since, and what was lost with what had been forecast:
    # after a loss nothing is paid that could be summed.
    won = [one for _, one in pairs if one is not None and one.is_won]
    lost = [entry for entry, one in pairs if one and one.outcome is not None and not one.is_won]
    waiting = [entry for entry, one in pairs if one is None or one.outcome is None]
    return ForecastResult(
        number,
        outlook,
        totals(entry.amount for entry, _ in pairs),
        totals(one.after for one in won),
        totals(entry.amount for entry in lost),
        totals(entry.amount for entry in waiting),
        len(pairs),
        len(won),
    )
