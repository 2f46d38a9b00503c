"""Journey templates: the baseline that accounts of a segment are held against (domain.md §5)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class JourneyTemplate:
    """A baseline. Until `silent_until` its standings raise no alert and no mail (silent mode)."""

    id: int
    name: str
    silent_until: date | None = None


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """A milestone of the template: `day` counts from the contract's start.

    `expected_percent` is the share of target business value expected by then, where one is set.
    """

    id: int
    journey_id: int
    title: str
    day: int
    expected_percent: int | None = None
    moment_of_truth: bool = False
    position: int = 0
