"""Journey templates: the baseline that accounts of a segment are held against (domain.md §5)."""

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date, timedelta
from decimal import Decimal
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, SHARED, internal, shared
from csm_desktop.domain.records.plan import Milestone
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class JourneyTemplate:
    """A baseline. Until `silent_until` its standings raise no alert and no mail (silent mode)."""

    id: int
    name: str = field(metadata=internal(naming=True))
    silent_until: date | None = field(default=None, metadata=INTERNAL)


@dataclass(frozen=True, slots=True)
class JourneyStep:
    """A milestone of the template: `day` counts from the contract's start.

    `expected_percent` is the share of target business value expected by then, where one is set;
    `proof` how it is shown and `confirms` who of theirs says that it is. A reading of the metric
    that crosses `metric_line` (for the better) proposes that it was reached.
    """

    id: int
    journey_id: int = field(metadata=shared(to="journey_template"))
    title: str = field(metadata=shared(naming=True))
    day: int = field(metadata=SHARED)
    expected_percent: int | None = field(default=None, metadata=shared(label="Value by then"))
    moment_of_truth: bool = field(default=False, metadata=INTERNAL)
    position: int = field(default=0, metadata=shared(history=False))
    proof: str = field(default="", metadata=shared(label="Proven by"))
    confirms: str = field(default="", metadata=shared(label="Who confirms it"))
    metric_id: int | None = field(default=None, metadata=INTERNAL)
    metric_line: Decimal | None = field(default=None, metadata=internal(label="Reached at"))


class JourneyStepFields(TypedDict, total=False):
    """What can be changed of a step of a journey."""

    title: str
    day: int
    expected_percent: int | None
    moment_of_truth: bool
    position: int
    proof: str
    confirms: str
    metric_id: int | None
    metric_line: Decimal | None


DEFAULT_STEPS: tuple[tuple[Message, int, int | None], ...] = (
    (say("First login"), 5, None),
    (say("Configuration complete"), 10, None),
    (say("EBR 1"), 90, 75),
    (say("EBR 2"), 270, 100),
)
"""The default journey (domain.md §5): title, day, expected percent of business value."""


def is_silent(journey: JourneyTemplate | None, as_of: date) -> bool:
    """Whether the journey is still on trial: standings are computed, but raise no alert."""
    return journey is not None and journey.silent_until is not None and as_of < journey.silent_until


def milestones_from(
    steps: Iterable[JourneyStep], account_id: int, start: date, next_id: Callable[[], int]
) -> tuple[Milestone, ...]:
    """The success milestones of an account whose contract starts on `start`, still to be confirmed
    with the customer; each remembers the step that it came from."""
    # By day and not as entered: a milestone list is read from the top down.
    ordered = sorted(steps, key=lambda step: (step.day, step.position, step.id))
    return tuple(
        Milestone(
            id=next_id(),
            account_id=account_id,
            title=step.title,
            target_on=start + timedelta(days=step.day),
            expected_percent=step.expected_percent,
            journey_step_id=step.id,
            moment_of_truth=step.moment_of_truth,
            position=position,
            proof=step.proof,
            confirms=step.confirms,
        )
        for position, step in enumerate(ordered)
    )
