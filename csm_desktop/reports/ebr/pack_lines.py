"""The lines of which the pages of a pack are made: measures, goals, people, milestones, asks."""

from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.metrics import Better
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.reviews import GoalResult, ReviewPart
from csm_desktop.domain.value.readings import is_better
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A named person with a title, as printed, and what they said."""

    name: str
    title: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the agenda: how long, and at which time of the clock where that is known; `typed`
    where its words are the user's."""

    words: str
    minutes: int
    part: ReviewPart | None = None
    at: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A reading: a value on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened while a measure moved."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One productivity measure: from day 1 by way of its readings towards its target.

    `share` is the progress from baseline to target, 0 to 1.5, None without both. `baseline` is
    what was measured on day 1, else the first reading (`is_day_1` tells). What nobody has read for
    a quarter is `stale`.
    """

    metric_id: int
    name: str
    unit: str
    better: Better
    now: Decimal
    now_on: date
    source: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    share: Decimal | None = None
    points: tuple[Point, ...] = ()
    meaning: str = ""
    method: str = ""
    definition: str = ""
    is_day_1: bool = True
    stale: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached or passed; False without one."""
        return self.target is not None and not is_better(self.target, self.now, self.better)


@dataclass(frozen=True, slots=True)
class Aim:
    """What will be measured: from which value on day 1, where that is known, to which by when."""

    name: str
    unit: str
    better: Better
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """Achieved business value in percent of the target, and what was expected by today."""

    percent: Decimal
    why: str
    day: int | None = None
    expected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What we ask of the executives in the room."""

    verb: str
    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """A goal of the plan; `reached_day` counts from the contract's start, `served_by` names what of
    ours serves it."""

    horizon: Horizon
    statement: str
    persona: str = ""
    due_on: date | None = None
    reached_on: date | None = None
    reached_day: int | None = None
    measured: str = ""
    share: Decimal | None = None
    served_by: str = ""

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed `on` this one, and nobody reached it or all of its way."""
        done = self.reached_on is not None or (self.share is not None and self.share >= 1)
        return self.due_on is not None and self.due_on < on and not done


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A goal of the last review with its result."""

    text: str
    result: GoalResult
    note: str = ""
    due_on: date | None = None
    owners: str = ""


@dataclass(frozen=True, slots=True)
class NextGoal:
    """A goal until the next review, with an owner on each side."""

    text: str
    measured: str = ""
    due_on: date | None = None
    their_owner: str = ""
    our_owner: str = ""


@dataclass(frozen=True, slots=True)
class JourneyStop:
    """A milestone of the 12-month impact journey."""

    title: str
    target_on: date
    expected_percent: int | None = None
    reached_on: date | None = None
    proof: str = ""
    agreed_on: date | None = None
    confirms: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether another day was agreed than is planned today."""
        return self.agreed_on is not None and self.agreed_on != self.target_on


@dataclass(frozen=True, slots=True)
class BehaviourLine:
    """Something that the customer does, or is to do, with since or by when in words."""

    text: str
    state: str
    is_shown: bool = False
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class PhaseCard:
    """A phase: what is shown of it today, and was on day 1."""

    number: int
    name: str
    words: str
    shown: int
    shown_then: int
    lines: tuple[BehaviourLine, ...]


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A practice that leads to the next phase; `then` says how much of it is shown afterwards, and
    `reaches` that it is reached by this one."""

    title: str
    due_on: date | None
    owner: str
    behaviour: str
    then: str
    reaches: bool
