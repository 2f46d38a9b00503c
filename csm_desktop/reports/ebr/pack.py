"""What an EBR pack says, page by page, as values: shown on screen as a preview, printed as a PDF.

Every value here may stand in front of a customer; nothing internal has a place to go
(domain.md §10). Titles are conclusions, proposed by `conclusions` unless the user wrote one.
"""

from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.reviews import InitiativeStatus, ReviewPart
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.reviews.worth import WorkWorth
from csm_desktop.reports.ebr.headlines import Headline
from csm_desktop.reports.ebr.pack_lines import (
    AgendaLine,
    Aim,
    Ask,
    Event,
    JourneyStop,
    Measure,
    NextGoal,
    Objective,
    PersonLine,
    PhaseCard,
    PracticeLine,
    PromiseLine,
    Value,
)
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit that counts: what one is worth, where that is from, and who confirmed it when."""

    words: str
    value: Money
    source: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class WorthPage:
    """What the work is worth in money, and what a year at the goals would bring.

    `next_year` says from when the next year counts; `left_out` names the units that wait.
    """

    title: str
    worth: WorkWorth
    units: tuple[UnitLine, ...]
    next_year: str
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The one page that an executive can read alone."""

    title: str
    value: Value | None = None
    measures: tuple[Measure, ...] = ()
    since: date | None = None
    asks: tuple[Ask, ...] = ()
    objectives: tuple[Objective, ...] = ()
    agreed: bool = False
    critical_event: str = ""
    critical_on: date | None = None
    promises: tuple[PromiseLine, ...] = ()
    next_goals: tuple[NextGoal, ...] = ()
    next_on: date | None = None
    worth: WorthPage | None = None


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """What the time of the review is for, and for how long; `minutes` is the whole."""

    title: str
    points: tuple[AgendaLine, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said at a page: its part, its minutes, and the notes, the user's before proposed."""

    title: str
    part: ReviewPart
    minutes: int | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerNotes:
    """What whoever presents says, page by page; a document of its own, for our own side."""

    title: str
    pages: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class KickOff:
    """Where nothing can be reviewed yet: what is to be reached, how it will be measured, the first
    steps, and who works on it. It stands in place of summary, promises and goals."""

    title: str
    objectives: tuple[Objective, ...] = ()
    agreed: bool = False
    aims: tuple[Aim, ...] = ()
    stops: tuple[JourneyStop, ...] = ()
    asks: tuple[Ask, ...] = ()
    next_goals: tuple[NextGoal, ...] = ()
    next_on: date | None = None
    people: tuple[PersonLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PromisesPage:
    """The objectives, `agreed` or still proposed, and the goals of the last review with results."""

    title: str
    objectives: tuple[Objective, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    last_on: date | None = None
    stops: tuple[JourneyStop, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class OneMeasure:
    """A page for one measure and what happened on its way."""

    title: str
    measure: Measure
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class MoreMeasures:
    """The measures that have no page of their own."""

    title: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A value to compare with, and where it comes from."""

    name: str
    value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkComparison:
    """One measure beside like accounts or typed sources.

    `others` are the least, lower quartile, median, upper quartile and greatest of like accounts.
    """

    measure: Measure
    references: tuple[Reference, ...]
    others: tuple[Decimal, Decimal, Decimal, Decimal, Decimal] | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """Part 2: comparison with the benchmark reference."""

    title: str
    comparisons: tuple[BenchmarkComparison, ...]


@dataclass(frozen=True, slots=True)
class EffectivenessPage:
    """How the customer works: the phase on day 1 (`first_on`) and today, and what leads on.

    `number` 0 is below the first; `next_on` by when the next phase is reached, where that is
    planned through.
    """

    title: str
    phases: tuple[PhaseCard, ...]
    number: int
    number_then: int
    first_on: date
    is_day_1: bool
    since: date
    next_on: date | None
    practices: tuple[PracticeLine, ...]
    next_name: str
    method: str


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """A strategic initiative of the customer's."""

    title: str
    status: InitiativeStatus
    description: str = ""
    owner: str = ""
    due_on: date | None = None
    update: str = ""
    our_part: str = ""


@dataclass(frozen=True, slots=True)
class Initiatives:
    """Part 3: updates on strategic initiatives."""

    title: str
    lines: tuple[InitiativeLine, ...]


@dataclass(frozen=True, slots=True)
class CapabilityLine:
    """A new capability of ours, and why it matters to this customer."""

    title: str
    benefit: str = ""
    why: str = ""
    product: str = ""
    available_on: date | None = None
    pictures: tuple[Pixels, ...] = ()
    capability_id: int = 0


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Part 4: new capabilities."""

    title: str
    lines: tuple[CapabilityLine, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A connection that is alive: row and column of the map, strength and last touch."""

    row: int
    column: int
    strength: str
    touched_on: date


@dataclass(frozen=True, slots=True)
class Champions:
    """Part 5: internal champions, and who of us works with whom of them."""

    title: str
    champions: tuple[PersonLine, ...] = ()
    ours: tuple[PersonLine, ...] = ()
    theirs: tuple[PersonLine, ...] = ()
    ties: tuple[Tie, ...] = ()
    covered: int = 0
    wanted: int = 3


@dataclass(frozen=True, slots=True)
class NextGoals:
    """Part 6: goals until the next review, and what signing today brings."""

    title: str
    goals: tuple[NextGoal, ...]
    next_on: date | None = None
    signatures: tuple[PersonLine, ...] = ()
    brings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """Something internal that the user switched on for this pack."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What our own side has to know before the meeting; in the internal edition alone."""

    title: str
    sections: tuple[Opened, ...]


Page = (
    AgendaPage
    | Briefing
    | SpeakerNotes
    | KickOff
    | Summary
    | PromisesPage
    | WorthPage
    | OneMeasure
    | MoreMeasures
    | Benchmarks
    | EffectivenessPage
    | Initiatives
    | Capabilities
    | Champions
    | NextGoals
)


@dataclass(frozen=True, slots=True)
class PlanAction:
    """An action of the joint impact plan."""

    title: str
    side: Side
    owner: str
    due_on: date | None
    state: str
    done: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that is not in the pack, and why."""

    part: ReviewPart
    why: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """Definitions, sources, plan detail, and what is left out."""

    title: str
    measures: tuple[Measure, ...] = ()
    references: tuple[Reference, ...] = ()
    stops: tuple[JourneyStop, ...] = ()
    actions: tuple[PlanAction, ...] = ()
    opened: tuple[Opened, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def has_lines(self) -> bool:
        """Whether there is anything to say: an empty page would say nothing."""
        to_do = any(not action.done for action in self.actions)
        told = (self.measures, self.references, self.stops, self.opened, self.left_out)
        return to_do or any(told)


@dataclass(frozen=True, slots=True)
class Pack:
    """One EBR of one account, ready to be shown and printed.

    `part_order` and `pinned_parts` are the review's. `headlines` tell what the figures propose over
    each page, and which own titles have aged: on no page, for who writes. `company`, `accent` and
    the logos make it look like ours and theirs. `kept_pdf` and `kept_deck` are its files, where it
    was shown already and they were kept.
    """

    account: str
    number: int
    on: date
    as_of: date
    voice: Voice
    prepared_for: tuple[PersonLine, ...]
    prepared_by: PersonLine | None
    pages: tuple[Page, ...]
    appendix: Appendix
    edition: Edition = Edition.FULL
    kick_off: KickOff | None = None
    part_order: tuple[ReviewPart, ...] = ()
    pinned_parts: tuple[ReviewPart, ...] = ()
    headlines: tuple[Headline, ...] = ()
    agenda: tuple[AgendaLine, ...] = ()
    company: str = ""
    accent: str = ""
    our_logo: Pixels | None = None
    their_logo: Pixels | None = None
    kept_pdf: bytes = b""
    kept_deck: bytes = b""

    @property
    def aged(self) -> tuple[str, ...]:
        """The user's titles whose figures have changed since; of a kept review none is news."""
        if self.kept_pdf or self.kept_deck:
            return ()
        return tuple(each.own for each in self.headlines if each.is_aged)
