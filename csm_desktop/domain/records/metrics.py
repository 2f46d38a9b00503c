"""Metrics, readings, benchmarks, and engagement that is counted (domain.md §8, §9)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict


class Better(StrEnum):
    """Which way is up."""

    HIGHER = "higher"
    LOWER = "lower"


class Access(StrEnum):
    """Whether we can read the value, or the customer must tell us."""

    USAGE = "usage"
    BY_CONSENT = "by_consent"


class MetricKind(StrEnum):
    """What a metric stands for in the health score; most are `PRODUCTIVITY`."""

    PRODUCTIVITY = "productivity"
    USAGE = "usage"
    ACTIVE_SEATS = "active_seats"
    NPS = "nps"
    CSAT = "csat"


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured, in which unit, and which way is better.

    `unit` is a word or a sign ("minutes", "%"). NPS runs from -100 to 100, CSAT from 0 to 100.
    """

    id: int
    name: str
    unit: str = ""
    better: Better = Better.HIGHER
    access: Access = Access.USAGE
    kind: MetricKind = MetricKind.PRODUCTIVITY
    definition: str = ""


class MetricDetails(TypedDict, total=False):
    """What can be said of a metric beside its name, by the names of its fields."""

    unit: str
    better: Better
    access: Access
    kind: MetricKind
    definition: str


class MetricFields(MetricDetails, total=False):
    """What can be changed of a metric."""

    name: str


@dataclass(frozen=True, slots=True)
class AccountMetric:
    """A metric as this account uses it: its baseline on day 1, its target, its place in reviews."""

    id: int
    account_id: int
    metric_id: int
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    in_review: bool = True
    position: int = 0


class AccountMetricFields(TypedDict, total=False):
    """What can be changed of how an account is measured by a metric."""

    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    target_on: date | None
    in_review: bool
    position: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a metric on a day; `source` says where it comes from, as a reader would."""

    id: int
    account_id: int | None
    metric_id: int
    on: date
    value: Decimal
    source: str = ""
    account_ref: str = ""


class ReadingFields(TypedDict, total=False):
    """What can be changed of a reading."""

    on: date
    value: Decimal
    source: str
    account_ref: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A reference value typed in with its source, for a segment or for all (None)."""

    id: int
    metric_id: int
    value: Decimal
    source: str
    on: date
    segment_id: int | None = None
    label: str = ""


class EngagementKind(StrEnum):
    """What a customer took part in."""

    TRAINING = "training"
    COMMUNITY = "community"
    WEBINAR = "webinar"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class EngagementEvent:
    """People of an account took part in something on a day."""

    id: int
    account_id: int
    kind: EngagementKind
    on: date
    title: str = ""
    people: int | None = None
