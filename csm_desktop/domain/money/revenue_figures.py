"""NRR, GRR, churn and ARR for a book, a segment or an account, over a window (domain.md §1).

The caller chooses the accounts by choosing the movements. Everything is reckoned exactly, and
rounded once, at the end.
"""

from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from operator import attrgetter

from csm_desktop.domain.money.movements import ALWAYS, RISES, Movement, in_order
from csm_desktop.domain.money.rates import minor_rate, rate_on, rates_used
from csm_desktop.domain.money.revenue_reasons import reason
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate, RevenueKind
from csm_desktop.domain.text.message import Message

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
class _Rates:
    """What a minor unit of each currency is worth, counted in parts of which `whole` make one of
    the common currency: exact, and a tenth of the time that fractions take."""

    parts: Mapping[str, int]
    whole: int

    @classmethod
    def of(cls, factors: Mapping[str, Fraction]) -> "_Rates":
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


@dataclass(slots=True)
class _Tally:
    """All amounts in parts, see `_Rates`."""

    start: int = 0
    new: int = 0
    expansion: int = 0
    contraction: int = 0
    churn: int = 0
    swapped: int = 0
    lasting: int = 0
    existed: int = 0
    lost: int = 0
    unrated: int = 0

    @property
    def counted(self) -> tuple[int, ...]:
        """All that it counts, in the order of its fields."""
        return _COUNTED(self)

    @classmethod
    def of(cls, counts: Collection[tuple[int, ...]]) -> "_Tally":
        """What these have counted together."""
        return cls(*map(sum, zip(*counts, strict=True))) if counts else cls()


_COUNTED: Callable[[_Tally], tuple[int, ...]] = attrgetter(*(f.name for f in fields(_Tally)))
_PARTS = slice(0, len(PARTS))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last of that month where it is shorter."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_months(end: date, months: int = 12) -> RevenueWindow:
    """The window that ends on a day: by default the last twelve months."""
    return RevenueWindow(months_before(end, months), end)


def arr_on(movements: Iterable[Movement], day: date) -> tuple[Money, ...]:
    """ARR at the close of a day, one total per currency, none that is zero.

    A fall never takes an account below nothing.
    """
    # Account by account: what one has too little must not be taken from another.
    totals: dict[str, int] = {}
    for story in _by_account(movements):
        held: dict[str, int] = {}
        for movement in story:
            if movement.on > day:
                break
            _move(held, movement)
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
    return tuple(told for told, _ in figures_by_account(movements, window, currency, rates))


def figures_by_account(
    movements: Iterable[Movement],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[tuple[RevenueFigures, dict[int, Parts]], ...]:
    """The same, each with the parts of the accounts that had or moved something, by id."""
    stories = _by_account(movements)
    used = sorted(_currencies(stories, window))
    typed = tuple(rates)
    # One currency needs no rate, whatever the book is shown in.
    if len(used) <= 1 and not currency:
        currency = used[0] if used else ""
    factors: dict[str, Fraction] = {}
    for each in used:
        rate = rate_on(typed, each, currency, window.end)
        if rate is not None:
            factors[each] = minor_rate(rate, each, currency)
    # Either all can be converted, or each stands alone: a sum of some would pass for all.
    if len(factors) == len(used):
        figures, own = _figures(stories, window, currency, _Rates.of(factors))
        led = rates_used(used, currency, typed, window.end)
        return ((replace(figures, rates=led) if led else figures, own),)
    return tuple(_figures(stories, window, each, _Rates({each: 1}, 1)) for each in used)


def _by_account(movements: Iterable[Movement]) -> list[list[Movement]]:
    stories: dict[int, list[Movement]] = {}
    for movement in movements:
        stories.setdefault(movement.account_id, []).append(movement)
    return [sorted(own, key=in_order) if len(own) > 1 else own for own in stories.values()]


def _currencies(stories: Sequence[Sequence[Movement]], window: RevenueWindow) -> set[str]:
    used: set[str] = set()
    all_ = {movement.amount.currency for story in stories for movement in story}
    for story in stories:
        if len(used) == len(all_):  # most books have one
            break
        held: dict[str, int] = {}
        for movement in story:
            if movement.on > window.end:
                break
            # Moved inside the window, or still held at its end: anything else does not matter.
            if movement.on > window.start:
                used.add(movement.amount.currency)
            else:
                _move(held, movement)
        used.update(currency for currency, minor in held.items() if minor)
    return used


def _move(held: dict[str, int], movement: Movement) -> int:
    """Apply a movement to what an account holds; returns by how much it moved."""
    currency = movement.amount.currency
    before = held.get(currency, 0)
    amount = movement.amount.minor
    if movement.kind not in RISES:
        amount = min(amount, before)
        held[currency] = before - amount
    else:
        held[currency] = before + amount
    return amount


def _figures(
    stories: Sequence[Sequence[Movement]],
    window: RevenueWindow,
    currency: str,
    rates: _Rates,
) -> tuple[RevenueFigures, dict[int, Parts]]:
    all_counted: list[tuple[int, ...]] = []
    all_known: list[tuple[int, ...]] = []
    own: dict[int, Parts] = {}
    for story in stories:
        # Money is summed over all; shares only over accounts whose start is known, or their halves
        # would not belong together.
        tally, is_known = _account(story, window, rates.parts)
        counted = tally.counted
        all_counted.append(counted)
        if is_known:
            all_known.append(counted)
        minors = counted[_PARTS]
        if rates.whole != 1:
            minors = tuple(map(rates.minor, minors))
        if any(minors):
            own[story[0].account_id] = minors
    whole, known = _Tally.of(all_counted), _Tally.of(all_known)
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


def _basis(known: _Tally, currency: str, rates: _Rates) -> RetentionBasis:
    names = ("start", "expansion", "contraction", "churn", "lasting")
    amounts = {name: rates.money(getattr(known, name), currency) for name in names}
    return RetentionBasis(**amounts, accounts=known.existed, lost=known.lost)


def _parts(tally: _Tally, currency: str, rates: _Rates) -> dict[str, Money]:
    return {name: rates.money(getattr(tally, name), currency) for name in PARTS}


def _account(
    story: Sequence[Movement], window: RevenueWindow, factors: Mapping[str, int]
) -> tuple[_Tally, bool]:
    """One account's window, and whether what it had at the start is known.

    What an account does after it was lost is new business, not retention. Its losses count
    against GRR up to what it had at the start: nobody loses more than there was (our choice).
    Revenue that went into another currency is held against what it became, at the user's rate.
    """
    tally = _Tally()
    held: dict[str, int] = {}
    inside: list[Movement] = []
    # Without a start nobody knows what was there at the beginning: such accounts stay out of the
    # shares.
    is_known = True
    for movement in story:
        if movement.on > window.start:
            if movement.on <= window.end:
                inside.append(movement)
            continue
        _move(held, movement)
        if movement.on == ALWAYS and movement.amount.currency in factors:
            is_known = False
    tally.start = _worth(held, factors)
    if not inside:  # as with most accounts
        tally.lasting, tally.existed = max(tally.start, 0), int(tally.start > 0)
        return tally, is_known
    tally.unrated = int(any(m.swap and m.amount.currency not in factors for m in inside))
    # Only what was there at the start can be retained; the rest is new.
    retained = tally.start > 0
    swapped: dict[date, int] = {}
    for movement in inside:
        factor = factors.get(movement.amount.currency)
        if factor is None:
            continue
        amount = _move(held, movement) * factor
        signed = amount if movement.kind in RISES else -amount
        if movement.swap and tally.unrated:
            tally.swapped += signed
        elif retained and movement.swap:
            swapped[movement.on] = swapped.get(movement.on, 0) + signed
        else:
            _count(tally, movement.kind, amount, retained=retained)
        # Lost at the moment when nothing is left; what comes afterwards is new.
        if retained and not _worth(held, factors):
            retained = False
            tally.lost += not movement.swap
    # A change of product or currency on one day counts by its difference alone.
    for net in swapped.values():
        tally.expansion += max(net, 0)
        tally.contraction += max(-net, 0)
    tally.lasting = max(tally.start - tally.contraction - tally.churn, 0)
    tally.existed = int(tally.start > 0)
    return tally, is_known and not tally.unrated


def _count(tally: _Tally, kind: RevenueKind, amount: int, *, retained: bool) -> None:
    if not retained:
        tally.new += amount if kind in RISES else -amount
    elif kind in RISES:
        tally.expansion += amount
    elif kind is RevenueKind.CHURN:
        tally.churn += amount
    else:
        tally.contraction += amount


def _worth(held: Mapping[str, int], factors: Mapping[str, int]) -> int:
    return sum(minor * factors[currency] for currency, minor in held.items() if currency in factors)


def _share(part: int, whole: int) -> Decimal | None:
    """A share to six decimals, or None of nothing."""
    if whole <= 0:
        return None
    return Decimal(round(Fraction(part * 10**6, whole))).scaleb(-6)
