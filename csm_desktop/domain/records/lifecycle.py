"""The recurring-revenue boomerang: stages, who leads them, and acts of advocacy (domain.md §2)."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from csm_desktop.domain.records.passport import INTERNAL, Searched, internal
from csm_desktop.values import dataclass


class Arc(StrEnum):
    """The four arcs of the boomerang."""

    DEMAND = "demand"
    TURNAROUND = "turnaround"
    EXPAND = "expand"
    BOOMERANG = "boomerang"


class Stage(StrEnum):
    """The eight stages, in order."""

    AWARENESS = "awareness"
    CONSIDERATION = "consideration"
    TRIAL = "trial"
    DECISION = "decision"
    ADOPTION = "adoption"
    PERFORMANCE = "performance"
    TRANSFORMATION = "transformation"
    ADVOCACY = "advocacy"


class Leader(StrEnum):
    """Which department runs this leg of the relay."""

    MARKETING = "marketing"
    SALES = "sales"
    CUSTOMER_SUCCESS = "customer_success"
    PRODUCT = "product"
    FINANCE = "finance"


class ProcessStep(StrEnum):
    """The seven steps of the growth phase that a live account passes, in order."""

    PREBOARDING = "preboarding"
    HANDOFF = "handoff"
    ORCHESTRATION = "orchestration"
    DELIVERING = "delivering"
    MONITORING = "monitoring"
    REVIEWING = "reviewing"
    RENEWING = "renewing"


class AdvocacyKind(StrEnum):
    """What a customer did in public, or in private, for us."""

    REFERENCE_CALL = "reference_call"
    REVIEW = "review"
    CASE_STUDY = "case_study"
    TALK = "talk"
    TESTIMONIAL = "testimonial"
    REFERRAL = "referral"
    NPS_PROMOTER = "nps_promoter"


class Direction(StrEnum):
    """Who engages whom (domain.md §7)."""

    US_TO_CUSTOMER = "us_to_customer"
    CUSTOMER_TO_US = "customer_to_us"
    AMONG_CUSTOMERS = "among_customers"
    WITH_THIRD_PARTIES = "with_third_parties"


@dataclass(frozen=True, slots=True)
class StageChange:
    """The account entered `stage` on a day; kept for good, so that time in stage can be shown."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    stage: Stage = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    leader: Leader = field(default=Leader.CUSTOMER_SUCCESS, metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))


@dataclass(frozen=True, slots=True)
class HandOver:
    """The lead went from one function to another on a day; whoever was handed it last leads.

    It waits until it is accepted, with the words of whoever took it. `stage_change_id` is the stage
    with whose entry it came, None for one within a stage.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    on: date = field(metadata=internal(label="Day"))
    from_function: Leader = field(metadata=internal(label="From"))
    to_function: Leader = field(metadata=internal(label="To"))
    note: str = field(default="", metadata=internal(searched=Searched.TITLE, naming=True))
    from_member_id: int | None = field(
        default=None, metadata=internal(to="team_member", label="Handed over by")
    )
    to_member_id: int | None = field(
        default=None, metadata=internal(to="team_member", label="Taken by")
    )
    accepted_on: date | None = field(default=None, metadata=INTERNAL)
    answer: str = field(default="", metadata=internal(searched=Searched.BODY))
    stage_change_id: int | None = field(default=None, metadata=internal(history=False))


@dataclass(frozen=True, slots=True)
class StepChange:
    """The account entered a step of the growth-phase process on a day."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    step: ProcessStep = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))


@dataclass(frozen=True, slots=True)
class AdvocacyAct:
    """One dated act of advocacy, possible in every stage; `meeting_id` is where it was noted."""

    id: int
    account_id: int = field(metadata=internal(history=False))
    kind: AdvocacyKind = field(metadata=INTERNAL)
    on: date = field(metadata=internal(label="Day"))
    contact_id: int | None = field(default=None, metadata=INTERNAL)
    direction: Direction = field(default=Direction.AMONG_CUSTOMERS, metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.TITLE))
    meeting_id: int | None = field(default=None, metadata=internal(history=False))


_ARCS = {
    Stage.AWARENESS: Arc.DEMAND,
    Stage.CONSIDERATION: Arc.DEMAND,
    Stage.TRIAL: Arc.DEMAND,
    Stage.DECISION: Arc.DEMAND,
    Stage.ADOPTION: Arc.TURNAROUND,
    Stage.PERFORMANCE: Arc.EXPAND,
    Stage.TRANSFORMATION: Arc.EXPAND,
    Stage.ADVOCACY: Arc.BOOMERANG,
}


def arc_of(stage: Stage) -> Arc:
    """The arc of the boomerang that a stage belongs to."""
    return _ARCS[stage]
