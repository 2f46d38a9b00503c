"""Effectiveness in phases: what those do who get little, more and the most out of it (§9).

A model holds phases, a phase behaviours; of an account it is kept which of them were seen, when and
by what. The trade's own word for it is never used towards a customer.
"""

from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import TypedDict

from csm_desktop.domain.records.passport import INTERNAL, SHARED, Searched, internal, shared
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class EffectivenessModel:
    """A model of 3 to 7 phases; for the accounts that have `product`, or for all where that is
    empty. A `retired` one is offered no more, and kept for what was seen by it."""

    id: int
    name: str = field(metadata=shared(naming=True))
    product: str = field(default="", metadata=INTERNAL)
    retired: bool = field(default=False, metadata=INTERNAL)


class EffectivenessModelFields(TypedDict, total=False):
    """What can be changed of a model."""

    name: str
    product: str
    retired: bool


@dataclass(frozen=True, slots=True)
class EffectivenessPhase:
    """A phase of a model: what it is called, and what it is like in a few words."""

    id: int
    model_id: int = field(metadata=shared(to="effectiveness_model", history=False))
    name: str = field(metadata=shared(naming=True))
    words: str = field(default="", metadata=shared(label="What it is like"))
    position: int = field(default=0, metadata=shared(history=False))


class EffectivenessPhaseFields(TypedDict, total=False):
    """What can be changed of a phase."""

    name: str
    words: str
    position: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a customer in a phase does, in words that are true or not.

    Where `metric_id` and `line` are set, readings say whether it is shown: at the line or better.
    `practice` is what leads to it. `capability_id` is the one of ours that serves it: for us to
    know, never for a customer to read.
    """

    id: int
    phase_id: int = field(metadata=shared(to="effectiveness_phase", history=False))
    text: str = field(metadata=shared(naming=True, label="Behaviour"))
    practice: str = field(default="", metadata=shared(label="What leads to it"))
    metric_id: int | None = field(default=None, metadata=shared(label="Measured by"))
    line: Decimal | None = field(default=None, metadata=shared(label="Shown from"))
    capability_id: int | None = field(default=None, metadata=internal(label="Served by"))
    position: int = field(default=0, metadata=shared(history=False))


class BehaviourFields(TypedDict, total=False):
    """What can be changed of a behaviour."""

    text: str
    practice: str
    metric_id: int | None
    line: Decimal | None
    capability_id: int | None
    position: int


@dataclass(frozen=True, slots=True)
class BehaviourFinding:
    """That an account shows a behaviour or not, as it was seen on a day; none is overwritten by
    that of a later day. `contact_id` is with whom of theirs, `evidence` by what it was seen."""

    id: int
    account_id: int = field(metadata=shared(history=False))
    behaviour_id: int = field(metadata=SHARED)
    on: date = field(metadata=shared(label="Day", dating=True))
    is_shown: bool = field(metadata=shared(label="Shown"))
    evidence: str = field(
        default="", metadata=internal(searched=Searched.TITLE, naming=True, label="Seen by")
    )
    contact_id: int | None = field(default=None, metadata=shared(label="Seen with"))


class BehaviourFindingFields(TypedDict, total=False):
    """What can be changed of a finding."""

    is_shown: bool
    evidence: str
    contact_id: int | None
