"""Lines of the day's page beside its meetings: critical events, and what is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical event of a customer, with its day."""

    id: int
    account_id: int
    account: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class NewsLine:
    """What came to an account: how many of each kind of thing, by the kind's name."""

    id: int
    account: str
    counts: Mapping[str, int]
