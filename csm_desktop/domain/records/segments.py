"""Segments: accounts served alike, with their cadences and their journey (domain.md §1, §4)."""

from dataclasses import field
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.accounts import Experience
from csm_desktop.domain.records.alerts import Trigger
from csm_desktop.domain.records.passport import INTERNAL, SHARED, internal, shared
from csm_desktop.values import dataclass


class Engagement(StrEnum):
    """How much of a person's time an account of the segment gets."""

    HIGH_TOUCH = "high_touch"
    LOW_TOUCH = "low_touch"
    TECH_TOUCH = "tech_touch"


CONTACT_CADENCE_DAYS = {
    Engagement.HIGH_TOUCH: 14,
    Engagement.LOW_TOUCH: 30,
    Engagement.TECH_TOUCH: 90,
}
REVIEW_CADENCE_DAYS = {
    Engagement.HIGH_TOUCH: 90,
    Engagement.LOW_TOUCH: 180,
    Engagement.TECH_TOUCH: 365,
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of accounts served alike.

    Cadences and `first_value_days` (the target time to first value) are in days. `dos` and `donts`,
    and the touch points (where a customer meets us), have one to a line. `update_counts`: a status
    update is first value for who is inexperienced. What is due to an alert of
    `playbooks_off` is up to the person: no playbook is proposed.
    """

    id: int
    name: str = field(metadata=internal(naming=True))
    engagement: Engagement = field(metadata=internal(label="Engagement model"))
    cadence_days: int = field(metadata=INTERNAL)
    review_cadence_days: int = field(metadata=SHARED)
    journey_id: int | None = field(default=None, metadata=internal(to="journey_template"))
    first_value_definition: str = field(default="", metadata=SHARED)
    first_value_days: int = field(default=45, metadata=SHARED)
    update_counts: bool = field(default=False, metadata=internal(label="Status update counts"))
    position: int = field(default=0, metadata=internal(history=False))
    dos: str = field(default="", metadata=shared(label="Do"))
    donts: str = field(default="", metadata=shared(label="Don’t"))
    people_touches: str = field(default="", metadata=internal(label="Touch points: people"))
    digital_touches: str = field(default="", metadata=internal(label="Touch points: digital"))
    product_touches: str = field(default="", metadata=internal(label="Touch points: product"))
    playbooks_off: tuple[Trigger, ...] = field(default=(), metadata=internal(label="Playbooks off"))
    products: tuple[str, ...] = field(default=(), metadata=internal(label="For products"))
    least_employees: int | None = field(default=None, metadata=internal(label="Employees, from"))
    most_employees: int | None = field(default=None, metadata=internal(label="Employees, to"))


class SegmentFields(TypedDict, total=False):
    """What can be changed of a segment."""

    name: str
    engagement: Engagement
    cadence_days: int
    review_cadence_days: int
    journey_id: int | None
    first_value_definition: str
    first_value_days: int
    update_counts: bool
    position: int
    dos: str
    donts: str
    people_touches: str
    digital_touches: str
    product_touches: str
    playbooks_off: tuple[Trigger, ...]
    products: tuple[str, ...]
    least_employees: int | None
    most_employees: int | None


def first_value_target(days: int, experience: Experience) -> int:
    """Within how many days a customer is to see first value, of the `days` of the segment: who is
    inexperienced needs to see it earlier, in two thirds of them (our choice)."""
    return -(-days * 2 // 3) if experience is Experience.INEXPERIENCED else days


def points(text: str) -> tuple[str, ...]:
    """The lines of a text that hold one point each, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def new_segment(id_: int, name: str, engagement: Engagement) -> Segment:
    """A segment with the default cadences of its engagement model."""
    return Segment(
        id_, name, engagement, CONTACT_CADENCE_DAYS[engagement], REVIEW_CADENCE_DAYS[engagement]
    )
