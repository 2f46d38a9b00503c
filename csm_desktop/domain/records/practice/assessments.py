"""The practice itself: what its user judges of their own organisation (domain.md §11).

All of it is for our own side: no customer sees how we judge ourselves.
"""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, internal
from csm_desktop.values import dataclass


class Pillar(StrEnum):
    """What the Customer Success Maturity Index looks at."""

    PLAYBOOK = "playbook"
    ONBOARDING = "onboarding"
    COMMUNITY = "community"
    PRODUCTIVITY = "productivity"
    VALUE = "value"
    ALIGNMENT = "alignment"


class PracticeStage(StrEnum):
    """How far a pillar is, or the whole practice; in their order."""

    UNDEVELOPED = "undeveloped"
    EMERGING = "emerging"
    EXPANDING = "expanding"
    CONQUERING = "conquering"


@dataclass(frozen=True, slots=True)
class MaturityAssessment:
    """What the user gave each pillar on a day, 0 to 10 points; None: not answered yet."""

    id: int
    on: date = field(metadata=internal(dating=True, label="Assessed on"))
    playbook_points: int | None = field(default=None, metadata=internal(label="Playbook"))
    onboarding_points: int | None = field(default=None, metadata=internal(label="Onboarding"))
    community_points: int | None = field(default=None, metadata=internal(label="Community"))
    productivity_points: int | None = field(default=None, metadata=internal(label="Productivity"))
    value_points: int | None = field(default=None, metadata=internal(label="Value (ROI)"))
    alignment_points: int | None = field(default=None, metadata=internal(label="Alignment"))
    note: str = field(default="", metadata=INTERNAL)

    def points(self, pillar: Pillar) -> int | None:
        """What a pillar was given."""
        given: int | None = getattr(self, f"{pillar.value}_points")
        return given


class MaturityFields(TypedDict, total=False):
    """What can be changed of an assessment."""

    on: date
    playbook_points: int | None
    onboarding_points: int | None
    community_points: int | None
    productivity_points: int | None
    value_points: int | None
    alignment_points: int | None
    note: str
