"""Executive business reviews (EBR): six parts, and goals that come back (domain.md §10)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict


class ReviewStatus(StrEnum):
    """Whether the review has been held."""

    PLANNED = "planned"
    HELD = "held"


class ReviewPart(StrEnum):
    """The pages of a pack, in order; the six parts of domain.md §10 between cover and appendix."""

    COVER = "cover"
    SUMMARY = "summary"
    PROMISES = "promises"
    PRODUCTIVITY = "productivity"
    BENCHMARK = "benchmark"
    INITIATIVES = "initiatives"
    CAPABILITIES = "capabilities"
    CHAMPIONS = "champions"
    GOALS = "goals"
    APPENDIX = "appendix"


class InternalTopic(StrEnum):
    """What is internal and may be switched on for one pack, one by one (domain.md §10)."""

    HEALTH = "health"
    STANDING = "standing"
    SENTIMENT = "sentiment"
    STRATEGY = "strategy"


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A title that the user wrote over the program's proposal; `part` may name one measure."""

    part: ReviewPart
    text: str
    metric_id: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One EBR of an account; `prepared_for` are the contacts whom it is made for.

    `left_out` are parts that the user leaves out; `shown` the internal topics switched on.
    """

    id: int
    account_id: int
    number: int
    on: date
    status: ReviewStatus = ReviewStatus.PLANNED
    prepared_for: tuple[int, ...] = ()
    next_on: date | None = None
    titles: tuple[PageTitle, ...] = ()
    left_out: tuple[ReviewPart, ...] = ()
    shown: tuple[InternalTopic, ...] = ()
    meeting_id: int | None = None


class ReviewFields(TypedDict, total=False):
    """What can be changed of a review."""

    number: int
    on: date
    status: ReviewStatus
    prepared_for: tuple[int, ...]
    next_on: date | None
    titles: tuple[PageTitle, ...]
    left_out: tuple[ReviewPart, ...]
    shown: tuple[InternalTopic, ...]
    meeting_id: int | None


class GoalResult(StrEnum):
    """What became of a goal by the next review."""

    OPEN = "open"
    KEPT = "kept"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ReviewGoal:
    """A goal that `review_id` set until the next review, with an owner on each side."""

    id: int
    account_id: int
    review_id: int
    text: str
    contact_id: int | None = None
    team_member_id: int | None = None
    metric_id: int | None = None
    target: Decimal | None = None
    due_on: date | None = None
    result: GoalResult = GoalResult.OPEN
    result_note: str = ""
    position: int = 0


class ReviewGoalDetails(TypedDict, total=False):
    """What can be said of a goal of a review beside its words, by the names of its fields."""

    contact_id: int | None
    team_member_id: int | None
    metric_id: int | None
    target: Decimal | None
    due_on: date | None
    result: GoalResult
    result_note: str
    position: int


class ReviewGoalFields(ReviewGoalDetails, total=False):
    """What can be changed of a goal of a review."""

    text: str


@dataclass(frozen=True, slots=True)
class ReviewAsk:
    """What we ask of the executives in the room: a verb ("Decide") and what, by when."""

    id: int
    account_id: int
    review_id: int
    verb: str
    text: str
    due_on: date | None = None
    position: int = 0


class ReviewAskFields(TypedDict, total=False):
    """What can be changed of an ask of a review."""

    verb: str
    text: str
    due_on: date | None
    position: int


@dataclass(frozen=True, slots=True)
class ReviewMeasure:
    """What the user writes about one measure in one review: its meaning and how it was taken."""

    id: int
    account_id: int
    review_id: int
    metric_id: int
    meaning: str = ""
    method: str = ""
    position: int = 0


class ReviewMeasureFields(TypedDict, total=False):
    """What can be changed of the words about a measure of a review."""

    meaning: str
    method: str
    position: int


class InitiativeStatus(StrEnum):
    """Where a customer's initiative stands."""

    NEW = "new"
    ON_TRACK = "on_track"
    DELAYED = "delayed"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A strategic initiative of the customer's, and how we contribute to it."""

    id: int
    account_id: int
    title: str
    description: str = ""
    contact_id: int | None = None
    status: InitiativeStatus = InitiativeStatus.NEW
    since: date | None = None
    due_on: date | None = None
    update: str = ""
    our_part: str = ""
    position: int = 0


class InitiativeDetails(TypedDict, total=False):
    """What can be said of an initiative beside its title, by the names of its fields."""

    description: str
    contact_id: int | None
    status: InitiativeStatus
    since: date | None
    due_on: date | None
    update: str
    our_part: str
    position: int


class InitiativeFields(InitiativeDetails, total=False):
    """What can be changed of an initiative."""

    title: str


@dataclass(frozen=True, slots=True)
class Capability:
    """Something new that our product can do."""

    id: int
    title: str
    benefit: str = ""
    product: str = ""
    available_on: date | None = None


class CapabilityFields(TypedDict, total=False):
    """What can be changed of a capability."""

    title: str
    benefit: str
    product: str
    available_on: date | None


@dataclass(frozen=True, slots=True)
class CapabilityOffer:
    """A capability chosen for an account, and why it matters to this customer."""

    id: int
    account_id: int
    capability_id: int
    why: str = ""
    position: int = 0
