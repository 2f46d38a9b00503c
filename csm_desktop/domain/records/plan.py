"""The joint impact plan: what we do and what the customer does, and by when (domain.md §4)."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.handoff import FitCheck
from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, internal, shared
from csm_desktop.values import dataclass


class Horizon(StrEnum):
    """Which of the two goals of the orchestration a goal is, or a further one."""

    FIRST_VALUE = "first_value"
    TWELVE_MONTHS = "twelve_months"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Goal:
    """What success looks like, for whom, and how it is measured.

    With a `metric_id` the present value is the metric's latest reading, else `actual`. On
    `verified_on` the customer said last that it still is their goal. `served_by` names the
    products, capabilities and services of ours that serve it.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    horizon: Horizon = field(metadata=SHARED)
    statement: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    persona: str = field(default="", metadata=shared(searched=Searched.BODY, label="For whom"))
    contact_id: int | None = field(default=None, metadata=SHARED)
    metric_id: int | None = field(default=None, metadata=SHARED)
    measure: str = field(default="", metadata=shared(searched=Searched.BODY))
    unit: str = field(default="", metadata=SHARED)
    baseline: Decimal | None = field(default=None, metadata=SHARED)
    target: Decimal | None = field(default=None, metadata=SHARED)
    actual: Decimal | None = field(default=None, metadata=SHARED)
    due_on: date | None = field(default=None, metadata=shared(dating=True))
    reached_on: date | None = field(default=None, metadata=shared(label="Reached on"))
    verified_on: date | None = field(default=None, metadata=internal(label="Verified on"))
    position: int = field(default=0, metadata=shared(history=False))
    served_by: str = field(default="", metadata=shared(searched=Searched.BODY))


class GoalDetails(TypedDict, total=False):
    """What can be said of a goal beside its statement and horizon, by the names of its fields."""

    persona: str
    contact_id: int | None
    metric_id: int | None
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    due_on: date | None
    reached_on: date | None
    verified_on: date | None
    position: int
    served_by: str


class GoalFields(GoalDetails, total=False):
    """What can be changed of a goal."""

    horizon: Horizon
    statement: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A success milestone.

    `expected_percent` is the share of target business value expected by `target_on`;
    `achieved_percent` what was proven when it was reached, where that is known. `confirms` is who
    of theirs says that it was. `confirmed_day` is the day that the customer said yes to: moved to
    another, its day is confirmed no more.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    title: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    target_on: date = field(metadata=shared(dating=True, label="By"))
    expected_percent: int | None = field(default=None, metadata=shared(label="Value by then"))
    proof: str = field(default="", metadata=shared(searched=Searched.BODY, label="Proven by"))
    reached_on: date | None = field(default=None, metadata=shared(label="Reached on"))
    achieved_percent: int | None = field(default=None, metadata=SHARED)
    goal_id: int | None = field(default=None, metadata=SHARED)
    journey_step_id: int | None = field(default=None, metadata=internal(history=False))
    moment_of_truth: bool = field(default=False, metadata=INTERNAL)
    position: int = field(default=0, metadata=shared(history=False))
    confirms: str = field(default="", metadata=shared(label="Who confirms it"))
    confirmed_day: date | None = field(default=None, metadata=shared(label="Day confirmed"))


@dataclass(frozen=True, slots=True)
class MilestoneDay:
    """Of a milestone, under the same names: when a step of a journey was reached."""

    account_id: int
    journey_step_id: int | None
    reached_on: date | None


class MilestoneDetails(TypedDict, total=False):
    """What can be said of a milestone beside its title and day, by the names of its fields."""

    expected_percent: int | None
    proof: str
    reached_on: date | None
    achieved_percent: int | None
    goal_id: int | None
    journey_step_id: int | None
    moment_of_truth: bool
    position: int
    confirms: str
    confirmed_day: date | None


class MilestoneFields(MilestoneDetails, total=False):
    """What can be changed of a milestone."""

    title: str
    target_on: date


class Side(StrEnum):
    """Who does it."""

    US = "us"
    CUSTOMER = "customer"


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class ActionOrigin(StrEnum):
    """Where an action came from: an action is one thing everywhere (domain.md §8)."""

    PLAN = "plan"
    NEXT_STEP = "next_step"
    MEETING = "meeting"
    PLAYBOOK = "playbook"
    COMMUNICATION = "communication"
    IMPROVEMENT = "improvement"
    STRATEGY = "strategy"
    PRACTICE = "practice"
    """A step towards a behaviour of the next phase, which is its `origin_id` (domain.md §9)."""
    IMPORTED = "imported"
    """A next step in a list of meetings, with its meeting as `origin_id`, or a row of a list of
    tasks. Such a list was kept by one side for itself."""


PLAN_ORIGINS = frozenset({ActionOrigin.PLAN, ActionOrigin.PRACTICE})
"""Origins of what stands in the joint impact plan as such."""
SHARED_ORIGINS = PLAN_ORIGINS | {ActionOrigin.NEXT_STEP, ActionOrigin.MEETING}
"""Origins whose actions the customer knows of; the rest never leaves the program."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that one named person does by a day.

    The owner is `team_member_id` on our side and `contact_id` on the customer's. `origin_id` is
    the meeting, playbook run, strategy or behaviour that it came from. `comment` is what the
    customer wrote beside it in the plan that went to them and came back; `note` is ours.
    """

    id: int
    account_id: int = field(metadata=shared(history=False))
    title: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    side: Side = field(default=Side.US, metadata=SHARED)
    team_member_id: int | None = field(default=None, metadata=shared(label="Of us"))
    contact_id: int | None = field(default=None, metadata=SHARED)
    due_on: date | None = field(default=None, metadata=shared(dating=True))
    status: ActionStatus = field(default=ActionStatus.OPEN, metadata=SHARED)
    done_on: date | None = field(default=None, metadata=SHARED)
    milestone_id: int | None = field(default=None, metadata=SHARED)
    origin: ActionOrigin = field(default=ActionOrigin.PLAN, metadata=SHARED)
    origin_id: int | None = field(default=None, metadata=internal(to="", history=False))
    note: str = field(default="", metadata=internal(searched=Searched.BODY))
    evidence: str = field(default="", metadata=shared(searched=Searched.BODY))
    comment: str = field(
        default="", metadata=shared(searched=Searched.BODY, label="The customer's comment")
    )
    created_on: date | None = field(default=None, metadata=SHARED)
    position: int = field(default=0, metadata=shared(history=False))


class ActionDetails(TypedDict, total=False):
    """What can be said of an action beside its title, by the names of its fields."""

    side: Side
    team_member_id: int | None
    contact_id: int | None
    due_on: date | None
    status: ActionStatus
    done_on: date | None
    milestone_id: int | None
    origin: ActionOrigin
    origin_id: int | None
    note: str
    evidence: str
    comment: str
    created_on: date | None
    position: int


class ActionFields(ActionDetails, total=False):
    """What can be changed of an action."""

    title: str


@dataclass(frozen=True, slots=True)
class SuccessGap:
    """What stands between the customer and the goal: bridged by an action, or accepted."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    statement: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    check: FitCheck | None = field(default=None, metadata=SHARED)
    action_id: int | None = field(default=None, metadata=shared(label="Bridged by"))
    accepted: bool = field(default=False, metadata=SHARED)
    accepted_reason: str = field(
        default="", metadata=internal(searched=Searched.BODY, label="Accepted because")
    )


class SuccessGapDetails(TypedDict, total=False):
    """What can be said of a success gap beside its statement, by the names of its fields."""

    check: FitCheck | None
    action_id: int | None
    accepted: bool
    accepted_reason: str


class SuccessGapFields(SuccessGapDetails, total=False):
    """What can be changed of a success gap."""

    statement: str


class PracticeKind(StrEnum):
    """What helps, and what to avoid."""

    BEST_PRACTICE = "best_practice"
    PITFALL = "pitfall"


@dataclass(frozen=True, slots=True)
class Practice:
    """A best practice or a pitfall that was shared with this customer."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    kind: PracticeKind = field(metadata=SHARED)
    text: str = field(metadata=shared(searched=Searched.TITLE, naming=True))
    position: int = field(default=0, metadata=shared(history=False))


class PracticeFields(TypedDict, total=False):
    """What can be changed of a practice."""

    kind: PracticeKind
    text: str
    position: int


@dataclass(frozen=True, slots=True)
class AgreedGoal:
    """A goal as it stood when the plan was agreed."""

    goal_id: int
    statement: str
    target: Decimal | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class AgreedMilestone:
    """A milestone as it stood when the plan was agreed."""

    milestone_id: int
    title: str
    target_on: date
    expected_percent: int | None


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action as it stood when the plan was agreed."""

    action_id: int
    title: str
    side: Side
    due_on: date | None


@dataclass(frozen=True, slots=True)
class AgreedPlan:
    """A version of the plan that both sides agreed to; kept whole, never changed."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    version: int = field(metadata=SHARED)
    agreed_on: date = field(metadata=SHARED)
    agreed_with: tuple[str, ...] = field(default=(), metadata=SHARED)
    goals: tuple[AgreedGoal, ...] = field(default=(), metadata=SHARED)
    milestones: tuple[AgreedMilestone, ...] = field(default=(), metadata=SHARED)
    actions: tuple[AgreedAction, ...] = field(default=(), metadata=SHARED)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))


class Mood(StrEnum):
    """How the customer felt in the months after signing."""

    HONEYMOON = "honeymoon"
    STEADY = "steady"
    TROUGH = "trough"


@dataclass(frozen=True, slots=True)
class MoodRecord:
    """The mood on a day: honeymoon peak after signing, reality trough in the months after."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    on: date = field(metadata=internal(label="Day"))
    mood: Mood = field(metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))
