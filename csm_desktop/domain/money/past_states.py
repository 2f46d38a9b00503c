"""What a contract paid on several days tells how it moved in between (domain.md §1)."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RevenueEvent, RevenueKind, Subscription
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class PastState:
    """What was paid a year on a day, above nothing."""

    on: date
    arr: Money


@dataclass(frozen=True, slots=True)
class ArrStep:
    """From one state to the next: what was paid before, and from `on` on."""

    on: date
    before: Money
    after: Money

    def event(self, id_: int, subscription: Subscription, account_id: int) -> RevenueEvent:
        """The step as an event of a subscription."""
        moved = self.after.minor - self.before.minor
        kind = RevenueKind.EXPANSION if moved > 0 else RevenueKind.CONTRACTION
        amount = Money(abs(moved), self.after.currency)
        return RevenueEvent(id_, account_id, kind, self.on, amount, subscription.id)


def steps_between(states: Sequence[PastState], last: PastState) -> tuple[ArrStep, ...]:
    """The steps from each state to the next and to the `last` one, all of one currency.

    `states` are in the order of their days. When between two of them something moved nobody knows;
    it is known on the later day, and dated so.
    """
    both = [*states, last]
    return tuple(
        ArrStep(later.on, earlier.arr, later.arr)
        for earlier, later in pairwise(both)
        # The same sum on two days is no event, however many sheets repeat it.
        if later.arr != earlier.arr
    )
