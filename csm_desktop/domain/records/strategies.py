"""What is done with champions and laggards (domain.md §5): all of it internal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from csm_desktop.domain.records.passport import INTERNAL, internal
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import Message, say


class StrategyKind(StrEnum):
    """By who must change: mainly us, both, or the customer."""

    RESCUE = "rescue"
    RECOVER = "recover"
    FAREWELL = "farewell"


class FarewellReason(StrEnum):
    """Why a customer is let go."""

    LOST_SPONSORSHIP = "lost_sponsorship"
    WEAK_CHAMPION = "weak_champion"
    MISSING_TOOLS = "missing_tools"
    BAD_FIT = "bad_fit"


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategy for a laggard from `started_on` on; effort is budgeted in hours."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: StrategyKind = field(metadata=INTERNAL)
    started_on: date = field(metadata=INTERNAL)
    ended_on: date | None = field(default=None, metadata=INTERNAL)
    plan: str = field(default="", metadata=INTERNAL)
    reasons: tuple[FarewellReason, ...] = field(default=(), metadata=INTERNAL)
    hours_budget: Decimal | None = field(default=None, metadata=INTERNAL)
    hours_spent: Decimal | None = field(default=None, metadata=INTERNAL)
    note_to_sales: str = field(default="", metadata=INTERNAL)
    lesson: str = field(default="", metadata=INTERNAL)
    outcome: str = field(default="", metadata=INTERNAL)


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
    """One of the few issues of a rescue that are critical to the customer's mission."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    strategy_id: int = field(metadata=INTERNAL)
    statement: str = field(metadata=internal(naming=True))
    solved_on: date | None = field(default=None, metadata=INTERNAL)


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
    to_whom: str = field(metadata=INTERNAL)
    message: str = field(metadata=INTERNAL)
    channel: str = field(default="", metadata=INTERNAL)
    cadence_days: int | None = field(default=None, metadata=INTERNAL)


class CelebrationKind(StrEnum):
    """How a champion is celebrated; privately when it cannot be named."""

    PRESS_RELEASE = "press_release"
    KEYNOTE = "keynote"
    WEBINAR = "webinar"
    REFERENCE_CALL = "reference_call"
    AWARD = "award"
    COUNCIL = "council"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Celebration:
    """A champion was, or will be, celebrated."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: CelebrationKind = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    note: str = field(default="", metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class Essence:
    """What made a champion's success work: sponsor level, integrations, a project manager..."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    text: str = field(metadata=internal(naming=True))
    position: int = field(default=0, metadata=internal(history=False))


@dataclass(frozen=True, slots=True)
class Pairing:
    """A cruiser (`account_id`) was introduced to a champion, and what came of it."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    champion_account_id: int = field(metadata=internal(to="account"))
    proposed_on: date = field(metadata=INTERNAL)
    why: str = field(default="", metadata=INTERNAL)
    introduced_on: date | None = field(default=None, metadata=INTERNAL)
    outcome: str = field(default="", metadata=INTERNAL)


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
