"""Expansion: opportunities and the five steps of organisational selling (domain.md §6)."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.foreign_ids import ForeignIds
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.passport import (
    IDS_ELSEWHERE,
    INTERNAL,
    ColumnType,
    Searched,
    internal,
)
from csm_desktop.values import dataclass


class OpportunityKind(StrEnum):
    """Upsell: same buying centre. Cross-sell: another budget owner.

    A renewal is what a sales team's list keeps as a deal of its own: it brings nothing on top.
    """

    UPSELL = "upsell"
    CROSS_SELL = "cross_sell"
    RENEWAL = "renewal"


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
    """More revenue with an account; owned by the account manager, the CSM opens the door.

    `product` is what would be sold; `opened_on` the day on which somebody began to work on it, and
    `opener_id` who of ours opened the door: one that a list brought has none. Think big, act small:
    `first_result` is the first small one, dated. `handed_on` is when the account manager was given
    it, `accepted_on` when they took it.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    title: str = field(
        metadata=internal(
            searched=Searched.TITLE, naming=True, label="Opportunity", column=ColumnType.TEXT
        )
    )
    kind: OpportunityKind = field(
        metadata=internal(label="Upsell or cross-sell", column=ColumnType.CHOICE)
    )
    impact: ImpactSize = field(default=ImpactSize.INITIAL, metadata=INTERNAL)
    stage: OpportunityStage = field(
        default=OpportunityStage.IDEA, metadata=internal(column=ColumnType.CHOICE)
    )
    amount: Money | None = field(default=None, metadata=internal(column=ColumnType.MONEY))
    close_on: date | None = field(
        default=None,
        metadata=internal(dating=True, label="Close date", column=ColumnType.DATE),
    )
    decision_maker_id: int | None = field(default=None, metadata=internal(to="contact"))
    owner_id: int | None = field(
        default=None, metadata=internal(to="team_member", column=ColumnType.TEXT)
    )
    process: DecisionProcess | None = field(default=None, metadata=INTERNAL)
    note: str = field(default="", metadata=internal(searched=Searched.BODY))
    product: str = field(
        default="", metadata=internal(searched=Searched.BODY, column=ColumnType.TEXT)
    )
    opened_on: date | None = field(
        default=None, metadata=internal(label="Opened on", column=ColumnType.DATE)
    )
    ids: ForeignIds = field(default=(), metadata=IDS_ELSEWHERE)
    first_result: str = field(default="", metadata=internal(searched=Searched.BODY))
    first_result_on: date | None = field(default=None, metadata=internal(label="First result on"))
    opener_id: int | None = field(
        default=None, metadata=internal(to="team_member", label="Door opened by")
    )
    handed_on: date | None = field(default=None, metadata=internal(label="Handed over on"))
    accepted_on: date | None = field(default=None, metadata=internal(label="Accepted on"))


class OpportunityDetails(TypedDict, total=False):
    """What can be said of an opportunity beside its title, by the names of its fields."""

    kind: OpportunityKind
    impact: ImpactSize
    stage: OpportunityStage
    amount: Money | None
    close_on: date | None
    decision_maker_id: int | None
    owner_id: int | None
    process: DecisionProcess | None
    note: str
    product: str
    opened_on: date | None
    ids: ForeignIds
    first_result: str
    first_result_on: date | None
    opener_id: int | None
    handed_on: date | None
    accepted_on: date | None


class OpportunityFields(OpportunityDetails, total=False):
    """What can be changed of an opportunity."""

    title: str


class NeedLevel(StrEnum):
    """Whose need it is: the wider, the more people decide on it."""

    USER = "user"
    GROUP = "group"
    DEPARTMENT = "department"


class SellingStep(StrEnum):
    """The five steps, in order."""

    NEEDS = "needs"
    PEOPLE = "people"
    PROCESS = "process"
    STRUCTURE = "structure"
    PRESCRIBE = "prescribe"


@dataclass(frozen=True, slots=True)
class SellingNote:
    """What is known for one step of one opportunity; `position` orders the people to speak to.

    A need is of a `level`, and `whose` names the group or department. Of the people to speak to,
    `spoken_on` says when it was done, and `action_id` which action came of it.
    """

    id: int
    account_id: int = field(metadata=internal(history=False))
    opportunity_id: int = field(metadata=INTERNAL)
    step: SellingStep = field(metadata=INTERNAL)
    text: str = field(metadata=internal(naming=True, searched=Searched.TITLE))
    contact_id: int | None = field(default=None, metadata=INTERNAL)
    position: int = field(default=0, metadata=internal(history=False))
    level: NeedLevel | None = field(default=None, metadata=INTERNAL)
    whose: str = field(default="", metadata=internal(searched=Searched.BODY))
    spoken_on: date | None = field(default=None, metadata=INTERNAL)
    action_id: int | None = field(default=None, metadata=internal(history=False))


class SellingNoteFields(TypedDict, total=False):
    """What can be changed of a note of selling."""

    step: SellingStep
    text: str
    contact_id: int | None
    position: int
    level: NeedLevel | None
    whose: str
    spoken_on: date | None
    action_id: int | None
