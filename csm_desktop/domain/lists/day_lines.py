"""Lines of the day's page beside its meetings: critical events, hand-overs, sheets due, news, and
what readings say of milestones."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.lifecycle import Leader
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical event of a customer, with its day."""

    id: int
    account_id: int
    account: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class WaitingHandOver:
    """A hand-over of the lead that nobody has accepted; `taker` is the team member who is to take
    it, None where nobody was named."""

    id: int
    account_id: int
    account: str
    on: date
    from_function: Leader
    to_function: Leader
    note: str
    taker_id: int | None = None
    taker: str = ""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """What came to an account: how many of each kind of thing, by the kind's name."""

    id: int
    account: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SheetDue:
    """A customer who signed a few days ago and has no hand-off sheet yet; its id is theirs."""

    id: int
    account: str
    signed_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class SaidReached:
    """A milestone that a reading says was reached, on which day, and what was read."""

    milestone_id: int
    title: str
    on: date
    metric: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ReachedLine:
    """The milestones of an account that readings say were reached; its id is the account's."""

    id: int
    account: str
    milestones: tuple[SaidReached, ...]
