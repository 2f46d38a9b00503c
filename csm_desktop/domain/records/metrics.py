"""Metrics, readings, benchmarks, engagement, and what a unit is worth (domain.md §8, §9)."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import SHARED, ColumnType, Searched, internal, shared
from csm_desktop.values import dataclass


class Better(StrEnum):
    """Which way is up. UNKNOWN: nobody said so, and its name does not tell; it is counted as use is
    (more is better), and no customer reads that it improved."""

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


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
    A customer reads `customer_name` in place of the name where there is one: what a list calls a
    metric is for its user.
    """

    id: int
    name: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    unit: str = field(default="", metadata=SHARED)
    better: Better = field(default=Better.HIGHER, metadata=SHARED)
    access: Access = field(default=Access.USAGE, metadata=SHARED)
    kind: MetricKind = field(default=MetricKind.PRODUCTIVITY, metadata=SHARED)
    definition: str = field(default="", metadata=shared(searched=Searched.BODY))
    customer_name: str = field(default="", metadata=shared(label="Name for customers"))

    @property
    def read_as(self) -> str:
        """What a customer reads as its name."""
        return self.customer_name or self.name


class MetricDetails(TypedDict, total=False):
    """What can be said of a metric beside its name, by the names of its fields."""

    unit: str
    better: Better
    access: Access
    kind: MetricKind
    definition: str
    customer_name: str


class MetricFields(MetricDetails, total=False):
    """What can be changed of a metric."""

    name: str


@dataclass(frozen=True, slots=True)
class AccountMetric:
    """A metric as this account uses it: its baseline on day 1, its target, its place in reviews."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    metric_id: int = field(metadata=SHARED)
    baseline: Decimal | None = field(default=None, metadata=SHARED)
    baseline_on: date | None = field(default=None, metadata=shared(label="Baseline since"))
    target: Decimal | None = field(default=None, metadata=SHARED)
    target_on: date | None = field(default=None, metadata=shared(label="By"))
    in_review: bool = field(default=True, metadata=shared(label="In reviews"))
    position: int = field(default=0, metadata=shared(history=False))


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
    account_id: int | None = field(metadata=shared(history=False))
    metric_id: int = field(metadata=shared(column=ColumnType.TEXT))
    on: date = field(metadata=shared(label="Date", column=ColumnType.DATE))
    value: Decimal = field(metadata=shared(column=ColumnType.DECIMAL))
    source: str = field(default="", metadata=shared(column=ColumnType.TEXT))
    account_ref: str = field(default="", metadata=internal(history=False))


class ReadingFields(TypedDict, total=False):
    """What can be changed of a reading."""

    on: date
    value: Decimal
    source: str
    account_ref: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A reference value typed in with its source, for a segment or for all (None); where the source
    tells them, with the quartiles of those that it is of."""

    id: int
    metric_id: int = field(metadata=SHARED)
    value: Decimal = field(metadata=SHARED)
    source: str = field(metadata=SHARED)
    on: date = field(metadata=shared(label="Day"))
    segment_id: int | None = field(default=None, metadata=SHARED)
    label: str = field(default="", metadata=SHARED)
    lower: Decimal | None = field(default=None, metadata=shared(label="Lower quarter"))
    upper: Decimal | None = field(default=None, metadata=shared(label="Upper quarter"))


class EngagementKind(StrEnum):
    """What a customer took part in."""

    TRAINING = "training"
    COMMUNITY = "community"
    WEBINAR = "webinar"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class EngagementEvent:
    """People of an account took part in something on a day; `meeting_id` is where it was noted."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    kind: EngagementKind = field(metadata=SHARED)
    on: date = field(metadata=shared(label="Day"))
    title: str = field(default="", metadata=shared(naming=True, searched=Searched.TITLE))
    people: int | None = field(default=None, metadata=SHARED)
    meeting_id: int | None = field(default=None, metadata=internal(history=False))


@dataclass(frozen=True, slots=True)
class UnitWorth:
    """The value of one unit of a metric, or of a goal: "one paid overtime hour, EUR 38".

    Exactly one of `metric_id` and `goal_id` is set; a goal without figures is one unit once it is
    reached. The unit is counted `times_a_year`: a weekly metric 52 times. `source` says where the
    amount is from. It counts only once a contact of theirs confirmed it: `contact_id` on
    `confirmed_on`.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    words: str = field(metadata=shared(searched=Searched.TITLE, naming=True, label="One unit"))
    value: Money = field(metadata=shared(label="Is worth"))
    times_a_year: Decimal = field(default=Decimal(1), metadata=shared(label="Times a year"))
    metric_id: int | None = field(default=None, metadata=SHARED)
    goal_id: int | None = field(default=None, metadata=SHARED)
    source: str = field(default="", metadata=shared(searched=Searched.BODY))
    contact_id: int | None = field(default=None, metadata=shared(label="Confirmed by"))
    confirmed_on: date | None = field(default=None, metadata=shared(label="Confirmed on"))
    position: int = field(default=0, metadata=shared(history=False))


class UnitWorthDetails(TypedDict, total=False):
    """What can be said of the worth of a unit beside its words and its value."""

    times_a_year: Decimal
    metric_id: int | None
    goal_id: int | None
    source: str
    contact_id: int | None
    confirmed_on: date | None
    position: int


class UnitWorthFields(UnitWorthDetails, total=False):
    """What can be changed of the worth of a unit."""

    words: str
    value: Money
