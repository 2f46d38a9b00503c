"""What is done with champions and laggards (domain.md §5): all of it internal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
    account_id: int
    kind: StrategyKind
    started_on: date
    ended_on: date | None = None
    plan: str = ""
    reasons: tuple[FarewellReason, ...] = ()
    hours_budget: Decimal | None = None
    hours_spent: Decimal | None = None
    note_to_sales: str = ""
    lesson: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class CriticalIssue:
    """One of the few issues of a rescue that are critical to the customer's mission."""

    id: int
    account_id: int
    strategy_id: int
    statement: str
    solved_on: date | None = None


class Audience(StrEnum):
    """Whom a communication plan speaks to."""

    INTERNAL = "internal"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class CommunicationItem:
    """A line of the communication plan: to whom, what, how, and every how many days."""

    id: int
    account_id: int
    strategy_id: int
    audience: Audience
    to_whom: str
    message: str
    channel: str = ""
    cadence_days: int | None = None


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
    account_id: int
    kind: CelebrationKind
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Essence:
    """What made a champion's success work: sponsor level, integrations, a project manager..."""

    id: int
    account_id: int
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Pairing:
    """A cruiser (`account_id`) was introduced to a champion, and what came of it."""

    id: int
    account_id: int
    champion_account_id: int
    proposed_on: date
    why: str = ""
    introduced_on: date | None = None
    outcome: str = ""


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
