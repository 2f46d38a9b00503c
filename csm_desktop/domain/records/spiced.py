"""SPICED: what brought the customer and what they must achieve, with its history (domain.md §3)."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, internal, shared
from csm_desktop.values import dataclass


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
    account_id: int = field(metadata=shared(history=False))
    part: SpicedPart = field(metadata=SHARED)
    text: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    recorded_on: date = field(metadata=shared(dating=True))
    said_by_id: int | None = field(default=None, metadata=internal(to="contact"))
    meeting_id: int | None = field(default=None, metadata=INTERNAL)
    source: str = field(default="", metadata=internal(searched=Searched.BODY))
    verified_on: date | None = field(default=None, metadata=SHARED)
    event_on: date | None = field(default=None, metadata=shared(label="Day of the event"))
