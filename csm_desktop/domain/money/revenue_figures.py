"""NRR, GRR, churn and ARR for a book, a segment or an account, over a window (domain.md §1).

The caller chooses the accounts by choosing the movements. Everything is reckoned exactly, and
rounded once, at the end.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from csm_desktop.domain.money.movements import RISES, Movement, in_order
from csm_desktop.domain.money.rates import minor_rate, rate_on
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate, RevenueKind
from csm_desktop.domain.text.message import Message, say

BEST_NRR = Decimal("1.30")
"""What the best reach (domain.md §1): a mark on the scale, not a target."""
BEST_REVENUE_CHURN = Decimal("0.05")
"""Below which the best stay in a year (domain.md §1)."""


@dataclass(frozen=True, slots=True)
class RevenueWindow:
    """From the close of `start` to the close of `end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class RevenueFigures:
    """What became of the ARR at the start; shares run from 0, 1 being 100 %, None not applicable.

    `new` is what accounts without ARR at the start brought, or brought back after they were lost;
    `end` = `start` + `new` + `expansion` - `contraction` - `churn`, always. `revenue_churn` is
    annual where the window is twelve months long.
    """

    window: RevenueWindow
    start: Money
    new: Money
    expansion: Money
    contraction: Money
    churn: Money
    end: Money
    accounts_at_start: int
    accounts_lost: int
    nrr: Decimal | None
    grr: Decimal | None
    revenue_churn: Decimal | None
    logo_churn: Decimal | None
    why: Message


@dataclass(slots=True)
class _Tally:
    start: Fraction = Fraction(0)
    new: Fraction = Fraction(0)
    expansion: Fraction = Fraction(0)
    contraction: Fraction = Fraction(0)
    churn: Fraction = Fraction(0)
    lasting: Fraction = Fraction(0)
    existed: int = 0
    lost: int = 0


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
    stories = _by_account(movements)
    used = sorted(_currencies(stories, window))
    typed = tuple(rates)
    if len(used) <= 1 and not currency:
        currency = used[0] if used else ""
    factors: dict[str, Fraction] = {}
    for each in used:
        rate = rate_on(typed, each, currency, window.end)
        if rate is not None:
            factors[each] = minor_rate(rate, each, currency)
    if len(factors) == len(used):
        return (_figures(stories, window, currency, factors),)
    return tuple(_figures(stories, window, each, {each: Fraction(1)}) for each in used)


def _by_account(movements: Iterable[Movement]) -> list[list[Movement]]:
    stories: dict[int, list[Movement]] = {}
    for movement in movements:
        stories.setdefault(movement.account_id, []).append(movement)
    return [sorted(story, key=in_order) for story in stories.values()]


def _currencies(stories: Sequence[Sequence[Movement]], window: RevenueWindow) -> set[str]:
    used: set[str] = set()
    for story in stories:
        held: dict[str, int] = {}
        for movement in story:
            if movement.on > window.end:
                break
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
    factors: Mapping[str, Fraction],
) -> RevenueFigures:
    tally = _Tally()
    for story in stories:
        _add_account(tally, story, window, factors)
    parts = {
        name: Money(round(getattr(tally, name)), currency)
        for name in ("start", "new", "expansion", "contraction", "churn")
    }
    end = parts["start"] + parts["new"] + parts["expansion"] - parts["contraction"] - parts["churn"]
    kept = tally.start + tally.expansion - tally.contraction - tally.churn
    grr = _share(tally.lasting, tally.start)
    return RevenueFigures(
        window=window,
        **parts,
        end=end,
        accounts_at_start=tally.existed,
        accounts_lost=tally.lost,
        nrr=_share(kept, tally.start),
        grr=grr,
        revenue_churn=None if grr is None else 1 - grr,
        logo_churn=_share(Fraction(tally.lost), Fraction(tally.existed)),
        why=_why(window, parts, tally),
    )


def _add_account(
    tally: _Tally, story: Sequence[Movement], window: RevenueWindow, factors: Mapping[str, Fraction]
) -> None:
    """Add one account's window to the tally.

    What an account does after it was lost is new business, not retention. Its losses count
    against GRR up to what it had at the start: nobody loses more than there was (our choice).
    """
    held: dict[str, int] = {}
    start: Fraction | None = None
    retained = False
    fallen = Fraction(0)
    for movement in story:
        factor = factors.get(movement.amount.currency)
        if factor is None or movement.on > window.end:
            continue
        if movement.on <= window.start:
            _move(held, movement)
            continue
        if start is None:
            start = _worth(held, factors)
            retained = start > 0
        amount = _move(held, movement) * factor
        if not retained:
            tally.new += amount if movement.kind in RISES else -amount
        elif movement.kind in RISES:
            tally.expansion += amount
        else:
            fallen += amount
            if movement.kind is RevenueKind.CHURN:
                tally.churn += amount
            else:
                tally.contraction += amount
            if not any(held.values()):
                retained = False
                tally.lost += 1
    if start is None:
        start = _worth(held, factors)
    tally.start += start
    tally.lasting += max(start - fallen, Fraction(0))
    tally.existed += start > 0


def _worth(held: Mapping[str, int], factors: Mapping[str, Fraction]) -> Fraction:
    return sum((minor * factors[currency] for currency, minor in held.items()), Fraction(0))


def _share(part: Fraction, whole: Fraction) -> Decimal | None:
    """A share to six decimals, or None of nothing."""
    if whole <= 0:
        return None
    return Decimal(round(part / whole * 10**6)).scaleb(-6)


def _why(window: RevenueWindow, parts: Mapping[str, Money], tally: _Tally) -> Message:
    if not tally.existed:
        return say(
            "Not applicable: there was no recurring revenue on {day} to hold the rest against.",
            day=window.start,
        )
    return say(
        "Of {start} on {day}, held by {accounts} {accounts:account|accounts}, {contraction} was"
        " reduced and {churn} lost, and {expansion} was added by {end}; {new} came from accounts"
        " that were new or came back.",
        day=window.start,
        end=window.end,
        accounts=tally.existed,
        **parts,
    )
