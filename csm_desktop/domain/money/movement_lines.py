"""The movements of a window account by account, and sums that agree with their lines to the cent
(domain.md §1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from csm_desktop.domain.money.movements import Movement
from csm_desktop.domain.money.revenue_figures import (
    Parts,
    RevenueFigures,
    RevenueWindow,
    figures_by_account,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate

PARTS = ("start", "new", "expansion", "contraction", "churn", "swapped", "end")


@dataclass(frozen=True, slots=True)
class MovementLine:
    """What became of one account's ARR in a window: `end` is what the others make of `start`.

    `swapped` is what changed its currency and no rate leads to: see `RevenueFigures`.
    """

    id: int
    account: str
    start: Money
    new: Money
    expansion: Money
    contraction: Money
    churn: Money
    swapped: Money
    end: Money

    @property
    def moved(self) -> bool:
        """Whether anything became of it."""
        # Without start and end: a contract that did nothing has both.
        return any(getattr(self, part).minor for part in PARTS[1:-1])


@dataclass(frozen=True, slots=True)
class MovementTable:
    """The lines of one currency, what moved most at the top, with their sums; `figures` are the
    shares that belong to them."""

    currency: str
    lines: tuple[MovementLine, ...]
    total: MovementLine
    figures: RevenueFigures


def movement_tables(
    movements: Iterable[Movement],
    names: Mapping[int, str],
    window: RevenueWindow,
    currency: str = "",
    rates: Iterable[ExchangeRate] = (),
) -> tuple[MovementTable, ...]:
    """A table for each currency that `revenue_figures` tells, which see.

    Amounts are rounded account by account and then summed: a reader who adds the lines up gets the
    sums that stand beneath, also where rates are in between.
    """
    tables = []
    for figures, parts in figures_by_account(movements, window, currency, rates):
        code = figures.start.currency
        # Who had nothing and did nothing would only make the sums harder to follow.
        lines = [
            _line(account_id, names.get(account_id, ""), own) for account_id, own in parts.items()
        ]
        lines.sort(key=_loudest)
        tables.append(MovementTable(code, tuple(lines), summed(lines, code), figures))
    return tuple(tables)


def shown_parts(tables: Iterable[MovementTable]) -> tuple[str, ...]:
    """The parts that readers of these tables need: seldom does anything change its currency."""
    swaps = any(line.swapped.minor for table in tables for line in table.lines)
    return tuple(part for part in PARTS if swaps or part != "swapped")


def _line(account_id: int, name: str, own: Parts) -> MovementLine:
    start, new, expansion, contraction, churn, swapped = (own[part] for part in PARTS[:-1])
    # The end is summed and not asked for: asked for, rounding could leave it a cent beside its
    # line.
    left = start.minor + new.minor + expansion.minor - contraction.minor - churn.minor
    left += swapped.minor
    end = Money(left, start.currency)  # all are of one currency
    return MovementLine(account_id, name, start, new, expansion, contraction, churn, swapped, end)


def _loudest(line: MovementLine) -> tuple[int, str, int]:
    # By what came of it: who grew and shrank by as much is quiet to a reader of the book.
    moved = abs(line.end.minor - line.start.minor)
    return -moved, line.account.casefold(), line.id


def summed(
    lines: Iterable[MovementLine], currency: str, name: str = "", id_: int = 0
) -> MovementLine:
    """The sum of lines of one currency, as a line of that name and id."""
    every = list(lines)
    amounts = {
        part: Money(sum(amount.minor for amount in map(attrgetter(part), every)), currency)
        for part in PARTS
    }
    return MovementLine(id_, name, **amounts)
