"""The CS-O.P.T.IN2 checklist: its items, and what the user found on a day (domain.md §11)."""

from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, internal
from csm_desktop.values import dataclass


class ChecklistLayer(StrEnum):
    """The layers in their order: customer centricity, service alignment, and the operational."""

    VISION = "vision"
    CUSTOMERS = "customers"
    EXPERIENCE = "experience"
    OUTCOMES = "outcomes"
    SUCCESS = "success"
    DESIGN = "design"
    TOUCH = "touch"
    ORGANISATION = "organisation"
    PROCESS = "process"
    TOOLS = "tools"
    INFORMATION = "information"
    INTEGRATION = "integration"


class ItemState(StrEnum):
    """How far an item is."""

    IN_PLACE = "in_place"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An item: one of the source by its `number` in the layer, or one of the user's own, whose
    `number` is 0 and which has a `text`."""

    id: int
    layer: ChecklistLayer = field(metadata=INTERNAL)
    number: int = field(default=0, metadata=internal(history=False))
    text: str = field(default="", metadata=internal(naming=True))
    position: int = field(default=0, metadata=internal(history=False))


@dataclass(frozen=True, slots=True)
class ChecklistRound:
    """One time that the user went through the checklist."""

    id: int
    on: date = field(metadata=internal(dating=True, label="Gone through on"))


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """What was found of an item in a round; who of ours sees to it, and until when."""

    id: int
    round_id: int = field(metadata=internal(to="checklist_round", history=False))
    item_id: int = field(metadata=internal(to="checklist_item", history=False))
    state: ItemState | None = field(default=None, metadata=INTERNAL)
    note: str = field(default="", metadata=INTERNAL)
    team_member_id: int | None = field(default=None, metadata=internal(label="Owner"))
    due_on: date | None = field(default=None, metadata=INTERNAL)


class AnswerFields(TypedDict, total=False):
    """What can be changed of an answer."""

    state: ItemState | None
    note: str
    team_member_id: int | None
    due_on: date | None
