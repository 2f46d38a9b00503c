"""The movements of a window account by account, and sums that agree with their lines to the cent
(domain.md §1)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from csm_desktop.domain.money.account_tally import AccountStory
from csm_desktop.domain.money.revenue_figures import PARTS as _MOVED
from csm_desktop.domain.money.revenue_figures import (
    Parts,
    RevenueFigures,
    RevenueWindow,
    figures_by_account,
)
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.values import dataclass

PARTS = (*_MOVED, "end")


class MovementLine(NamedTuple):
    """What became of one account's ARR in a window: `end` is what the others make of `start`.

    `parts` are the amounts before it in minor units of `currency`, in the order of `PARTS`;
    `swapped` is what changed its currency and no rate leads to: see `RevenueFigures`. Money is made
    of a part that somebody asks for: a book has five thousand lines, of which a page shows thirty.
    """

    id: int
    account: str
    currency: str
    parts: Parts

    @property
    def start(self) -> Money:
        """ARR at the window's start."""
        return self._part(0)

    @property
    def new(self) -> Money:
        """What an account without ARR brought."""
        return self._part(1)

    @property
    def expansion(self) -> Money:
        """What was added."""
        return self._part(2)

    @property
    def contraction(self) -> Money:
        """What was taken off and is no loss of the account."""
        return self._part(3)

    @property
    def churn(self) -> Money:
        """What was lost."""
        return self._part(4)

    @property
    def swapped(self) -> Money:
        """What went into another currency, below zero, or came from one."""
        return self._part(5)

    @property
    def end(self) -> Money:
        """ARR at the window's end. It is summed and not asked for: asked for, rounding could leave
        it a cent beside its line."""
        return Money(self.parts[0] + self.gained, self.currency)

    @property
    def gained(self) -> int:
        """By how many minor units the end is above the start."""
        _, new, expansion, contraction, churn, swapped = self.parts
        return new + expansion - contraction - churn + swapped

    def _part(self, place: int) -> Money:
        return Money(self.parts[place], self.currency)

    @property
    def moved(self) -> bool:
        """Whether anything became of it."""
        # Without start and end: a contract that did nothing has both.
        return any(self.parts[1:])


@dataclass(frozen=True, slots=True)
class MovementTable:
    """The lines of one currency, what moved most at the top, with their sums; `figures` are the
    shares that belong to them."""

    currency: str
    lines: tuple[MovementLine, ...]
    total: MovementLine
    figures: RevenueFigures


def movement_tables(
    stories: Sequence[AccountStory],
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
    for figures, parts in figures_by_account(stories, window, currency, rates):
        code = figures.start.currency
        # Who had nothing and did nothing would only make the sums harder to follow.
        lines = [
            MovementLine(account_id, names.get(account_id, ""), code, own)
            for account_id, own in parts.items()
        ]
        lines.sort(key=_loudest)
        tables.append(MovementTable(code, tuple(lines), summed(lines, code), figures))
    return tuple(tables)


def shown_parts(tables: Iterable[MovementTable]) -> tuple[str, ...]:
    """The parts that readers of these tables need: seldom does anything change its currency."""
    swaps = any(line.parts[-1] for table in tables for line in table.lines)
    return tuple(part for part in PARTS if swaps or part != "swapped")


def _loudest(line: MovementLine) -> tuple[int, str, int]:
    # By what came of it: who grew and shrank by as much is quiet to a reader of the book.
    id_, account, _, (_, new, expansion, contraction, churn, swapped) = line
    gained = new + expansion - contraction - churn + swapped
    return -abs(gained), account.casefold(), id_


def summed(
    lines: Iterable[MovementLine], currency: str, name: str = "", id_: int = 0
) -> MovementLine:
    """The sum of lines of one currency, as a line of that name and id."""
    columns = zip(*(line.parts for line in lines), strict=True)
    return MovementLine(id_, name, currency, tuple(map(sum, columns)) or (0,) * len(_MOVED))
