"""The health score: what we do and what the customer does, explained (domain.md §8)."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csm_desktop.domain.records.passport import INTERNAL, internal
from csm_desktop.values import dataclass


class HealthSide(StrEnum):
    """Whose actions a factor measures."""

    CSM = "csm"
    CUSTOMER = "customer"


class Factor(StrEnum):
    """The twelve factors, ours first."""

    CONTACT_CADENCE = "contact_cadence"
    FOLLOW_UPS = "follow_ups"
    OUR_ACTIONS = "our_actions"
    COVERAGE = "coverage"
    REVIEWS = "reviews"
    CHAMPION = "champion"
    LICENCE_USE = "licence_use"
    USAGE = "usage"
    MILESTONES = "milestones"
    THEIR_ACTIONS = "their_actions"
    ENGAGEMENT = "engagement"
    ADVOCACY = "advocacy"


class Band(StrEnum):
    """Where a score stands; `UNKNOWN` is "not enough data", never a zero."""

    HEALTHY = "healthy"
    WATCH = "watch"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FactorScore:
    """A factor's value on a day.

    `value` is 0 to 100 or None without data; `weight` its share of the whole score after
    re-weighting (0 to 1); `points` what it adds to the score.
    """

    factor: Factor
    value: Decimal | None
    weight: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class ModelValue:
    """One rule of a health model by the name that `Rules` has for it, its value as JSON text."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HealthModel:
    """How health is scored from a day on, in a segment, or in the whole book (None).

    `values` are what differs: of the book from the program's defaults, of a segment from the book.
    The last model of a segment is in force, those before stay: what was scored with them is.
    """

    id: int
    on: date = field(metadata=INTERNAL)
    segment_id: int | None = field(default=None, metadata=internal(to="segment", history=False))
    values: tuple[ModelValue, ...] = field(default=(), metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class HealthSnapshot:
    """The score of one day with every factor's value, so that any day can be explained.

    `score` is 0 to 100 or None; `confidence` the share of weight that had data, 0 to 1. `model_id`
    is the health model that it was made with, None for the program's own: it is remembered also
    where that model was taken back since, so it leads nowhere.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    on: date = field(metadata=internal(label="Day"))
    score: Decimal | None = field(metadata=INTERNAL)
    band: Band = field(metadata=INTERNAL)
    confidence: Decimal = field(metadata=INTERNAL)
    factors: tuple[FactorScore, ...] = field(default=(), metadata=INTERNAL)
    model_id: int | None = field(default=None, metadata=internal(to="", history=False))
