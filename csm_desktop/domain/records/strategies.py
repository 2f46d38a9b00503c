"""What is done about laggards (domain.md §5): internal but for the few words that executives of the
customer are told."""

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, internal, shared
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


class StrategyKind(StrEnum):
    """By who must change: mainly us, both, or the customer; innovators are told apart."""

    RESCUE = "rescue"
    RECOVER = "recover"
    FAREWELL = "farewell"
    ROAD_MAP = "road_map"
    """No laggard's end: an innovator who stretches us, kept by a joint road map that was agreed."""


class FarewellReason(StrEnum):
    """Why a customer is let go."""

    LOST_SPONSORSHIP = "lost_sponsorship"
    WEAK_CHAMPION = "weak_champion"
    MISSING_TOOLS = "missing_tools"
    BAD_FIT = "bad_fit"


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategy for a laggard from `started_on` on; effort is budgeted in hours.

    What a recovery changes: of the business value `value_a_year`, agreed to be whole after
    `months_agreed`, `goal_percent` are aimed at after `months_now`, in `phases`; both count over
    `months_counted` from the contract's start. `letter` is what a customer gets at a farewell;
    `agreed_on` the day on which both agreed on the road map.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: StrategyKind = field(metadata=INTERNAL)
    started_on: date = field(metadata=INTERNAL)
    ended_on: date | None = field(default=None, metadata=INTERNAL)
    plan: str = field(default="", metadata=internal(searched=Searched.TITLE))
    reasons: tuple[FarewellReason, ...] = field(default=(), metadata=INTERNAL)
    hours_budget: Decimal | None = field(default=None, metadata=INTERNAL)
    hours_spent: Decimal | None = field(default=None, metadata=INTERNAL)
    note_to_sales: str = field(default="", metadata=internal(searched=Searched.BODY))
    lesson: str = field(default="", metadata=internal(searched=Searched.BODY))
    outcome: str = field(default="", metadata=internal(searched=Searched.BODY))
    letter: str = field(default="", metadata=internal(searched=Searched.BODY))
    agreed_on: date | None = field(default=None, metadata=internal(label="Agreed on"))
    value_a_year: Money | None = field(default=None, metadata=INTERNAL)
    months_agreed: int | None = field(
        default=None, metadata=internal(label="Whole after months, agreed")
    )
    months_now: int | None = field(default=None, metadata=internal(label="Whole after months, now"))
    goal_percent: int | None = field(default=None, metadata=internal(label="Goal, percent"))
    phases: int | None = field(default=None, metadata=INTERNAL)
    months_counted: int | None = field(
        default=None, metadata=internal(label="Months counted in all")
    )


class StrategyFields(TypedDict, total=False):
    """What can be changed of a strategy while it runs, and said of it afterwards."""

    started_on: date
    plan: str
    reasons: tuple[FarewellReason, ...]
    hours_budget: Decimal | None
    hours_spent: Decimal | None
    note_to_sales: str
    lesson: str
    outcome: str
    letter: str
    agreed_on: date | None
    value_a_year: Money | None
    months_agreed: int | None
    months_now: int | None
    goal_percent: int | None
    phases: int | None
    months_counted: int | None


@dataclass(frozen=True, slots=True)
class RescueCase:
    """A customer's frustration, from the call in which it was heard to what is done about it.

    The golden sequence is kept in it over all calls until it is closed: by a strategy, or because
    it is solved. `meeting_id` is the first call.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    opened_on: date = field(metadata=internal(naming=True))
    closed_on: date | None = field(default=None, metadata=INTERNAL)
    meeting_id: int | None = field(default=None, metadata=INTERNAL)
    strategy_id: int | None = field(default=None, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class CriticalIssue:
    """One of the few issues of a rescue that are critical to the customer's mission.

    It stands on the weekly page, so it is told as the customer would tell it.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    strategy_id: int = field(metadata=INTERNAL)
    statement: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    solved_on: date | None = field(default=None, metadata=SHARED)


class CriticalIssueFields(TypedDict, total=False):
    """What can be changed of an issue."""

    statement: str
    solved_on: date | None


@dataclass(frozen=True, slots=True)
class ExecutiveUpdate:
    """What executives of the customer are told of a rescue on a day, on one page and without
    assurances: what is better, what is not, what comes next, and what we ask of them."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    strategy_id: int = field(metadata=INTERNAL)
    on: date = field(metadata=shared(dating=True, label="Day"))
    better: str = field(
        default="", metadata=shared(searched=Searched.TITLE, naming=True, label="What is better")
    )
    not_yet: str = field(
        default="", metadata=shared(searched=Searched.BODY, label="What is not better yet")
    )
    comes_next: str = field(
        default="", metadata=shared(searched=Searched.BODY, label="What comes next")
    )
    ask: str = field(
        default="", metadata=shared(searched=Searched.BODY, label="What we ask of you")
    )


class ExecutiveUpdateFields(TypedDict, total=False):
    """What can be changed of an update."""

    on: date
    better: str
    not_yet: str
    comes_next: str
    ask: str


class Audience(StrEnum):
    """Whom a communication plan speaks to."""

    INTERNAL = "internal"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class CommunicationItem:
    """A line of the communication plan: to whom, what, how, and every how many days."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    strategy_id: int = field(metadata=INTERNAL)
    audience: Audience = field(metadata=INTERNAL)
    to_whom: str = field(metadata=internal(searched=Searched.BODY))
    message: str = field(metadata=internal(searched=Searched.TITLE))
    channel: str = field(default="", metadata=INTERNAL)
    cadence_days: int | None = field(default=None, metadata=INTERNAL)


class CommunicationFields(TypedDict, total=False):
    """What can be changed of a line of the communication plan."""

    audience: Audience
    to_whom: str
    message: str
    channel: str
    cadence_days: int | None


def issue_warning(issues: Iterable[CriticalIssue], rules: Rules) -> Message | None:
    """A hint when a rescue's open issues are no longer "the few that are critical": usually fewer
    than five, so the fifth warns; it never refuses (domain.md §5)."""
    unsolved = sum(issue.solved_on is None for issue in issues)
    if unsolved <= rules.rescue_issues:
        return None
    return say(
        "{n} issues at once: a rescue is about the few that are mission-critical, usually fewer"
        " than {limit}",
        n=unsolved,
        limit=rules.rescue_issues + 1,
    )


def hours_left(strategy: Strategy) -> Decimal | None:
    """What is left of the budget of hours, negative once it is overspent; None without a budget."""
    if strategy.hours_budget is None:
        return None
    return strategy.hours_budget - (strategy.hours_spent or Decimal(0))
