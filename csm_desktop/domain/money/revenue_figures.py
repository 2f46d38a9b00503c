"""NRR, GRR, churn and ARR for a book, a segment or an account, over a window (domain.md §1).

The caller chooses the accounts by choosing the movements. Everything is reckoned exactly, and
rounded once, at the end.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm

from csm_desktop.domain.money.account_tally import (
    AccountStory,
    AccountTally,
    account_tally,
    move,
    stories_of,
)
from csm_desktop.domain.money.movements import Movement
from csm_desktop.domain.money.rates import minor_rate, rate_on, rates_used
from csm_desktop.domain.money.revenue_reasons import reason
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.text.message import Message
from csm_desktop.values import dataclass

BEST_NRR = Decimal("1.30")
"""What the best reach (domain.md §1): a mark on the scale, not a target."""
BEST_LOGO_CHURN = Decimal("0.05")
"""Below which the best keep the share of customers that they lose in a year (domain.md §1)."""


@dataclass(frozen=True, slots=True)
class RevenueWindow:
    """From the close of `start` to the close of `end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class RetentionBasis:
    """What the shares of a window stand on: the accounts whose ARR at the start is known.

    `lasting` is what is left of `start`, account by account, without what was added.
    """

    start: Money
    expansion: Money
    contraction: Money
    churn: Money
    lasting: Money
    accounts: int
    lost: int


@dataclass(frozen=True, slots=True)
class RevenueFigures:
    """What became of the ARR at the start; shares run from 0, 1 being 100 %, None not applicable.

    `new` is what accounts without ARR at the start brought, or brought back after they were lost;
    `swapped` is what went into another currency, below zero, or came from one, where no rate tells
    what it is there: neither won nor lost. `end` = `start` + `new` + `expansion` - `contraction` -
    `churn` + `swapped`, always. `revenue_churn` is
    annual where the window is twelve months long. The amounts are those of all accounts; shares
    leave out whoever's ARR at the start is not known: no start is, or it was of another currency.
    `basis` is what they are reckoned from; `rates` those by which several currencies became one.
    """

    window: RevenueWindow
    start: Money
    new: Money
    expansion: Money
    contraction: Money
    churn: Money
    swapped: Money
    end: Money
    accounts_at_start: int
    accounts_lost: int
    nrr: Decimal | None
    grr: Decimal | None
    revenue_churn: Decimal | None
    logo_churn: Decimal | None
    basis: RetentionBasis
    why: Message
    rates: tuple[ExchangeRate, ...] = ()


PARTS = ("start", "new", "expansion", "contraction", "churn", "swapped")
Parts = tuple[int, ...]
"""What became of one account's ARR, in minor units, in the order of `PARTS`."""


@dataclass(frozen=True, slots=True)
class CommonRates:
    """What a minor unit of each currency is worth, counted in parts of which `whole` make one of
    the common currency: exact, and a tenth of the time that fractions take."""

    parts: Mapping[str, int]
    whole: int

    @classmethod
    def of(cls, factors: Mapping[str, Fraction]) -> "CommonRates":
        """The same factors over their common denominator."""
        whole = lcm(*(factor.denominator for factor in factors.values()))
        return cls({each: int(factor * whole) for each, factor in factors.items()}, whole)

    def minor(self, parts: int) -> int:
        """So many parts in minor units, rounded at last."""
        # Without a rate in between there is nothing to round.
        return parts if self.whole == 1 else round(Fraction(parts, self.whole))

    def money(self, parts: int, currency: str) -> Money:
        """So many parts, rounded at last."""
        return Money(self.minor(parts), currency)


_PARTS = slice(0, len(PARTS))
_NOTHING = (0,) * len(PARTS)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it is shorter."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_months(end: date) -> RevenueWindow:
    """The window of the twelve months that end on a day."""
    return RevenueWindow(months_before(end, 12), end)


def arr_on(movements: Iterable[Movement], day: date) -> tuple[Money, ...]:
    """ARR at the close of a day, one total per currency, none that is zero.

    A fall never takes an account below nothing.
    """
    # Account by account: what one has too little must not be taken from another.
    totals: dict[str, int] = {}
    for story in stories_of(movements):
        held: dict[str, int] = {}
        for movement in story.moved:
            if movement.on > day:
                break
            move(held, movement)
        for currency, minor in held.items():
            totals[currency] = totals.get(currency, 0) + minor
    return tuple(Money(minor, currency) for currency, minor in sorted(totals.items()) if minor)


def revenue_figures(
    movements: Iterable[Movement],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[RevenueFigures, ...]:
    """The figures of the accounts whose movements are given, in whatever order.

    One set of figures in `currency` where the user's rates lead there from every currency in use,
    else one set per currency. The rates of the window's end hold for all of it, so that a change
    of rates is no change of revenue (our choice). Nothing in use gives one empty set in `currency`.
    """
    stories = stories_of(movements)
    return tuple(told for told, _ in figures_by_account(stories, window, currency, rates))


def figures_by_account(
    stories: Sequence[AccountStory],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[tuple[RevenueFigures, dict[int, Parts]], ...]:
    """The same of the accounts whose stories are given, each with the parts of those that had or
    moved something, by id."""
    used = sorted(used_currencies(stories, window))
    typed = tuple(rates)
    # One currency needs no rate, whatever the book is shown in.
    if len(used) <= 1 and not currency:
        currency = used[0] if used else ""
    factors = _factors(used, currency, typed, window.end)
    # Either all can be converted, or each stands alone: a sum of some would pass for all.
    if len(factors) == len(used):
        figures, own = _figures(stories, window, currency, CommonRates.of(factors))
        led = rates_used(used, currency, typed, window.end)
        return ((replace(figures, rates=led) if led else figures, own),)
    return tuple(_figures(stories, window, each, CommonRates({each: 1}, 1)) for each in used)


def _factors(
    used: Iterable[str], currency: str, rates: Sequence[ExchangeRate], day: date
) -> dict[str, Fraction]:
    found = {each: rate_on(rates, each, currency, day) for each in used}
    return {each: minor_rate(rate, each, currency) for each, rate in found.items()
            if rate is not None}  # fmt: skip


def common_rates(
    used: Iterable[str], currency: str, rates: Sequence[ExchangeRate], day: date
) -> CommonRates:
    """What these currencies are worth in one on a day, those to which a rate leads."""
    return CommonRates.of(_factors(used, currency, rates, day))


def used_currencies(stories: Sequence[AccountStory], window: RevenueWindow) -> set[str]:
    """The currencies in which anything of these accounts moved in a window, or is held at its
    end."""
    used: set[str] = set()
    all_: set[str] = set().union(*(story.held for story in stories))
    for story in stories:
        if len(used) == len(all_):  # most books have one
            break
        used |= used_by(story, window)
    return used


def used_by(story: AccountStory, window: RevenueWindow) -> set[str]:
    """The currencies in which anything of one account moved in a window, or is held at its end."""
    if story.moved[-1].on <= window.start:  # most accounts rest
        return {currency for currency, minor in story.held.items() if minor}
    used: set[str] = set()
    held: dict[str, int] = {}
    for movement in story.moved:
        if movement.on > window.end:
            break
        # Moved inside the window, or still held at its end: anything else does not matter.
        if movement.on > window.start:
            used.add(movement.amount.currency)
        else:
            move(held, movement)
    used.update(currency for currency, minor in held.items() if minor)
    return used


def _figures(
    stories: Iterable[AccountStory],
    window: RevenueWindow,
    currency: str,
    rates: CommonRates,
) -> tuple[RevenueFigures, dict[int, Parts]]:
    whole, known, own = _tallied(stories, window, rates)
    parts = _parts(whole, currency, rates)
    gained = parts["new"] + parts["expansion"] + parts["swapped"]
    end = parts["start"] + gained - parts["contraction"] - parts["churn"]
    kept = known.start + known.expansion - known.contraction - known.churn
    grr = _share(known.lasting, known.start)
    figures = RevenueFigures(
        window=window,
        rates=(),
        **parts,
        end=end,
        accounts_at_start=whole.existed,
        accounts_lost=whole.lost,
        nrr=_share(kept, known.start),
        grr=grr,
        revenue_churn=None if grr is None else 1 - grr,
        logo_churn=_share(known.lost, known.existed),
        basis=_basis(known, currency, rates),
        why=reason(
            window.start,
            window.end,
            _parts(known, currency, rates),
            known.existed,
            whole.existed - known.existed,
            whole.unrated,
        ),
    )
    return figures, own


def _tallied(
    stories: Iterable[AccountStory], window: RevenueWindow, rates: CommonRates
) -> tuple[AccountTally, AccountTally, dict[int, Parts]]:
    """What all accounts counted, what those did whose start is known, and the parts of each.

    Money is summed over all; shares only over accounts whose start is known, or their halves would
    not belong together.
    """
    counts: dict[bool, list[tuple[int, ...]]] = {True: [], False: []}
    own: dict[int, Parts] = {}
    # What rested, by whether its start is known, and what was new: most accounts are only summed.
    rested: dict[bool, list[int]] = {True: [], False: []}
    came = 0
    for story in stories:
        plain = story.plain(window.start, window.end, rates.parts)
        if plain is not None:
            had, new, is_known = plain
            came += new
            if had:
                rested[is_known].append(had)
            minors: Parts = (rates.minor(had), rates.minor(new), 0, 0, 0, 0)
        else:
            tally, is_known = account_tally(story.moved, window.start, window.end, rates.parts)
            counts[is_known].append(tally.counted)
            minors = tuple(map(rates.minor, tally.counted[_PARTS]))
        if minors != _NOTHING:
            own[story.account_id] = minors
    for is_known, amounts in rested.items():
        had, new = sum(amounts), came if is_known else 0
        sums = AccountTally(start=had, new=new, lasting=had, existed=len(amounts))
        counts[is_known].append(sums.counted)
    known = AccountTally.of(counts[True])
    return AccountTally.of((known.counted, *counts[False])), known, own


def _basis(known: AccountTally, currency: str, rates: CommonRates) -> RetentionBasis:
    names = ("start", "expansion", "contraction", "churn", "lasting")
    amounts = {name: rates.money(getattr(known, name), currency) for name in names}
    return RetentionBasis(**amounts, accounts=known.existed, lost=known.lost)


def _parts(tally: AccountTally, currency: str, rates: CommonRates) -> dict[str, Money]:
    return {name: rates.money(getattr(tally, name), currency) for name in PARTS}


def _share(part: int, whole: int) -> Decimal | None:
    """A share to six decimals, or None of nothing."""
    if whole <= 0:
        return None
    return Decimal(round(Fraction(part * 10**6, whole))).scaleb(-6)
