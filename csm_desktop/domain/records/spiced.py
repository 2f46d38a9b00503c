"""SPICED: what brought the customer and what they must achieve, with its history (domain.md §3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SpicedPart(StrEnum):
    """Situation, Pain, Impact, Critical Event, Decision."""

    SITUATION = "situation"
    PAIN = "pain"
    IMPACT = "impact"
    CRITICAL_EVENT = "critical_event"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class SpicedEntry:
    """What was known of one part, from a day on; a newer entry supersedes, none is overwritten.

    `said_by_id` is a contact, `source` the words it was taken from. `event_on` is the date of a
    critical event and None for the other parts.
    """

    id: int
    account_id: int
    part: SpicedPart
    text: str
    recorded_on: date
    said_by_id: int | None = None
    meeting_id: int | None = None
    source: str = ""
    verified_on: date | None = None
    event_on: date | None = None
