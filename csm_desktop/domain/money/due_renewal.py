"""One renewal that came due, and what became of it (domain.md §1)."""

from datetime import date

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import RenewalOutcome
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class DueRenewal:
    """One renewal that came due; `outcome` is None while nobody has said what became of it."""

    account_id: int
    product: str
    due_on: date
    before: Money
    after: Money
    outcome: RenewalOutcome | None
    reason: str = ""
    subscription_id: int | None = None

    @property
    def is_won(self) -> bool:
        """Whether the customer stayed, with whatever amount."""
        return self.outcome is not None and self.outcome is not RenewalOutcome.LOST


def outcome_of(before: Money, after: Money, *, stays: bool = False) -> RenewalOutcome:
    """How a renewal ended by what it earns from then on; another currency is no smaller one.

    What earns nothing is lost, unless it earned nothing before and the customer `stays`.
    """
    if not after.minor and not (stays and not before.minor):
        return RenewalOutcome.LOST
    if after.currency != before.currency or after.minor == before.minor:
        return RenewalOutcome.RENEWED
    return RenewalOutcome.EXPANDED if after.minor > before.minor else RenewalOutcome.SMALLER
