"""The joint impact plan: what we do and what the customer does, and by when (domain.md §4)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.handoff import FitCheck


class Horizon(StrEnum):
    """Which of the two goals of the orchestration a goal is, or a further one."""

    FIRST_VALUE = "first_value"
    TWELVE_MONTHS = "twelve_months"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Goal:
    """What success looks like, for whom, and how it is measured.

    With a `metric_id` the present value is the metric's latest reading, else `actual`.
    """

    id: int
    account_id: int
    horizon: Horizon
    statement: str
    persona: str = ""
    contact_id: int | None = None
    metric_id: int | None = None
    measure: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    actual: Decimal | None = None
    due_on: date | None = None
    reached_on: date | None = None
    position: int = 0


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
    position: int


class GoalFields(GoalDetails, total=False):
    """What can be changed of a goal."""

    horizon: Horizon
    statement: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A success milestone.

    `expected_percent` is the share of target business value expected by `target_on`;
    `achieved_percent` what was proven when it was reached, where that is known.
    """

    id: int
    account_id: int
    title: str
    target_on: date
    expected_percent: int | None = None
    proof: str = ""
    reached_on: date | None = None
    achieved_percent: int | None = None
    goal_id: int | None = None
    journey_step_id: int | None = None
    moment_of_truth: bool = False
    position: int = 0


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


SHARED_ORIGINS = frozenset({ActionOrigin.PLAN, ActionOrigin.NEXT_STEP, ActionOrigin.MEETING})
"""Origins whose actions the customer knows of; the rest never leaves the program."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that one named person does by a day.

    The owner is `team_member_id` on our side and `contact_id` on the customer's. `origin_id` is
    the meeting, playbook run or strategy that it came from.
    """

    id: int
    account_id: int
    title: str
    side: Side = Side.US
    team_member_id: int | None = None
    contact_id: int | None = None
    due_on: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    done_on: date | None = None
    milestone_id: int | None = None
    origin: ActionOrigin = ActionOrigin.PLAN
    origin_id: int | None = None
    note: str = ""
    evidence: str = ""
    created_on: date | None = None
    position: int = 0


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
    created_on: date | None
    position: int


class ActionFields(ActionDetails, total=False):
    """What can be changed of an action."""

    title: str


@dataclass(frozen=True, slots=True)
class SuccessGap:
    """What stands between the customer and the goal: bridged by an action, or accepted."""

    id: int
    account_id: int
    statement: str
    check: FitCheck | None = None
    action_id: int | None = None
    accepted: bool = False
    accepted_reason: str = ""


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
    account_id: int
    kind: PracticeKind
    text: str
    position: int = 0


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
    account_id: int
    version: int
    agreed_on: date
    agreed_with: tuple[str, ...] = ()
    goals: tuple[AgreedGoal, ...] = ()
    milestones: tuple[AgreedMilestone, ...] = ()
    actions: tuple[AgreedAction, ...] = ()
    note: str = ""


class Mood(StrEnum):
    """How the customer felt in the months after signing."""

    HONEYMOON = "honeymoon"
    STEADY = "steady"
    TROUGH = "trough"


@dataclass(frozen=True, slots=True)
class MoodRecord:
    """The mood on a day: honeymoon peak after signing, reality trough in the months after."""

    id: int
    account_id: int
    on: date
    mood: Mood
    note: str = ""
