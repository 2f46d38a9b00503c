"""Expansion: opportunities and the five steps of organisational selling (domain.md §6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csm_desktop.domain.records.money import Money


class OpportunityKind(StrEnum):
    """Upsell: same buying centre. Cross-sell: another budget owner."""

    UPSELL = "upsell"
    CROSS_SELL = "cross_sell"


class ImpactSize(StrEnum):
    """The size of the impact; each size has a decision maker of its own."""

    INITIAL = "initial"
    MIDDLE = "middle"
    BIG = "big"


class OpportunityStage(StrEnum):
    """How far an opportunity has come."""

    IDEA = "idea"
    QUALIFIED = "qualified"
    PROPOSED = "proposed"
    WON = "won"
    LOST = "lost"


class DecisionProcess(StrEnum):
    """How the customer decides: executives line up, or end users' value decides."""

    HIERARCHY = "hierarchy"
    CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True)
class Opportunity:
    """More revenue with an account; owned by the account manager, the CSM opens the door."""

    id: int
    account_id: int
    title: str
    kind: OpportunityKind
    impact: ImpactSize = ImpactSize.INITIAL
    stage: OpportunityStage = OpportunityStage.IDEA
    amount: Money | None = None
    close_on: date | None = None
    decision_maker_id: int | None = None
    owner_id: int | None = None
    process: DecisionProcess | None = None
    note: str = ""


class SellingStep(StrEnum):
    """The five steps, in order."""

    NEEDS = "needs"
    PEOPLE = "people"
    PROCESS = "process"
    STRUCTURE = "structure"
    PRESCRIBE = "prescribe"


@dataclass(frozen=True, slots=True)
class SellingNote:
    """What is known for one step of one opportunity; `position` orders the people to speak to."""

    id: int
    account_id: int
    opportunity_id: int
    step: SellingStep
    text: str
    contact_id: int | None = None
    position: int = 0
