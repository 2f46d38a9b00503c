"""Executive business reviews (EBR): six parts, and goals that come back (domain.md §10)."""

from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, internal, shared
from csm_desktop.values import dataclass


class ReviewStatus(StrEnum):
    """Whether the review has been held."""

    PLANNED = "planned"
    HELD = "held"


class ReviewPart(StrEnum):
    """The pages of a pack, in order; the six parts of domain.md §10 between cover and appendix.

    How the customer works stands beside the benchmark, and has no number of its own.
    """

    COVER = "cover"
    SUMMARY = "summary"
    PROMISES = "promises"
    WORTH = "worth"
    PRODUCTIVITY = "productivity"
    BENCHMARK = "benchmark"
    EFFECTIVENESS = "effectiveness"
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
    """A title that the user wrote over the program's proposal; `part` may name one measure.

    `basis` is what the figures said when it was written (`reports.ebr.headlines`), "" where nobody
    knows.
    """

    part: ReviewPart
    text: str
    metric_id: int | None = None
    basis: str = ""


class ReviewList(StrEnum):
    """The lists of a pack whose lines the user may put in another order, pin and hide."""

    ASKS = "asks"
    OBJECTIVES = "objectives"
    PROMISES = "promises"
    MILESTONES = "milestones"
    MEASURES = "measures"
    COMPARISONS = "comparisons"
    INITIATIVES = "initiatives"
    CAPABILITIES = "capabilities"
    CHAMPIONS = "champions"
    GOALS = "goals"


@dataclass(frozen=True, slots=True)
class ArrangedLines:
    """What the user did with the lines of a list, by their ids.

    `pinned` ones stand first, in this order, whatever is proposed; `hidden` ones are on no paper.
    """

    of: ReviewList
    pinned: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """What so many minutes of a review are for: a part of its pack, or what the user calls it.

    The cover stands for the opening and the appendix for what is decided at the end. Without a
    `text` a part is called as it is on paper, in the paper's language.
    """

    minutes: int
    part: ReviewPart | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class PartNote:
    """What the user wants to say where a part is shown; for our own side alone."""

    part: ReviewPart
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """One EBR of an account; `prepared_for` are the contacts whom it is made for.

    `left_out` are parts that the user leaves out; `shown` the internal topics switched on.
    `part_order` is the user's order of the parts, () as proposed; `pinned_parts` keep a page of
    their own, where thin ones share one. It lasts `minutes`; its `agenda` is (), as proposed, and
    printed where that `shows_agenda`.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    number: int = field(metadata=SHARED)
    on: date = field(metadata=shared(label="Day"))
    status: ReviewStatus = field(default=ReviewStatus.PLANNED, metadata=SHARED)
    prepared_for: tuple[int, ...] = field(default=(), metadata=SHARED)
    next_on: date | None = field(default=None, metadata=SHARED)
    titles: tuple[PageTitle, ...] = field(default=(), metadata=SHARED)
    left_out: tuple[ReviewPart, ...] = field(default=(), metadata=SHARED)
    shown: tuple[InternalTopic, ...] = field(default=(), metadata=SHARED)
    meeting_id: int | None = field(default=None, metadata=INTERNAL)
    part_order: tuple[ReviewPart, ...] = field(default=(), metadata=shared(history=False))
    pinned_parts: tuple[ReviewPart, ...] = field(default=(), metadata=shared(history=False))
    arranged: tuple[ArrangedLines, ...] = field(default=(), metadata=shared(history=False))
    minutes: int = field(default=60, metadata=SHARED)
    agenda: tuple[AgendaPoint, ...] = field(default=(), metadata=SHARED)
    shows_agenda: bool = field(default=False, metadata=shared(history=False))
    speaking: tuple[PartNote, ...] = field(default=(), metadata=INTERNAL)


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
    part_order: tuple[ReviewPart, ...]
    pinned_parts: tuple[ReviewPart, ...]
    arranged: tuple[ArrangedLines, ...]
    minutes: int
    agenda: tuple[AgendaPoint, ...]
    shows_agenda: bool
    speaking: tuple[PartNote, ...]


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
    account_id: int = field(metadata=shared(history=False))
    review_id: int = field(metadata=SHARED)
    text: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    contact_id: int | None = field(default=None, metadata=SHARED)
    team_member_id: int | None = field(default=None, metadata=shared(label="Of us"))
    metric_id: int | None = field(default=None, metadata=SHARED)
    target: Decimal | None = field(default=None, metadata=SHARED)
    due_on: date | None = field(default=None, metadata=shared(dating=True))
    result: GoalResult = field(default=GoalResult.OPEN, metadata=SHARED)
    result_note: str = field(default="", metadata=shared(searched=Searched.BODY))
    position: int = field(default=0, metadata=shared(history=False))


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
    account_id: int = field(metadata=shared(history=False))
    review_id: int = field(metadata=SHARED)
    verb: str = field(metadata=SHARED)
    text: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    due_on: date | None = field(default=None, metadata=SHARED)
    position: int = field(default=0, metadata=shared(history=False))


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
    account_id: int = field(metadata=shared(history=False))
    review_id: int = field(metadata=SHARED)
    metric_id: int = field(metadata=SHARED)
    meaning: str = field(default="", metadata=shared(searched=Searched.TITLE))
    method: str = field(default="", metadata=shared(searched=Searched.BODY))
    position: int = field(default=0, metadata=shared(history=False))


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
    account_id: int = field(metadata=shared(history=False))
    title: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    description: str = field(default="", metadata=shared(searched=Searched.BODY))
    contact_id: int | None = field(default=None, metadata=SHARED)
    status: InitiativeStatus = field(default=InitiativeStatus.NEW, metadata=SHARED)
    since: date | None = field(default=None, metadata=SHARED)
    due_on: date | None = field(default=None, metadata=shared(dating=True))
    update: str = field(default="", metadata=shared(searched=Searched.BODY))
    our_part: str = field(default="", metadata=shared(searched=Searched.BODY))
    position: int = field(default=0, metadata=shared(history=False))


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
    title: str = field(metadata=shared(naming=True))
    benefit: str = field(default="", metadata=SHARED)
    product: str = field(default="", metadata=SHARED)
    available_on: date | None = field(default=None, metadata=SHARED)


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
    account_id: int = field(metadata=shared(history=False))
    capability_id: int = field(metadata=SHARED)
    why: str = field(default="", metadata=SHARED)
    position: int = field(default=0, metadata=shared(history=False))


class PictureKind(StrEnum):
    """What a picture is of."""

    OUR_LOGO = "our_logo"
    THEIR_LOGO = "their_logo"
    CAPABILITY = "capability"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as bare pixels (`reviews.pictures`), `wide` by `high`; nothing decodes it.

    `account_id` is whose logo it is, `capability_id` which capability it shows with a `caption`;
    our own logo has neither.
    """

    id: int
    shows: PictureKind = field(metadata=internal(history=False))
    account_id: int | None = field(default=None, metadata=internal(history=False))
    capability_id: int | None = field(default=None, metadata=INTERNAL)
    wide: int = field(default=0, metadata=internal(history=False))
    high: int = field(default=0, metadata=internal(history=False))
    data: str = field(default="", metadata=internal(history=False))
    caption: str = field(default="", metadata=shared(naming=True))
    position: int = field(default=0, metadata=internal(history=False))


class FrozenForm(StrEnum):
    """What a review that was held keeps of its pack."""

    PDF = "pdf"
    SLIDES = "slides"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A file of a review as it was shown, kept for good: `data` is the shrunk file as text, `size`
    that of the file in bytes, and `digest` its SHA-256, by which damage is told."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    review_id: int = field(metadata=INTERNAL)
    form: FrozenForm = field(metadata=internal(naming=True))
    data: str = field(default="", metadata=internal(history=False))
    size: int = field(default=0, metadata=internal(history=False))
    digest: str = field(default="", metadata=internal(history=False))
    kept_at: datetime | None = field(default=None, metadata=internal(history=False))
