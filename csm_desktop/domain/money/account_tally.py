"""What became of one account's ARR in a window: what the figures of a book, a segment or a team are
the sum of (domain.md §1)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from csm_desktop.domain.money.movements import ALWAYS, RISES, Movement, in_order
from csm_desktop.domain.records.revenue import RevenueKind
from csm_desktop.values import dataclass


@dataclass(slots=True)
class AccountTally:
    """All amounts in minor units of one currency, or in parts of such (`revenue_figures`).

    `lasting` is what is left of the start, `existed` and `lost` count the account, `unrated` that
    something of it went where no rate leads.
    """

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
    def of(cls, counts: Collection[tuple[int, ...]]) -> "AccountTally":
        """What these have counted together."""
        return cls(*map(sum, zip(*counts, strict=True))) if counts else cls()


_COUNTED: Callable[[AccountTally], tuple[int, ...]] = attrgetter(
    *(f.name for f in fields(AccountTally))
)


class AccountStory(NamedTuple):
    """The movements of one account in their order, of which there is at least one; what it holds
    after them in each currency that it ever had, and whether it only ever rose."""

    account_id: int
    moved: Sequence[Movement]
    held: Mapping[str, int]
    rose: bool

    @classmethod
    def of(cls, moved: Sequence[Movement]) -> "AccountStory":
        """The story that these movements tell."""
        held: dict[str, int] = {}
        for movement in moved:
            move(held, movement)
        rose = all(movement.kind in RISES and not movement.swap for movement in moved)
        return cls(moved[0].account_id, moved, held, rose)

    def plain(
        self, start: date, end: date, factors: Mapping[str, int]
    ) -> tuple[int, int, bool] | None:
        """What `account_tally` says of most accounts, from what is held alone: what was there and
        rested, what was new, and whether the start is known. None where more became of it."""
        first, last = self.moved[0].on, self.moved[-1].on
        if last <= start:
            known = first != ALWAYS or not any(
                one.on == ALWAYS and one.amount.currency in factors for one in self.moved
            )
            return _worth(self.held, factors), 0, known
        if self.rose and start < first and last <= end:
            return 0, _worth(self.held, factors), True
        return None


def stories_of(movements: Iterable[Movement]) -> list[AccountStory]:
    """The story of each account."""
    found: dict[int, list[Movement]] = {}
    for movement in movements:
        found.setdefault(movement.account_id, []).append(movement)
    return [AccountStory.of(sorted(own, key=in_order)) for own in found.values()]


def tallies(
    story: AccountStory, start: date, end: date
) -> Iterator[tuple[str, AccountTally, bool]]:
    """One account's window for each currency of it, and whether its start is known there; nothing
    is converted."""
    for currency in sorted(story.held):
        tally, is_known = story_tally(story, start, end, {currency: 1})
        yield currency, tally, is_known


def story_tally(
    story: AccountStory, start: date, end: date, factors: Mapping[str, int]
) -> tuple[AccountTally, bool]:
    """As `account_tally`, at once for an account of which no more became than `plain` says."""
    plain = story.plain(start, end, factors)
    if plain is None:
        return account_tally(story.moved, start, end, factors)
    had, new, is_known = plain
    return AccountTally(had, new, lasting=max(had, 0), existed=int(had > 0)), is_known


def move(held: dict[str, int], movement: Movement) -> int:
    """Apply a movement to what an account holds; returns by how much it moved."""
    money = movement.amount
    currency, amount = money.currency, money.minor
    before = held.get(currency, 0)
    if movement.kind not in RISES:
        amount = min(amount, before)
        held[currency] = before - amount
    else:
        held[currency] = before + amount
    return amount


def account_tally(
    story: Sequence[Movement], start: date, end: date, factors: Mapping[str, int]
) -> tuple[AccountTally, bool]:
    """One account from the close of one day to that of another, and whether what it had at the
    start is known; `factors` are what a minor unit of each currency counts.

    What an account does after it was lost is new business, not retention. Its losses count
    against GRR up to what it had at the start: nobody loses more than there was (our choice).
    Revenue that went into another currency is held against what it became, at the user's rate.
    """
    tally = AccountTally()
    held: dict[str, int] = {}
    inside: list[Movement] = []
    # Without a start nobody knows what was there at the beginning: such accounts stay out of the
    # shares.
    is_known = True
    for movement in story:
        if movement.on > start:
            if movement.on <= end:
                inside.append(movement)
            continue
        move(held, movement)
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
        amount = move(held, movement) * factor
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


def _count(tally: AccountTally, kind: RevenueKind, amount: int, *, retained: bool) -> None:
    if not retained:
        tally.new += amount if kind in RISES else -amount
    elif kind in RISES:
        tally.expansion += amount
    elif kind is RevenueKind.CHURN:
        tally.churn += amount
    else:
        tally.contraction += amount


def _worth(held: Mapping[str, int], factors: Mapping[str, int]) -> int:
    worth = 0
    for currency, minor in held.items():
        worth += minor * factors.get(currency, 0)
    return worth
